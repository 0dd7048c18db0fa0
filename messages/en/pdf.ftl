# Making PDF/A.
pdf-image-hint = scan the page again, or deliver the image as TIFF (G4, LZW), JPEG (8 bits, grey or RGB) or PNG; the document is held out of the delivery until then
pdf-jpeg-damaged = the JPEG image is damaged: its header cannot be read, so the page cannot be put into a PDF
pdf-jpeg-unusual = the JPEG image is of the kind { $found }; a PDF can only carry baseline and progressive JPEG with 8 bits and 1, 3 or 4 colour components
pdf-inks-unknown = the JPEG image is in printing inks (CMYK) without Adobe's marker, or has more than 300 megapixels; which colours are meant cannot be told for certain
pdf-inks-converted = the image is in printing inks (CMYK), which a PDF/A with sRGB cannot carry; it was turned into RGB with no other loss
pdf-inks-converted-hint = the received file is kept as it came; deliver RGB scans where the colours matter
pdf-image-empty = the image has no pixels
pdf-image-length = the image has { $found } bytes, but { $width } × { $height } pixels take { $expected }
pdf-characters-left-out = { $count ->
    [one] one character
   *[other] { $count } characters
 } from the text recognition (control characters and the like) cannot stand in a PDF/A-2u and { $count ->
    [one] is
   *[other] are
 } left out of the searchable layer
# Why a received PDF is rebuilt from its pages.
pdf-received-no-claim = the PDF does not say that it is PDF/A-1 or PDF/A-2
pdf-received-tagged = the PDF says that it is PDF/A at level A; the tagging this takes cannot be proved by a program
pdf-received-encrypted = the PDF is encrypted, which PDF/A forbids
pdf-received-no-id = the PDF has no ID in its trailer, which PDF/A demands
pdf-received-syntax = at byte { $byte } the PDF is not built as PDF/A demands, or in a way that cannot be followed for certain
pdf-received-stream = the data stream of object { $object } is damaged, too large or packed in a way that cannot be followed
pdf-received-feature = { $name } in object { $object } is forbidden in PDF/A or cannot be proved to be allowed
pdf-received-colour = the colours of object { $object } depend on screen or printer and there is no output intent that fits
pdf-received-font = the font of object { $object } is not embedded whole, or of a kind that cannot be proved
pdf-received-visible-text = object { $object } has visible text; that its font has all it needs cannot be proved
pdf-received-metadata = the XMP property { $property } is damaged, unknown to PDF/A, or says something else than the document info
