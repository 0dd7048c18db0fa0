# Pages: why a file or page cannot be used as it is.
decode-empty = the file is empty: 0 bytes
decode-truncated = the file is cut short: its end is missing (technical: { $detail })
decode-damaged = the file is damaged and cannot be read (technical: { $detail })
decode-encrypted = the PDF is encrypted and wants a password
decode-no-such-page = there is no page { $wanted }: the file has { $pages -> 
    [one] one page
   *[other] { $pages } pages
 }
decode-unsupported = the file is stored in a way that byggarkiv does not read (technical: { $what })
decode-too-large = the image claims { $width } × { $height } pixels; the limit is { $side } pixels a side and { $megapixels } million in all
decode-too-many-bytes = { $packed } KiB become more than { $limit } MiB when unpacked
decode-too-many-pages = the file has { $pages } pages; the limit is { $limit }
decode-too-much-work = drawing the page takes more than { $steps } million lines and letters, or more than { $painted } billion painted pixels
decode-missing-rows = the image ends too early: its last { $missing } rows of pixels are missing and shown white
decode-uneven-dpi = the resolution is { $across } dpi across and { $down } dpi down; { $used } dpi is used both ways ({ $pages ->
    [one] this page
   *[other] { $pages } pages from this one on
 })
decode-orientation = the file asks viewers to turn or mirror the image (Orientation { $value }); byggarkiv keeps it as it is stored, and reads it that way up first ({ $pages ->
    [one] this page
   *[other] { $pages } pages from this one on
 })
decode-lowered = the page is so large that it is drawn at { $used } dpi ({ $pages ->
    [one] this page
   *[other] { $pages } pages from this one on
 })
decode-profile = the image has a colour profile (ICC) that byggarkiv does not follow; its colours may come out a little other than they were meant ({ $pages ->
    [one] this page
   *[other] { $pages } pages from this one on
 })
decode-hint-send-again = fetch the file again from where it was scanned, or scan the paper again; the received file is kept as it is
decode-hint-decrypt = ask the sender for a copy without a password, and put it in place of this one
decode-hint-convert = save the file again as TIFF (G4, LZW or uncompressed), JPEG, PNG or PDF, and put it in place of this one
decode-hint-print = print the page as an image (TIFF, or a PDF with one image a page) from a program that can show it, and put the image in its place
decode-hint-smaller = if the numbers are right, split the image or scan at a lower resolution; if they are not, the file is damaged
decode-hint-split = split the file into several
decode-hint-look = look at the page and scan it again if it is not as the paper is
