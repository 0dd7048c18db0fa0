# Rapporten om en avlevering.
report-title = Kontroll av avlevering
report-summary-accepted = Avleveringen følger alle reglene som er kontrollert.
report-summary-warnings = Ingenting hindrer mottak, men merknadene bør ses på.
report-summary-rejected = Avleveringen har feil som må rettes før den kan tas imot.
report-summary-undecided = Ingen feil er funnet, men noe avgjørende kunne ikke kontrolleres.
report-delivery = Avleveringen
report-name = Navn
report-uuid = UUID
report-sha256 = Pakkens SHA-256
report-version = Standard
report-creator = Arkivskaper
report-system = System
report-archive = Arkiv
report-period = Arkivperiode
report-errors = Feil
report-warnings = Advarsler
report-notes = Merknader
report-findings = Funn
report-no-findings = Ingen funn.
report-way-out = Slik rettes det:
report-shown = Viser { $shown } av { $total }.
report-statistics = Innhold
report-files = Filer i pakken
report-bytes = Størrelse i byte
report-document-files = Dokumentfiler
report-document-bytes = Dokumentfiler i byte
report-formats = Dokumentobjekter per format
report-years = Registreringer per år
report-types = Mapper og registreringer per type
report-all-rules = Alle regler
report-rule = Regel
report-laid-down = Grunnlag
report-result = Resultat
report-ok = i orden
report-count-errors = { $count } feil
report-count-warnings = { $count ->
    [one] { $count } advarsel
   *[other] { $count } advarsler
 }
report-count-notes = { $count ->
    [one] { $count } merknad
   *[other] { $count } merknader
 }
report-not-checked = Ikke kontrollert
report-made-by = Laget med { $tool }
report-at = Kontrollert
report-profile = Profil
report-signatures = Dokumentfiler etter innhold (PRONOM)
report-sizes = Dokumentfiler etter størrelse i byte
report-numbers = Tall
report-arkade = Slik Arkade 2.12.4 svarer
report-arkade-about = De samme testene, talt slik Arkade teller. Dommen over følger standarden.
report-filter = Vis
report-filter-words = Med ordene
report-unit = systemID
report-changed = Institusjonens profil kaller funnene { $severity }: { $reason }
report-at-most = Institusjonens profil godtar inntil { $count } funn som merknad: { $reason }
report-answers = { $answers } svar, { $errors } feil
report-screened-entries = Skjermede poster i løpende journal
report-pdf-pages = Sider i PDF-er
report-status = Pakkens status (RECORDSTATUS)
