# Intake: files, folders, checksums and oppdrag.toml.
intake-ignored = a system file, no paper: left out
intake-link = a link is not followed, so what it points to is not taken in
intake-hint-link = put the file itself into the folder
intake-too-deep = the folder lies too deep: the limit is { $limit } folders within each other
intake-hint-flatten = move its content nearer the top
intake-name-not-unicode = the file name is not Unicode; unknown characters are shown as %-codes
intake-hint-rename = rename the file if its name matters
intake-not-a-file = neither file nor folder (device, pipe or socket): not taken in
intake-hint-remove = remove it from the folder
intake-too-large = the file is { $size } MiB; the limit is { $limit } MiB
intake-hint-split = split the file into several
intake-unread = cannot be read: { $reason }
intake-hint-send-again = check the disk and the permissions, or fetch the file again
intake-too-many = { $refused } files are not taken in: the limit is { $limit } files
intake-hint-split-intake = spread the content over several runs
intake-slip = its name in the zip leads out of the folder: not taken in
intake-hint-slip = the zip was made wrongly or with ill intent; ask the sender for a new one
intake-zip-encrypted = the file in the zip is encrypted: not taken in
intake-hint-zip-encrypted = ask the sender for a zip without a password
intake-zip-names = the zip has several files of the same name; only the last of them can be read
intake-hint-zip-names = ask the sender for a zip in which every file has its own name
intake-bomb = { $packed } KiB in the zip become { $size } MiB: more than { $limit } times as much, and so not unpacked
intake-hint-bomb = if the file is genuine, unpack it yourself and put it into a folder
intake-zip-within = a zip within the intake is not unpacked: its content is not taken in
intake-hint-zip-within = unpack it into a folder, or run byggarkiv on the zip itself
intake-no-oppdrag = { $file } is missing: municipality, creator and agreement are unknown
intake-hint-init = make it with "byggarkiv init", fill it in and put it at the top of the folder of scans
intake-second-oppdrag = another oppdrag.toml: { $used } is used, and this one is not read
intake-hint-one-oppdrag = have one oppdrag.toml for each run
intake-other-format = the content is { $found }, but the name ends in "{ $extension }"; the file is used as { $found }
intake-hint-rename-to = give the file the extension ".{ $extension }"
intake-not-what-it-says = the name says { $format }, but the content is not, nor is it any other format that byggarkiv reads
intake-not-pages = neither TIFF, JPEG, PNG nor PDF: kept as it is, but not read
intake-hint-not-pages = if the file belongs to the case, save it as PDF as well
intake-no-dpi = the file states no resolution; { $assumed } dpi is assumed ({ $pages ->
    [one] this page
   *[other] { $pages } pages from this one on
 })
intake-impossible-dpi = the file states { $stated } dpi, but then the sheet would be { $centimetres } cm wide ({ $width } pixels); { $assumed } dpi is assumed ({ $pages ->
    [one] this page
   *[other] { $pages } pages from this one on
 })
intake-hint-dpi = if that is wrong, correct the resolution in the file, or skanning.dpi in oppdrag.toml
intake-gap = { $count -> 
    [one] number { $missing } is missing
   *[other] { $count } numbers are missing ({ $missing })
 } between { $first } and { $last }
intake-hint-gap = look in the box whether a sheet was skipped, or whether the file was lost on the way
intake-duplicate = identical to { $first } in the same folder: counted as a duplicate
intake-empty-folder = the folder is empty
intake-hint-empty-folder = check whether its files were lost on the way
intake-sum-line = the line is no checksum with a file name (MD5 or SHA-256)
intake-sum-lines = { $count ->
    [one] one more line is
   *[other] { $count } more lines are
} no checksum with a file name
intake-hint-sum-line = the file meant by the line is not checked; correct the line, or make the list again with sha256sum
intake-sum-wrong = the checksum is { $found }, but { $list } line { $line } says { $expected }
intake-hint-sum-wrong = the file was changed after the list was made; fetch it again
intake-sum-absent = the list names { $name }, but the file is not here
intake-hint-sum-absent = the file was lost on the way or renamed; fetch it again
intake-sum-unlisted = { $count -> 
    [one] one file is not in the list and not checked: { $names }
   *[other] { $count } files are not in the list and not checked: { $names }
 }
oppdrag-syntax = the line cannot be read as TOML: { $reason }
oppdrag-hint-syntax = text stands in quotes, and each field on its line: tittel = "Byggesaksarkivet"
oppdrag-not-utf8 = the file is not saved as UTF-8
oppdrag-hint-not-utf8 = save it again in the encoding UTF-8; nothing of it has been read
oppdrag-unknown = the field { $field } is unknown and not used
oppdrag-hint-unknown = known fields here: { $known }
oppdrag-type = { $field } is { $found }, but should be { $expected }
oppdrag-hint-type = correct the value; "byggarkiv init" makes an example
oppdrag-type-text = a text
oppdrag-type-number = a whole number
oppdrag-type-float = a decimal number
oppdrag-type-flag = true or false
oppdrag-type-date = a date (YYYY-MM-DD)
oppdrag-type-list = a list
oppdrag-type-table = a table
oppdrag-type-tables = one table for each, in double brackets ([[…]])
oppdrag-choice = { $field } is "{ $found }", which is none of the choices
oppdrag-hint-choice = choose one of: { $known }
oppdrag-kommunenummer = { $field } is "{ $found }", but a municipality number has four digits
oppdrag-hint-kommunenummer = write the number with its leading zero, in quotes: "0301"
oppdrag-organisasjonsnummer = { $field } is "{ $found }", which is no valid organisation number (nine digits, check digit modulus 11)
oppdrag-hint-organisasjonsnummer = look it up in the register of legal entities (Enhetsregisteret)
oppdrag-periode = { $field } runs backwards: from { $from } to { $to }
oppdrag-periode-open = { $field } lacks its first or last year
oppdrag-hint-periode = write both years, the earlier first: { "{" } fra = 1905, til = 1998 { "}" }
oppdrag-year = { $field } is { $found }, but should be a year from 1600 to 2100
oppdrag-hint-year = write the year with four digits
oppdrag-incomplete = { $field } is missing
oppdrag-hint-incomplete = fill it in, or remove the whole block
oppdrag-dpi = skanning.dpi is { $found }, but should be from 100 to 2400
oppdrag-hint-dpi = write the resolution the scanner was used with; 300 is assumed meanwhile
oppdrag-bevaringstid = kassasjon.bevaringstid is { $found }, but should be whole years from 0 to 999
oppdrag-hint-bevaringstid = write the number of years
oppdrag-gnr = { $field } is { $found }, but farm numbers and offsets lie between 1 and 99999
oppdrag-hint-gnr = correct the number; new farm number = old one + tillegg
oppdrag-missing-archive = { $count -> 
    [one] a field that the archive needs is missing: { $fields }
   *[other] { $count } fields that the archive needs are missing: { $fields }
 }
oppdrag-missing-delivery = { $count -> 
    [one] a field that a delivery needs is missing: { $fields }
   *[other] { $count } fields that a delivery needs are missing: { $fields }
 }
oppdrag-hint-missing = fill them in in oppdrag.toml; reading and searching do without, a delivery does not
intake-count-line = the line is no count: it should say folder;sheets
intake-hint-count-line = write the folder's name, a semicolon and the number of sheets: Gnr 12 Bnr 34;14
intake-count-twice = the folder "{ $folder }" was counted twice: { $before } and { $after } sheets; the last is used
intake-hint-count-twice = remove the count that is wrong, in telling.csv or oppdrag.toml
oppdrag-ark = telling.ark is { $found }, but should be a number of sheets from 0 to 100000
oppdrag-hint-ark = write how many sheets were counted in the folder; sheets, not sides
