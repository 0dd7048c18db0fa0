# Å lage PDF/A.
pdf-image-hint = skann sida på nytt, eller lever biletet som TIFF (G4, LZW), JPEG (8 bitar, grå eller RGB) eller PNG; dokumentet blir halde utanfor leveransen til det er gjort
pdf-jpeg-damaged = JPEG-biletet er skadd: hovudet kan ikkje lesast, så sida kan ikkje leggjast i ein PDF
pdf-jpeg-unusual = JPEG-biletet er av slaget { $found }; ein PDF kan berre bere grunnleggjande og progressiv JPEG med 8 bitar og 1, 3 eller 4 fargekomponentar
pdf-inks-unknown = JPEG-biletet har trykkfargar (CMYK) utan Adobe-merke eller er over 300 megapikslar; kva fargar som er meinte, kan ikkje avgjerast sikkert
pdf-inks-converted = biletet har trykkfargar (CMYK), som ein PDF/A med sRGB ikkje kan bere; det er gjort om til RGB utan anna tap
pdf-inks-converted-hint = den mottekne fila er teken vare på som ho kom; lever RGB-skann der fargane er viktige
pdf-image-empty = biletet har ingen pikslar
pdf-image-length = biletet er på { $found } byte, men { $width } × { $height } pikslar krev { $expected }
pdf-characters-left-out = { $count ->
    [one] eitt teikn
   *[other] { $count } teikn
 } frå tekstattkjenninga (styreteikn og liknande) kan ikkje stå i ein PDF/A-2u og er utelatne frå det søkbare laget
