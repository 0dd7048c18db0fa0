# Kommandolina.
help = Frå øskjer med skanna byggjesaker til eit søkbart arkiv og ei Noark 5-avlevering
help-usage = Bruk
help-commands = Kommandoar
help-options = Val
help-after = «byggarkiv KOMMANDO --help» viser eit døme. Utgangskodar: 0 i orden, 1 ferdig med feil mellom funna, 2 kunne ikkje gjerast.
help-example = Døme: { $example }
help-common-help = Vis hjelp
help-common-version = Vis versjon
help-common-lang = Språk i meldingar og rapportar: nb, nn eller en (elles LANG)
help-common-json = JSON til maskiner i staden for ord til menneske
help-common-jobs = Kor mange sider det blir arbeidd med på éin gong (elles så mange som maskina har kjernar)
help-common-now = Tidspunktet som blir skrive i arkivet, for køyringar som skal kunne gjerast likt om att (2026-01-31T12:00:00Z)
help-common-reading = Kor grundig sidene blir lesne: fast (Tesseract åleine), standard (tvilsame linjer blir lesne av ein lesar til) eller best (to lesarar på alle linjer); elles som byggarkiv.toml seier
help-common-keep-steps = Mappe som får eit bilete av kvar lesen side for kvart steg i klargjeringa (000003_deskew.png)
help-common-archive = Mappa der arkivet ligg (eller BYGGARKIV_ARCHIVE)
help-run = Heile jobben: tek inn ei øskje, les, grupperer, indekserer, pakkar og kontrollerer
help-run-intake = Øskja: ei mappe eller ei zip-fil
help-init = Lagar eit nytt arkiv og ei oppdrag.toml med forklaringar
help-init-oppdrag = Kvar oppdrag.toml skal skrivast; ei fil som finst, blir ikkje rørt
help-scan = Skannar rett inn i ei øskjemappe gjennom SANE
help-scan-device = Namnet skannaren har hos SANE («scanimage -L» viser dei)
help-scan-into = Mappa til eigedomen i øskja; ho blir laga om ho manglar
help-scan-resolution = Oppløysing i punkt per tomme
help-scan-mode = Modusen til skannaren: Lineart, Gray eller Color
help-scan-source = Kjelda til skannaren, til dømes «Automatic Document Feeder»; utan henne éi side
help-scan-pages = Kor mange sider som blir skanna, høgst
help-scan-options = Fleire val til skannaren, etter «--»
help-ingest = Tek inn ei øskje og seier kva ho inneheld
help-ingest-intake = Øskja: ei mappe eller ei zip-fil
help-read = Les sidene, finn fakta, set saman dokument og saker
help-review = Det som ventar på eit menneske: vis prov, godta, rett eller forkast
help-review-list = Listar det som ventar
help-review-list-all = Også det som ikkje ventar
help-review-show = Viser eitt spørsmål, med bilete av provet
help-review-show-id = Nummeret i lista
help-review-show-png = Kvar biletet skal skrivast: utsnitt av sida med orda ramma inn
help-review-accept = Det som er lese, er rett
help-review-accept-id = Nummeret i lista
help-review-accept-by = Kven som avgjer; namnet blir lagra med avgjerda (eller BYGGARKIV_BY)
help-review-correct = Ein annan verdi er rett
help-review-correct-id = Nummeret i lista
help-review-correct-value = Rett verdi: 4699-12/34 (fleire med komma), 1967-08-17, TEGNING eller ord
help-review-correct-by = Kven som avgjer; namnet blir lagra med avgjerda (eller BYGGARKIV_BY)
help-review-reject = Det som er lese, er gale, og ingen verdi er kjend
help-review-reject-id = Nummeret i lista
help-review-reject-by = Kven som avgjer; namnet blir lagra med avgjerda (eller BYGGARKIV_BY)
help-quality = Kvalitetsrapport for eit mottak: målingar, fordelingar, ark mot sider og eit tilfeldig utval
help-quality-batch = Berre dette mottaket: namnet på mappa eller zip-fila som vart teken inn
help-quality-folder = Berre denne mappa og dei som ligg i ho
help-quality-sample = Kor mange sider eit menneske skal sjå på (elles etter profilen)
help-quality-seed = Frøet som utvalet blir trekt med (elles avleidd av filene, så det same mottaket gir det same utvalet)
help-quality-profile = Grensene, som TOML, kvar med kjelde (elles byggarkivs eigne)
help-quality-confirm = Stadfestar at kvar side i utvalet er sett på
help-quality-confirm-sample = Namnet på utvalet, slik det står i rapporten
help-quality-confirm-by = Kven som har sett; namnet blir lagra med tidspunktet (eller BYGGARKIV_BY)
help-quality-confirm-fault = Ei side som ikkje er i orden, og kva som er gale; kan gjentakast
help-quality-sign = Signerer den siste rapporten; han må stemme med arkivet slik det er no
help-quality-sign-by = Kven som signerer (eller BYGGARKIV_BY)
help-index = Gjer kvar side søkbar
help-export = Skriv Noark 5-uttrekket som ei mappe, upakka, eller lesekopiar av dokumenta
help-export-to = Mappa som uttrekket skal skrivast til; ho må ikkje finnast frå før
help-export-copies = Lesekopiar i staden for uttrekk: éin PDF for kvart dokument i denne mappa, som ikkje må finnast frå før
help-export-layers = Grå sider og fargesider i lag (MRC) der kopien då blir mindre og ser lik ut og blir lesen likt
help-export-linearise = Linearisert: ein nettlesar viser første sida før resten er henta
help-export-include-shielded = Skjerma dokument òg
help-fields = Viser kva som er fylt ut i skjema og tittelfelt
help-fields-file = Berre filer som har dette i stigen
help-fields-csv = CSV-fila som alle felta skal skrivast til, i staden for å visast
help-package = Pakkar avleveringa (DIAS SIP) og kontrollerer henne som ein framand
help-validate = Ville depotet ha godteke henne? Kontrollerer kvar Noark 5-avlevering eller DIAS-pakke
help-validate-delivery = {"{uuid}"}.tar, {"{uuid}"}.xml, mappa dei ligg i, eller eit upakka uttrekk
help-validate-report = Kvar rapporten skal skrivast, gjerne fleire: .json gjev JSON, .xml JUnit, .csv filene, elles HTML
help-validate-limit = Kor mange funn som blir lista for kvar regel
help-validate-like-arkade = Fortel òg korleis Arkade 2.12.4 svarer på kvar av testane sine
help-validate-profile = Profilen til institusjonen: alvor per regel og format, kvar med grunngjeving
help-validate-verapdf = veraPDF-programmet, eller ei mappe med jar-filene: PDF-ane blir òg kontrollerte av det
help-validate-against = Ei tidlegare avlevering frå same arkivskapar, eller JSON-rapporten om henne, gjerne fleire: systemID-ar og periodar blir samanlikna
help-search = Finn sider etter ord, eigedom og tid
help-search-words = Ord; "…" for ein frase, garasj* for byrjinga av eit ord, AND, OR, NOT
help-search-eiendom = Berre denne eigedomen: 12/34 eller 4699-12/34
help-search-fra = Frå og med dette året eller denne datoen
help-search-til = Til og med dette året eller denne datoen
help-search-dokumenttype = Berre denne dokumenttypen (ArkivLett, til dømes TEGNING)
help-search-limit = Kor mange treff som blir viste
help-status = Kvar alt står: kvar fil og side gjord greie for
help-status-findings = Også funna, eitt for eitt
help-register = Adresser og bygningar frå uttrekka til Kartverket
help-register-import = Hentar inn uttrekk: .csv er adresser, .geojson og .json er bygningspunkt
help-register-import-files = Filene
help-models = Den andre tekstkjennaren (PP-OCRv6): kva filer som er her, hent inn og kontroller
help-models-folder = Mappa med modellane, i staden for dei vanlege (eller BYGGARKIV_MODELS)
help-models-show = Viser filene, om dei er dei rette, og kvar det blir leita etter dei
help-models-add = Hentar inn frå pakkar (.whl) eller enkeltfiler; berre dei rette blir tekne imot
help-models-add-files = Filene
help-models-verify = Kontrollerer at alle filene er her og er dei rette; elles utgangskode 1
help-completions = Skriv fullføring for skalet
help-completions-shell = Skalet
help-man = Skriv manualsidene
help-man-folder = Mappa dei skal skrivast til
cli-not-an-archive = { $folder }: her er det ikkje noko arkiv. «byggarkiv init { $folder }» lagar eit nytt i ei tom mappe
cli-init-done = Arkivet er klart i { $folder }
cli-init-oppdrag = { $file } er skriven: fyll henne ut og legg henne ved sida av skanningane
cli-init-oppdrag-there = { $file } finst frå før og er ikkje rørt
cli-indexed = { $pages ->
    [one] Éi side er søkbar
   *[other] { $pages } sider er søkbare
 }
cli-fields-total = { $total ->
    [0] Ingen felt
    [one] Eitt felt
   *[other] { $total } felt på { $pages ->
        [one] éi side
       *[other] { $pages } sider
    }
 }
cli-fields-written = Skreiv { $total } felt til { $file }
cli-fields-empty = (ikkje fylt ut)
cli-exported = Uttrekket ligg i { $folder }: { $documents } dokument i { $cases } saker; { $held } saker er haldne utanfor
cli-copied = Lesekopiane ligg i { $folder }: { $files } dokument med { $pages } sider, { $layered } av dei i lag; { $percent } % av storleiken på arkiv-PDF-ane
cli-copied-shielded = { $left } skjerma dokument er utelatne, { $shielded } skjerma er med; { $failed } dokument kunne ikkje bli PDF, og { $held } saker er haldne utanfor
cli-copied-not-public = Dette er ikkje innsynskopiar: ingen har vurdert dokumenta mot offentleglova. Tilgangen til kvart dokument står i tilgang.csv, kor lik originalen kvar side er, i sider.csv
cli-verdict = { $outcome }: { $errors } feil, { $warnings ->
    [one] { $warnings } åtvaring
   *[other] { $warnings } åtvaringar
 }
cli-report-written = Rapporten ligg i { $file }
cli-scanned-page = { $file }
cli-scan-resolution = { $dpi } er inga oppløysing; oppgje 1–10000 punkt per tomme
cli-scanned = { $pages ->
    [one] Éi side skanna
   *[other] { $pages } sider skanna
 }
cli-register-imported = { $file }: { $addresses } adresser og { $buildings } bygningar
cli-models-whole = Den andre tekstkjennaren er klar i { $folder }:
cli-models-broken = Den andre tekstkjennaren kan ikkje brukast slik han ligg i { $folder }:
cli-models-none = Den andre tekstkjennaren er ikkje installert; alt blir lese med Tesseract åleine. Leita i: { $folders }
cli-models-way = Han kjem i PyPI-pakkane { $models } og { $library } (Linux, x86-64). «make demo» hentar dei; på ei maskin utan nett: «byggarkiv models add FIL»
cli-models-right = rett
cli-models-missing = manglar
cli-models-wrong = skadd
cli-models-added = { $version } er lagd inn: { $file }
cli-man-written = { $pages } manualsider ligg i { $folder }
cli-search-any-word = Inga side har alle orda; desse har nokre av dei
cli-search-total = { $total ->
    [0] Ingen treff
    [one] Eitt treff
   *[other] { $total } treff
 }
cli-review-total = { $total ->
    [0] Ingenting ventar
    [one] Eitt spørsmål
   *[other] { $total } spørsmål
 }
cli-review-no-value = (ingen verdi)
cli-review-candidate = Også sett: { $value }
cli-review-evidence = Biletet av provet ligg i { $file }
cli-review-unknown = Spørsmål nr. { $id } finst ikkje; «byggarkiv review list --all» viser numra
cli-review-accepted = Nr. { $id } er godteke: { $value }
cli-review-corrected = Nr. { $id } er retta til { $value }
cli-review-rejected = Nr. { $id } er forkasta
field-eiendom = eigedom
field-dato = dato
field-dokumenttype = dokumenttype
field-tittel = tittel
field-avsender = avsendar
field-mottaker = mottakar
status-more-remarks = … og { $more } til; rapporten har alle
status-files = Mottekne filer: { $files }
status-pages = Sider: { $pages }
status-groups = { $documents } dokument i { $cases } saker på { $properties } eigedomar
status-findings = Funn: { $errors } feil, { $warnings } åtvaringar, { $notes } merknader
status-nothing-waits = Ingenting ventar på eit menneske
status-waits = Ventar på eit menneske ({ $held } saker er haldne utanfor avleveringa; «byggarkiv review list --archive { $archive }»):
status-delivery = Avlevering: { $path } ({ $documents } dokument i { $cases } saker; { $status })
status-delivery-new = ny
status-delivery-replacement = erstattar ei tidlegare
status-delivery-test = TEST så lenge ein eigedom ventar på eit menneske
status-report = Rapport: { $file }
status-archive = Arkivet: { $folder }
fate-scan = skanningar
fate-duplicate = duplikat (like filer i same mappe)
fate-unreadable = uleselege (tekne vare på)
fate-list = sjekksumlister
fate-job = oppdrag.toml
fate-count = telling.csv
fate-ignored = andre filer (tekne vare på, ikkje brukte)
fate-replaced = erstatta av ei seinare levering
role-waiting = ventar på lesing
role-document = i dokument
role-cover = omslag
role-reference = tilvisingar
role-separator = skiljeark
role-blank = blanke (tekne vare på, utelatne frå PDF)
role-duplicate = i duplikat
role-unreadable = uleselege (tekne vare på)
stage-ingest = Tek inn
stage-read = Les
stage-steps = Tek vare på bileta av stega
stage-assemble = Set saman
stage-index = Indekserer
stage-pdf = Lagar PDF/A
stage-package = Pakkar
stage-validate = Kontrollerer
stage-quality = Vurderer
