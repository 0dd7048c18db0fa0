# The verdict on a delivery.
validate-outcome-accepted = Accepted
validate-outcome-accepted-with-warnings = Accepted with remarks
validate-outcome-rejected = Not accepted
validate-not-checked-viruses = Viruses and malicious code have not been checked.
validate-not-checked-formats = The content of the document files (valid PDF/A, right file format) has not been checked; only checksum, size and extension.
validate-not-checked-content = Whether the archive is complete, and its titles and dates right, only its creator can tell.

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

# The container.
validate-tar-broken = the container cannot be read from byte { $at } on; what lies behind it has not been checked
validate-tar-truncated = the container ends in the middle of the entry that begins at byte { $at }
validate-tar-no-end = the container lacks its end mark (two empty blocks); every file has been read
validate-name-escapes = the name leads out of the package or is no valid name; the file has not been read
validate-name-special = this is neither a file nor a folder (a link, a device or the like); it has not been read
validate-name-stray = the file lies outside the package's root folder “{ $root }”; it has not been read
validate-name-not-utf8 = the name is not in UTF-8; it has been read as Latin-1
validate-name-twice = the file stands more than once in the package; only the first has been used
validate-hint-transfer-again = transfer the package again and compare its checksum
validate-hint-unsafe = do not unpack it; ask the sender to pack again
validate-hint-pack-files = pack the file itself instead of a link to it
validate-hint-pack-again = pack the delivery again
validate-hint-pack-dias = pack the extraction as a DIAS package (SIP)
validate-hint-pack-utf8 = pack again with file names in UTF-8

# The DIAS package.
validate-no-package = this is no DIAS package: neither dias-mets.xml nor the folder content is there
validate-bare-extraction = this is an extraction without a package; only the extraction has been checked
validate-structure-missing = the package lacks { $name }
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
validate-form-doctype = the file has a document type (DOCTYPE), the rest of the file has not been read
validate-form-encoding = the encoding is { $found }, expected UTF-8
validate-too-large = the file has { $size } bytes, more than the { $limit } that are read; it has not been used in the check
validate-hint-too-large = a file this large is probably the wrong one; find the right one
validate-schema-unknown = no schema is known for the namespace “{ $namespace }”; the file has only been checked for form
validate-schema-broken = the delivery's own schemas cannot be used: { $said }
validate-schema-unexpected = the element `{ $element }` is not allowed here; expected: { $expected }
validate-schema-not-allowed = the element `{ $element }` is not allowed here
validate-schema-missing = the element `{ $element }` is incomplete; missing: { $expected }
validate-schema-root = the root element `{ $element }` is not the one that the schema describes (wrong name or namespace)
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
validate-id-repeated-more = { $count } more systemIDs are not unique
validate-reference-dangling = { $element } refers to { $id }, which is not in the extraction or is something else
validate-reference-too-many = too many references that lead nowhere; the others have not been checked
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
