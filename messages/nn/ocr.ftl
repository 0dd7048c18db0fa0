# Tekstattkjenning.
ocr-language-name = «{ $language }» er ikkje eit språknamn for Tesseract. Skriv forkortinga med små bokstavar, til dømes nor, dan, swe eller eng.
ocr-no-models = Fann ingen språkmodellar for Tesseract. Leita i: { $folders }. Installer dei med «apt install tesseract-ocr-nor tesseract-ocr-osd», eller set TESSDATA_PREFIX til mappa der dei ligg.
ocr-missing-model = Språkmodellen { $language } manglar i { $folder }. Installer han med «apt install { $package }», eller ta språket ut av innstillingane.
ocr-init = Tesseract lét seg ikkje starte med språka { $languages } frå { $folder }. Modellane kan vere skadde: installer dei på nytt.
ocr-engine = Tesseract svikta på sida.
ocr-too-long = Lesinga av sida tok meir enn { $seconds } sekund og vart stansa.
ocr-stopped = { $stops } av { $passes } lesingar av sida vart stansa, fordi dei tok for lang tid eller Tesseract svikta; tekst kan mangle.
ocr-stopped-hint = Sida følgjer med som ho er. Auk reading_seconds i byggarkiv.toml og køyr om att for å lese henne på nytt.
ocr-turned = Sida låg på sida eller på hovudet. Ho vart dreia { $degrees } grader med klokka før ho vart lesen; det mottekne biletet er uendra.
ocr-nothing-read = Det står noko på sida, men ingen ord lét seg lese etter { $passes ->
    [one] eitt forsøk
   *[other] { $passes } forsøk
}.
ocr-nothing-read-hint = Sjå på sida. Er skrifta for veik, skann ho på nytt i gråtonar med høgare kontrast; er ho handskriven, må ho lesast av eit menneske.
ocr-poor = Sida er dårleg lesen: { $words ->
    [one] eitt ord
   *[other] { $words } ord
} med ein tryggleik på { $confidence } av 100.
ocr-poor-unread = Sida er dårleg lesen: av { $share } prosent av det som ser ut som skrift på ho, vart det ikkje lese noko ord.
ocr-poor-hint = Kontroller det som er henta frå sida. Ei ny skanning i gråtonar på 300 dpi blir ofte lesen betre.
ocr-handwriting = Sida har handskrift på { $places ->
    [one] éin stad
   *[other] { $places } stader
} utover underskrifter. Handskrift blir ikkje lesen her; ord som er lesne der, er merkte og tel ikkje som tekst.
ocr-handwriting-hint = Les staden sjølv. Står det noko der som avgjer eigedom, dato eller partar, rett det med «byggarkiv review».
ocr-shows-through = Sida er rekna som blank: skrifta på ho er spegelvend og skin gjennom frå den andre sida.
ocr-one-sided = Skrift frå den andre sida skin gjennom; ho vart halden utanfor då sida vart lesen.
ocr-one-sided-hint = Sjå på sida om noko som er skrive veikt på denne sida av arket, manglar i teksten. Biletet er som det vart motteke.
ocr-second = Den andre lesaren kan ikkje brukast: { $what }: { $said }. Sjå «byggarkiv models»; utan han blir sidene lesne av Tesseract åleine.
ocr-layer-apart = PDF-en har frå før eit tekstlag med { $words } ord på sida; berre { $percent } % av orda er dei same som dei { $read } som vart lesne her. Begge er tekne vare på, og arkivet bruker det som vart lese her.
ocr-hint-layer-apart = jamfør sida med teksten, og rett det som er gale; tekstlaget i den mottekne PDF-en er aldri brukt som fasit
ocr-alone = Den andre lesaren er ikkje installert: sidene er lesne av Tesseract åleine
ocr-alone-hint = «byggarkiv models» seier kva som manglar og korleis det blir henta; etterpå blir sidene lesne på nytt. «--reading fast» bed om Tesseract åleine.
ocr-black-letter = Sida ser ut til å vere sett med gotisk skrift (fraktur), og modellen for henne er ikkje installert: ho er lesen som vanleg skrift, og mange ord er truleg feil.
ocr-black-letter-hint = Installer modellen med «apt install tesseract-ocr-script-frak» og køyr om att; då blir sidene i arkivet lesne på nytt.
