# Rapporten om ei avlevering.
report-title = Kontroll av avlevering
report-summary-accepted = Avleveringa følgjer alle reglane som er kontrollerte.
report-summary-warnings = Ingenting hindrar mottak, men merknadene bør sjåast på.
report-summary-rejected = Avleveringa har feil som må rettast før ho kan takast imot.
report-summary-undecided = Ingen feil er funne, men noko avgjerande kunne ikkje kontrollerast.
report-delivery = Avleveringa
report-name = Namn
report-uuid = UUID
report-sha256 = SHA-256 for pakka
report-version = Standard
report-creator = Arkivskapar
report-system = System
report-archive = Arkiv
report-period = Arkivperiode
report-errors = Feil
report-warnings = Åtvaringar
report-notes = Merknader
report-findings = Funn
report-no-findings = Ingen funn.
report-way-out = Slik blir det retta:
report-shown = Viser { $shown } av { $total }.
report-statistics = Innhald
report-files = Filer i pakka
report-bytes = Storleik i byte
report-document-files = Dokumentfiler
report-document-bytes = Dokumentfiler i byte
report-formats = Dokumentobjekt per format
report-years = Registreringar per år
report-types = Mapper og registreringar per type
report-all-rules = Alle reglar
report-rule = Regel
report-laid-down = Grunnlag
report-result = Resultat
report-ok = i orden
report-count-errors = { $count } feil
report-count-warnings = { $count ->
    [one] { $count } åtvaring
   *[other] { $count } åtvaringar
 }
report-count-notes = { $count ->
    [one] { $count } merknad
   *[other] { $count } merknader
 }
report-not-checked = Ikkje kontrollert
report-made-by = Laga med { $tool }
report-at = Kontrollert
report-profile = Profil
report-signatures = Dokumentfiler etter innhald (PRONOM)
report-sizes = Dokumentfiler etter storleik i byte
report-numbers = Tal
report-arkade = Slik Arkade 2.12.4 svarar
report-arkade-about = Dei same testane, talde slik Arkade tel. Dommen over følgjer standarden.
report-filter = Vis
report-filter-words = Med orda
report-unit = systemID
report-changed = Profilen til institusjonen kallar funna { $severity }: { $reason }
report-at-most = Profilen til institusjonen godtek inntil { $count } funn som merknad: { $reason }
report-answers = { $answers } svar, { $errors } feil
report-screened-entries = Skjerma postar i løpande journal
report-pdf-pages = Sider i PDF-ar
report-status = Status for pakka (RECORDSTATUS)
