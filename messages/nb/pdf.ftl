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
# Hvorfor en mottatt PDF bygges opp på nytt av sidene sine.
pdf-received-no-claim = PDF-en sier ikke at den er PDF/A-1 eller PDF/A-2
pdf-received-tagged = PDF-en sier at den er PDF/A på nivå A; merkingen som det krever, kan ikke bevises av et program
pdf-received-encrypted = PDF-en er kryptert, som PDF/A forbyr
pdf-received-no-id = PDF-en mangler ID i traileren, som PDF/A krever
pdf-received-syntax = PDF-en er ved byte { $byte } ikke bygd slik PDF/A krever, eller på en måte som ikke kan følges sikkert
pdf-received-stream = datastrømmen i objekt { $object } er skadet, for stor eller pakket på en måte som ikke kan følges
pdf-received-feature = { $name } i objekt { $object } er forbudt i PDF/A eller kan ikke bevises å være tillatt
pdf-received-colour = fargene i objekt { $object } avhenger av skjerm eller skriver og mangler en OutputIntent som passer
pdf-received-font = skrifta i objekt { $object } er ikke bygd inn i sin helhet, eller er av et slag som ikke kan bevises
pdf-received-visible-text = objekt { $object } har synlig tekst; at skrifta har alt den trenger, kan ikke bevises
pdf-received-metadata = XMP-egenskapen { $property } er skadet, ukjent for PDF/A eller sier noe annet enn dokumentinformasjonen
