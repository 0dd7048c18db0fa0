# Domen over ei avlevering.
outcome-accepted = Godkjend
outcome-accepted-with-warnings = Godkjend med merknader
outcome-rejected = Ikkje godkjend
not-checked-viruses = Virus og skadeleg kode er ikkje kontrollert.
not-checked-formats = Innhaldet i dokumentfilene (gyldig PDF/A, rett filformat) er ikkje kontrollert; berre sjekksum, storleik og filending.
not-checked-content = Om arkivet er fullstendig, og om titlar og datoar er rette, kan berre arkivskaparen svare på.

# Namna på reglane.
rule-container = Pakkefila er heil og leseleg
rule-names = Filnamn er trygge
rule-once = Kvar fil finst éin gong
rule-structure = Oppbygginga av DIAS-pakka
rule-identity = Pakka har same UUID overalt
rule-transfer = Overføringsfila stemmer med pakka
rule-mets = dias-mets.xml stemmer med filene
rule-premis = dias-premis.xml stemmer med filene
rule-form = XML er velforma, i UTF-8 og utan dokumenttype
rule-n5-01 = Filene som er lista i arkivuttrekk.xml, finst
rule-complete = Uttrekket er dokumentert
rule-n5-02 = Sjekksummar i arkivuttrekk.xml
rule-n5-03 = XML er gyldig etter skjemaa
rule-official = XML-skjemaa er dei offisielle
rule-own-metadata = Verksemdsspesifikke metadata er skildra
rule-n5-10 = Talet på mapper
rule-n5-15 = Saksmappestatusar
rule-n5-16 = Talet på registreringar
rule-n5-22 = Journalstatusar
rule-n5-25 = Dokumentstatusar
rule-n5-28 = Talet på dokumentfiler
rule-n5-29 = Dokumentformat
rule-n5-30 = Sjekksummane til dokumentfilene
rule-size = Storleiken på dokumentfilene
rule-algorithm = Sjekksumalgoritme
rule-n5-32 = Filene det er vist til, finst
rule-n5-33 = Alle filer er det vist til
rule-n5-64 = Tomme dokumentfiler
rule-conversion = Konverteringar er dokumenterte
rule-n5-42 = Skjerma informasjon
rule-n5-44 = Kassasjonsvedtak
rule-n5-45 = Utførte kassasjonar
rule-own-flag = Verksemdsspesifikke metadata er oppgjevne
rule-n5-47 = systemID-ar er unike
rule-n5-48 = Referansar til arkivdel
rule-n5-51 = Referansar til sekundær klasse
rule-references = Kryssreferansar
rule-n5-59 = Talet på journalpostar
rule-n5-60 = Start- og sluttdatoen til journalane
rule-n5-61 = Endringsloggen finst
rule-n5-62 = Referansar i endringsloggen
rule-n5-63 = Element utan innhald

# Pakkefila.
tar-broken = pakkefila kan ikkje lesast frå byte { $at } og utover; det som ligg etter, er ikkje kontrollert
tar-truncated = pakkefila sluttar midt i oppføringa som tek til ved byte { $at }
tar-no-end = pakkefila manglar avslutninga (to tomme blokker); alle filer er lesne
name-escapes = namnet peikar ut av pakka eller er ikkje eit gyldig namn; fila er ikkje lesen
name-special = dette er verken ei fil eller ei mappe (lenkje, eining eller anna); det er ikkje lese
name-stray = fila ligg utanfor rotmappa til pakka, «{ $root }»; ho er ikkje lesen
name-not-utf8 = namnet er ikkje i UTF-8; det er lese som Latin-1
name-twice = fila finst meir enn éin gong i pakka; berre den første er brukt
hint-transfer-again = overfør pakka på nytt og samanlikn sjekksummen
hint-unsafe = pakk ikkje ut; be avleverande part om å pakke på nytt
hint-pack-files = pakk sjølve fila i staden for ei lenkje til ho
hint-pack-again = pakk avleveringa på nytt
hint-pack-dias = pakk uttrekket som ei DIAS-pakke (SIP)
hint-pack-utf8 = pakk på nytt med filnamn i UTF-8

# DIAS-pakka.
no-package = dette er ikkje ei DIAS-pakke: verken dias-mets.xml eller mappa content finst
bare-extraction = dette er eit uttrekk utan pakke; berre uttrekket er kontrollert
structure-missing = pakka manglar { $name }
identity-root = rotmappa i pakka heiter «{ $found }», men pakkefila heiter «{ $expected }»
identity-no-uuid = namnet på pakka er ikkje ein UUID
identity-objid = OBJID er «{ $found }», venta «{ $expected }»
transfer-missing = overføringsfila (.xml) ligg ikkje ved sida av pakka; sjekksummen til sjølve pakka er ikkje kontrollert
transfer-dangling = overføringsfila viser til «{ $file }», som ikkje finst
transfer-without = overføringsfila oppgjev ingen sjekksum for «{ $file }»
mets-dangling = fila «{ $file }» er lista i METS, men finst ikkje i pakka
mets-twice = fila «{ $file }» er lista meir enn éin gong i METS
mets-unlisted = fila finst i pakka, men er ikkje lista i { $mets }
premis-dangling = PREMIS skildrar fila «{ $file }», som ikkje finst i pakka
checksum-differs = sjekksummen er oppgjeven til { $stated }, men «{ $file }» har { $found }
checksum-not-one = «{ $found }» er ikkje ein SHA-256-sjekksum (64 heksadesimale teikn)
checksum-algorithm = sjekksumalgoritmen er «{ $found }», venta SHA-256; sjekksummen er ikkje kontrollert
size-differs = storleiken er oppgjeven til { $stated } byte, men «{ $file }» er på { $found } byte
hint-transfer-file = be avleverande part om overføringsfila som høyrer til denne pakka
hint-arkade-2020 = kjend feil: Arkade frå 2020 lista filer i repository_operations som ikkje blir pakka i ein SIP; ingenting er tapt
hint-file-lost = finn fila i kjelda og pakk på nytt, eller rett tilvisinga
hint-file-unlisted = fila kan vere lagd til etter pakking; pakk på nytt med eller utan ho
hint-changed-after-packing = fila er endra etter at sjekksummen vart laga, eller er feil fil; finn den rette og pakk på nytt
hint-sha256 = lag sjekksummen på nytt med SHA-256

# XML og skjema.
form-broken = XML-en er ikkje velforma, resten av fila er ikkje lesen. XML-lesaren seier: { $said }
form-doctype = fila har ein dokumenttype (DOCTYPE), resten av fila er ikkje lesen
form-encoding = teiknkodinga er { $found }, venta UTF-8
schema-unknown = det finst ikkje noko kjent XML-skjema for namnerommet «{ $namespace }»; fila er berre kontrollert for om ho er velforma
schema-broken = dei eigne XML-skjemaa i avleveringa kan ikkje brukast: { $said }
schema-unexpected = elementet `{ $element }` er ikkje tillate her; venta: { $expected }
schema-not-allowed = elementet `{ $element }` er ikkje tillate her
schema-missing = elementet `{ $element }` er ufullstendig; manglar: { $expected }
schema-root = rotelementet `{ $element }` er ikkje det skjemaet skildrar (namn eller namnerom er feil)
schema-value = verdien `{ $found }` i `{ $element }` er ikkje av typen { $kind }
schema-pattern = verdien `{ $found }` i `{ $element }` følgjer ikkje mønsteret { $pattern }
schema-empty = elementet `{ $element }` manglar verdi
schema-facet = verdien `{ $found }` i `{ $element }` er ikkje tillaten
schema-attribute-missing = elementet `{ $element }` manglar attributtet `{ $attribute }`
schema-attribute-unknown = attributtet `{ $attribute }` er ikkje tillate på `{ $element }`
schema-other = { $said }
schema-not-official = XML-skjemaet er ikkje ei av dei publiserte utgåvene av { $name }; SHA-256 er { $found }
schema-missing-file = XML-skjemaet { $schema }, som definerer denne fila, ligg ikkje i uttrekket
own-undescribed = verksemdsspesifikke metadata i namnerommet «{ $namespace }», som ikkje noko XML-skjema i arkivuttrekk.xml skildrar
hint-write-utf8 = skriv fila på nytt i UTF-8
hint-write-again = skriv fila på nytt frå systemet; rett ho ikkje for hand
hint-no-doctype = fjern DOCTYPE; Noark 5 bruker XML-skjema
hint-own-schema = rett det eigne XML-skjemaet så det kan lesast saman med dei offisielle
hint-arkade-mixed = kjend feil: Arkade 2.12.3 og seinare blandar file og fileGrp; ingenting er tapt
hint-mend-extraction = rett verdien i systemet og lag uttrekket på nytt
hint-official-schema = legg inn den offisielle fila frå schema.arkivverket.no, uendra
hint-list-own-schema = list skjemaet under dataobjektet arkivstruktur i arkivuttrekk.xml, og legg det i uttrekket

# arkivuttrekk.xml.
uttrekk-missing = arkivuttrekk.xml finst ikkje i uttrekket
arkivstruktur-missing = arkivstruktur.xml finst ikkje i uttrekket
uttrekk-dangling = fila «{ $file }» er lista i arkivuttrekk.xml, men finst ikkje i uttrekket
uttrekk-unlisted = fila er ikkje lista i arkivuttrekk.xml
uttrekk-stranger = fila ligg i uttrekket, men er ikkje lista i arkivuttrekk.xml
uttrekk-no-checksum = arkivuttrekk.xml oppgjev ingen sjekksum for «{ $file }»
count-element = `{ $element }`
count-files = dokumentfiler
count-undeclared = arkivuttrekk.xml oppgjev ikkje talet på { $what }; funne { $found }
count-differs = talet på { $what } er oppgjeve til { $stated }, men det er funne { $found }
flag-but-none = { $flag } er oppgjeve, men elementet `{ $element }` finst ikkje i arkivstruktur.xml
flag-but-some = { $flag } er ikkje oppgjeve, men elementet `{ $element }` finst { $found } { $found ->
    [one] gong
   *[other] gonger
 } (først i { $first })
flag-not-one = { $flag } er oppgjeve som «{ $found }», venta true eller false
hint-uttrekk = lag arkivuttrekk.xml på nytt ut frå det uttrekket faktisk inneheld
hint-count = uttrekket kan vere avbrote eller endra; lag det på nytt

# arkivstruktur.xml og dokumenta.
status-open = { $element } er «{ $found }», venta: { $expected } (systemID { $id })
document-missing = dokumentfila «{ $file }» finst ikkje
document-unreferenced = ingenting i arkivstruktur.xml viser til denne fila
document-empty = dokumentfila «{ $file }» er tom (0 byte)
format-differs = format er «{ $format }», men fila heiter «{ $file }»
conversion-missing = dokumentet ligg både som «{ $source }» og i arkivformatet «{ $format }», men konverteringa er ikkje skildra
id-repeated = systemID { $id } er ikkje unik; han står først på linje { $first }
id-repeated-more = ytterlegare { $count } systemID-ar er ikkje unike
reference-dangling = { $element } viser til { $id }, som ikkje finst i uttrekket eller er noko anna
reference-too-many = for mange referansar utan treff; resten er ikkje kontrollert
element-empty = elementet `{ $element }` er tomt (systemID { $id })
hint-status = avslutt eller rett i systemet, og lag uttrekket på nytt
hint-unreferenced = skildre fila i arkivstrukturen, eller ta ho ut av uttrekket
hint-format = oppgje filendinga eller ein PRONOM-kode (fmt/…)
hint-conversion = legg til elementet konvertering under dokumentobjektet
hint-id = gje eininga ein ny systemID i systemet; han må vere unik i alle avleveringar frå arkivskaparen
hint-reference = ta med eininga det er vist til, eller rett referansen i systemet
hint-leave-out = utelat element utan verdi

# Journalar og endringslogg.
journal-missing = { $file } finst ikkje, men arkivstruktur.xml har { $posts } { $posts ->
    [one] journalpost
   *[other] journalpostar
 }
journal-count = antallJournalposter er oppgjeve til { $stated }, men journalen har { $found }
journals-count-differs = journalane oppgjev ulikt tal på journalpostar: løpande journal { $running }, offentleg journal { $public }
journal-archive-count = løpande journal har { $found } journalpostar, men arkivstruktur.xml har { $posts }, og perioden har skarpt skilje
journals-date-differs = journalane har ulik dato: løpande journal { $running }, offentleg journal { $public }
journal-period = datoen til journalen er { $found }, men datoen til arkivperioden er { $stated }
journal-post-outside = journaldato { $date } ligg utanfor perioden til journalen, { $start } – { $end }, og perioden har skarpt skilje
change-log-missing = endringslogg.xml finst ikkje i uttrekket
hint-journal = ta ut journalane på nytt for same periode som arkivet
hint-journal-public = ta ut offentleg journal; han kan berre utelatast når ingenting er skjerma
hint-change-log = ta ut endringsloggen frå systemet
