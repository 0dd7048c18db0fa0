# Kommandolinjen.
help = Fra esker med skannede byggesaker til et søkbart arkiv og en Noark 5-avlevering
help-usage = Bruk
help-commands = Kommandoer
help-options = Valg
help-after = «byggarkiv KOMMANDO --help» viser et eksempel. Utgangskoder: 0 i orden, 1 ferdig med feil blant funnene, 2 kunne ikke gjøres.
help-example = Eksempel: { $example }
help-common-help = Vis hjelp
help-common-version = Vis versjon
help-common-lang = Språk i meldinger og rapporter: nb, nn eller en (ellers LANG)
help-common-json = JSON til maskiner i stedet for ord til mennesker
help-common-jobs = Hvor mange sider det arbeides med samtidig (ellers så mange som maskinen har kjerner)
help-common-now = Tidspunktet som skrives i arkivet, for kjøringer som skal kunne gjentas likt (2026-01-31T12:00:00Z)
help-common-reading = Hvor grundig sidene leses: fast (Tesseract alene), standard (tvilsomme linjer leses av en leser til) eller best (to lesere på alle linjer); ellers som byggarkiv.toml sier
help-common-keep-steps = Mappe som får et bilde av hver leste side for hvert steg i klargjøringen (000003_deskew.png)
help-common-archive = Mappen der arkivet ligger (eller BYGGARKIV_ARCHIVE)
help-run = Hele jobben: tar inn en eske, leser, grupperer, indekserer, pakker og kontrollerer
help-run-intake = Esken: en mappe eller en zip-fil
help-init = Lager et nytt arkiv og en oppdrag.toml med forklaringer
help-init-oppdrag = Hvor oppdrag.toml skal skrives; en fil som finnes, blir ikke rørt
help-scan = Skanner rett inn i en eskemappe gjennom SANE
help-scan-device = Skannerens navn hos SANE («scanimage -L» viser dem)
help-scan-into = Mappen til eiendommen i esken; den lages om den mangler
help-scan-resolution = Oppløsning i punkter per tomme
help-scan-mode = Skannerens modus: Lineart, Gray eller Color
help-scan-source = Skannerens kilde, for eksempel «Automatic Document Feeder»; uten den én side
help-scan-pages = Hvor mange sider som skannes, høyst
help-scan-options = Flere valg til skanneren, etter «--»
help-ingest = Tar inn en eske og sier hva den inneholder
help-ingest-intake = Esken: en mappe eller en zip-fil
help-read = Leser sidene, finner fakta, setter sammen dokumenter og saker
help-review = Det som venter på et menneske: vis bevis, godta, rett eller forkast
help-review-list = Lister det som venter
help-review-list-all = Også det som ikke venter
help-review-show = Viser ett spørsmål, med bilde av beviset
help-review-show-id = Nummeret i listen
help-review-show-png = Hvor bildet skal skrives: utsnitt av siden med ordene rammet inn
help-review-accept = Det som er lest, er riktig
help-review-accept-id = Nummeret i listen
help-review-accept-by = Hvem som avgjør; navnet lagres med avgjørelsen (eller BYGGARKIV_BY)
help-review-correct = En annen verdi er riktig
help-review-correct-id = Nummeret i listen
help-review-correct-value = Riktig verdi: 4699-12/34 (flere med komma), 1967-08-17, TEGNING eller ord
help-review-correct-by = Hvem som avgjør; navnet lagres med avgjørelsen (eller BYGGARKIV_BY)
help-review-reject = Det som er lest, er galt, og ingen verdi er kjent
help-review-reject-id = Nummeret i listen
help-review-reject-by = Hvem som avgjør; navnet lagres med avgjørelsen (eller BYGGARKIV_BY)
help-quality = Kvalitetsrapport for et mottak: målinger, fordelinger, ark mot sider og et tilfeldig utvalg
help-quality-batch = Bare dette mottaket: navnet på mappen eller zip-filen som ble tatt inn
help-quality-folder = Bare denne mappen og de som ligger i den
help-quality-sample = Hvor mange sider et menneske skal se på (ellers etter profilen)
help-quality-seed = Frøet som utvalget trekkes med (ellers avledet av filene, så det samme mottaket gir det samme utvalget)
help-quality-profile = Grensene, som TOML, hver med kilde (ellers byggarkivs egne)
help-quality-confirm = Bekrefter at hver side i utvalget er sett på
help-quality-confirm-sample = Utvalgets navn, slik det står i rapporten
help-quality-confirm-by = Hvem som har sett; navnet lagres med tidspunktet (eller BYGGARKIV_BY)
help-quality-confirm-fault = En side som ikke er i orden, og hva som er galt; kan gjentas
help-quality-sign = Signerer den siste rapporten; den må stemme med arkivet slik det er nå
help-quality-sign-by = Hvem som signerer (eller BYGGARKIV_BY)
help-index = Gjør hver side søkbar
help-export = Skriver Noark 5-uttrekket som en mappe, upakket, eller lesekopier av dokumentene
help-export-to = Mappen som uttrekket skal skrives til; den må ikke finnes fra før
help-export-copies = Lesekopier i stedet for uttrekk: én PDF for hvert dokument i denne mappen, som ikke må finnes fra før
help-export-layers = Grå sider og fargesider i lag (MRC) der kopien da blir mindre og ser lik ut og leses likt
help-export-linearise = Linearisert: en nettleser viser første side før resten er hentet
help-export-include-shielded = Også skjermede dokumenter
help-fields = Viser hva som er fylt ut i skjemaer og tittelfelt
help-fields-file = Bare filer som har dette i banen
help-fields-csv = CSV-filen som alle feltene skal skrives til, i stedet for å vises
help-package = Pakker avleveringen (DIAS SIP) og kontrollerer den som en fremmed
help-validate = Ville depotet ha godtatt den? Kontrollerer enhver Noark 5-avlevering eller DIAS-pakke
help-validate-delivery = {"{uuid}"}.tar, {"{uuid}"}.xml, mappen de ligger i, eller et upakket uttrekk
help-validate-report = Hvor rapporten skal skrives, gjerne flere: .json gir JSON, .xml JUnit, .csv filene, ellers HTML
help-validate-limit = Hvor mange funn som listes for hver regel
help-validate-like-arkade = Forteller også hvordan Arkade 2.12.4 svarer på hver av testene sine
help-validate-profile = Institusjonens profil: alvorlighet per regel og formater, hver med begrunnelse
help-validate-verapdf = veraPDF-programmet, eller en mappe med jar-filene: PDF-ene kontrolleres også av det
help-validate-against = En tidligere avlevering fra samme arkivskaper, eller JSON-rapporten om den, gjerne flere: systemID-er og perioder sammenlignes
help-search = Finner sider etter ord, eiendom og tid
help-search-words = Ord; "…" for en frase, garasj* for begynnelsen av et ord, AND, OR, NOT
help-search-eiendom = Bare denne eiendommen: 12/34 eller 4699-12/34
help-search-fra = Fra og med dette året eller denne datoen
help-search-til = Til og med dette året eller denne datoen
help-search-dokumenttype = Bare denne dokumenttypen (ArkivLett, for eksempel TEGNING)
help-search-limit = Hvor mange treff som vises
help-status = Hvor alt står: hver fil og side gjort rede for
help-status-findings = Også funnene, ett for ett
help-register = Adresser og bygninger fra Kartverkets uttrekk
help-register-import = Henter inn uttrekk: .csv er adresser, .geojson og .json er bygningspunkter
help-register-import-files = Filene
help-models = Den andre tekstgjenkjenneren (PP-OCRv6): hvilke filer som er her, hent inn og kontroller
help-models-folder = Mappen med modellene, i stedet for de vanlige (eller BYGGARKIV_MODELS)
help-models-show = Viser filene, om de er de riktige, og hvor det letes etter dem
help-models-add = Henter inn fra pakker (.whl) eller enkeltfiler; bare de riktige tas imot
help-models-add-files = Filene
help-models-verify = Kontrollerer at alle filene er her og er de riktige; ellers utgangskode 1
help-completions = Skriver fullføring for skallet
help-completions-shell = Skallet
help-man = Skriver manualsidene
help-man-folder = Mappen de skal skrives til
cli-not-an-archive = { $folder }: her er det ikke noe arkiv. «byggarkiv init { $folder }» lager et nytt i en tom mappe
cli-init-done = Arkivet er klart i { $folder }
cli-init-oppdrag = { $file } er skrevet: fyll den ut og legg den ved siden av skanningene
cli-init-oppdrag-there = { $file } finnes fra før og er ikke rørt
cli-indexed = { $pages ->
    [one] Én side er søkbar
   *[other] { $pages } sider er søkbare
 }
cli-fields-total = { $total ->
    [0] Ingen felt
    [one] Ett felt
   *[other] { $total } felt på { $pages ->
        [one] én side
       *[other] { $pages } sider
    }
 }
cli-fields-written = Skrev { $total } felt til { $file }
cli-fields-empty = (ikke fylt ut)
cli-exported = Uttrekket ligger i { $folder }: { $documents } dokumenter i { $cases } saker; { $held } saker er holdt utenfor
cli-copied = Lesekopiene ligger i { $folder }: { $files } dokumenter med { $pages } sider, { $layered } av dem i lag; { $percent } % av størrelsen på arkiv-PDF-ene
cli-copied-shielded = { $left } skjermede dokumenter er utelatt, { $shielded } skjermede er med; { $failed } dokumenter kunne ikke bli PDF, og { $held } saker er holdt utenfor
cli-copied-not-public = Dette er ikke innsynskopier: ingen har vurdert dokumentene mot offentleglova. Tilgangen til hvert dokument står i tilgang.csv, hver sides likhet med originalen i sider.csv
cli-verdict = { $outcome }: { $errors } feil, { $warnings ->
    [one] { $warnings } advarsel
   *[other] { $warnings } advarsler
 }
cli-report-written = Rapporten ligger i { $file }
cli-scanned-page = { $file }
cli-scan-resolution = { $dpi } er ingen oppløsning; oppgi 1–10000 punkter per tomme
cli-scanned = { $pages ->
    [one] Én side skannet
   *[other] { $pages } sider skannet
 }
cli-register-imported = { $file }: { $addresses } adresser og { $buildings } bygninger
cli-models-whole = Den andre tekstgjenkjenneren er klar i { $folder }:
cli-models-broken = Den andre tekstgjenkjenneren kan ikke brukes slik den ligger i { $folder }:
cli-models-none = Den andre tekstgjenkjenneren er ikke installert; alt leses med Tesseract alene. Lette i: { $folders }
cli-models-way = Den kommer i PyPI-pakkene { $models } og { $library } (Linux, x86-64). «make demo» henter dem; på en maskin uten nett: «byggarkiv models add FIL»
cli-models-right = riktig
cli-models-missing = mangler
cli-models-wrong = skadet
cli-models-added = { $version } er lagt inn: { $file }
cli-man-written = { $pages } manualsider ligger i { $folder }
cli-search-any-word = Ingen side har alle ordene; disse har noen av dem
cli-search-total = { $total ->
    [0] Ingen treff
    [one] Ett treff
   *[other] { $total } treff
 }
cli-review-total = { $total ->
    [0] Ingenting venter
    [one] Ett spørsmål
   *[other] { $total } spørsmål
 }
cli-review-no-value = (ingen verdi)
cli-review-candidate = Også sett: { $value }
cli-review-evidence = Bildet av beviset ligger i { $file }
cli-review-unknown = Spørsmål nr. { $id } finnes ikke; «byggarkiv review list --all» viser numrene
cli-review-accepted = Nr. { $id } er godtatt: { $value }
cli-review-corrected = Nr. { $id } er rettet til { $value }
cli-review-rejected = Nr. { $id } er forkastet
field-eiendom = eiendom
field-dato = dato
field-dokumenttype = dokumenttype
field-tittel = tittel
field-avsender = avsender
field-mottaker = mottaker
status-more-remarks = … og { $more } til; rapporten har alle
status-files = Mottatte filer: { $files }
status-pages = Sider: { $pages }
status-groups = { $documents } dokumenter i { $cases } saker på { $properties } eiendommer
status-findings = Funn: { $errors } feil, { $warnings } advarsler, { $notes } merknader
status-nothing-waits = Ingenting venter på et menneske
status-waits = Venter på et menneske ({ $held } saker er holdt utenfor avleveringen; «byggarkiv review list --archive { $archive }»):
status-delivery = Avlevering: { $path } ({ $documents } dokumenter i { $cases } saker; { $status })
status-delivery-new = ny
status-delivery-replacement = erstatter en tidligere
status-delivery-test = TEST så lenge en eiendom venter på et menneske
status-report = Rapport: { $file }
status-archive = Arkivet: { $folder }
fate-scan = skanninger
fate-duplicate = duplikater (like filer i samme mappe)
fate-unreadable = uleselige (tatt vare på)
fate-list = sjekksumlister
fate-job = oppdrag.toml
fate-count = telling.csv
fate-ignored = andre filer (tatt vare på, ikke brukt)
fate-replaced = erstattet av en senere levering
role-waiting = venter på lesing
role-document = i dokumenter
role-cover = omslag
role-reference = henvisninger
role-separator = skilleark
role-blank = blanke (tatt vare på, utelatt fra PDF)
role-duplicate = i duplikater
role-unreadable = uleselige (tatt vare på)
stage-ingest = Tar inn
stage-read = Leser
stage-steps = Tar vare på bildene av stegene
stage-assemble = Setter sammen
stage-index = Indekserer
stage-pdf = Lager PDF/A
stage-package = Pakker
stage-validate = Kontrollerer
stage-quality = Vurderer
