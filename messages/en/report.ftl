# The report on a delivery.
report-title = Check of a delivery
report-summary-accepted = The delivery follows every rule that was checked.
report-summary-warnings = Nothing hinders reception, but the remarks should be looked at.
report-summary-rejected = The delivery has errors that must be mended before it can be received.
report-summary-undecided = No error was found, but something that decides could not be judged.
report-delivery = The delivery
report-name = Name
report-uuid = UUID
report-sha256 = The package's SHA-256
report-version = Standard
report-creator = Archive creator
report-system = System
report-archive = Archive
report-period = Archival period
report-errors = Errors
report-warnings = Warnings
report-notes = Notes
report-findings = Findings
report-no-findings = No findings.
report-way-out = How to mend it:
report-shown = Showing { $shown } of { $total }.
report-statistics = Content
report-files = Files in the package
report-bytes = Size in bytes
report-document-files = Document files
report-document-bytes = Document files in bytes
report-formats = Document objects by format
report-years = Records by year
report-types = Folders and records by type
report-all-rules = All rules
report-rule = Rule
report-laid-down = Laid down in
report-result = Result
report-ok = in order
report-count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
 }
report-count-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
 }
report-count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
 }
report-not-checked = Not checked
report-made-by = Made with { $tool }
report-at = Judged
report-profile = Profile
report-signatures = Document files by content (PRONOM)
report-sizes = Document files by size in bytes
report-numbers = Numbers
report-arkade = As Arkade 2.12.4 answers
report-arkade-about = The same tests, counted as Arkade counts. The verdict above follows the standard.
report-filter = Show
report-filter-words = With the words
report-unit = systemID
report-changed = The institution's profile calls these findings { $severity }: { $reason }
report-at-most = The institution's profile accepts up to { $count } findings as notes: { $reason }
report-answers = { $answers } answers, { $errors } errors
report-screened-entries = Screened entries in the running journal
report-pdf-pages = Pages in PDFs
report-status = Status of the package (RECORDSTATUS)
