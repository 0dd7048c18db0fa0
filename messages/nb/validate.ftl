# Dommen over en avlevering.
outcome-accepted = Godkjent
outcome-accepted-with-warnings = Godkjent med merknader
outcome-rejected = Ikke godkjent
not-checked-viruses = Virus og skadelig kode er ikke kontrollert.
not-checked-formats = Dokumentfilenes innhold (gyldig PDF/A, riktig filformat) er ikke kontrollert; bare sjekksum, størrelse og filending.
not-checked-content = Om arkivet er fullstendig, og om titler og datoer er riktige, kan bare arkivskaperen svare på.

# Reglenes navn.
rule-container = Pakkefilen er hel og lesbar
rule-names = Filnavn er trygge
rule-once = Hver fil finnes én gang
rule-structure = DIAS-pakkens oppbygning
rule-identity = Pakken har samme UUID overalt
rule-transfer = Overføringsfilen stemmer med pakken
rule-mets = dias-mets.xml stemmer med filene
rule-premis = dias-premis.xml stemmer med filene
rule-form = XML er velformet, i UTF-8 og uten dokumenttype
rule-n5-01 = Filene som er listet i arkivuttrekk.xml, finnes
rule-complete = Uttrekket er dokumentert
rule-n5-02 = Sjekksummer i arkivuttrekk.xml
rule-n5-03 = XML er gyldig etter skjemaene
rule-official = XML-skjemaene er de offisielle
rule-own-metadata = Virksomhetsspesifikke metadata er beskrevet
rule-n5-10 = Antall mapper
rule-n5-15 = Saksmappestatuser
rule-n5-16 = Antall registreringer
rule-n5-22 = Journalstatuser
rule-n5-25 = Dokumentstatuser
rule-n5-28 = Antall dokumentfiler
rule-n5-29 = Dokumentformater
rule-n5-30 = Dokumentfilenes sjekksummer
rule-size = Dokumentfilenes størrelse
rule-algorithm = Sjekksumalgoritme
rule-n5-32 = Filene det vises til, finnes
rule-n5-33 = Alle filer er det vist til
rule-n5-64 = Tomme dokumentfiler
rule-conversion = Konverteringer er dokumentert
rule-n5-42 = Skjermet informasjon
rule-n5-44 = Kassasjonsvedtak
rule-n5-45 = Utførte kassasjoner
rule-own-flag = Virksomhetsspesifikke metadata er oppgitt
rule-n5-47 = systemID-er er unike
rule-n5-48 = Referanser til arkivdel
rule-n5-51 = Referanser til sekundær klasse
rule-references = Kryssreferanser
rule-n5-59 = Antall journalposter
rule-n5-60 = Journalenes start- og sluttdato
rule-n5-61 = Endringsloggen finnes
rule-n5-62 = Referanser i endringsloggen
rule-n5-63 = Elementer uten innhold

# Pakkefilen.
tar-broken = pakkefilen kan ikke leses fra byte { $at } og utover; det som ligger etter, er ikke kontrollert
tar-truncated = pakkefilen slutter midt i oppføringen som begynner ved byte { $at }
tar-no-end = pakkefilen mangler avslutningen (to tomme blokker); alle filer er lest
name-escapes = navnet peker ut av pakken eller er ikke et gyldig navn; filen er ikke lest
name-special = dette er verken en fil eller en mappe (lenke, enhet eller annet); det er ikke lest
name-stray = filen ligger utenfor pakkens rotmappe «{ $root }»; den er ikke lest
name-not-utf8 = navnet er ikke i UTF-8; det er lest som Latin-1
name-twice = filen finnes mer enn én gang i pakken; bare den første er brukt
hint-transfer-again = overfør pakken på nytt og sammenlign sjekksummen
hint-unsafe = pakk ikke ut; be avleverende part om å pakke på nytt
hint-pack-files = pakk filen selv i stedet for en lenke til den
hint-pack-again = pakk avleveringen på nytt
hint-pack-dias = pakk uttrekket som en DIAS-pakke (SIP)
hint-pack-utf8 = pakk på nytt med filnavn i UTF-8

# DIAS-pakken.
no-package = dette er ikke en DIAS-pakke: verken dias-mets.xml eller mappen content finnes
bare-extraction = dette er et uttrekk uten pakke; bare uttrekket er kontrollert
structure-missing = pakken mangler { $name }
identity-root = rotmappen i pakken heter «{ $found }», men pakkefilen heter «{ $expected }»
identity-no-uuid = pakkens navn er ikke en UUID
identity-objid = OBJID er «{ $found }», ventet «{ $expected }»
transfer-missing = overføringsfilen (.xml) ligger ikke ved siden av pakken; pakkens egen sjekksum er ikke kontrollert
transfer-dangling = overføringsfilen viser til «{ $file }», som ikke finnes
transfer-without = overføringsfilen oppgir ingen sjekksum for «{ $file }»
mets-dangling = filen «{ $file }» er listet i METS, men finnes ikke i pakken
mets-twice = filen «{ $file }» er listet mer enn én gang i METS
mets-unlisted = filen finnes i pakken, men er ikke listet i { $mets }
premis-dangling = PREMIS beskriver filen «{ $file }», som ikke finnes i pakken
checksum-differs = sjekksummen er oppgitt til { $stated }, men «{ $file }» har { $found }
checksum-not-one = «{ $found }» er ikke en SHA-256-sjekksum (64 heksadesimale tegn)
checksum-algorithm = sjekksumalgoritmen er «{ $found }», ventet SHA-256; sjekksummen er ikke kontrollert
size-differs = størrelsen er oppgitt til { $stated } byte, men «{ $file }» er på { $found } byte
hint-transfer-file = be avleverende part om overføringsfilen som hører til denne pakken
hint-arkade-2020 = kjent feil: Arkade fra 2020 listet filer i repository_operations som ikke pakkes i en SIP; ingenting er tapt
hint-file-lost = finn filen i kilden og pakk på nytt, eller rett henvisningen
hint-file-unlisted = filen kan være lagt til etter pakking; pakk på nytt med eller uten den
hint-changed-after-packing = filen er endret etter at sjekksummen ble laget, eller er feil fil; finn den riktige og pakk på nytt
hint-sha256 = lag sjekksummen på nytt med SHA-256

# XML og skjema.
form-broken = XML-en er ikke velformet, resten av filen er ikke lest. XML-leseren sier: { $said }
form-doctype = filen har en dokumenttype (DOCTYPE), resten av filen er ikke lest
form-encoding = tegnkodingen er { $found }, ventet UTF-8
schema-unknown = det finnes ikke noe kjent XML-skjema for navnerommet «{ $namespace }»; filen er bare kontrollert for velformethet
schema-broken = avleveringens egne XML-skjemaer kan ikke brukes: { $said }
schema-unexpected = elementet `{ $element }` er ikke tillatt her; ventet: { $expected }
schema-not-allowed = elementet `{ $element }` er ikke tillatt her
schema-missing = elementet `{ $element }` er ufullstendig; mangler: { $expected }
schema-root = rotelementet `{ $element }` er ikke det skjemaet beskriver (navn eller navnerom er feil)
schema-value = verdien `{ $found }` i `{ $element }` er ikke av typen { $kind }
schema-pattern = verdien `{ $found }` i `{ $element }` følger ikke mønsteret { $pattern }
schema-empty = elementet `{ $element }` mangler verdi
schema-facet = verdien `{ $found }` i `{ $element }` er ikke tillatt
schema-attribute-missing = elementet `{ $element }` mangler attributtet `{ $attribute }`
schema-attribute-unknown = attributtet `{ $attribute }` er ikke tillatt på `{ $element }`
schema-other = { $said }
schema-not-official = XML-skjemaet er ikke en av de publiserte utgavene av { $name }; SHA-256 er { $found }
schema-missing-file = XML-skjemaet { $schema }, som definerer denne filen, ligger ikke i uttrekket
own-undescribed = virksomhetsspesifikke metadata i navnerommet «{ $namespace }», som ikke noe XML-skjema i arkivuttrekk.xml beskriver
hint-write-utf8 = skriv filen på nytt i UTF-8
hint-write-again = skriv filen på nytt fra systemet; rett den ikke for hånd
hint-no-doctype = fjern DOCTYPE; Noark 5 bruker XML-skjema
hint-own-schema = rett det egne XML-skjemaet så det kan leses sammen med de offisielle
hint-arkade-mixed = kjent feil: Arkade 2.12.3 og senere blander file og fileGrp; ingenting er tapt
hint-mend-extraction = rett verdien i systemet og lag uttrekket på nytt
hint-official-schema = legg inn den offisielle filen fra schema.arkivverket.no, uendret
hint-list-own-schema = list skjemaet under dataobjektet arkivstruktur i arkivuttrekk.xml, og legg det i uttrekket

# arkivuttrekk.xml.
uttrekk-missing = arkivuttrekk.xml finnes ikke i uttrekket
arkivstruktur-missing = arkivstruktur.xml finnes ikke i uttrekket
uttrekk-dangling = filen «{ $file }» er listet i arkivuttrekk.xml, men finnes ikke i uttrekket
uttrekk-unlisted = filen er ikke listet i arkivuttrekk.xml
uttrekk-stranger = filen ligger i uttrekket, men er ikke listet i arkivuttrekk.xml
uttrekk-no-checksum = arkivuttrekk.xml oppgir ingen sjekksum for «{ $file }»
count-element = `{ $element }`
count-files = dokumentfiler
count-undeclared = arkivuttrekk.xml oppgir ikke antall { $what }; funnet { $found }
count-differs = antall { $what } er oppgitt til { $stated }, men det er funnet { $found }
flag-but-none = { $flag } er oppgitt, men elementet `{ $element }` finnes ikke i arkivstruktur.xml
flag-but-some = { $flag } er ikke oppgitt, men elementet `{ $element }` finnes { $found } { $found ->
    [one] gang
   *[other] ganger
 } (først i { $first })
flag-not-one = { $flag } er oppgitt som «{ $found }», ventet true eller false
hint-uttrekk = lag arkivuttrekk.xml på nytt ut fra det uttrekket faktisk inneholder
hint-count = uttrekket kan være avbrutt eller endret; lag det på nytt

# arkivstruktur.xml og dokumentene.
status-open = { $element } er «{ $found }», ventet: { $expected } (systemID { $id })
document-missing = dokumentfilen «{ $file }» finnes ikke
document-unreferenced = ingenting i arkivstruktur.xml viser til denne filen
document-empty = dokumentfilen «{ $file }» er tom (0 byte)
format-differs = format er «{ $format }», men filen heter «{ $file }»
conversion-missing = dokumentet ligger både som «{ $source }» og i arkivformatet «{ $format }», men konverteringen er ikke beskrevet
id-repeated = systemID { $id } er ikke unik; den står først på linje { $first }
id-repeated-more = ytterligere { $count } systemID-er er ikke unike
reference-dangling = { $element } viser til { $id }, som ikke finnes i uttrekket eller er noe annet
reference-too-many = for mange referanser uten treff; resten er ikke kontrollert
element-empty = elementet `{ $element }` er tomt (systemID { $id })
hint-status = avslutt eller rett i systemet, og lag uttrekket på nytt
hint-unreferenced = beskriv filen i arkivstrukturen, eller ta den ut av uttrekket
hint-format = oppgi filendingen eller en PRONOM-kode (fmt/…)
hint-conversion = legg til elementet konvertering under dokumentobjektet
hint-id = gi enheten en ny systemID i systemet; den må være unik i alle avleveringer fra arkivskaperen
hint-reference = ta med enheten det vises til, eller rett referansen i systemet
hint-leave-out = utelat elementer uten verdi

# Journaler og endringslogg.
journal-missing = { $file } finnes ikke, men arkivstruktur.xml har { $posts } { $posts ->
    [one] journalpost
   *[other] journalposter
 }
journal-count = antallJournalposter er oppgitt til { $stated }, men journalen har { $found }
journals-count-differs = journalene oppgir ulikt antall journalposter: løpende journal { $running }, offentlig journal { $public }
journal-archive-count = løpende journal har { $found } journalposter, men arkivstruktur.xml har { $posts }, og perioden har skarpt skille
journals-date-differs = journalene har ulik dato: løpende journal { $running }, offentlig journal { $public }
journal-period = journalens dato er { $found }, men arkivperiodens er { $stated }
journal-post-outside = journaldato { $date } ligger utenfor journalens periode { $start } – { $end }, og perioden har skarpt skille
change-log-missing = endringslogg.xml finnes ikke i uttrekket
hint-journal = ta ut journalene på nytt for samme periode som arkivet
hint-journal-public = ta ut offentlig journal; den kan bare utelates når ingenting er skjermet
hint-change-log = ta ut endringsloggen fra systemet
