# Tekstgjenkjenning.
ocr-language-name = «{ $language }» er ikke et språknavn for Tesseract. Skriv forkortelsen på små bokstaver, for eksempel nor, dan, swe eller eng.
ocr-no-models = Fant ingen språkmodeller for Tesseract. Lette i: { $folders }. Installer dem med «apt install tesseract-ocr-nor tesseract-ocr-osd», eller sett TESSDATA_PREFIX til mappen der de ligger.
ocr-missing-model = Språkmodellen { $language } mangler i { $folder }. Installer den med «apt install { $package }», eller ta språket ut av innstillingene.
ocr-init = Tesseract lot seg ikke starte med språkene { $languages } fra { $folder }. Modellene kan være skadet: installer dem på nytt.
ocr-engine = Tesseract sviktet på siden.
ocr-too-long = Lesingen av siden tok mer enn { $seconds } sekunder og ble stanset.
ocr-stopped = { $stops } av { $passes } lesinger av siden ble stanset, fordi de tok for lang tid eller Tesseract sviktet; tekst kan mangle.
ocr-stopped-hint = Siden følger med som den er. Øk reading_seconds i byggarkiv.toml og kjør om igjen for å lese den på nytt.
ocr-turned = Siden lå på siden eller på hodet. Den ble dreid { $degrees } grader med klokka før den ble lest; det mottatte bildet er uendret.
ocr-nothing-read = Det står noe på siden, men ingen ord lot seg lese etter { $passes ->
    [one] ett forsøk
   *[other] { $passes } forsøk
}.
ocr-nothing-read-hint = Se på siden. Er skriften for svak, skann den på nytt i gråtoner med høyere kontrast; er den håndskrevet, må den leses av et menneske.
ocr-poor = Siden er dårlig lest: { $words ->
    [one] ett ord
   *[other] { $words } ord
} med en sikkerhet på { $confidence } av 100.
ocr-poor-unread = Siden er dårlig lest: av { $share } prosent av det som ser ut som skrift på den, ble det ikke lest noe ord.
ocr-poor-hint = Kontroller det som er hentet fra siden. En ny skanning i gråtoner på 300 dpi leses ofte bedre.
ocr-handwriting = Siden har håndskrift på { $places ->
    [one] ett sted
   *[other] { $places } steder
} ut over underskrifter. Håndskrift leses ikke her; ord som er lest der, er merket og teller ikke som tekst.
ocr-handwriting-hint = Les stedet selv. Står det noe der som avgjør eiendom, dato eller parter, rett det med «byggarkiv review».
ocr-shows-through = Siden er regnet som blank: skriften på den er speilvendt og skinner gjennom fra den andre siden.
ocr-one-sided = Skrift fra den andre siden skinner gjennom; den ble holdt utenfor da siden ble lest.
ocr-one-sided-hint = Se på siden om noe som er skrevet svakt på denne siden av arket, mangler i teksten. Bildet er som det ble mottatt.
ocr-second = Den andre leseren kan ikke brukes: { $what }: { $said }. Se «byggarkiv models»; uten den leses sidene av Tesseract alene.
ocr-layer-apart = PDF-en har fra før et tekstlag med { $words } ord på siden; bare { $percent } % av ordene er de samme som de { $read } som ble lest her. Begge er beholdt, og arkivet bruker det som ble lest her.
ocr-hint-layer-apart = sammenlign siden med teksten, og rett det som er galt; tekstlaget i den mottatte PDF-en er aldri brukt som fasit
ocr-alone = Den andre leseren er ikke installert: sidene er lest av Tesseract alene
ocr-alone-hint = «byggarkiv models» sier hva som mangler og hvordan det hentes; etterpå leses sidene på nytt. «--reading fast» ber om Tesseract alene.
ocr-black-letter = Siden ser ut til å være satt med gotisk skrift (fraktur), og modellen for den er ikke installert: den er lest som vanlig skrift, og mange ord er trolig feil.
ocr-black-letter-hint = Installer modellen med «apt install tesseract-ocr-script-frak» og kjør om igjen; da leses arkivets sider på nytt.
