# Mottak: filer, mapper, sjekksummer og oppdrag.toml.
intake-ignored = systemfil, ikke papir: tas ikke med
intake-link = en snarvei (symbolsk lenke) følges ikke, så det den peker på, er ikke tatt inn
intake-hint-link = legg filen selv i mappen
intake-too-deep = mappen ligger for dypt: grensen er { $limit } mapper i hverandre
intake-hint-flatten = flytt innholdet nærmere toppen
intake-name-not-unicode = filnavnet er ikke skrevet i Unicode; ukjente tegn vises som %-koder
intake-hint-rename = gi filen et nytt navn hvis navnet betyr noe
intake-not-a-file = verken fil eller mappe (enhet, kø eller kontakt): ikke tatt inn
intake-hint-remove = fjern den fra mappen
intake-too-large = filen er på { $size } MiB; grensen er { $limit } MiB
intake-hint-split = del filen i flere
intake-unread = kan ikke leses: { $reason }
intake-hint-send-again = sjekk disken og tilgangen, eller hent filen på nytt
intake-too-many = { $refused } filer er ikke tatt inn: grensen er { $limit } filer
intake-hint-split-intake = del innholdet på flere kjøringer
intake-slip = navnet i zip-filen peker ut av mappen: ikke tatt inn
intake-hint-slip = zip-filen er laget feil eller i ond hensikt; be avsenderen om en ny
intake-zip-encrypted = filen i zip-en er kryptert: ikke tatt inn
intake-hint-zip-encrypted = be avsenderen om en zip uten passord
intake-zip-names = zip-filen har flere filer med samme navn; bare den siste av dem kan leses
intake-hint-zip-names = be avsenderen om en zip der hver fil har sitt eget navn
intake-bomb = { $packed } KiB i zip-filen blir til { $size } MiB: mer enn { $limit } ganger så mye, og derfor ikke pakket ut
intake-hint-bomb = er filen ekte, så pakk den ut selv og legg den i en mappe
intake-zip-within = en zip-fil inne i mottaket pakkes ikke ut: innholdet er ikke tatt inn
intake-hint-zip-within = pakk den ut i en mappe, eller kjør byggarkiv på zip-filen selv
intake-no-oppdrag = { $file } mangler: kommune, arkivskaper og avtale er ukjent
intake-hint-init = lag den med «byggarkiv init», fyll den ut og legg den øverst i mappen med skannede filer
intake-second-oppdrag = enda en oppdrag.toml: { $used } brukes, og denne leses ikke
intake-hint-one-oppdrag = ha én oppdrag.toml for hver kjøring
intake-other-format = innholdet er { $found }, men navnet slutter på «{ $extension }»; filen brukes som { $found }
intake-hint-rename-to = gi filen endelsen «.{ $extension }»
intake-not-what-it-says = navnet sier { $format }, men innholdet er det ikke, og det er heller ikke et annet format som byggarkiv leser
intake-not-pages = verken TIFF, JPEG, PNG eller PDF: beholdt som den er, men ikke lest
intake-hint-not-pages = hører filen til saken, så lagre den også som PDF
intake-no-dpi = filen oppgir ingen oppløsning; { $assumed } dpi er lagt til grunn ({ $pages ->
    [one] denne siden
   *[other] { $pages } sider fra og med denne
 })
intake-impossible-dpi = filen oppgir { $stated } dpi, men da ville arket være { $centimetres } cm bredt ({ $width } piksler); { $assumed } dpi er lagt til grunn ({ $pages ->
    [one] denne siden
   *[other] { $pages } sider fra og med denne
 })
intake-hint-dpi = stemmer det ikke, så rett oppløsningen i filen, eller skanning.dpi i oppdrag.toml
intake-gap = { $count -> 
    [one] nummer { $missing } mangler
   *[other] { $count } nummer mangler ({ $missing })
 } mellom { $first } og { $last }
intake-hint-gap = se etter i esken om et ark ble hoppet over, eller om filen gikk tapt på veien
intake-duplicate = helt lik { $first } i samme mappe: regnes som en dublett
intake-empty-folder = mappen er tom
intake-hint-empty-folder = sjekk om filene ble borte på veien
intake-sum-line = linjen er ingen sjekksum med filnavn (MD5 eller SHA-256)
intake-sum-lines = { $count ->
    [one] én linje til
   *[other] { $count } linjer til
} er ingen sjekksum med filnavn
intake-hint-sum-line = filen som linjen skulle gjelde, er ikke kontrollert; rett linjen, eller lag listen på nytt med sha256sum
intake-sum-wrong = sjekksummen er { $found }, men { $list } linje { $line } sier { $expected }
intake-hint-sum-wrong = filen er endret etter at listen ble laget; hent den på nytt
intake-sum-absent = listen nevner { $name }, men filen er ikke her
intake-hint-sum-absent = filen gikk tapt på veien eller har fått et annet navn; hent den på nytt
intake-sum-unlisted = { $count -> 
    [one] én fil står ikke i listen og er ikke kontrollert: { $names }
   *[other] { $count } filer står ikke i listen og er ikke kontrollert: { $names }
 }
oppdrag-syntax = linjen kan ikke leses som TOML: { $reason }
oppdrag-hint-syntax = tekst skal stå i anførselstegn, og hvert felt på sin linje: tittel = "Byggesaksarkivet"
oppdrag-not-utf8 = filen er ikke lagret som UTF-8
oppdrag-hint-not-utf8 = lagre den på nytt med tegnkodingen UTF-8; ingenting av den er lest
oppdrag-unknown = feltet { $field } er ukjent og brukes ikke
oppdrag-hint-unknown = kjente felt her: { $known }
oppdrag-type = { $field } er { $found }, men skal være { $expected }
oppdrag-hint-type = rett verdien; «byggarkiv init» lager et eksempel
oppdrag-type-text = en tekst
oppdrag-type-number = et helt tall
oppdrag-type-float = et desimaltall
oppdrag-type-flag = true eller false
oppdrag-type-date = en dato (ÅÅÅÅ-MM-DD)
oppdrag-type-list = en liste
oppdrag-type-table = en tabell
oppdrag-type-tables = én tabell for hver, med dobbel klamme ([[…]])
oppdrag-choice = { $field } er «{ $found }», som ikke er et av valgene
oppdrag-hint-choice = velg et av: { $known }
oppdrag-kommunenummer = { $field } er «{ $found }», men et kommunenummer har fire siffer
oppdrag-hint-kommunenummer = skriv nummeret med innledende null, i anførselstegn: "0301"
oppdrag-organisasjonsnummer = { $field } er «{ $found }», som ikke er et gyldig organisasjonsnummer (ni siffer, kontrollsiffer modulus 11)
oppdrag-hint-organisasjonsnummer = slå det opp i Enhetsregisteret
oppdrag-periode = { $field } går baklengs: fra { $from } til { $to }
oppdrag-periode-open = { $field } mangler første eller siste år
oppdrag-hint-periode = skriv begge år, det tidligste først: { "{" } fra = 1905, til = 1998 { "}" }
oppdrag-year = { $field } er { $found }, men skal være et årstall fra 1600 til 2100
oppdrag-hint-year = skriv årstallet med fire siffer
oppdrag-incomplete = { $field } mangler
oppdrag-hint-incomplete = fyll det ut, eller fjern hele blokken
oppdrag-dpi = skanning.dpi er { $found }, men skal være fra 100 til 2400
oppdrag-hint-dpi = skriv oppløsningen skanneren ble brukt med; 300 er lagt til grunn så lenge
oppdrag-bevaringstid = kassasjon.bevaringstid er { $found }, men skal være hele år fra 0 til 999
oppdrag-hint-bevaringstid = skriv antall år
oppdrag-gnr = { $field } er { $found }, men gårdsnummer og tillegg skal ligge mellom 1 og 99999
oppdrag-hint-gnr = rett tallet; nytt gårdsnummer = gammelt + tillegg
oppdrag-missing-archive = { $count -> 
    [one] et felt som arkivet trenger, mangler: { $fields }
   *[other] { $count } felt som arkivet trenger, mangler: { $fields }
 }
oppdrag-missing-delivery = { $count -> 
    [one] et felt som en avlevering trenger, mangler: { $fields }
   *[other] { $count } felt som en avlevering trenger, mangler: { $fields }
 }
oppdrag-hint-missing = fyll dem ut i oppdrag.toml; lesing og søk går uten, avlevering gjør det ikke
intake-count-line = linjen er ingen telling: den skal si mappe;ark
intake-hint-count-line = skriv mappens navn, semikolon og antall ark: Gnr 12 Bnr 34;14
intake-count-twice = mappen «{ $folder }» er talt to ganger: { $before } og { $after } ark; den siste brukes
intake-hint-count-twice = fjern den tellingen som er feil, i telling.csv eller oppdrag.toml
oppdrag-ark = telling.ark er { $found }, men skal være et antall ark fra 0 til 100000
oppdrag-hint-ark = skriv hvor mange ark som ble talt i mappen; ark, ikke sider
