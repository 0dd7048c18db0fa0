# The verdict on a delivery.
validate-outcome-accepted = Accepted
validate-outcome-accepted-with-warnings = Accepted with remarks
validate-outcome-undecided = Cannot be decided
validate-outcome-rejected = Not accepted
validate-not-checked-viruses = Viruses and malicious code have not been checked.
validate-not-checked-formats = The content of the document files has not been checked in depth (valid PDF/A); formats are recognised by their first and last bytes, PDFs by what they claim to be.
validate-not-checked-content = Whether the archive is complete, and its titles and dates right, only its creator can tell.
validate-not-checked-across = Nothing has been compared with earlier deliveries of the same creator (--against).
validate-checked-across = { $count ->
    [one] One earlier delivery has been compared with; others have not been checked.
   *[other] { $count } earlier deliveries have been compared with; others have not been checked.
 }

# The rules' names.
validate-rule-container = The container is whole and readable
validate-rule-names = File names are safe
validate-rule-once = Every file is there once
validate-rule-structure = Structure of the DIAS package
validate-rule-identity = The package has one UUID everywhere
validate-rule-transfer = The transfer file agrees with the package
validate-rule-mets = dias-mets.xml agrees with the files
validate-rule-premis = dias-premis.xml agrees with the files
validate-rule-form = XML is well-formed, in UTF-8 and without document type
validate-rule-n5-01 = Files listed in arkivuttrekk.xml exist
validate-rule-complete = The extraction is documented
validate-rule-n5-02 = Checksums in arkivuttrekk.xml
validate-rule-n5-03 = XML is valid by its schemas
validate-rule-sizes = Files that must be read first have a sensible size
validate-rule-official = The XML schemas are the official ones
validate-rule-own-metadata = Organisation-specific metadata are described
validate-rule-n5-10 = Number of folders (mapper)
validate-rule-n5-15 = Case statuses (saksstatus)
validate-rule-n5-16 = Number of records (registreringer)
validate-rule-n5-22 = Journal statuses (journalstatus)
validate-rule-n5-25 = Document statuses (dokumentstatus)
validate-rule-n5-28 = Number of document files
validate-rule-n5-29 = Document formats
validate-rule-n5-30 = Checksums of document files
validate-rule-size = Sizes of document files
validate-rule-algorithm = Checksum algorithm
validate-rule-n5-32 = Files referred to exist
validate-rule-n5-33 = Every file is referred to
validate-rule-n5-64 = Empty document files
validate-rule-conversion = Conversions are documented
validate-rule-n5-42 = Screened information
validate-rule-n5-44 = Disposal decisions
validate-rule-n5-45 = Executed disposals
validate-rule-own-flag = Organisation-specific metadata are declared
validate-rule-n5-47 = systemIDs are unique
validate-rule-n5-48 = References to arkivdel
validate-rule-n5-51 = References to a secondary class
validate-rule-references = Cross references
validate-rule-n5-59 = Number of journal entries
validate-rule-n5-60 = Start and end dates of the journals
validate-rule-n5-61 = The change log is there
validate-rule-n5-62 = References in the change log
validate-rule-n5-63 = Elements without content
validate-rule-n5-04 = Number of archives (arkiv)
validate-rule-n5-05 = Number of series (arkivdel)
validate-rule-n5-06 = Status of series (arkivdelstatus)
validate-rule-n5-07 = Number of classification systems
validate-rule-n5-08 = Number of classes (klasse)
validate-rule-n5-09 = Empty classes in the primary classification system
validate-rule-n5-11 = Folders per year
validate-rule-n5-12 = Classes with both classes and folders
validate-rule-n5-13 = Folders per class
validate-rule-n5-14 = Folders without records and folders
validate-rule-n5-17 = Journal entry types (journalposttype)
validate-rule-n5-18 = Records per year
validate-rule-n5-19 = Classes with both classes and records
validate-rule-n5-20 = Records per class
validate-rule-n5-21 = Records without document description
validate-rule-n5-23 = Number of document descriptions
validate-rule-n5-24 = Document descriptions without document object
validate-rule-n5-26 = Number of document objects
validate-rule-n5-27 = First and last record
validate-rule-n5-34 = Document files referred to more than once
validate-rule-n5-35 = Number of parties (part)
validate-rule-n5-36 = Number of remarks (merknad)
validate-rule-n5-37 = Number of cross references
validate-rule-n5-38 = Number of precedents
validate-rule-n5-39 = Number of correspondents
validate-rule-n5-40 = Number of sign-offs (avskrivning)
validate-rule-n5-41 = Number of document flows
validate-rule-n5-43 = Number of classifications (gradering)
validate-rule-n5-46 = Number of conversions
validate-rule-arkade = Can be run through Arkade
validate-rule-codes = Values by the metadata catalogue
validate-rule-order = Dates in their order
validate-rule-period = Dates within the archival period
validate-rule-entries = The journals agree with the archive structure, entry by entry
validate-rule-leaks = Screened words in the public journal
validate-rule-personal = Personal numbers in titles and texts
validate-rule-parties = Journal entries have correspondents
validate-rule-main-document = Records have one main document
validate-rule-signed-off = Incoming documents are signed off
validate-rule-redacted = Screened documents have a redacted copy, screened titles a public title
validate-rule-signature = Files are what they are called
validate-rule-approval = Archive formats are approved
validate-rule-pdf = PDF files are whole and not locked
validate-rule-duplicates = Equal document files
validate-rule-forms = File names in one Unicode form
validate-rule-matrikkel = Matrikkel numbers are well formed
validate-rule-delivered = systemIDs have not been delivered before
validate-rule-periods = The archival periods follow each other
validate-rule-standing = The package is what it says it is to earlier deliveries
validate-rule-people = People are named

# The container.
validate-tar-broken = the container cannot be read from byte { $at } on; what lies behind it has not been checked
validate-tar-truncated = the container ends in the middle of the entry that begins at byte { $at }
validate-tar-no-end = the container lacks its end mark (two empty blocks); every file has been read
validate-name-escapes = the name leads out of the package or is no valid name; the file has not been read
validate-name-special = this is neither a file nor a folder (a link, a device or the like); it has not been read
validate-name-stray = the file lies outside the package's root folder “{ $root }”; it has not been read
validate-name-not-utf8 = the name is not in UTF-8; it has been read as Latin-1
validate-name-twice = the file stands more than once in the package; only the first has been used
validate-name-backslashes = the names in the zip part folders with backslashes (\); they have been read as slashes
validate-hint-transfer-again = transfer the package again and compare its checksum
validate-hint-unsafe = do not unpack it; ask the sender to pack again
validate-hint-pack-files = pack the file itself instead of a link to it
validate-hint-pack-again = pack the delivery again
validate-hint-pack-dias = pack the extraction as a DIAS package (SIP)
validate-hint-pack-utf8 = pack again with file names in UTF-8
validate-hint-pack-slashes = pack again with a program that parts folders with “/”; others may unpack the files without folders

# The DIAS package.
validate-no-package = this is no DIAS package: neither dias-mets.xml nor the folder content is there
validate-package-eark = this looks like an E-ARK package (there is a folder representations), not a DIAS package
validate-bare-extraction = this is an extraction without a package; only the extraction has been checked
validate-structure-missing = the package lacks { $name }
validate-structure-deep = the extraction lies in { $found }, expected directly in content/; it has been checked where it lies
validate-identity-root = the package's root folder is called “{ $found }”, but the container “{ $expected }”
validate-identity-no-uuid = the package's name is not a UUID
validate-identity-objid = OBJID is “{ $found }”, expected “{ $expected }”
validate-transfer-missing = the transfer file (.xml) does not lie beside the package; the package's own checksum has not been checked
validate-transfer-dangling = the transfer file refers to “{ $file }”, which does not exist
validate-transfer-without = the transfer file states no checksum of “{ $file }”
validate-mets-dangling = the file “{ $file }” is listed in METS, but is not in the package
validate-mets-twice = the file “{ $file }” is listed more than once in METS
validate-mets-unlisted = the file is in the package, but is not listed in { $mets }
validate-premis-dangling = PREMIS describes the file “{ $file }”, which is not in the package
validate-checksum-differs = the checksum is stated as { $stated }, but “{ $file }” has { $found }
validate-checksum-not-one = “{ $found }” is not a SHA-256 checksum (64 hexadecimal digits)
validate-checksum-algorithm = the checksum algorithm is “{ $found }”, expected SHA-256; the checksum has not been checked
validate-size-differs = the size in bytes is stated as { $stated }, but that of “{ $file }” is { $found }
validate-hint-transfer-file = ask the sender for the transfer file that belongs to this package
validate-hint-arkade-2020 = known fault: Arkade of 2020 listed files in repository_operations that are not packed in a SIP; nothing is lost
validate-hint-file-lost = find the file at its source and pack again, or correct the reference
validate-hint-file-unlisted = the file may have been added after packing; pack again with it or without it
validate-hint-changed-after-packing = the file was changed after it was summed up, or is the wrong one; find the right one and pack again
validate-hint-sha256 = make the checksum again with SHA-256

# XML and schemas.
validate-form-broken = the XML is not well-formed, the rest of the file has not been read. The XML reader says: { $said }
validate-form-not-utf8 = the file says that it is in UTF-8, but the bytes { $bytes } are not; the rest of the file has not been read
validate-form-doctype = the file has a document type (DOCTYPE), the rest of the file has not been read
validate-form-encoding = the encoding is { $found }, expected UTF-8
validate-too-large = the file has { $size } bytes, more than the { $limit } that are read; it has not been used in the check
validate-hint-too-large = a file this large is probably the wrong one; find the right one
validate-schema-unknown = no schema is known for the namespace “{ $namespace }”; the file has only been checked for form
validate-schema-none = the file has no namespace, and no known schema; it has only been checked for form
validate-schema-broken = the delivery's own schemas cannot be used: { $said }
validate-hint-lighter-schema = divide long rows of elements into types of their own, and shorten patterns (xs:pattern) of more than 300 characters
validate-schema-too-heavy = the delivery's own schemas are so involved that using them would take very long; the file has only been checked against the official schema
validate-schema-unexpected = the element `{ $element }` is not allowed here; expected: { $expected }
validate-schema-not-allowed = the element `{ $element }` is not allowed here
validate-schema-missing = the element `{ $element }` is incomplete; missing: { $expected }
validate-schema-root = the root element `{ $element }` is not the one that the schema describes (wrong name or namespace)
validate-schema-type = the type `{ $found }` of `{ $element }` (xsi:type) is not in the schema: the name is wrong, or its prefix is missing
validate-schema-value = the value `{ $found }` of `{ $element }` is not of the type { $kind }
validate-schema-pattern = the value `{ $found }` of `{ $element }` does not follow the pattern { $pattern }
validate-schema-empty = the element `{ $element }` has no value
validate-schema-facet = the value `{ $found }` of `{ $element }` is not allowed
validate-schema-attribute-missing = the element `{ $element }` lacks the attribute `{ $attribute }`
validate-schema-attribute-unknown = the attribute `{ $attribute }` is not allowed on `{ $element }`
validate-schema-other = { $said }
validate-schema-not-official = the schema is none of the published versions of { $name }; its SHA-256 is { $found }
validate-schema-missing-file = the schema { $schema }, which defines this file, is not in the extraction
validate-own-undescribed = organisation-specific metadata in the namespace “{ $namespace }”, which no schema in arkivuttrekk.xml describes
validate-hint-write-utf8 = write the file again in UTF-8
validate-hint-write-again = write the file again from the system; do not mend it by hand
validate-hint-no-doctype = remove the DOCTYPE; Noark 5 uses XML schemas
validate-hint-own-schema = mend the own schema so that it can be read together with the official ones
validate-hint-arkade-mixed = known fault: Arkade 2.12.3 and later mixes file and fileGrp; nothing is lost
validate-hint-mend-extraction = mend the value in the system and make the extraction again
validate-hint-official-schema = put in the official file from schema.arkivverket.no, unchanged
validate-hint-list-own-schema = list the schema under the data object arkivstruktur in arkivuttrekk.xml, and put it in the extraction

# arkivuttrekk.xml.
validate-uttrekk-missing = arkivuttrekk.xml is not in the extraction
validate-arkivstruktur-missing = arkivstruktur.xml is not in the extraction
validate-uttrekk-dangling = the file “{ $file }” is listed in arkivuttrekk.xml, but is not in the extraction
validate-uttrekk-unlisted = the file is not listed in arkivuttrekk.xml
validate-uttrekk-copy-differs = the copy of “{ $file }” is not the same as the original in the extraction
validate-uttrekk-stranger = the file lies in the extraction, but is not listed in arkivuttrekk.xml
validate-uttrekk-no-checksum = arkivuttrekk.xml states no checksum of “{ $file }”
validate-count-element = `{ $element }`
validate-count-files = document files
validate-count-undeclared = arkivuttrekk.xml does not state the number of { $what }; found { $found }
validate-count-differs = the number of { $what } is stated as { $stated }, but there are { $found }
validate-flag-but-none = { $flag } is stated, but there is no element `{ $element }` in arkivstruktur.xml
validate-flag-but-some = { $flag } is not stated, but the element `{ $element }` occurs { $found } { $found ->
    [one] time
   *[other] times
 } (first at { $first })
validate-flag-not-one = { $flag } is stated as “{ $found }”, expected true or false
validate-hint-uttrekk = write arkivuttrekk.xml again from what the extraction really holds
validate-hint-count = the extraction may have been cut short or changed; make it again

# arkivstruktur.xml and the documents.
validate-status-open = { $element } is “{ $found }”, expected: { $expected } (systemID { $id })
validate-document-missing = the document file “{ $file }” does not exist
validate-document-unreferenced = nothing in arkivstruktur.xml refers to this file
validate-document-empty = the document file “{ $file }” is empty (0 bytes)
validate-format-differs = format is “{ $format }”, but the file is called “{ $file }”
validate-conversion-missing = the document lies both as “{ $source }” and in the archive format “{ $format }”, but the conversion is not described
validate-id-repeated = systemID { $id } is not unique; it stands first on line { $first }
validate-reference-dangling = { $element } refers to { $id }, which is not in the extraction or is something else
validate-element-empty = the element `{ $element }` is empty (systemID { $id })
validate-hint-status = close or correct it in the system, and make the extraction again
validate-hint-unreferenced = describe the file in the archive structure, or take it out of the extraction
validate-hint-format = state the extension or a PRONOM id (fmt/…)
validate-hint-conversion = add the element konvertering to the dokumentobjekt
validate-hint-id = give the unit a new systemID in the system; it must be unique in all deliveries of the creator
validate-hint-reference = deliver the unit referred to as well, or correct the reference in the system
validate-hint-leave-out = leave out elements without a value

# Journals and change log.
validate-journal-missing = { $file } is missing, but arkivstruktur.xml has { $posts } { $posts ->
    [one] journalpost
   *[other] journalposter
 }
validate-journal-count = antallJournalposter is stated as { $stated }, but the journal has { $found }
validate-journals-count-differs = the journals state different numbers of entries: running journal { $running }, public journal { $public }
validate-journal-archive-count = the running journal has { $found } entries, but arkivstruktur.xml has { $posts }, and the period is sharply divided
validate-journals-date-differs = the journals have different dates: running journal { $running }, public journal { $public }
validate-journal-period = the journal's date is { $found }, but the archival period's is { $stated }
validate-journal-post-outside = journaldato { $date } lies outside the journal's period { $start } – { $end }, and the period is sharply divided
validate-change-log-missing = endringslogg.xml is not in the extraction
validate-hint-journal = take the journals out again for the same period as the archive
validate-hint-journal-public = take out the public journal; it may be left out only where nothing is screened
validate-hint-change-log = take the change log out of the system

# Units and Arkade.
validate-mixed-class = the class has both classes and folders or records: { $unit }
validate-empty-folder = the folder has neither records nor folders: { $unit }
validate-no-description = the record has no document description: { $unit }
validate-no-object = the document description is electronic, but has no document object: { $unit }
validate-shared-file = several document objects refer to the same file: { $unit }
validate-hint-mixed-class = move the folders to a class without classes (krav 2.4.6)
validate-hint-empty-folder = nothing must be mended, but see that nothing has been lost
validate-hint-no-document = include the document, or state that it is on paper (dokumentmedium)
validate-hint-shared-file = put a file of its own to each document object (krav 6.4.37)
validate-arkade-outside = { $count } records lie outside folders; Arkade stops at them
validate-arkade-nested = { $count } folders lie in folders; Arkade loses the outermost with all it holds in N5.21, N5.24 and N5.64
validate-arkade-prefix = { $count } types are written with another prefix than xsi; Arkade does not see them
validate-arkade-head = the journal has no journalhode; Arkade reads it for ever
validate-arkade-additional = additionalInfo is not the second property of info; Arkade stops
validate-arkade-period = periode with its incoming and outgoing boundary is not stated; Arkade stops
validate-arkade-declared = the number of records is not stated; Arkade stops

# Content.
validate-code = “{ $found }” is not one of the standard's values for { $element }
validate-hint-code = use one of: { $values }
validate-date-order = { $last } { $ends } is before { $first } { $begins }
validate-hint-date = correct the date in the system, and make the extraction again
validate-date-period = created { $date }, outside the archival period { $start } – { $end }
validate-hint-period = correct the date or the archival period, or leave the unit out of this extraction
validate-date-closed-after = closed { $date }, after the archival period { $start } – { $end }
validate-journal-entry-outside = { $count } { $count ->
    [one] entry has
   *[other] entries have
 } a journaldato outside the days that the journal's head states
validate-account = { $element } looks like a user name in { $count } { $count ->
    [one] place
   *[other] places
 }; the standard asks for the person's name
validate-journal-order = the journal is not sorted by year and sequence number; { $count } entries stand after a later one
validate-journal-strange = the journal entry { $id } is not in arkivstruktur.xml
validate-journal-lacks = the journal entry { $id } is missing from { $file }
validate-leak = screened words stand in the public journal: { $words } words, { $letters } letters in all
validate-hint-leak = take the public journal out again with the screening; do not publish this one
validate-leak-not-all = { $posts } screened journalposter were not held against the public journal; the first { $kept } were
validate-hint-leak-not-all = see for yourself that what is screened in them does not stand in the public journal
validate-personal-number = { $element } holds what looks like a national identity number
validate-hint-personal-number = take the number out of the text in the system
validate-no-party = the journal entry has no correspondent
validate-hint-no-party = register sender or recipient
validate-main-document = the record has { $found } main documents, expected 1
validate-hint-main-document = correct tilknyttetRegistreringSom
validate-not-signed-off = the incoming document has not been signed off
validate-hint-sign-off = sign the entry off in the system
validate-signed-off-outgoing = an outgoing document is signed off; only incoming ones should be
validate-no-redacted = parts of the document are screened, but there is no redacted copy
validate-hint-redacted = make a redacted copy, or screen the whole document
validate-no-public-title = words of the title are screened, but offentligTittel is missing
validate-hint-public-title = write offentligTittel without the screened words
validate-signature = the content is { $found }, which does not go with the extension
validate-signature-stated = format is stated as { $stated }, but “{ $file }” is { $found }
validate-hint-signature = find the right file, or correct name and format
validate-format-not-approved = { $format } ({ $puid }) is not an approved archive format
validate-format-no-longer = { $format } ({ $puid }) was approved for documents until { $until }
validate-format-then = { $format } ({ $puid }) was approved when the document was made (until { $until }), but is not today
validate-arkade-format-today = Arkade judges by today's date: not valid
validate-hint-approve = convert to PDF/A, or let the institution's profile take the format
validate-pdf-broken = the PDF has no end (startxref and %%EOF); it has probably been cut short
validate-pdf-no-pages = the PDF has no pages
validate-pdf-encrypted = the PDF is encrypted
validate-hint-pdf-encrypted = save the document again without password and restrictions
validate-duplicate = { $count } document files are equal, byte for byte; the next is “{ $other }”
validate-name-other-form = “{ $file }” has nearly that name: its letters are composed in another way (Unicode NFC and NFD)
validate-name-decomposed = the name is not in Unicode's composed form (NFC)
validate-hint-compose = name the file in composed form (NFC), and refer to it so
validate-matrikkel = “{ $found }” is not a valid { $element }
validate-hint-matrikkel = correct the number in the system
validate-rule-verapdf = veraPDF accepts the PDFs
validate-verapdf = { $version } ({ $profile }) does not accept the PDF: { $failures }
validate-hint-verapdf = make the PDF/A again; PDF/A validators do not always agree, so ask another too
validate-checked-verapdf = PDFs were checked by { $version } by what they claim to be: { $passed } accepted, { $failed } not. Other formats are only recognised by their first bytes.
validate-none-signed-off = none of { $count } incoming documents is signed off; the archive was probably kept without sign-offs

# Against earlier deliveries.
validate-id-delivered = systemID { $id } has been delivered before, in “{ $earlier }”
validate-hint-id-delivered = give the unit a new systemID in the system; where the package replaces or supplements the earlier one, say so (RECORDSTATUS and REFERENCECODE)
validate-ids-not-compared = the systemIDs have not been compared with “{ $earlier }”: { $why }
validate-ids-none = the report has no list of them
validate-ids-gone = the list “{ $file }” does not lie beside the report, or cannot be read
validate-ids-changed = the list “{ $file }” is another than the one that the report names
validate-ids-broken = its arkivstruktur.xml is missing or cannot be read to its end
validate-hint-ids = give the delivery itself, or the report with its .ids file beside it
validate-replaces-nothing = the package is to replace “{ $earlier }”, but has no folders or records in common with it
validate-replaced-lacks = { $missing } of { $all } systemIDs of “{ $earlier }”, which the package replaces, are not in this one
validate-period-overlaps = the archival period overlaps “{ $earlier }” ({ $start } – { $end }), and the boundary is not soft (mykt) on both sides
validate-period-overlaps-soft = the archival period overlaps “{ $earlier }” ({ $start } – { $end }); the boundary is soft (mykt)
validate-period-gap = between the archival period and “{ $earlier }” ({ $start } – { $end }) lie days that are in no delivery
validate-period-replaced = the package is to replace “{ $earlier }”, but covers another period than it does ({ $start } – { $end })
validate-period-added = the package is to supplement “{ $earlier }”, but reaches beyond its period ({ $start } – { $end })
validate-hint-periods = correct the archival period, or say what the package is to the earlier one (RECORDSTATUS and REFERENCECODE)
validate-same-delivery = this is the same delivery as “{ $earlier }”, byte for byte
validate-same-uuid = the package has the same UUID as “{ $earlier }”, but is not the same
validate-hint-same-uuid = pack the delivery again with a UUID of its own
validate-other-creator = “{ $earlier }” is of another creator: { $creators }; systemIDs and periods have not been compared
validate-hint-other-creator = give a delivery of the same creator, or correct recordCreator in arkivuttrekk.xml
validate-reference-elsewhere = the package is { $status } to { $reference }, which is not among the earlier deliveries
validate-hint-record-status = pack again with the right RECORDSTATUS and REFERENCECODE, or give the delivery that is referred to
