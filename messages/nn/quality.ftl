# Kvalitetsrapporten.
quality-title = Kvalitetsrapport
quality-whole-archive = heile arkivet
quality-lead = { $files ->
    [one] Éi fil
   *[other] { $files } filer
 } og { $pages ->
    [one] éi side
   *[other] { $pages } sider
 } i { $folders ->
    [one] éi mappe
   *[other] { $folders } mapper
 }.
quality-profile = Grenser: { $name }.
quality-profile-standard = byggarkivs eigne
quality-as-given = { $words }
quality-signing = Dette blir signert
quality-signing-files = Rapporten gjeld { $pages ->
    [one] éi side
   *[other] { $pages } sider
 } i { $files ->
    [one] éi fil
   *[other] { $files } filer
 } slik dei vart mottekne. Namn og innhald på alle filene saman har SHA-256 { $digest }.
quality-signing-limits = Sidene er målte mot grensene under. Målingar utanfor: { $outside }. Sider som heilt eller delvis ikkje kunne vurderast: { $unjudged }. Den som signerer, kjenner til dei og meiner at dei ikkje hindrar at skanninga kjem i staden for papiret.
quality-signing-sheets = Mapper der sidene ikkje stemmer med arka som vart talde: { $wrong }. Mapper der arka ikkje er talde, så byggarkiv ikkje kan vite om alt er skanna: { $uncounted }.
quality-no-resolution = fila oppgir inga oppløysing som kan stemme
quality-signing-sample = { $people ->
    [one] Éi stadfesting seier
   *[other] { $people } stadfestingar seier
 } at dei { $pages ->
    [one] tilfeldig valde sidene (éi side)
   *[other] { $pages } tilfeldig valde sidene
 } er sedde gjennom, med { $faults ->
    [one] éin feil
   *[other] { $faults } feil
 }.
quality-signing-sample-open = Ingen har stadfesta at dei { $pages ->
    [one] tilfeldig valde sidene (éi side)
   *[other] { $pages } tilfeldig valde sidene
 } er sedde gjennom.
quality-signing-not = byggarkiv har ikkje sett papiret. Rapporten avgjer ikkje om det kan destruerast; det gjer lov, forskrift og depotet som tek imot.
quality-summary = Målt mot grensene
quality-what = Kva
quality-limit = Grense
quality-within = Innanfor
quality-outside = Utanfor
quality-nothing = Ikkje noko å måle
quality-unjudged = Ikkje vurdert
quality-verdict = Vurdering
quality-source = Kvar grensa kjem frå
quality-is-within = innanfor
quality-is-outside = utanfor
quality-is-open = open
quality-at-least = minst { $limit }
quality-at-most = høgst { $limit }
quality-files = Mottekne filer
quality-pages = Sider
quality-measures = Fordelingar
quality-key-within = sider innanfor grensa
quality-key-outside = sider utanfor grensa
quality-worst = Dårlegast ut
quality-not-judged = Sider som heilt eller delvis ikkje kunne vurderast
quality-all-judged = Alle sidene er lesne og vurderte.
quality-and-more = … og { $more } til; JSON-fila har alle.
quality-more-outside = { $more ->
    [one] Éi side til er
   *[other] { $more } sider til er
 } utanfor grensa; JSON-fila har alle.
quality-middle = Lågast { $least }, midtarst { $median }, høgast { $greatest }.
quality-bar = { $label }: { $pages ->
    [one] éi side
   *[other] { $pages } sider
 }, { $outside } utanfor
quality-bar-read = lesen
quality-bar-poor = dårleg lesen
quality-picture = Lite bilete av { $page }
quality-no-picture = (utan bilete)
quality-resolution = Oppløysing
quality-resolution-about = Punkt per tomme, slik fila oppgir dei. Oppgir ho ingen, eller ei oppløysing som ikkje kan stemme, er sida ikkje vurdert.
quality-skew = Skeivskap
quality-skew-about = Kor mange grader linene hallar til ei av sidene. Blanke sider og sider utan liner har ikkje noko å måle.
quality-contrast = Kontrast
quality-contrast-about = Gråtonar mellom papiret og den vanlege bokstaven, 0–255. Ei svart-kvit skanning har alltid 255.
quality-border = Svarte kantar
quality-border-about = Kor stor del av biletet som er svart kant frå skannaren.
quality-blank = Blekk på blanke sider
quality-blank-about = Kor stor del av ei side som er rekna som blank, som likevel har blekk. Mykje blekk kan vere skrift som skin gjennom, eller ei side som ikkje er blank: sjå på dei. Andre sider har ikkje noko å måle.
quality-confidence = Lesetryggleik
quality-confidence-about = Kor trygg lesaren sjølv er på teikna, i gjennomsnitt, 0–100. Det seier ikkje at dei er rette.
quality-unsure = Usikre ord
quality-unsure-about = Kor mange av orda på sida som er lesne med lågare tryggleik enn { $under } av 100.
quality-poor = Dårleg lesne sider
quality-poor-about = Sider som lesinga sjølv kallar dårleg lesne, eller der det står noko som ikkje lét seg lese. Grensa gjeld kvar side: 0 er lesen, 1 er dårleg lesen.
quality-faults = Feil i utvalet
quality-source-tender = vanleg i norske anbod; inga offisiell talgrense er funnen i forskrift eller rettleiar
quality-source-own = byggarkivs eige skjønn; inga offisiell talgrense er funnen
quality-source-reading = lesinga si eiga vurdering av kvar side
quality-source-faults = vanleg i norske anbod: høgst 0,5–1 % feil; inga offisiell talgrense er funnen
quality-source-sample = Storleiken er vanleg i norske anbod: 1–5 % av sidene, her minst 20; inga offisiell talgrense er funnen.
quality-standing-read = lesne
quality-standing-poor = dårleg lesne
quality-standing-nothing-read = noko står der, men ingen ord er lesne
quality-standing-blank = blanke
quality-standing-shows-through = blanke, men skrifta frå den andre sida skin gjennom
quality-standing-waiting = ikkje lesne enno
quality-standing-unreadable = kan ikkje opnast
quality-folders = Ark mot sider
quality-folders-about = Eit ark gir éi side eller to. Færre sider enn ark tyder at noko manglar; fleire enn to per ark at noko er skanna to gonger eller ikkje talt. Tala kjem frå telling.csv eller oppdrag.toml. Sider i dublettar er ikkje med.
quality-folder = Mappe
quality-sheets = Ark talde
quality-folder-blank = Av dei blanke
quality-folder-unreadable = Kan ikkje opnast
quality-folder-duplicates = Dublettar
quality-tally = Stemmer det?
quality-tally-not-counted = ikkje talt
quality-tally-agrees = kan stemme
quality-tally-too-few = færre sider enn ark
quality-tally-too-many = fleire sider enn arka har
quality-remarks = Manglar, dublettar og skadar
quality-no-remarks = Ingen nummer manglar, ingen filer er like, og alle lét seg opne.
quality-place = Stad
quality-way-out = hjelp
quality-sample = Sider til gjennomsyn
quality-sample-id = Namnet på utvalet
quality-sample-drawn = { $pages ->
    [one] Éi side
   *[other] { $pages } sider
 } av { $of }, trekte med frøet { $seed }: sidene blir ordna etter SHA-256 av frøet, eit linjeskift og namnet på sida, og dei første blir tekne.
quality-sample-ask = Hald kvar side mot papiret: er heile arket med, kan alt lesast, er fargar og svak skrift bevarte, og er det rett veg? Stadfest med «byggarkiv quality confirm», og nemn kvar side som har feil.
quality-confirmations = Kven som har sett gjennom
quality-not-confirmed = Ingen har stadfesta utvalet enno.
quality-by = Namn
quality-at = Tidspunkt
quality-faults-found = Feil
quality-no-faults = ingen
quality-paper = Papiret
quality-batch = Mottak
quality-box = Eske
quality-paper-place = Oppbevaringsstad
quality-after = Etter skanning
quality-scanned = Skannar og operatør
quality-paper-kept = blir bevart
quality-paper-destroyed = blir destruert
quality-batch-digest = SHA-256 av namn og innhald på alle filene
quality-links = Lenkjene opnar den mottekne fila så lenge rapporten ligg i mappa reports i arkivet.
quality-made-by = Laga med
quality-profile-wrong = { $file }: profilen kan ikkje lesast: { $reason }
quality-profile-range = { $file }: «{ $field }» har eit tal eller ei kjelde som ikkje kan brukast; talet skal vere 0 eller meir (prosent og tryggleik høgst 100), og kjelda skal vere skriven
quality-fault-page = «{ $typed }» nemner inga side i utvalet; skriv sida slik rapporten har ho, kolon, og kva som er gale: eske-12/mappe/0001.tif#1: uleseleg
quality-fault-empty = det står ikkje kva som er gale med { $page }
quality-nothing-there = arkivet har ingen filer i «{ $scope }»; namna er dei som mottak og mapper har i «byggarkiv status» og rapportane
quality-no-archive = arkivet er ikkje oppgitt: bruk --archive
quality-no-such-sample = arkivet har ikkje noko utval som heiter { $sample }; namnet står i kvalitetsrapporten
quality-sample-gone = utvalet { $sample } gjeld ikkje lenger, fordi filene er endra; køyr «byggarkiv quality», og sjå gjennom det nye utvalet
quality-no-report = det er ingen kvalitetsrapport å signere; køyr «byggarkiv quality» med same val av mottak og mappe først
quality-report-changed = { $file }.html eller .json er ikkje slik ho vart skriven, og blir ikkje signert; køyr «byggarkiv quality» på nytt
quality-stale = rapporten stemmer ikkje med arkivet slik det er no, og blir ikkje signert:
quality-stale-hint = køyr «byggarkiv quality» på nytt, les rapporten, og signer han
quality-changed-files = filer: { $added } nye, { $removed } borte, { $other } endra ({ $names })
quality-changed-pages = sider: { $added } nye, { $removed } borte, { $other } målte eller lesne på nytt ({ $names })
quality-changed-sample = stadfestingar av utvalet: { $before } i rapporten, { $after } no
quality-changed-counts = teljinga av ark er endra ({ $names })
quality-changed-remarks = det som er sagt om manglar, dublettar og skadar, er endra
quality-changed-papers = det oppdrag.toml seier om papiret, er endra
quality-changed-other = rapporten er laga av ei anna utgåve av byggarkiv, eller eit bilete i han har vorte eit anna
cli-quality-counts = Vurdert: { $pages ->
    [one] éi side
   *[other] { $pages } sider
 } i { $files ->
    [one] éi fil
   *[other] { $files } filer
 }
cli-quality-outside = Målingar utanfor grensene: { $outside }. Sider som ikkje er vurderte: { $unjudged }. Mapper der ark og sider ikkje stemmer: { $folders }
cli-quality-sample = Sjå gjennom utvalet { $sample } ({ $pages ->
    [one] éi side
   *[other] { $pages } sider
 }), og stadfest det med «byggarkiv quality confirm --sample { $sample }»
cli-quality-confirmed-by = Stadfesta av { $by }
cli-quality-signed-by = Signert av { $by }
cli-quality-confirmed = { $by } har sett gjennom utvalet { $sample }: { $pages ->
    [one] éi side
   *[other] { $pages } sider
 }, { $faults ->
    [one] éin feil
   *[other] { $faults } feil
 }. Køyr «byggarkiv quality» på nytt, så står det i rapporten
cli-quality-signed = { $by } har signert { $file }, SHA-256 { $digest }. Rapporten følgjer med neste avlevering («byggarkiv package»)
cli-quality-unconfirmed = Merk: ingen har stadfesta utvalet; det står i rapporten som vart signert
