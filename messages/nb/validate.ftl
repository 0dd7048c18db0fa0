# Dommen over en avlevering.
validate-outcome-accepted = Godkjent
validate-outcome-accepted-with-warnings = Godkjent med merknader
validate-outcome-undecided = Kan ikke avgjøres
validate-outcome-rejected = Ikke godkjent
validate-not-checked-viruses = Virus og skadelig kode er ikke kontrollert.
validate-not-checked-formats = Dokumentfilenes innhold er ikke kontrollert i dybden (gyldig PDF/A); formatet er kjent igjen på de første og siste bytene, og PDF-er på det de selv sier de er.
validate-not-checked-content = Om arkivet er fullstendig, og om titler og datoer er riktige, kan bare arkivskaperen svare på.
validate-not-checked-across = Det er ikke kontrollert mot tidligere avleveringer fra samme arkivskaper (--against).
validate-checked-across = { $count ->
    [one] Én tidligere avlevering er sammenlignet med; andre er ikke kontrollert.
   *[other] { $count } tidligere avleveringer er sammenlignet med; andre er ikke kontrollert.
 }

# Reglenes navn.
validate-rule-container = Pakkefilen er hel og lesbar
validate-rule-names = Filnavn er trygge
validate-rule-once = Hver fil finnes én gang
validate-rule-structure = DIAS-pakkens oppbygning
validate-rule-identity = Pakken har samme UUID overalt
validate-rule-transfer = Overføringsfilen stemmer med pakken
validate-rule-mets = dias-mets.xml stemmer med filene
validate-rule-premis = dias-premis.xml stemmer med filene
validate-rule-form = XML er velformet, i UTF-8 og uten dokumenttype
validate-rule-n5-01 = Filene som er listet i arkivuttrekk.xml, finnes
validate-rule-complete = Uttrekket er dokumentert
validate-rule-n5-02 = Sjekksummer i arkivuttrekk.xml
validate-rule-n5-03 = XML er gyldig etter skjemaene
validate-rule-sizes = Filer som må leses først, har rimelig størrelse
validate-rule-official = XML-skjemaene er de offisielle
validate-rule-own-metadata = Virksomhetsspesifikke metadata er beskrevet
validate-rule-n5-10 = Antall mapper
validate-rule-n5-15 = Saksmappestatuser
validate-rule-n5-16 = Antall registreringer
validate-rule-n5-22 = Journalstatuser
validate-rule-n5-25 = Dokumentstatuser
validate-rule-n5-28 = Antall dokumentfiler
validate-rule-n5-29 = Dokumentformater
validate-rule-n5-30 = Dokumentfilenes sjekksummer
validate-rule-size = Dokumentfilenes størrelse
validate-rule-algorithm = Sjekksumalgoritme
validate-rule-n5-32 = Filene det vises til, finnes
validate-rule-n5-33 = Alle filer er det vist til
validate-rule-n5-64 = Tomme dokumentfiler
validate-rule-conversion = Konverteringer er dokumentert
validate-rule-n5-42 = Skjermet informasjon
validate-rule-n5-44 = Kassasjonsvedtak
validate-rule-n5-45 = Utførte kassasjoner
validate-rule-own-flag = Virksomhetsspesifikke metadata er oppgitt
validate-rule-n5-47 = systemID-er er unike
validate-rule-n5-48 = Referanser til arkivdel
validate-rule-n5-51 = Referanser til sekundær klasse
validate-rule-references = Kryssreferanser
validate-rule-n5-59 = Antall journalposter
validate-rule-n5-60 = Journalenes start- og sluttdato
validate-rule-n5-61 = Endringsloggen finnes
validate-rule-n5-62 = Referanser i endringsloggen
validate-rule-n5-63 = Elementer uten innhold
validate-rule-n5-04 = Antall arkiver
validate-rule-n5-05 = Antall arkivdeler
validate-rule-n5-06 = Status på arkivdeler
validate-rule-n5-07 = Antall klassifikasjonssystemer
validate-rule-n5-08 = Antall klasser
validate-rule-n5-09 = Tomme klasser i primært klassifikasjonssystem
validate-rule-n5-11 = Mapper per år
validate-rule-n5-12 = Klasser med både underklasser og mapper
validate-rule-n5-13 = Mapper per klasse
validate-rule-n5-14 = Mapper uten registreringer og undermapper
validate-rule-n5-17 = Journalposttyper
validate-rule-n5-18 = Registreringer per år
validate-rule-n5-19 = Klasser med både underklasser og registreringer
validate-rule-n5-20 = Registreringer per klasse
validate-rule-n5-21 = Registreringer uten dokumentbeskrivelse
validate-rule-n5-23 = Antall dokumentbeskrivelser
validate-rule-n5-24 = Dokumentbeskrivelser uten dokumentobjekt
validate-rule-n5-26 = Antall dokumentobjekter
validate-rule-n5-27 = Første og siste registrering
validate-rule-n5-34 = Dokumentfiler det er vist til flere ganger
validate-rule-n5-35 = Antall parter
validate-rule-n5-36 = Antall merknader
validate-rule-n5-37 = Antall kryssreferanser
validate-rule-n5-38 = Antall presedenser
validate-rule-n5-39 = Antall korrespondanseparter
validate-rule-n5-40 = Antall avskrivninger
validate-rule-n5-41 = Antall dokumentflyter
validate-rule-n5-43 = Antall graderinger
validate-rule-n5-46 = Antall konverteringer
validate-rule-arkade = Kan kjøres gjennom Arkade
validate-rule-codes = Verdier etter metadatakatalogen
validate-rule-order = Datoer i rekkefølge
validate-rule-period = Datoer i arkivperioden
validate-rule-entries = Journalene stemmer med arkivstrukturen, post for post
validate-rule-leaks = Skjermede ord i offentlig journal
validate-rule-personal = Fødselsnummer i titler og tekster
validate-rule-parties = Journalposter har korrespondansepart
validate-rule-main-document = Registreringer har ett hoveddokument
validate-rule-signed-off = Inngående dokumenter er avskrevet
validate-rule-redacted = Skjermede dokumenter har sladdet variant, skjermede titler offentlig tittel
validate-rule-signature = Filene er det de heter
validate-rule-approval = Arkivformatene er godkjent
validate-rule-pdf = PDF-filer er hele og ikke låst
validate-rule-duplicates = Like dokumentfiler
validate-rule-forms = Filnavn i samme Unicode-form
validate-rule-matrikkel = Matrikkelnumre er velformet
validate-rule-delivered = systemID-er er ikke avlevert før
validate-rule-periods = Arkivperiodene følger hverandre
validate-rule-standing = Pakken er det den sier den er i forhold til tidligere avleveringer
validate-rule-people = Personer er navngitt

# Pakkefilen.
validate-tar-broken = pakkefilen kan ikke leses fra byte { $at } og utover; det som ligger etter, er ikke kontrollert
validate-tar-truncated = pakkefilen slutter midt i oppføringen som begynner ved byte { $at }
validate-tar-no-end = pakkefilen mangler avslutningen (to tomme blokker); alle filer er lest
validate-name-escapes = navnet peker ut av pakken eller er ikke et gyldig navn; filen er ikke lest
validate-name-special = dette er verken en fil eller en mappe (lenke, enhet eller annet); det er ikke lest
validate-name-stray = filen ligger utenfor pakkens rotmappe «{ $root }»; den er ikke lest
validate-name-not-utf8 = navnet er ikke i UTF-8; det er lest som Latin-1
validate-name-twice = filen finnes mer enn én gang i pakken; bare den første er brukt
validate-name-backslashes = navnene i zip-filen skiller mapper med omvendt skråstrek (\); de er lest som vanlig skråstrek
validate-hint-transfer-again = overfør pakken på nytt og sammenlign sjekksummen
validate-hint-unsafe = pakk ikke ut; be avleverende part om å pakke på nytt
validate-hint-pack-files = pakk filen selv i stedet for en lenke til den
validate-hint-pack-again = pakk avleveringen på nytt
validate-hint-pack-dias = pakk uttrekket som en DIAS-pakke (SIP)
validate-hint-pack-utf8 = pakk på nytt med filnavn i UTF-8
validate-hint-pack-slashes = pakk på nytt med et program som skiller mapper med «/»; andre kan pakke ut filene uten mapper

# DIAS-pakken.
validate-no-package = dette er ikke en DIAS-pakke: verken dias-mets.xml eller mappen content finnes
validate-package-eark = dette ser ut til å være en E-ARK-pakke (mappen representations finnes), ikke en DIAS-pakke
validate-bare-extraction = dette er et uttrekk uten pakke; bare uttrekket er kontrollert
validate-structure-missing = pakken mangler { $name }
validate-structure-deep = uttrekket ligger i { $found }, ventet rett i content/; det er kontrollert der det ligger
validate-identity-root = rotmappen i pakken heter «{ $found }», men pakkefilen heter «{ $expected }»
validate-identity-no-uuid = pakkens navn er ikke en UUID
validate-identity-objid = OBJID er «{ $found }», ventet «{ $expected }»
validate-transfer-missing = overføringsfilen (.xml) ligger ikke ved siden av pakken; pakkens egen sjekksum er ikke kontrollert
validate-transfer-dangling = overføringsfilen viser til «{ $file }», som ikke finnes
validate-transfer-without = overføringsfilen oppgir ingen sjekksum for «{ $file }»
validate-mets-dangling = filen «{ $file }» er listet i METS, men finnes ikke i pakken
validate-mets-twice = filen «{ $file }» er listet mer enn én gang i METS
validate-mets-unlisted = filen finnes i pakken, men er ikke listet i { $mets }
validate-premis-dangling = PREMIS beskriver filen «{ $file }», som ikke finnes i pakken
validate-checksum-differs = sjekksummen er oppgitt til { $stated }, men «{ $file }» har { $found }
validate-checksum-not-one = «{ $found }» er ikke en SHA-256-sjekksum (64 heksadesimale tegn)
validate-checksum-algorithm = sjekksumalgoritmen er «{ $found }», ventet SHA-256; sjekksummen er ikke kontrollert
validate-size-differs = størrelsen er oppgitt til { $stated } byte, men «{ $file }» er på { $found } byte
validate-hint-transfer-file = be avleverende part om overføringsfilen som hører til denne pakken
validate-hint-arkade-2020 = kjent feil: Arkade fra 2020 listet filer i repository_operations som ikke pakkes i en SIP; ingenting er tapt
validate-hint-file-lost = finn filen i kilden og pakk på nytt, eller rett henvisningen
validate-hint-file-unlisted = filen kan være lagt til etter pakking; pakk på nytt med eller uten den
validate-hint-changed-after-packing = filen er endret etter at sjekksummen ble laget, eller er feil fil; finn den riktige og pakk på nytt
validate-hint-sha256 = lag sjekksummen på nytt med SHA-256

# XML og skjema.
validate-form-broken = XML-en er ikke velformet, resten av filen er ikke lest. XML-leseren sier: { $said }
validate-form-not-utf8 = filen sier at den er i UTF-8, men bytene { $bytes } er ikke det; resten av filen er ikke lest
validate-form-doctype = filen har en dokumenttype (DOCTYPE), resten av filen er ikke lest
validate-form-encoding = tegnkodingen er { $found }, ventet UTF-8
validate-too-large = filen er på { $size } byte, mer enn de { $limit } som leses; den er ikke brukt i kontrollen
validate-hint-too-large = en så stor fil er trolig feil fil; finn den riktige
validate-schema-unknown = det finnes ikke noe kjent XML-skjema for navnerommet «{ $namespace }»; filen er bare kontrollert for velformethet
validate-schema-none = filen har ikke noe navnerom, og intet kjent XML-skjema; den er bare kontrollert for velformethet
validate-schema-broken = avleveringens egne XML-skjemaer kan ikke brukes: { $said }
validate-hint-lighter-schema = del opp lange rekker av elementer i egne typer, og korte ned mønstre (xs:pattern) på over 300 tegn
validate-schema-too-heavy = avleveringens egne XML-skjemaer er så innviklede at det ville ta svært lang tid å bruke dem; filen er bare kontrollert mot det offisielle skjemaet
validate-schema-unexpected = elementet `{ $element }` er ikke tillatt her; ventet: { $expected }
validate-schema-not-allowed = elementet `{ $element }` er ikke tillatt her
validate-schema-missing = elementet `{ $element }` er ufullstendig; mangler: { $expected }
validate-schema-root = rotelementet `{ $element }` er ikke det skjemaet beskriver (navn eller navnerom er feil)
validate-schema-type = typen `{ $found }` på `{ $element }` (xsi:type) finnes ikke i skjemaet: navnet er feil, eller prefikset mangler
validate-schema-value = verdien `{ $found }` i `{ $element }` er ikke av typen { $kind }
validate-schema-pattern = verdien `{ $found }` i `{ $element }` følger ikke mønsteret { $pattern }
validate-schema-empty = elementet `{ $element }` mangler verdi
validate-schema-facet = verdien `{ $found }` i `{ $element }` er ikke tillatt
validate-schema-attribute-missing = elementet `{ $element }` mangler attributtet `{ $attribute }`
validate-schema-attribute-unknown = attributtet `{ $attribute }` er ikke tillatt på `{ $element }`
validate-schema-other = { $said }
validate-schema-not-official = XML-skjemaet er ikke en av de publiserte utgavene av { $name }; SHA-256 er { $found }
validate-schema-missing-file = XML-skjemaet { $schema }, som definerer denne filen, ligger ikke i uttrekket
validate-own-undescribed = virksomhetsspesifikke metadata i navnerommet «{ $namespace }», som ikke noe XML-skjema i arkivuttrekk.xml beskriver
validate-hint-write-utf8 = skriv filen på nytt i UTF-8
validate-hint-write-again = skriv filen på nytt fra systemet; rett den ikke for hånd
validate-hint-no-doctype = fjern DOCTYPE; Noark 5 bruker XML-skjema
validate-hint-own-schema = rett det egne XML-skjemaet så det kan leses sammen med de offisielle
validate-hint-arkade-mixed = kjent feil: Arkade 2.12.3 og senere blander file og fileGrp; ingenting er tapt
validate-hint-mend-extraction = rett verdien i systemet og lag uttrekket på nytt
validate-hint-official-schema = legg inn den offisielle filen fra schema.arkivverket.no, uendret
validate-hint-list-own-schema = list skjemaet under dataobjektet arkivstruktur i arkivuttrekk.xml, og legg det i uttrekket

# arkivuttrekk.xml.
validate-uttrekk-missing = arkivuttrekk.xml finnes ikke i uttrekket
validate-arkivstruktur-missing = arkivstruktur.xml finnes ikke i uttrekket
validate-uttrekk-dangling = filen «{ $file }» er listet i arkivuttrekk.xml, men finnes ikke i uttrekket
validate-uttrekk-unlisted = filen er ikke listet i arkivuttrekk.xml
validate-uttrekk-copy-differs = kopien av «{ $file }» er ikke lik originalen i uttrekket
validate-uttrekk-stranger = filen ligger i uttrekket, men er ikke listet i arkivuttrekk.xml
validate-uttrekk-no-checksum = arkivuttrekk.xml oppgir ingen sjekksum for «{ $file }»
validate-count-element = `{ $element }`
validate-count-files = dokumentfiler
validate-count-undeclared = arkivuttrekk.xml oppgir ikke antall { $what }; funnet { $found }
validate-count-differs = antall { $what } er oppgitt til { $stated }, men det er funnet { $found }
validate-flag-but-none = { $flag } er oppgitt, men elementet `{ $element }` finnes ikke i arkivstruktur.xml
validate-flag-but-some = { $flag } er ikke oppgitt, men elementet `{ $element }` finnes { $found } { $found ->
    [one] gang
   *[other] ganger
 } (først i { $first })
validate-flag-not-one = { $flag } er oppgitt som «{ $found }», ventet true eller false
validate-hint-uttrekk = lag arkivuttrekk.xml på nytt ut fra det uttrekket faktisk inneholder
validate-hint-count = uttrekket kan være avbrutt eller endret; lag det på nytt

# arkivstruktur.xml og dokumentene.
validate-status-open = { $element } er «{ $found }», ventet: { $expected } (systemID { $id })
validate-document-missing = dokumentfilen «{ $file }» finnes ikke
validate-document-unreferenced = ingenting i arkivstruktur.xml viser til denne filen
validate-document-empty = dokumentfilen «{ $file }» er tom (0 byte)
validate-format-differs = format er «{ $format }», men filen heter «{ $file }»
validate-conversion-missing = dokumentet ligger både som «{ $source }» og i arkivformatet «{ $format }», men konverteringen er ikke beskrevet
validate-id-repeated = systemID { $id } er ikke unik; den står først på linje { $first }
validate-reference-dangling = { $element } viser til { $id }, som ikke finnes i uttrekket eller er noe annet
validate-element-empty = elementet `{ $element }` er tomt (systemID { $id })
validate-hint-status = avslutt eller rett i systemet, og lag uttrekket på nytt
validate-hint-unreferenced = beskriv filen i arkivstrukturen, eller ta den ut av uttrekket
validate-hint-format = oppgi filendingen eller en PRONOM-kode (fmt/…)
validate-hint-conversion = legg til elementet konvertering under dokumentobjektet
validate-hint-id = gi enheten en ny systemID i systemet; den må være unik i alle avleveringer fra arkivskaperen
validate-hint-reference = ta med enheten det vises til, eller rett referansen i systemet
validate-hint-leave-out = utelat elementer uten verdi

# Journaler og endringslogg.
validate-journal-missing = { $file } finnes ikke, men arkivstruktur.xml har { $posts } { $posts ->
    [one] journalpost
   *[other] journalposter
 }
validate-journal-count = antallJournalposter er oppgitt til { $stated }, men journalen har { $found }
validate-journals-count-differs = journalene oppgir ulikt antall journalposter: løpende journal { $running }, offentlig journal { $public }
validate-journal-archive-count = løpende journal har { $found } journalposter, men arkivstruktur.xml har { $posts }, og perioden har skarpt skille
validate-journals-date-differs = journalene har ulik dato: løpende journal { $running }, offentlig journal { $public }
validate-journal-period = journalens dato er { $found }, men arkivperiodens er { $stated }
validate-journal-post-outside = journaldato { $date } ligger utenfor journalens periode { $start } – { $end }, og perioden har skarpt skille
validate-change-log-missing = endringslogg.xml finnes ikke i uttrekket
validate-hint-journal = ta ut journalene på nytt for samme periode som arkivet
validate-hint-journal-public = ta ut offentlig journal; den kan bare utelates når ingenting er skjermet
validate-hint-change-log = ta ut endringsloggen fra systemet

# Enheter og Arkade.
validate-mixed-class = klassen har både underklasser og mapper eller registreringer: { $unit }
validate-empty-folder = mappen har verken registreringer eller mapper: { $unit }
validate-no-description = registreringen har ingen dokumentbeskrivelse: { $unit }
validate-no-object = dokumentbeskrivelsen er elektronisk, men har ikke noe dokumentobjekt: { $unit }
validate-shared-file = flere dokumentobjekter viser til samme fil: { $unit }
validate-hint-mixed-class = flytt mappene til en klasse uten underklasser (krav 2.4.6)
validate-hint-empty-folder = ingenting må rettes, men se etter at ikke noe er falt ut
validate-hint-no-document = ta med dokumentet, eller oppgi at det er på papir (dokumentmedium)
validate-hint-shared-file = legg en egen fil ved hvert dokumentobjekt (krav 6.4.37)
validate-arkade-outside = { $count } registreringer ligger utenfor mapper; Arkade stanser på dem
validate-arkade-nested = { $count } mapper ligger i mapper; Arkade mister den ytterste med alt i den i N5.21, N5.24 og N5.64
validate-arkade-prefix = { $count } typer er skrevet med et annet prefiks enn xsi; Arkade ser dem ikke
validate-arkade-head = journalen har ikke noe journalhode; Arkade leser den i det uendelige
validate-arkade-additional = additionalInfo er ikke den andre egenskapen i info; Arkade stanser
validate-arkade-period = periode med inngående og utgående skille er ikke oppgitt; Arkade stanser
validate-arkade-declared = antall registreringer er ikke oppgitt; Arkade stanser

# Innhold.
validate-code = «{ $found }» er ikke en av verdiene standarden har for { $element }
validate-hint-code = bruk en av: { $values }
validate-date-order = { $last } { $ends } er før { $first } { $begins }
validate-hint-date = rett datoen i systemet, og lag uttrekket på nytt
validate-date-period = opprettet { $date }, utenfor arkivperioden { $start } – { $end }
validate-hint-period = rett datoen eller arkivperioden, eller ta enheten ut av dette uttrekket
validate-date-closed-after = avsluttet { $date }, etter arkivperioden { $start } – { $end }
validate-journal-entry-outside = { $count } { $count ->
    [one] post har
   *[other] poster har
 } journaldato utenfor dagene journalhodet oppgir
validate-account = { $element } ser ut som et brukernavn { $count } { $count ->
    [one] sted
   *[other] steder
 }; standarden ber om navn på personen
validate-journal-order = journalen er ikke sortert etter år og sekvensnummer; { $count } poster står etter en senere
validate-journal-strange = journalposten { $id } finnes ikke i arkivstruktur.xml
validate-journal-lacks = journalposten { $id } mangler i { $file }
validate-leak = skjermede ord står i offentlig journal: { $words } ord, { $letters } bokstaver i alt
validate-hint-leak = ta ut offentlig journal på nytt med skjermingen; publiser ikke denne
validate-leak-not-all = { $posts } skjermede journalposter er ikke holdt opp mot den offentlige journalen; det ble gjort for de første { $kept }
validate-hint-leak-not-all = se selv etter at det som er skjermet i dem, ikke står i den offentlige journalen
validate-personal-number = { $element } inneholder noe som ser ut som et fødselsnummer eller D-nummer
validate-hint-personal-number = ta nummeret ut av teksten i systemet
validate-no-party = journalposten har ingen korrespondansepart
validate-hint-no-party = registrer avsender eller mottaker
validate-main-document = registreringen har { $found } hoveddokumenter, ventet 1
validate-hint-main-document = rett tilknyttetRegistreringSom
validate-not-signed-off = det inngående dokumentet er ikke avskrevet
validate-hint-sign-off = avskriv posten i systemet
validate-signed-off-outgoing = et utgående dokument er avskrevet; det er bare inngående som skal det
validate-no-redacted = deler av dokumentet er skjermet, men det finnes ingen sladdet variant
validate-hint-redacted = lag en variant hvor deler av innholdet er skjermet, eller skjerm hele dokumentet
validate-no-public-title = ord i tittelen er skjermet, men offentligTittel mangler
validate-hint-public-title = skriv offentligTittel uten de skjermede ordene
validate-signature = innholdet er { $found }, og det passer ikke med filendingen
validate-signature-stated = format er oppgitt til { $stated }, men «{ $file }» er { $found }
validate-hint-signature = finn den riktige filen, eller rett navn og format
validate-format-not-approved = { $format } ({ $puid }) er ikke et godkjent arkivformat
validate-format-no-longer = { $format } ({ $puid }) var godkjent for dokumenter til og med { $until }
validate-format-then = { $format } ({ $puid }) var godkjent da dokumentet ble laget (til og med { $until }), men ikke i dag
validate-arkade-format-today = Arkade dømmer etter dagens dato: ikke gyldig
validate-hint-approve = konverter til PDF/A, eller la institusjonens profil ta imot formatet
validate-pdf-broken = PDF-en har ingen slutt (startxref og %%EOF); den er trolig avkortet
validate-pdf-no-pages = PDF-en har ingen sider
validate-pdf-encrypted = PDF-en er kryptert
validate-hint-pdf-encrypted = lagre dokumentet på nytt uten passord og begrensninger
validate-duplicate = { $count } dokumentfiler er like, byte for byte; den neste er «{ $other }»
validate-name-other-form = «{ $file }» heter nesten det samme: bokstavene er satt sammen på en annen måte (Unicode NFC og NFD)
validate-name-decomposed = navnet er ikke i Unicodes sammensatte form (NFC)
validate-hint-compose = gi filen navn i sammensatt form (NFC), og vis til den slik
validate-matrikkel = «{ $found }» er ikke et gyldig { $element }
validate-hint-matrikkel = rett nummeret i systemet
validate-rule-verapdf = veraPDF godtar PDF-ene
validate-verapdf = { $version } ({ $profile }) godtar ikke PDF-en: { $failures }
validate-hint-verapdf = lag PDF/A på nytt; PDF/A-kontroller er ikke alltid enige, så spør gjerne en til
validate-checked-verapdf = PDF-er er kontrollert av { $version } etter det de selv sier de er: { $passed } godtatt, { $failed } ikke. Andre filformater er bare kjent igjen på de første bytene.
validate-none-signed-off = ingen av { $count } inngående dokumenter er avskrevet; arkivet er trolig ført uten avskrivning

# Mot tidligere avleveringer.
validate-id-delivered = systemID { $id } er avlevert før, i «{ $earlier }»
validate-hint-id-delivered = gi enheten en ny systemID i systemet; skal pakken erstatte eller supplere den tidligere, oppgi det (RECORDSTATUS og REFERENCECODE)
validate-ids-not-compared = systemID-ene er ikke sammenlignet med «{ $earlier }»: { $why }
validate-ids-none = rapporten har ingen liste over dem
validate-ids-gone = listen «{ $file }» ligger ikke ved siden av rapporten, eller kan ikke leses
validate-ids-changed = listen «{ $file }» er en annen enn den rapporten viser til
validate-ids-broken = arkivstruktur.xml mangler i den eller kan ikke leses til slutten
validate-hint-ids = oppgi selve avleveringen, eller rapporten med .ids-filen ved siden av
validate-replaces-nothing = pakken skal erstatte «{ $earlier }», men har ingen mapper eller registreringer til felles med den
validate-replaced-lacks = { $missing } av { $all } systemID-er i «{ $earlier }», som pakken erstatter, finnes ikke i denne
validate-period-overlaps = arkivperioden overlapper «{ $earlier }» ({ $start } – { $end }), og skillet er ikke mykt på begge sider
validate-period-overlaps-soft = arkivperioden overlapper «{ $earlier }» ({ $start } – { $end }); skillet er mykt
validate-period-gap = det er dager mellom arkivperioden og «{ $earlier }» ({ $start } – { $end }) som ikke er i noen avlevering
validate-period-replaced = pakken skal erstatte «{ $earlier }», men dekker en annen periode enn den ({ $start } – { $end })
validate-period-added = pakken skal supplere «{ $earlier }», men går ut over perioden dens ({ $start } – { $end })
validate-hint-periods = rett arkivperioden, eller oppgi hva pakken er for den tidligere (RECORDSTATUS og REFERENCECODE)
validate-same-delivery = dette er den samme avleveringen som «{ $earlier }», byte for byte
validate-same-uuid = pakken har samme UUID som «{ $earlier }», men er ikke den samme
validate-hint-same-uuid = pakk avleveringen på nytt med en UUID av sin egen
validate-other-creator = «{ $earlier }» er fra en annen arkivskaper: { $creators }; systemID-er og perioder er ikke sammenlignet
validate-hint-other-creator = oppgi en avlevering fra samme arkivskaper, eller rett recordCreator i arkivuttrekk.xml
validate-reference-elsewhere = pakken er { $status } til { $reference }, som ikke er blant de tidligere avleveringene
validate-hint-record-status = pakk på nytt med riktig RECORDSTATUS og REFERENCECODE, eller oppgi avleveringen det vises til
