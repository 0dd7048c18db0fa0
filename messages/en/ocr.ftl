# Text recognition.
ocr-language-name = “{ $language }” is no language name for Tesseract. Write the abbreviation in lower case, such as nor, dan, swe or eng.
ocr-no-models = No language models for Tesseract were found. Looked in: { $folders }. Install them with “apt install tesseract-ocr-nor tesseract-ocr-osd”, or set TESSDATA_PREFIX to the folder that holds them.
ocr-missing-model = The language model { $language } is missing in { $folder }. Install it with “apt install { $package }”, or take the language out of the settings.
ocr-init = Tesseract could not be started with the languages { $languages } from { $folder }. The models may be damaged: install them again.
ocr-engine = Tesseract failed on the page.
ocr-too-long = Reading the page took more than { $seconds } seconds and was stopped.
ocr-stopped = { $stops } of { $passes } readings of the page were stopped, because they took too long or Tesseract failed; text may be missing.
ocr-stopped-hint = The page goes along as it is. Raise reading_seconds in byggarkiv.toml and run again to read it anew.
ocr-turned = The page lay on its side or upside down. It was turned { $degrees } degrees clockwise before it was read; the received image is unchanged.
ocr-nothing-read = Something stands on the page, but no words could be read in { $passes ->
    [one] one attempt
   *[other] { $passes } attempts
}.
ocr-nothing-read-hint = Look at the page. If the writing is too faint, scan it again in grey with more contrast; if it is handwritten, a person must read it.
ocr-poor = The page is poorly read: { $words ->
    [one] one word
   *[other] { $words } words
} with a confidence of { $confidence } of 100.
ocr-poor-unread = The page is poorly read: of { $share } per cent of what looks like writing on it, no word was read.
ocr-poor-hint = Check what was taken from this page. A new scan in grey at 300 dpi often reads better.
ocr-handwriting = The page has handwriting in { $places ->
    [one] one place
   *[other] { $places } places
}, more than signatures. Handwriting is not read here; words that were read there are marked and do not count as text.
ocr-handwriting-hint = Read the place yourself. If it decides property, date or parties, correct it with “byggarkiv review”.
ocr-shows-through = The page is taken for blank: the writing on it is mirrored and shines through from the other side.
ocr-one-sided = Writing from the other side shines through; it was left out when the page was read.
ocr-one-sided-hint = Look at the page for anything written faintly on this side of the sheet that is missing from the text. The picture is as it was received.
ocr-second = The second recogniser cannot be used: { $what }: { $said }. See "byggarkiv models"; without it pages are read by Tesseract alone.
ocr-layer-apart = The PDF came with a text layer of { $words } words on this page; only { $percent } % of the words are the same as the { $read } that were read here. Both are kept, and the archive uses what was read here.
ocr-hint-layer-apart = compare the page with the text and correct what is wrong; the text layer of the received PDF is never taken as right
ocr-alone = The second recogniser is not installed: pages were read by Tesseract alone
ocr-alone-hint = "byggarkiv models" tells what is missing and how to get it; the pages are read again after that. "--reading fast" asks for Tesseract alone.
ocr-black-letter = The page seems to be set in black letter (Fraktur), and the model for it is not installed: it was read as ordinary type, and many words are probably wrong.
ocr-black-letter-hint = Install the model with "apt install tesseract-ocr-script-frak" and run again; the archive's pages are then read anew.
