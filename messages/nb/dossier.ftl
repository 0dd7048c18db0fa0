# Hvorfor sider hører sammen i dokumenter, og dokumenter i saker.
dossier-first = Første side i mappen.
dossier-separator = Et skilleark, et omslag eller en henvisning ligger foran.
dossier-file = Ny fil; en fil med flere sider er et dokument for seg.
dossier-page-one = Siden er merket som side 1.
dossier-drawing = Tegninger, kart og ark av annen størrelse står for seg selv.
dossier-letterhead = Nytt brevhode: «{ $words }».
dossier-heading = Ny overskrift: «{ $words }».
dossier-stamp = Nytt mottaksstempel: { $date }.
dossier-date = Ny dato: { $date }.
dossier-subject = Ny adressat og nytt emne: «{ $words }».
dossier-blank = En blank side ligger foran, og teksten fortsetter ikke.
dossier-case-alone = Dokumentet hører ikke sammen med noe annet i mappen.
dossier-case-number = { $papers } dokumenter med saksnummer { $number }.
dossier-case-answer = { $papers } dokumenter: svar er lagt til brevene de svarer på.
dossier-case-subject = { $papers } dokumenter om { $subject } fra samme tid.
dossier-case-neighbour = { $papers } dokumenter som ligger etter hverandre i mappen, fra samme tid.
