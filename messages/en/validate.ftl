# The verdict on a delivery.
outcome-accepted = Accepted
outcome-accepted-with-warnings = Accepted with remarks
outcome-rejected = Not accepted
not-checked-viruses = Viruses and malicious code have not been checked.
not-checked-formats = The content of the document files (valid PDF/A, right file format) has not been checked; only checksum, size and extension.
not-checked-content = Whether the archive is complete, and its titles and dates right, only its creator can tell.

# The rules' names.
rule-container = The container is whole and readable
rule-names = File names are safe
rule-once = Every file is there once
rule-structure = Structure of the DIAS package
rule-identity = The package has one UUID everywhere
rule-transfer = The transfer file agrees with the package
rule-mets = dias-mets.xml agrees with the files
rule-premis = dias-premis.xml agrees with the files
rule-form = XML is well-formed, in UTF-8 and without document type
rule-n5-01 = Files listed in arkivuttrekk.xml exist
rule-complete = The extraction is documented
rule-n5-02 = Checksums in arkivuttrekk.xml
rule-n5-03 = XML is valid by its schemas
rule-official = The XML schemas are the official ones
rule-own-metadata = Organisation-specific metadata are described
rule-n5-10 = Number of folders (mapper)
rule-n5-15 = Case statuses (saksstatus)
rule-n5-16 = Number of records (registreringer)
rule-n5-22 = Journal statuses (journalstatus)
rule-n5-25 = Document statuses (dokumentstatus)
rule-n5-28 = Number of document files
rule-n5-29 = Document formats
rule-n5-30 = Checksums of document files
rule-size = Sizes of document files
rule-algorithm = Checksum algorithm
rule-n5-32 = Files referred to exist
rule-n5-33 = Every file is referred to
rule-n5-64 = Empty document files
rule-conversion = Conversions are documented
rule-n5-42 = Screened information
rule-n5-44 = Disposal decisions
rule-n5-45 = Executed disposals
rule-own-flag = Organisation-specific metadata are declared
rule-n5-47 = systemIDs are unique
rule-n5-48 = References to arkivdel
rule-n5-51 = References to a secondary class
rule-references = Cross references
rule-n5-59 = Number of journal entries
rule-n5-60 = Start and end dates of the journals
rule-n5-61 = The change log is there
rule-n5-62 = References in the change log
rule-n5-63 = Elements without content

# The container.
tar-broken = the container cannot be read from byte { $at } on; what lies behind it has not been checked
tar-truncated = the container ends in the middle of the entry that begins at byte { $at }
tar-no-end = the container lacks its end mark (two empty blocks); every file has been read
name-escapes = the name leads out of the package or is no valid name; the file has not been read
name-special = this is neither a file nor a folder (a link, a device or the like); it has not been read
name-stray = the file lies outside the package's root folder “{ $root }”; it has not been read
name-not-utf8 = the name is not in UTF-8; it has been read as Latin-1
name-twice = the file stands more than once in the package; only the first has been used
hint-transfer-again = transfer the package again and compare its checksum
hint-unsafe = do not unpack it; ask the sender to pack again
hint-pack-files = pack the file itself instead of a link to it
hint-pack-again = pack the delivery again
hint-pack-dias = pack the extraction as a DIAS package (SIP)
hint-pack-utf8 = pack again with file names in UTF-8

# The DIAS package.
no-package = this is no DIAS package: neither dias-mets.xml nor the folder content is there
bare-extraction = this is an extraction without a package; only the extraction has been checked
structure-missing = the package lacks { $name }
identity-root = the package's root folder is called “{ $found }”, but the container “{ $expected }”
identity-no-uuid = the package's name is not a UUID
identity-objid = OBJID is “{ $found }”, expected “{ $expected }”
transfer-missing = the transfer file (.xml) does not lie beside the package; the package's own checksum has not been checked
transfer-dangling = the transfer file refers to “{ $file }”, which does not exist
transfer-without = the transfer file states no checksum of “{ $file }”
mets-dangling = the file “{ $file }” is listed in METS, but is not in the package
mets-twice = the file “{ $file }” is listed more than once in METS
mets-unlisted = the file is in the package, but is not listed in { $mets }
premis-dangling = PREMIS describes the file “{ $file }”, which is not in the package
checksum-differs = the checksum is stated as { $stated }, but “{ $file }” has { $found }
checksum-not-one = “{ $found }” is not a SHA-256 checksum (64 hexadecimal digits)
checksum-algorithm = the checksum algorithm is “{ $found }”, expected SHA-256; the checksum has not been checked
size-differs = the size in bytes is stated as { $stated }, but that of “{ $file }” is { $found }
hint-transfer-file = ask the sender for the transfer file that belongs to this package
hint-arkade-2020 = known fault: Arkade of 2020 listed files in repository_operations that are not packed in a SIP; nothing is lost
hint-file-lost = find the file at its source and pack again, or correct the reference
hint-file-unlisted = the file may have been added after packing; pack again with it or without it
hint-changed-after-packing = the file was changed after it was summed up, or is the wrong one; find the right one and pack again
hint-sha256 = make the checksum again with SHA-256

# XML and schemas.
form-broken = the XML is not well-formed, the rest of the file has not been read. The XML reader says: { $said }
form-doctype = the file has a document type (DOCTYPE), the rest of the file has not been read
form-encoding = the encoding is { $found }, expected UTF-8
schema-unknown = no schema is known for the namespace “{ $namespace }”; the file has only been checked for form
schema-broken = the delivery's own schemas cannot be used: { $said }
schema-unexpected = the element `{ $element }` is not allowed here; expected: { $expected }
schema-not-allowed = the element `{ $element }` is not allowed here
schema-missing = the element `{ $element }` is incomplete; missing: { $expected }
schema-root = the root element `{ $element }` is not the one that the schema describes (wrong name or namespace)
schema-value = the value `{ $found }` of `{ $element }` is not of the type { $kind }
schema-pattern = the value `{ $found }` of `{ $element }` does not follow the pattern { $pattern }
schema-empty = the element `{ $element }` has no value
schema-facet = the value `{ $found }` of `{ $element }` is not allowed
schema-attribute-missing = the element `{ $element }` lacks the attribute `{ $attribute }`
schema-attribute-unknown = the attribute `{ $attribute }` is not allowed on `{ $element }`
schema-other = { $said }
schema-not-official = the schema is none of the published versions of { $name }; its SHA-256 is { $found }
schema-missing-file = the schema { $schema }, which defines this file, is not in the extraction
own-undescribed = organisation-specific metadata in the namespace “{ $namespace }”, which no schema in arkivuttrekk.xml describes
hint-write-utf8 = write the file again in UTF-8
hint-write-again = write the file again from the system; do not mend it by hand
hint-no-doctype = remove the DOCTYPE; Noark 5 uses XML schemas
hint-own-schema = mend the own schema so that it can be read together with the official ones
hint-arkade-mixed = known fault: Arkade 2.12.3 and later mixes file and fileGrp; nothing is lost
hint-mend-extraction = mend the value in the system and make the extraction again
hint-official-schema = put in the official file from schema.arkivverket.no, unchanged
hint-list-own-schema = list the schema under the data object arkivstruktur in arkivuttrekk.xml, and put it in the extraction

# arkivuttrekk.xml.
uttrekk-missing = arkivuttrekk.xml is not in the extraction
arkivstruktur-missing = arkivstruktur.xml is not in the extraction
uttrekk-dangling = the file “{ $file }” is listed in arkivuttrekk.xml, but is not in the extraction
uttrekk-unlisted = the file is not listed in arkivuttrekk.xml
uttrekk-stranger = the file lies in the extraction, but is not listed in arkivuttrekk.xml
uttrekk-no-checksum = arkivuttrekk.xml states no checksum of “{ $file }”
count-element = `{ $element }`
count-files = document files
count-undeclared = arkivuttrekk.xml does not state the number of { $what }; found { $found }
count-differs = the number of { $what } is stated as { $stated }, but there are { $found }
flag-but-none = { $flag } is stated, but there is no element `{ $element }` in arkivstruktur.xml
flag-but-some = { $flag } is not stated, but the element `{ $element }` occurs { $found } { $found ->
    [one] time
   *[other] times
 } (first at { $first })
flag-not-one = { $flag } is stated as “{ $found }”, expected true or false
hint-uttrekk = write arkivuttrekk.xml again from what the extraction really holds
hint-count = the extraction may have been cut short or changed; make it again

# arkivstruktur.xml and the documents.
status-open = { $element } is “{ $found }”, expected: { $expected } (systemID { $id })
document-missing = the document file “{ $file }” does not exist
document-unreferenced = nothing in arkivstruktur.xml refers to this file
document-empty = the document file “{ $file }” is empty (0 bytes)
format-differs = format is “{ $format }”, but the file is called “{ $file }”
conversion-missing = the document lies both as “{ $source }” and in the archive format “{ $format }”, but the conversion is not described
id-repeated = systemID { $id } is not unique; it stands first on line { $first }
id-repeated-more = { $count } more systemIDs are not unique
reference-dangling = { $element } refers to { $id }, which is not in the extraction or is something else
reference-too-many = too many references that lead nowhere; the others have not been checked
element-empty = the element `{ $element }` is empty (systemID { $id })
hint-status = close or correct it in the system, and make the extraction again
hint-unreferenced = describe the file in the archive structure, or take it out of the extraction
hint-format = state the extension or a PRONOM id (fmt/…)
hint-conversion = add the element konvertering to the dokumentobjekt
hint-id = give the unit a new systemID in the system; it must be unique in all deliveries of the creator
hint-reference = deliver the unit referred to as well, or correct the reference in the system
hint-leave-out = leave out elements without a value

# Journals and change log.
journal-missing = { $file } is missing, but arkivstruktur.xml has { $posts } { $posts ->
    [one] journalpost
   *[other] journalposter
 }
journal-count = antallJournalposter is stated as { $stated }, but the journal has { $found }
journals-count-differs = the journals state different numbers of entries: running journal { $running }, public journal { $public }
journal-archive-count = the running journal has { $found } entries, but arkivstruktur.xml has { $posts }, and the period is sharply divided
journals-date-differs = the journals have different dates: running journal { $running }, public journal { $public }
journal-period = the journal's date is { $found }, but the archival period's is { $stated }
journal-post-outside = journaldato { $date } lies outside the journal's period { $start } – { $end }, and the period is sharply divided
change-log-missing = endringslogg.xml is not in the extraction
hint-journal = take the journals out again for the same period as the archive
hint-journal-public = take out the public journal; it may be left out only where nothing is screened
hint-change-log = take the change log out of the system
