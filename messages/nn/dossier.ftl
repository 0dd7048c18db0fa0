# Kvifor sider høyrer saman i dokument, og dokument i saker.
dossier-first = Første sida i mappa.
dossier-separator = Eit skiljeark, eit omslag eller ei tilvising ligg framfor.
dossier-file = Ny fil; ei fil med fleire sider er eit dokument for seg.
dossier-page-one = Sida er merkt som side 1.
dossier-drawing = Teikningar, kart og ark av annan storleik står for seg sjølve.
dossier-letterhead = Nytt brevhovud: «{ $words }».
dossier-heading = Ny overskrift: «{ $words }».
dossier-stamp = Nytt mottaksstempel: { $date }.
dossier-date = Ny dato: { $date }.
dossier-subject = Ny adressat og nytt emne: «{ $words }».
dossier-blank = Ei blank side ligg framfor, og teksten held ikkje fram.
dossier-case-alone = Dokumentet høyrer ikkje saman med noko anna i mappa.
dossier-case-number = { $papers } dokument med saksnummer { $number }.
dossier-case-answer = { $papers } dokument: svar er lagde til breva dei svarer på.
dossier-case-subject = { $papers } dokument om { $subject } frå same tid.
dossier-case-neighbour = { $papers } dokument som ligg etter kvarandre i mappa, frå same tid.
