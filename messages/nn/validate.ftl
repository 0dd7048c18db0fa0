# Domen over ei avlevering.
validate-outcome-accepted = Godkjend
validate-outcome-accepted-with-warnings = Godkjend med merknader
validate-outcome-undecided = Kan ikkje avgjerast
validate-outcome-rejected = Ikkje godkjend
validate-not-checked-viruses = Virus og skadeleg kode er ikkje kontrollert.
validate-not-checked-formats = Innhaldet i dokumentfilene er ikkje kontrollert i djupna (gyldig PDF/A); formatet er kjent att på dei første og siste bytane, og PDF-ar på det dei sjølve seier dei er.
validate-not-checked-content = Om arkivet er fullstendig, og om titlar og datoar er rette, kan berre arkivskaparen svare på.
validate-not-checked-across = Det er ikkje kontrollert mot tidlegare avleveringar frå same arkivskapar (--against).
validate-checked-across = { $count ->
    [one] Éi tidlegare avlevering er samanlikna med; andre er ikkje kontrollerte.
   *[other] { $count } tidlegare avleveringar er samanlikna med; andre er ikkje kontrollerte.
 }

# Namna på reglane.
validate-rule-container = Pakkefila er heil og leseleg
validate-rule-names = Filnamn er trygge
validate-rule-once = Kvar fil finst éin gong
validate-rule-structure = Oppbygginga av DIAS-pakka
validate-rule-identity = Pakka har same UUID overalt
validate-rule-transfer = Overføringsfila stemmer med pakka
validate-rule-mets = dias-mets.xml stemmer med filene
validate-rule-premis = dias-premis.xml stemmer med filene
validate-rule-form = XML er velforma, i UTF-8 og utan dokumenttype
validate-rule-n5-01 = Filene som er lista i arkivuttrekk.xml, finst
validate-rule-complete = Uttrekket er dokumentert
validate-rule-n5-02 = Sjekksummar i arkivuttrekk.xml
validate-rule-n5-03 = XML er gyldig etter skjemaa
validate-rule-sizes = Filer som må lesast først, har rimeleg storleik
validate-rule-official = XML-skjemaa er dei offisielle
validate-rule-own-metadata = Verksemdsspesifikke metadata er skildra
validate-rule-n5-10 = Talet på mapper
validate-rule-n5-15 = Saksmappestatusar
validate-rule-n5-16 = Talet på registreringar
validate-rule-n5-22 = Journalstatusar
validate-rule-n5-25 = Dokumentstatusar
validate-rule-n5-28 = Talet på dokumentfiler
validate-rule-n5-29 = Dokumentformat
validate-rule-n5-30 = Sjekksummane til dokumentfilene
validate-rule-size = Storleiken på dokumentfilene
validate-rule-algorithm = Sjekksumalgoritme
validate-rule-n5-32 = Filene det er vist til, finst
validate-rule-n5-33 = Alle filer er det vist til
validate-rule-n5-64 = Tomme dokumentfiler
validate-rule-conversion = Konverteringar er dokumenterte
validate-rule-n5-42 = Skjerma informasjon
validate-rule-n5-44 = Kassasjonsvedtak
validate-rule-n5-45 = Utførte kassasjonar
validate-rule-own-flag = Verksemdsspesifikke metadata er oppgjevne
validate-rule-n5-47 = systemID-ar er unike
validate-rule-n5-48 = Referansar til arkivdel
validate-rule-n5-51 = Referansar til sekundær klasse
validate-rule-references = Kryssreferansar
validate-rule-n5-59 = Talet på journalpostar
validate-rule-n5-60 = Start- og sluttdatoen til journalane
validate-rule-n5-61 = Endringsloggen finst
validate-rule-n5-62 = Referansar i endringsloggen
validate-rule-n5-63 = Element utan innhald
validate-rule-n5-04 = Tal på arkiv
validate-rule-n5-05 = Tal på arkivdelar
validate-rule-n5-06 = Status på arkivdelar
validate-rule-n5-07 = Tal på klassifikasjonssystem
validate-rule-n5-08 = Tal på klassar
validate-rule-n5-09 = Tomme klassar i primært klassifikasjonssystem
validate-rule-n5-11 = Mapper per år
validate-rule-n5-12 = Klassar med både underklassar og mapper
validate-rule-n5-13 = Mapper per klasse
validate-rule-n5-14 = Mapper utan registreringar og undermapper
validate-rule-n5-17 = Journalposttypar
validate-rule-n5-18 = Registreringar per år
validate-rule-n5-19 = Klassar med både underklassar og registreringar
validate-rule-n5-20 = Registreringar per klasse
validate-rule-n5-21 = Registreringar utan dokumentskildring
validate-rule-n5-23 = Tal på dokumentskildringar
validate-rule-n5-24 = Dokumentskildringar utan dokumentobjekt
validate-rule-n5-26 = Tal på dokumentobjekt
validate-rule-n5-27 = Første og siste registrering
validate-rule-n5-34 = Dokumentfiler det er vist til fleire gonger
validate-rule-n5-35 = Tal på partar
validate-rule-n5-36 = Tal på merknader
validate-rule-n5-37 = Tal på kryssreferansar
validate-rule-n5-38 = Tal på presedensar
validate-rule-n5-39 = Tal på korrespondansepartar
validate-rule-n5-40 = Tal på avskrivingar
validate-rule-n5-41 = Tal på dokumentflytar
validate-rule-n5-43 = Tal på graderingar
validate-rule-n5-46 = Tal på konverteringar
validate-rule-arkade = Kan køyrast gjennom Arkade
validate-rule-codes = Verdiar etter metadatakatalogen
validate-rule-order = Datoar i rekkjefølgje
validate-rule-period = Datoar i arkivperioden
validate-rule-entries = Journalane stemmer med arkivstrukturen, post for post
validate-rule-leaks = Skjerma ord i offentleg journal
validate-rule-personal = Fødselsnummer i titlar og tekstar
validate-rule-parties = Journalpostar har korrespondansepart
validate-rule-main-document = Registreringar har eitt hovuddokument
validate-rule-signed-off = Inngåande dokument er avskrivne
validate-rule-redacted = Skjerma dokument har sladda variant, skjerma titlar offentleg tittel
validate-rule-signature = Filene er det dei heiter
validate-rule-approval = Arkivformata er godkjende
validate-rule-pdf = PDF-filer er heile og ikkje låste
validate-rule-duplicates = Like dokumentfiler
validate-rule-forms = Filnamn i same Unicode-form
validate-rule-matrikkel = Matrikkelnummer er velforma
validate-rule-delivered = systemID-ar er ikkje avleverte før
validate-rule-periods = Arkivperiodane følgjer kvarandre
validate-rule-standing = Pakka er det ho seier ho er i høve til tidlegare avleveringar
validate-rule-people = Personar er namngjevne

# Pakkefila.
validate-tar-broken = pakkefila kan ikkje lesast frå byte { $at } og utover; det som ligg etter, er ikkje kontrollert
validate-tar-truncated = pakkefila sluttar midt i oppføringa som tek til ved byte { $at }
validate-tar-no-end = pakkefila manglar avslutninga (to tomme blokker); alle filer er lesne
validate-name-escapes = namnet peikar ut av pakka eller er ikkje eit gyldig namn; fila er ikkje lesen
validate-name-special = dette er verken ei fil eller ei mappe (lenkje, eining eller anna); det er ikkje lese
validate-name-stray = fila ligg utanfor rotmappa til pakka, «{ $root }»; ho er ikkje lesen
validate-name-not-utf8 = namnet er ikkje i UTF-8; det er lese som Latin-1
validate-name-twice = fila finst meir enn éin gong i pakka; berre den første er brukt
validate-name-backslashes = namna i zip-fila skil mapper med omvend skråstrek (\); dei er lesne som vanleg skråstrek
validate-hint-transfer-again = overfør pakka på nytt og samanlikn sjekksummen
validate-hint-unsafe = pakk ikkje ut; be avleverande part om å pakke på nytt
validate-hint-pack-files = pakk sjølve fila i staden for ei lenkje til ho
validate-hint-pack-again = pakk avleveringa på nytt
validate-hint-pack-dias = pakk uttrekket som ei DIAS-pakke (SIP)
validate-hint-pack-utf8 = pakk på nytt med filnamn i UTF-8
validate-hint-pack-slashes = pakk på nytt med eit program som skil mapper med «/»; andre kan pakke ut filene utan mapper

# DIAS-pakka.
validate-no-package = dette er ikkje ei DIAS-pakke: verken dias-mets.xml eller mappa content finst
validate-package-eark = dette ser ut til å vere ei E-ARK-pakke (mappa representations finst), ikkje ei DIAS-pakke
validate-bare-extraction = dette er eit uttrekk utan pakke; berre uttrekket er kontrollert
validate-structure-missing = pakka manglar { $name }
validate-structure-deep = uttrekket ligg i { $found }, venta rett i content/; det er kontrollert der det ligg
validate-identity-root = rotmappa i pakka heiter «{ $found }», men pakkefila heiter «{ $expected }»
validate-identity-no-uuid = namnet på pakka er ikkje ein UUID
validate-identity-objid = OBJID er «{ $found }», venta «{ $expected }»
validate-transfer-missing = overføringsfila (.xml) ligg ikkje ved sida av pakka; sjekksummen til sjølve pakka er ikkje kontrollert
validate-transfer-dangling = overføringsfila viser til «{ $file }», som ikkje finst
validate-transfer-without = overføringsfila oppgjev ingen sjekksum for «{ $file }»
validate-mets-dangling = fila «{ $file }» er lista i METS, men finst ikkje i pakka
validate-mets-twice = fila «{ $file }» er lista meir enn éin gong i METS
validate-mets-unlisted = fila finst i pakka, men er ikkje lista i { $mets }
validate-premis-dangling = PREMIS skildrar fila «{ $file }», som ikkje finst i pakka
validate-checksum-differs = sjekksummen er oppgjeven til { $stated }, men «{ $file }» har { $found }
validate-checksum-not-one = «{ $found }» er ikkje ein SHA-256-sjekksum (64 heksadesimale teikn)
validate-checksum-algorithm = sjekksumalgoritmen er «{ $found }», venta SHA-256; sjekksummen er ikkje kontrollert
validate-size-differs = storleiken er oppgjeven til { $stated } byte, men «{ $file }» er på { $found } byte
validate-hint-transfer-file = be avleverande part om overføringsfila som høyrer til denne pakka
validate-hint-arkade-2020 = kjend feil: Arkade frå 2020 lista filer i repository_operations som ikkje blir pakka i ein SIP; ingenting er tapt
validate-hint-file-lost = finn fila i kjelda og pakk på nytt, eller rett tilvisinga
validate-hint-file-unlisted = fila kan vere lagd til etter pakking; pakk på nytt med eller utan ho
validate-hint-changed-after-packing = fila er endra etter at sjekksummen vart laga, eller er feil fil; finn den rette og pakk på nytt
validate-hint-sha256 = lag sjekksummen på nytt med SHA-256

# XML og skjema.
validate-form-broken = XML-en er ikkje velforma, resten av fila er ikkje lesen. XML-lesaren seier: { $said }
validate-form-not-utf8 = fila seier at ho er i UTF-8, men bytane { $bytes } er ikkje det; resten av fila er ikkje lesen
validate-form-doctype = fila har ein dokumenttype (DOCTYPE), resten av fila er ikkje lesen
validate-form-encoding = teiknkodinga er { $found }, venta UTF-8
validate-too-large = fila er på { $size } byte, meir enn dei { $limit } som blir lesne; ho er ikkje brukt i kontrollen
validate-hint-too-large = ei så stor fil er truleg feil fil; finn den rette
validate-schema-unknown = det finst ikkje noko kjent XML-skjema for namnerommet «{ $namespace }»; fila er berre kontrollert for om ho er velforma
validate-schema-none = fila har ikkje noko namnerom, og ikkje noko kjent XML-skjema; ho er berre kontrollert for om ho er velforma
validate-schema-broken = dei eigne XML-skjemaa i avleveringa kan ikkje brukast: { $said }
validate-hint-lighter-schema = del opp lange rekkjer av element i eigne typar, og kort ned mønster (xs:pattern) på over 300 teikn
validate-schema-too-heavy = XML-skjemaa til avleveringa sjølv er så innvikla at det ville ta svært lang tid å bruke dei; fila er berre kontrollert mot det offisielle skjemaet
validate-schema-unexpected = elementet `{ $element }` er ikkje tillate her; venta: { $expected }
validate-schema-not-allowed = elementet `{ $element }` er ikkje tillate her
validate-schema-missing = elementet `{ $element }` er ufullstendig; manglar: { $expected }
validate-schema-root = rotelementet `{ $element }` er ikkje det skjemaet skildrar (namn eller namnerom er feil)
validate-schema-type = typen `{ $found }` på `{ $element }` (xsi:type) finst ikkje i skjemaet: namnet er feil, eller prefikset manglar
validate-schema-value = verdien `{ $found }` i `{ $element }` er ikkje av typen { $kind }
validate-schema-pattern = verdien `{ $found }` i `{ $element }` følgjer ikkje mønsteret { $pattern }
validate-schema-empty = elementet `{ $element }` manglar verdi
validate-schema-facet = verdien `{ $found }` i `{ $element }` er ikkje tillaten
validate-schema-attribute-missing = elementet `{ $element }` manglar attributtet `{ $attribute }`
validate-schema-attribute-unknown = attributtet `{ $attribute }` er ikkje tillate på `{ $element }`
validate-schema-other = { $said }
validate-schema-not-official = XML-skjemaet er ikkje ei av dei publiserte utgåvene av { $name }; SHA-256 er { $found }
validate-schema-missing-file = XML-skjemaet { $schema }, som definerer denne fila, ligg ikkje i uttrekket
validate-own-undescribed = verksemdsspesifikke metadata i namnerommet «{ $namespace }», som ikkje noko XML-skjema i arkivuttrekk.xml skildrar
validate-hint-write-utf8 = skriv fila på nytt i UTF-8
validate-hint-write-again = skriv fila på nytt frå systemet; rett ho ikkje for hand
validate-hint-no-doctype = fjern DOCTYPE; Noark 5 bruker XML-skjema
validate-hint-own-schema = rett det eigne XML-skjemaet så det kan lesast saman med dei offisielle
validate-hint-arkade-mixed = kjend feil: Arkade 2.12.3 og seinare blandar file og fileGrp; ingenting er tapt
validate-hint-mend-extraction = rett verdien i systemet og lag uttrekket på nytt
validate-hint-official-schema = legg inn den offisielle fila frå schema.arkivverket.no, uendra
validate-hint-list-own-schema = list skjemaet under dataobjektet arkivstruktur i arkivuttrekk.xml, og legg det i uttrekket

# arkivuttrekk.xml.
validate-uttrekk-missing = arkivuttrekk.xml finst ikkje i uttrekket
validate-arkivstruktur-missing = arkivstruktur.xml finst ikkje i uttrekket
validate-uttrekk-dangling = fila «{ $file }» er lista i arkivuttrekk.xml, men finst ikkje i uttrekket
validate-uttrekk-unlisted = fila er ikkje lista i arkivuttrekk.xml
validate-uttrekk-copy-differs = kopien av «{ $file }» er ikkje lik originalen i uttrekket
validate-uttrekk-stranger = fila ligg i uttrekket, men er ikkje lista i arkivuttrekk.xml
validate-uttrekk-no-checksum = arkivuttrekk.xml oppgjev ingen sjekksum for «{ $file }»
validate-count-element = `{ $element }`
validate-count-files = dokumentfiler
validate-count-undeclared = arkivuttrekk.xml oppgjev ikkje talet på { $what }; funne { $found }
validate-count-differs = talet på { $what } er oppgjeve til { $stated }, men det er funne { $found }
validate-flag-but-none = { $flag } er oppgjeve, men elementet `{ $element }` finst ikkje i arkivstruktur.xml
validate-flag-but-some = { $flag } er ikkje oppgjeve, men elementet `{ $element }` finst { $found } { $found ->
    [one] gong
   *[other] gonger
 } (først i { $first })
validate-flag-not-one = { $flag } er oppgjeve som «{ $found }», venta true eller false
validate-hint-uttrekk = lag arkivuttrekk.xml på nytt ut frå det uttrekket faktisk inneheld
validate-hint-count = uttrekket kan vere avbrote eller endra; lag det på nytt

# arkivstruktur.xml og dokumenta.
validate-status-open = { $element } er «{ $found }», venta: { $expected } (systemID { $id })
validate-document-missing = dokumentfila «{ $file }» finst ikkje
validate-document-unreferenced = ingenting i arkivstruktur.xml viser til denne fila
validate-document-empty = dokumentfila «{ $file }» er tom (0 byte)
validate-format-differs = format er «{ $format }», men fila heiter «{ $file }»
validate-conversion-missing = dokumentet ligg både som «{ $source }» og i arkivformatet «{ $format }», men konverteringa er ikkje skildra
validate-id-repeated = systemID { $id } er ikkje unik; han står først på linje { $first }
validate-reference-dangling = { $element } viser til { $id }, som ikkje finst i uttrekket eller er noko anna
validate-element-empty = elementet `{ $element }` er tomt (systemID { $id })
validate-hint-status = avslutt eller rett i systemet, og lag uttrekket på nytt
validate-hint-unreferenced = skildre fila i arkivstrukturen, eller ta ho ut av uttrekket
validate-hint-format = oppgje filendinga eller ein PRONOM-kode (fmt/…)
validate-hint-conversion = legg til elementet konvertering under dokumentobjektet
validate-hint-id = gje eininga ein ny systemID i systemet; han må vere unik i alle avleveringar frå arkivskaparen
validate-hint-reference = ta med eininga det er vist til, eller rett referansen i systemet
validate-hint-leave-out = utelat element utan verdi

# Journalar og endringslogg.
validate-journal-missing = { $file } finst ikkje, men arkivstruktur.xml har { $posts } { $posts ->
    [one] journalpost
   *[other] journalpostar
 }
validate-journal-count = antallJournalposter er oppgjeve til { $stated }, men journalen har { $found }
validate-journals-count-differs = journalane oppgjev ulikt tal på journalpostar: løpande journal { $running }, offentleg journal { $public }
validate-journal-archive-count = løpande journal har { $found } journalpostar, men arkivstruktur.xml har { $posts }, og perioden har skarpt skilje
validate-journals-date-differs = journalane har ulik dato: løpande journal { $running }, offentleg journal { $public }
validate-journal-period = datoen til journalen er { $found }, men datoen til arkivperioden er { $stated }
validate-journal-post-outside = journaldato { $date } ligg utanfor perioden til journalen, { $start } – { $end }, og perioden har skarpt skilje
validate-change-log-missing = endringslogg.xml finst ikkje i uttrekket
validate-hint-journal = ta ut journalane på nytt for same periode som arkivet
validate-hint-journal-public = ta ut offentleg journal; han kan berre utelatast når ingenting er skjerma
validate-hint-change-log = ta ut endringsloggen frå systemet

# Einingar og Arkade.
validate-mixed-class = klassen har både underklassar og mapper eller registreringar: { $unit }
validate-empty-folder = mappa har korkje registreringar eller mapper: { $unit }
validate-no-description = registreringa har inga dokumentskildring: { $unit }
validate-no-object = dokumentskildringa er elektronisk, men har ikkje noko dokumentobjekt: { $unit }
validate-shared-file = fleire dokumentobjekt viser til same fil: { $unit }
validate-hint-mixed-class = flytt mappene til ein klasse utan underklassar (krav 2.4.6)
validate-hint-empty-folder = ingenting må rettast, men sjå etter at ikkje noko er falle ut
validate-hint-no-document = ta med dokumentet, eller oppgi at det er på papir (dokumentmedium)
validate-hint-shared-file = legg ei eiga fil ved kvart dokumentobjekt (krav 6.4.37)
validate-arkade-outside = { $count } registreringar ligg utanfor mapper; Arkade stansar på dei
validate-arkade-nested = { $count } mapper ligg i mapper; Arkade mister den ytste med alt i ho i N5.21, N5.24 og N5.64
validate-arkade-prefix = { $count } typar er skrivne med eit anna prefiks enn xsi; Arkade ser dei ikkje
validate-arkade-head = journalen har ikkje noko journalhovud; Arkade les han i det uendelege
validate-arkade-additional = additionalInfo er ikkje den andre eigenskapen i info; Arkade stansar
validate-arkade-period = periode med inngåande og utgåande skilje er ikkje oppgitt; Arkade stansar
validate-arkade-declared = talet på registreringar er ikkje oppgitt; Arkade stansar

# Innhald.
validate-code = «{ $found }» er ikkje ein av verdiane standarden har for { $element }
validate-hint-code = bruk ein av: { $values }
validate-date-order = { $last } { $ends } er før { $first } { $begins }
validate-hint-date = rett datoen i systemet, og lag uttrekket på nytt
validate-date-period = oppretta { $date }, utanfor arkivperioden { $start } – { $end }
validate-hint-period = rett datoen eller arkivperioden, eller ta eininga ut av dette uttrekket
validate-date-closed-after = avslutta { $date }, etter arkivperioden { $start } – { $end }
validate-journal-entry-outside = { $count } { $count ->
    [one] post har
   *[other] postar har
 } journaldato utanfor dagane som journalhovudet oppgjev
validate-account = { $element } ser ut som eit brukarnamn { $count } { $count ->
    [one] stad
   *[other] stader
 }; standarden ber om namn på personen
validate-journal-order = journalen er ikkje sortert etter år og sekvensnummer; { $count } postar står etter ein seinare
validate-journal-strange = journalposten { $id } finst ikkje i arkivstruktur.xml
validate-journal-lacks = journalposten { $id } manglar i { $file }
validate-leak = skjerma ord står i offentleg journal: { $words } ord, { $letters } bokstavar i alt
validate-hint-leak = ta ut offentleg journal på nytt med skjerminga; publiser ikkje denne
validate-leak-not-all = { $posts } skjerma journalpostar er ikkje haldne opp mot den offentlege journalen; det vart gjort for dei første { $kept }
validate-hint-leak-not-all = sjå sjølv etter at det som er skjerma i dei, ikkje står i den offentlege journalen
validate-personal-number = { $element } inneheld noko som ser ut som eit fødselsnummer eller D-nummer
validate-hint-personal-number = ta nummeret ut av teksten i systemet
validate-no-party = journalposten har ingen korrespondansepart
validate-hint-no-party = registrer avsendar eller mottakar
validate-main-document = registreringa har { $found } hovuddokument, venta 1
validate-hint-main-document = rett tilknyttetRegistreringSom
validate-not-signed-off = det inngåande dokumentet er ikkje avskrive
validate-hint-sign-off = avskriv posten i systemet
validate-signed-off-outgoing = eit utgåande dokument er avskrive; det er berre inngåande som skal det
validate-no-redacted = delar av dokumentet er skjerma, men det finst ingen sladda variant
validate-hint-redacted = lag ein variant der delar av innhaldet er skjerma, eller skjerm heile dokumentet
validate-no-public-title = ord i tittelen er skjerma, men offentligTittel manglar
validate-hint-public-title = skriv offentligTittel utan dei skjerma orda
validate-signature = innhaldet er { $found }, og det passar ikkje med filendinga
validate-signature-stated = format er oppgitt til { $stated }, men «{ $file }» er { $found }
validate-hint-signature = finn den rette fila, eller rett namn og format
validate-format-not-approved = { $format } ({ $puid }) er ikkje eit godkjent arkivformat
validate-format-no-longer = { $format } ({ $puid }) var godkjent for dokument til og med { $until }
validate-format-then = { $format } ({ $puid }) var godkjent då dokumentet vart laga (til og med { $until }), men ikkje i dag
validate-arkade-format-today = Arkade dømer etter dagens dato: ikkje gyldig
validate-hint-approve = konverter til PDF/A, eller la profilen til institusjonen ta imot formatet
validate-pdf-broken = PDF-en har ingen slutt (startxref og %%EOF); han er truleg avkorta
validate-pdf-no-pages = PDF-en har ingen sider
validate-pdf-encrypted = PDF-en er kryptert
validate-hint-pdf-encrypted = lagre dokumentet på nytt utan passord og avgrensingar
validate-duplicate = { $count } dokumentfiler er like, byte for byte; den neste er «{ $other }»
validate-name-other-form = «{ $file }» heiter nesten det same: bokstavane er sette saman på ein annan måte (Unicode NFC og NFD)
validate-name-decomposed = namnet er ikkje i den samansette forma til Unicode (NFC)
validate-hint-compose = gi fila namn i samansett form (NFC), og vis til ho slik
validate-matrikkel = «{ $found }» er ikkje eit gyldig { $element }
validate-hint-matrikkel = rett nummeret i systemet
validate-rule-verapdf = veraPDF godtek PDF-ane
validate-verapdf = { $version } ({ $profile }) godtek ikkje PDF-en: { $failures }
validate-hint-verapdf = lag PDF/A på nytt; PDF/A-kontrollar er ikkje alltid samde, så spør gjerne ein til
validate-checked-verapdf = PDF-ar er kontrollerte av { $version } etter det dei sjølve seier dei er: { $passed } godtekne, { $failed } ikkje. Andre filformat er berre kjende att på dei første bytane.
validate-none-signed-off = ingen av { $count } inngåande dokument er avskrivne; arkivet er truleg ført utan avskriving

# Mot tidlegare avleveringar.
validate-id-delivered = systemID { $id } er avlevert før, i «{ $earlier }»
validate-hint-id-delivered = gje eininga ein ny systemID i systemet; skal pakka erstatte eller supplere den tidlegare, oppgje det (RECORDSTATUS og REFERENCECODE)
validate-ids-not-compared = systemID-ane er ikkje samanlikna med «{ $earlier }»: { $why }
validate-ids-none = rapporten har inga liste over dei
validate-ids-gone = lista «{ $file }» ligg ikkje ved sida av rapporten, eller kan ikkje lesast
validate-ids-changed = lista «{ $file }» er ei anna enn den rapporten viser til
validate-ids-broken = arkivstruktur.xml manglar i henne eller kan ikkje lesast til slutten
validate-hint-ids = oppgje sjølve avleveringa, eller rapporten med .ids-fila ved sida av
validate-replaces-nothing = pakka skal erstatte «{ $earlier }», men har ingen mapper eller registreringar til felles med henne
validate-replaced-lacks = { $missing } av { $all } systemID-ar i «{ $earlier }», som pakka erstattar, finst ikkje i denne
validate-period-overlaps = arkivperioden overlappar «{ $earlier }» ({ $start } – { $end }), og skiljet er ikkje mjukt på begge sider
validate-period-overlaps-soft = arkivperioden overlappar «{ $earlier }» ({ $start } – { $end }); skiljet er mjukt
validate-period-gap = det er dagar mellom arkivperioden og «{ $earlier }» ({ $start } – { $end }) som ikkje er i noka avlevering
validate-period-replaced = pakka skal erstatte «{ $earlier }», men dekkjer ein annan periode enn henne ({ $start } – { $end })
validate-period-added = pakka skal supplere «{ $earlier }», men går ut over perioden hennar ({ $start } – { $end })
validate-hint-periods = rett arkivperioden, eller oppgje kva pakka er for den tidlegare (RECORDSTATUS og REFERENCECODE)
validate-same-delivery = dette er den same avleveringa som «{ $earlier }», byte for byte
validate-same-uuid = pakka har same UUID som «{ $earlier }», men er ikkje den same
validate-hint-same-uuid = pakk avleveringa på nytt med ein UUID av sin eigen
validate-other-creator = «{ $earlier }» er frå ein annan arkivskapar: { $creators }; systemID-ar og periodar er ikkje samanlikna
validate-hint-other-creator = oppgje ei avlevering frå same arkivskapar, eller rett recordCreator i arkivuttrekk.xml
validate-reference-elsewhere = pakka er { $status } til { $reference }, som ikkje er blant dei tidlegare avleveringane
validate-hint-record-status = pakk på nytt med rett RECORDSTATUS og REFERENCECODE, eller oppgje avleveringa det blir vist til
