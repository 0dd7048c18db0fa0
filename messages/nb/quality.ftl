# Kvalitetsrapporten.
quality-title = Kvalitetsrapport
quality-whole-archive = hele arkivet
quality-lead = { $files ->
    [one] Én fil
   *[other] { $files } filer
 } og { $pages ->
    [one] én side
   *[other] { $pages } sider
 } i { $folders ->
    [one] én mappe
   *[other] { $folders } mapper
 }.
quality-profile = Grenser: { $name }.
quality-profile-standard = byggarkivs egne
quality-as-given = { $words }
quality-signing = Dette signeres
quality-signing-files = Rapporten gjelder { $pages ->
    [one] én side
   *[other] { $pages } sider
 } i { $files ->
    [one] én fil
   *[other] { $files } filer
 } slik de ble mottatt. Navn og innhold på alle filene sammen har SHA-256 { $digest }.
quality-signing-limits = Sidene er målt mot grensene under. Målinger utenfor: { $outside }. Sider som helt eller delvis ikke kunne vurderes: { $unjudged }. Den som signerer, kjenner til dem og mener at de ikke hindrer at skanningen trer i stedet for papiret.
quality-signing-sheets = Mapper der sidene ikke stemmer med arkene som ble talt: { $wrong }. Mapper der arkene ikke er talt, så byggarkiv ikke kan vite om alt er skannet: { $uncounted }.
quality-no-resolution = filen oppgir ingen oppløsning som kan stemme
quality-signing-sample = { $people ->
    [one] Én bekreftelse sier
   *[other] { $people } bekreftelser sier
 } at de { $pages ->
    [one] tilfeldig valgte sidene (én side)
   *[other] { $pages } tilfeldig valgte sidene
 } er sett gjennom, med { $faults ->
    [one] én feil
   *[other] { $faults } feil
 }.
quality-signing-sample-open = Ingen har bekreftet at de { $pages ->
    [one] tilfeldig valgte sidene (én side)
   *[other] { $pages } tilfeldig valgte sidene
 } er sett gjennom.
quality-signing-not = byggarkiv har ikke sett papiret. Rapporten avgjør ikke om det kan destrueres; det gjør lov, forskrift og depotet som tar imot.
quality-summary = Målt mot grensene
quality-what = Hva
quality-limit = Grense
quality-within = Innenfor
quality-outside = Utenfor
quality-nothing = Ikke noe å måle
quality-unjudged = Ikke vurdert
quality-verdict = Vurdering
quality-source = Hvor grensen kommer fra
quality-is-within = innenfor
quality-is-outside = utenfor
quality-is-open = åpen
quality-at-least = minst { $limit }
quality-at-most = høyst { $limit }
quality-files = Mottatte filer
quality-pages = Sider
quality-measures = Fordelinger
quality-key-within = sider innenfor grensen
quality-key-outside = sider utenfor grensen
quality-worst = Dårligst ut
quality-not-judged = Sider som helt eller delvis ikke kunne vurderes
quality-all-judged = Alle sidene er lest og vurdert.
quality-and-more = … og { $more } til; JSON-filen har alle.
quality-more-outside = { $more ->
    [one] Én side til er
   *[other] { $more } sider til er
 } utenfor grensen; JSON-filen har alle.
quality-middle = Lavest { $least }, midterst { $median }, høyest { $greatest }.
quality-bar = { $label }: { $pages ->
    [one] én side
   *[other] { $pages } sider
 }, { $outside } utenfor
quality-bar-read = lest
quality-bar-poor = dårlig lest
quality-picture = Lite bilde av { $page }
quality-no-picture = (uten bilde)
quality-resolution = Oppløsning
quality-resolution-about = Punkter per tomme, slik filen oppgir dem. Oppgir den ingen, eller en som ikke kan stemme, er siden ikke vurdert.
quality-skew = Skjevhet
quality-skew-about = Hvor mange grader linjene heller til en av sidene. Blanke sider og sider uten linjer har ikke noe å måle.
quality-contrast = Kontrast
quality-contrast-about = Gråtoner mellom papiret og den vanlige bokstaven, 0–255. En svart-hvit skanning har alltid 255.
quality-border = Svarte kanter
quality-border-about = Hvor stor del av bildet som er svart kant fra skanneren.
quality-blank = Blekk på blanke sider
quality-blank-about = Hvor stor del av en side som er regnet som blank, som likevel har blekk. Mye blekk kan være skrift som skinner gjennom, eller en side som ikke er blank: se på dem. Andre sider har ikke noe å måle.
quality-confidence = Lesesikkerhet
quality-confidence-about = Hvor sikker leseren selv er på tegnene, i gjennomsnitt, 0–100. Det sier ikke at de er riktige.
quality-unsure = Usikre ord
quality-unsure-about = Hvor mange av ordene på siden som er lest med lavere sikkerhet enn { $under } av 100.
quality-poor = Dårlig leste sider
quality-poor-about = Sider som lesingen selv kaller dårlig lest, eller der det står noe som ikke lot seg lese. Grensen gjelder hver side: 0 er lest, 1 er dårlig lest.
quality-faults = Feil i utvalget
quality-source-tender = vanlig i norske anbud; ingen offisiell tallgrense er funnet i forskrift eller veileder
quality-source-own = byggarkivs eget skjønn; ingen offisiell tallgrense er funnet
quality-source-reading = lesingens egen vurdering av hver side
quality-source-faults = vanlig i norske anbud: høyst 0,5–1 % feil; ingen offisiell tallgrense er funnet
quality-source-sample = Størrelsen er vanlig i norske anbud: 1–5 % av sidene, her minst 20; ingen offisiell tallgrense er funnet.
quality-standing-read = lest
quality-standing-poor = dårlig lest
quality-standing-nothing-read = noe står der, men ingen ord er lest
quality-standing-blank = blanke
quality-standing-shows-through = blanke, men skriften fra den andre siden skinner gjennom
quality-standing-waiting = ikke lest ennå
quality-standing-unreadable = kan ikke åpnes
quality-folders = Ark mot sider
quality-folders-about = Et ark gir én side eller to. Færre sider enn ark betyr at noe mangler; flere enn to per ark at noe er skannet to ganger eller ikke talt. Tallene kommer fra telling.csv eller oppdrag.toml. Sider i dubletter er ikke med.
quality-folder = Mappe
quality-sheets = Ark talt
quality-folder-blank = Av dem blanke
quality-folder-unreadable = Kan ikke åpnes
quality-folder-duplicates = Dubletter
quality-tally = Stemmer det?
quality-tally-not-counted = ikke talt
quality-tally-agrees = kan stemme
quality-tally-too-few = færre sider enn ark
quality-tally-too-many = flere sider enn arkene har
quality-remarks = Mangler, dubletter og skader
quality-no-remarks = Ingen nummer mangler, ingen filer er like, og alle lot seg åpne.
quality-place = Sted
quality-way-out = hjelp
quality-sample = Sider til gjennomsyn
quality-sample-id = Utvalgets navn
quality-sample-drawn = { $pages ->
    [one] Én side
   *[other] { $pages } sider
 } av { $of }, trukket med frøet { $seed }: sidene ordnes etter SHA-256 av frøet, et linjeskift og sidens navn, og de første tas.
quality-sample-ask = Hold hver side mot papiret: er hele arket med, kan alt leses, er farger og svak skrift bevart, og er det riktig vei? Bekreft med «byggarkiv quality confirm», og nevn hver side som har feil.
quality-confirmations = Hvem som har sett gjennom
quality-not-confirmed = Ingen har bekreftet utvalget ennå.
quality-by = Navn
quality-at = Tidspunkt
quality-faults-found = Feil
quality-no-faults = ingen
quality-paper = Papiret
quality-batch = Mottak
quality-box = Eske
quality-paper-place = Oppbevaringssted
quality-after = Etter skanning
quality-scanned = Skanner og operatør
quality-paper-kept = bevares
quality-paper-destroyed = destrueres
quality-batch-digest = SHA-256 av navn og innhold på alle filene
quality-links = Lenkene åpner den mottatte filen så lenge rapporten ligger i arkivets mappe reports.
quality-made-by = Laget med
quality-profile-wrong = { $file }: profilen kan ikke leses: { $reason }
quality-profile-range = { $file }: «{ $field }» har et tall eller en kilde som ikke kan brukes; tallet skal være 0 eller mer (prosent og sikkerhet høyst 100), og kilden skal være skrevet
quality-fault-page = «{ $typed }» nevner ingen side i utvalget; skriv siden slik rapporten har den, kolon, og hva som er galt: eske-12/mappe/0001.tif#1: uleselig
quality-fault-empty = det står ikke hva som er galt med { $page }
quality-nothing-there = arkivet har ingen filer i «{ $scope }»; navnene er de som mottak og mapper har i «byggarkiv status» og rapportene
quality-no-archive = arkivet er ikke oppgitt: bruk --archive
quality-no-such-sample = arkivet har ikke noe utvalg som heter { $sample }; navnet står i kvalitetsrapporten
quality-sample-gone = utvalget { $sample } gjelder ikke lenger, fordi filene er endret; kjør «byggarkiv quality», og se gjennom det nye utvalget
quality-no-report = det er ingen kvalitetsrapport å signere; kjør «byggarkiv quality» med samme valg av mottak og mappe først
quality-report-changed = { $file }.html eller .json er ikke slik den ble skrevet, og blir ikke signert; kjør «byggarkiv quality» på nytt
quality-stale = rapporten stemmer ikke med arkivet slik det er nå, og blir ikke signert:
quality-stale-hint = kjør «byggarkiv quality» på nytt, les rapporten, og signer den
quality-changed-files = filer: { $added } nye, { $removed } borte, { $other } endret ({ $names })
quality-changed-pages = sider: { $added } nye, { $removed } borte, { $other } målt eller lest på nytt ({ $names })
quality-changed-sample = bekreftelser av utvalget: { $before } i rapporten, { $after } nå
quality-changed-counts = tellingen av ark er endret ({ $names })
quality-changed-remarks = det som er sagt om mangler, dubletter og skader, er endret
quality-changed-papers = det oppdrag.toml sier om papiret, er endret
quality-changed-other = rapporten er laget av en annen utgave av byggarkiv, eller et bilde i den er blitt et annet
cli-quality-counts = Vurdert: { $pages ->
    [one] én side
   *[other] { $pages } sider
 } i { $files ->
    [one] én fil
   *[other] { $files } filer
 }
cli-quality-outside = Målinger utenfor grensene: { $outside }. Sider som ikke er vurdert: { $unjudged }. Mapper der ark og sider ikke stemmer: { $folders }
cli-quality-sample = Se gjennom utvalget { $sample } ({ $pages ->
    [one] én side
   *[other] { $pages } sider
 }), og bekreft det med «byggarkiv quality confirm --sample { $sample }»
cli-quality-confirmed-by = Bekreftet av { $by }
cli-quality-signed-by = Signert av { $by }
cli-quality-confirmed = { $by } har sett gjennom utvalget { $sample }: { $pages ->
    [one] én side
   *[other] { $pages } sider
 }, { $faults ->
    [one] én feil
   *[other] { $faults } feil
 }. Kjør «byggarkiv quality» på nytt, så står det i rapporten
cli-quality-signed = { $by } har signert { $file }, SHA-256 { $digest }. Rapporten følger med neste avlevering («byggarkiv package»)
cli-quality-unconfirmed = Merk: ingen har bekreftet utvalget; det står i rapporten som ble signert
