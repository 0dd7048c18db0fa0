# Mottak: filer, mapper, sjekksummar og oppdrag.toml.
intake-ignored = systemfil, ikkje papir: blir ikkje teken med
intake-link = ein snarveg (symbolsk lenkje) blir ikkje følgd, så det han peikar på, er ikkje teke inn
intake-hint-link = legg sjølve fila i mappa
intake-too-deep = mappa ligg for djupt: grensa er { $limit } mapper i kvarandre
intake-hint-flatten = flytt innhaldet nærare toppen
intake-name-not-unicode = filnamnet er ikkje skrive i Unicode; ukjende teikn blir viste som %-kodar
intake-hint-rename = gje fila eit nytt namn om namnet tyder noko
intake-not-a-file = verken fil eller mappe (eining, kø eller kontakt): ikkje teke inn
intake-hint-remove = fjern det frå mappa
intake-too-large = fila er på { $size } MiB; grensa er { $limit } MiB
intake-hint-split = del fila i fleire
intake-unread = kan ikkje lesast: { $reason }
intake-hint-send-again = sjekk disken og tilgangen, eller hent fila på nytt
intake-too-many = { $refused } filer er ikkje tekne inn: grensa er { $limit } filer
intake-hint-split-intake = del innhaldet på fleire køyringar
intake-slip = namnet i zip-fila peikar ut av mappa: ikkje teke inn
intake-hint-slip = zip-fila er laga feil eller i vond meining; be avsendaren om ei ny
intake-zip-encrypted = fila i zip-en er kryptert: ikkje teken inn
intake-hint-zip-encrypted = be avsendaren om ein zip utan passord
intake-zip-names = zip-fila har fleire filer med same namn; berre den siste av dei kan lesast
intake-hint-zip-names = be avsendaren om ein zip der kvar fil har sitt eige namn
intake-bomb = { $packed } KiB i zip-fila blir til { $size } MiB: meir enn { $limit } gonger så mykje, og difor ikkje pakka ut
intake-hint-bomb = er fila ekte, så pakk ho ut sjølv og legg ho i ei mappe
intake-zip-within = ei zip-fil inne i mottaket blir ikkje pakka ut: innhaldet er ikkje teke inn
intake-hint-zip-within = pakk ho ut i ei mappe, eller køyr byggarkiv på sjølve zip-fila
intake-no-oppdrag = { $file } manglar: kommune, arkivskapar og avtale er ukjende
intake-hint-init = lag ho med «byggarkiv init», fyll ho ut og legg ho øvst i mappa med skanna filer
intake-second-oppdrag = endå ei oppdrag.toml: { $used } blir brukt, og denne blir ikkje lesen
intake-hint-one-oppdrag = ha éi oppdrag.toml for kvar køyring
intake-other-format = innhaldet er { $found }, men namnet sluttar på «{ $extension }»; fila blir brukt som { $found }
intake-hint-rename-to = gje fila endinga «.{ $extension }»
intake-not-what-it-says = namnet seier { $format }, men innhaldet er det ikkje, og det er heller ikkje eit anna format som byggarkiv les
intake-not-pages = verken TIFF, JPEG, PNG eller PDF: teken vare på som ho er, men ikkje lesen
intake-hint-not-pages = høyrer fila til saka, så lagre ho òg som PDF
intake-no-dpi = fila oppgjev inga oppløysing; { $assumed } dpi er lagt til grunn ({ $pages ->
    [one] denne sida
   *[other] { $pages } sider frå og med denne
 })
intake-impossible-dpi = fila oppgjev { $stated } dpi, men då ville arket vere { $centimetres } cm breitt ({ $width } pikslar); { $assumed } dpi er lagt til grunn ({ $pages ->
    [one] denne sida
   *[other] { $pages } sider frå og med denne
 })
intake-hint-dpi = stemmer det ikkje, så rett oppløysinga i fila, eller skanning.dpi i oppdrag.toml
intake-gap = { $count -> 
    [one] nummer { $missing } manglar
   *[other] { $count } nummer manglar ({ $missing })
 } mellom { $first } og { $last }
intake-hint-gap = sjå etter i eska om eit ark vart hoppa over, eller om fila gjekk tapt på vegen
intake-duplicate = heilt lik { $first } i same mappe: blir rekna som ein dublett
intake-empty-folder = mappa er tom
intake-hint-empty-folder = sjekk om filene vart borte på vegen
intake-sum-line = linja er ingen sjekksum med filnamn (MD5 eller SHA-256)
intake-sum-lines = { $count ->
    [one] éi linje til
   *[other] { $count } linjer til
} er ingen sjekksum med filnamn
intake-hint-sum-line = fila som linja skulle gjelde, er ikkje kontrollert; rett linja, eller lag lista på nytt med sha256sum
intake-sum-wrong = sjekksummen er { $found }, men { $list } linje { $line } seier { $expected }
intake-hint-sum-wrong = fila er endra etter at lista vart laga; hent ho på nytt
intake-sum-absent = lista nemner { $name }, men fila er ikkje her
intake-hint-sum-absent = fila gjekk tapt på vegen eller har fått eit anna namn; hent ho på nytt
intake-sum-unlisted = { $count -> 
    [one] éi fil står ikkje i lista og er ikkje kontrollert: { $names }
   *[other] { $count } filer står ikkje i lista og er ikkje kontrollerte: { $names }
 }
oppdrag-syntax = linja kan ikkje lesast som TOML: { $reason }
oppdrag-hint-syntax = tekst skal stå i hermeteikn, og kvart felt på si linje: tittel = "Byggesaksarkivet"
oppdrag-not-utf8 = fila er ikkje lagra som UTF-8
oppdrag-hint-not-utf8 = lagre ho på nytt med teiknkodinga UTF-8; ingenting av ho er lese
oppdrag-unknown = feltet { $field } er ukjent og blir ikkje brukt
oppdrag-hint-unknown = kjende felt her: { $known }
oppdrag-type = { $field } er { $found }, men skal vere { $expected }
oppdrag-hint-type = rett verdien; «byggarkiv init» lagar eit døme
oppdrag-type-text = ein tekst
oppdrag-type-number = eit heilt tal
oppdrag-type-float = eit desimaltal
oppdrag-type-flag = true eller false
oppdrag-type-date = ein dato (ÅÅÅÅ-MM-DD)
oppdrag-type-list = ei liste
oppdrag-type-table = ein tabell
oppdrag-type-tables = éin tabell for kvar, med dobbel klamme ([[…]])
oppdrag-choice = { $field } er «{ $found }», som ikkje er eit av vala
oppdrag-hint-choice = vel eit av: { $known }
oppdrag-kommunenummer = { $field } er «{ $found }», men eit kommunenummer har fire siffer
oppdrag-hint-kommunenummer = skriv nummeret med null først, i hermeteikn: "0301"
oppdrag-organisasjonsnummer = { $field } er «{ $found }», som ikkje er eit gyldig organisasjonsnummer (ni siffer, kontrollsiffer modulus 11)
oppdrag-hint-organisasjonsnummer = slå det opp i Einingsregisteret
oppdrag-periode = { $field } går baklengs: frå { $from } til { $to }
oppdrag-periode-open = { $field } manglar første eller siste år
oppdrag-hint-periode = skriv begge år, det tidlegaste først: { "{" } fra = 1905, til = 1998 { "}" }
oppdrag-year = { $field } er { $found }, men skal vere eit årstal frå 1600 til 2100
oppdrag-hint-year = skriv årstalet med fire siffer
oppdrag-incomplete = { $field } manglar
oppdrag-hint-incomplete = fyll det ut, eller fjern heile blokka
oppdrag-dpi = skanning.dpi er { $found }, men skal vere frå 100 til 2400
oppdrag-hint-dpi = skriv oppløysinga skannaren vart brukt med; 300 er lagt til grunn så lenge
oppdrag-bevaringstid = kassasjon.bevaringstid er { $found }, men skal vere heile år frå 0 til 999
oppdrag-hint-bevaringstid = skriv talet på år
oppdrag-gnr = { $field } er { $found }, men gardsnummer og tillegg skal liggje mellom 1 og 99999
oppdrag-hint-gnr = rett talet; nytt gardsnummer = gammalt + tillegg
oppdrag-missing-archive = { $count -> 
    [one] eit felt som arkivet treng, manglar: { $fields }
   *[other] { $count } felt som arkivet treng, manglar: { $fields }
 }
oppdrag-missing-delivery = { $count -> 
    [one] eit felt som ei avlevering treng, manglar: { $fields }
   *[other] { $count } felt som ei avlevering treng, manglar: { $fields }
 }
oppdrag-hint-missing = fyll dei ut i oppdrag.toml; lesing og søk går utan, avlevering gjer det ikkje
intake-count-line = lina er inga teljing: ho skal seie mappe;ark
intake-hint-count-line = skriv namnet på mappa, semikolon og talet på ark: Gnr 12 Bnr 34;14
intake-count-twice = mappa «{ $folder }» er tald to gonger: { $before } og { $after } ark; den siste blir brukt
intake-hint-count-twice = fjern den teljinga som er feil, i telling.csv eller oppdrag.toml
oppdrag-ark = telling.ark er { $found }, men skal vere eit tal på ark frå 0 til 100000
oppdrag-hint-ark = skriv kor mange ark som vart talde i mappa; ark, ikkje sider
