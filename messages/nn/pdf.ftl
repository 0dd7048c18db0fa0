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
# Kvifor ein motteken PDF blir bygd opp på nytt av sidene sine.
pdf-received-no-claim = PDF-en seier ikkje at han er PDF/A-1 eller PDF/A-2
pdf-received-tagged = PDF-en seier at han er PDF/A på nivå A; merkinga som det krev, kan ikkje provast av eit program
pdf-received-encrypted = PDF-en er kryptert, noko PDF/A forbyd
pdf-received-no-id = PDF-en manglar ID i traileren, noko PDF/A krev
pdf-received-syntax = PDF-en er ved byte { $byte } ikkje bygd slik PDF/A krev, eller på ein måte som ikkje kan følgjast sikkert
pdf-received-stream = datastraumen i objekt { $object } er skadd, for stor eller pakka på ein måte som ikkje kan følgjast
pdf-received-feature = { $name } i objekt { $object } er forbode i PDF/A eller kan ikkje provast å vere tillate
pdf-received-colour = fargane i objekt { $object } er avhengige av skjerm eller skrivar og manglar ein OutputIntent som passar
pdf-received-font = skrifta i objekt { $object } er ikkje bygd inn i heilskap, eller er av eit slag som ikkje kan provast
pdf-received-visible-text = objekt { $object } har synleg tekst; at skrifta har alt ho treng, kan ikkje provast
pdf-received-metadata = XMP-eigenskapen { $property } er skadd, ukjend for PDF/A eller seier noko anna enn dokumentinformasjonen
