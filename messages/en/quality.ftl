# The quality report.
quality-title = Quality report
quality-whole-archive = the whole archive
quality-lead = { $files ->
    [one] One file
   *[other] { $files } files
 } and { $pages ->
    [one] one page
   *[other] { $pages } pages
 } in { $folders ->
    [one] one folder
   *[other] { $folders } folders
 }.
quality-profile = Limits: { $name }.
quality-profile-standard = byggarkiv's own
quality-as-given = { $words }
quality-signing = What is signed
quality-signing-files = The report is about { $pages ->
    [one] one page
   *[other] { $pages } pages
 } in { $files ->
    [one] one file
   *[other] { $files } files
 } as they were received. The names and contents of all the files together have SHA-256 { $digest }.
quality-signing-limits = The pages were held against the limits below. Measurements outside: { $outside }. Pages that could not be judged, or not in all: { $unjudged }. Whoever signs knows of them and finds that they do not keep the scans from standing for the paper.
quality-signing-sheets = Folders where the pages do not agree with the sheets that were counted: { $wrong }. Folders where the sheets were not counted, so that byggarkiv cannot know whether all was scanned: { $uncounted }.
quality-no-resolution = the file states no resolution that can be right
quality-signing-sample = { $people ->
    [one] One confirmation says
   *[other] { $people } confirmations say
 } that { $pages ->
    [one] the one page chosen at random has
   *[other] the { $pages } pages chosen at random have
 } been looked through, with { $faults ->
    [one] one fault
   *[other] { $faults } faults
 }.
quality-signing-sample-open = Nobody has confirmed that { $pages ->
    [one] the one page chosen at random has
   *[other] the { $pages } pages chosen at random have
 } been looked through.
quality-signing-not = byggarkiv has not seen the paper. The report does not decide whether it may be destroyed; law, regulation and the receiving depot do.
quality-summary = Held against the limits
quality-what = What
quality-limit = Limit
quality-within = Within
quality-outside = Outside
quality-nothing = Nothing to measure
quality-unjudged = Not judged
quality-verdict = Judgement
quality-source = Where the limit comes from
quality-is-within = within
quality-is-outside = outside
quality-is-open = open
quality-at-least = at least { $limit }
quality-at-most = at most { $limit }
quality-files = Received files
quality-pages = Pages
quality-measures = Distributions
quality-key-within = pages within the limit
quality-key-outside = pages outside the limit
quality-worst = The worst
quality-not-judged = Pages that could not be judged, or not in all
quality-all-judged = Every page has been read and judged.
quality-and-more = … and { $more } more; the JSON file has them all.
quality-more-outside = { $more ->
    [one] One more page is
   *[other] { $more } more pages are
 } outside the limit; the JSON file has them all.
quality-middle = Least { $least }, median { $median }, greatest { $greatest }.
quality-bar = { $label }: { $pages ->
    [one] one page
   *[other] { $pages } pages
 }, { $outside } outside
quality-bar-read = read
quality-bar-poor = poorly read
quality-picture = Small picture of { $page }
quality-no-picture = (no picture)
quality-resolution = Resolution
quality-resolution-about = Dots per inch, as the file states them. Where it states none, or one that cannot be, the page is not judged.
quality-skew = Skew
quality-skew-about = How many degrees the lines lean to either side. Blank pages and pages without lines have nothing to measure.
quality-contrast = Contrast
quality-contrast-about = Grey levels between the paper and the usual letter, 0–255. A black-and-white scan always has 255.
quality-border = Black borders
quality-border-about = How much of the image is black edge from the scanner.
quality-blank = Ink on blank pages
quality-blank-about = How much of a page that was taken for blank has ink all the same. Much ink may be writing that shines through, or a page that is not blank: look at them. Other pages have nothing to measure.
quality-confidence = Reading confidence
quality-confidence-about = How sure the recogniser itself is of the characters, on average, 0–100. It does not say that they are right.
quality-unsure = Unsure words
quality-unsure-about = How many of the words on the page were read with a confidence under { $under } of 100.
quality-poor = Poorly read pages
quality-poor-about = Pages that the reading itself calls poor, or with something on them that could not be read. The limit is for each page: 0 is read, 1 is poorly read.
quality-faults = Faults in the sample
quality-source-tender = usual in Norwegian tenders; no official figure was found in regulation or guidance
quality-source-own = byggarkiv's own judgement; no official figure was found
quality-source-reading = the reading's own judgement of each page
quality-source-faults = usual in Norwegian tenders: at most 0.5–1 % faults; no official figure was found
quality-source-sample = The size is usual in Norwegian tenders: 1–5 % of the pages, here 20 at least; no official figure was found.
quality-standing-read = read
quality-standing-poor = poorly read
quality-standing-nothing-read = something on them, but no word read
quality-standing-blank = blank
quality-standing-shows-through = blank, but the other side's writing shines through
quality-standing-waiting = not read yet
quality-standing-unreadable = cannot be opened
quality-folders = Sheets against pages
quality-folders-about = A sheet gives one page or two. Fewer pages than sheets means that something is missing; more than two for each that something was scanned twice or not counted. The counts come from telling.csv or oppdrag.toml. Pages of duplicates are left out.
quality-folder = Folder
quality-sheets = Sheets counted
quality-folder-blank = Blank ones
quality-folder-unreadable = Cannot be opened
quality-folder-duplicates = Duplicates
quality-tally = Do they agree?
quality-tally-not-counted = not counted
quality-tally-agrees = they may
quality-tally-too-few = fewer pages than sheets
quality-tally-too-many = more pages than the sheets have
quality-remarks = Missing, double and damaged
quality-no-remarks = No number is missing, no files are the same, and all could be opened.
quality-place = Place
quality-way-out = help
quality-sample = Pages to look at
quality-sample-id = The sample's name
quality-sample-drawn = { $pages ->
    [one] One page
   *[other] { $pages } pages
 } of { $of }, drawn with the seed { $seed }: the pages are ordered by the SHA-256 of the seed, a line feed and the page's name, and the first are taken.
quality-sample-ask = Hold each page against the paper: is the whole sheet there, can everything be read, are colours and faint writing kept, is it the right way up? Confirm with "byggarkiv quality confirm", and name each page with a fault.
quality-confirmations = Who has looked
quality-not-confirmed = Nobody has confirmed the sample yet.
quality-by = Name
quality-at = Time
quality-faults-found = Faults
quality-no-faults = none
quality-paper = The paper
quality-batch = Batch
quality-box = Box
quality-paper-place = Where it is kept
quality-after = After scanning
quality-scanned = Scanner and operator
quality-paper-kept = kept
quality-paper-destroyed = destroyed
quality-batch-digest = SHA-256 of the names and contents of all files
quality-links = The links open the received file as long as the report lies in the archive's folder reports.
quality-made-by = Made with
quality-profile-wrong = { $file }: the profile cannot be read: { $reason }
quality-profile-range = { $file }: "{ $field }" has a number or a source that cannot be used; the number must be 0 or more (percent and confidence at most 100), and the source must be written
quality-fault-page = "{ $typed }" names no page of the sample; write the page as the report has it, a colon, and what is wrong: eske-12/folder/0001.tif#1: illegible
quality-fault-empty = it is not said what is wrong with { $page }
quality-nothing-there = the archive has no files in "{ $scope }"; the names are those that boxes and folders have in "byggarkiv status" and the reports
quality-no-archive = the archive is not named: use --archive
quality-no-such-sample = the archive has no sample called { $sample }; its name stands in the quality report
quality-sample-gone = the sample { $sample } no longer holds, because the files have changed; run "byggarkiv quality" and look through the new sample
quality-no-report = there is no quality report to sign; run "byggarkiv quality" for the same batch and folder first
quality-report-changed = { $file }.html or .json is not as it was written, and is not signed; run "byggarkiv quality" again
quality-stale = the report does not agree with the archive as it is now, and is not signed:
quality-stale-hint = run "byggarkiv quality" again, read the report, and sign that
quality-changed-files = files: { $added } new, { $removed } gone, { $other } changed ({ $names })
quality-changed-pages = pages: { $added } new, { $removed } gone, { $other } measured or read anew ({ $names })
quality-changed-sample = confirmations of the sample: { $before } in the report, { $after } now
quality-changed-counts = the count of sheets has changed ({ $names })
quality-changed-remarks = what was said of missing, double and damaged files has changed
quality-changed-papers = what oppdrag.toml says of the paper has changed
quality-changed-other = the report was made by another version of byggarkiv, or a picture in it has become another
cli-quality-counts = Judged: { $pages ->
    [one] one page
   *[other] { $pages } pages
 } in { $files ->
    [one] one file
   *[other] { $files } files
 }
cli-quality-outside = Measurements outside the limits: { $outside }. Pages not judged: { $unjudged }. Folders where sheets and pages disagree: { $folders }
cli-quality-sample = Look through the sample { $sample } ({ $pages ->
    [one] one page
   *[other] { $pages } pages
 }), and confirm it with "byggarkiv quality confirm --sample { $sample }"
cli-quality-confirmed-by = Confirmed by { $by }
cli-quality-signed-by = Signed by { $by }
cli-quality-confirmed = { $by } has looked through the sample { $sample }: { $pages ->
    [one] one page
   *[other] { $pages } pages
 }, { $faults ->
    [one] one fault
   *[other] { $faults } faults
 }. Run "byggarkiv quality" again to have it in the report
cli-quality-signed = { $by } has signed { $file }, SHA-256 { $digest }. The report travels with the next delivery ("byggarkiv package")
cli-quality-unconfirmed = Note: nobody has confirmed the sample; the report that was signed says so
