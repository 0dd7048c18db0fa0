# Making PDF/A.
pdf-image-hint = skann siden på nytt, eller lever bildet som TIFF (G4, LZW), JPEG (8 biter, grå eller RGB) eller PNG; dokumentet holdes utenfor leveransen til det er gjort
pdf-jpeg-damaged = JPEG-bildet er skadet: hodet kan ikke leses, så siden kan ikke legges i en PDF
pdf-jpeg-unusual = JPEG-bildet er av slaget { $found }; en PDF kan bare bære grunnleggende og progressiv JPEG med 8 biter og 1, 3 eller 4 fargekomponenter
pdf-inks-unknown = JPEG-bildet har trykkfarger (CMYK) uten Adobe-merke eller er over 300 megapiksler; hvilke farger som menes, kan ikke avgjøres sikkert
pdf-inks-converted = bildet har trykkfarger (CMYK), som en PDF/A med sRGB ikke kan bære; det er gjort om til RGB uten annet tap
pdf-inks-converted-hint = den mottatte fila er bevart som den kom; lever RGB-skann der fargene er viktige
pdf-image-empty = bildet har ingen piksler
pdf-image-length = bildet er på { $found } byte, men { $width } × { $height } piksler krever { $expected }
pdf-characters-left-out = { $count ->
    [one] ett tegn
   *[other] { $count } tegn
 } fra tekstgjenkjenningen (styretegn og lignende) kan ikke stå i en PDF/A-2u og er utelatt fra det søkbare laget
