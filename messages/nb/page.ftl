# Sider: hvorfor en fil eller side ikke kan brukes som den er.
decode-empty = filen er tom: 0 byte
decode-truncated = filen er avkuttet: slutten mangler (teknisk: { $detail })
decode-damaged = filen er skadet og kan ikke leses (teknisk: { $detail })
decode-encrypted = PDF-en er kryptert og krever passord
decode-no-such-page = side { $wanted } finnes ikke: filen har { $pages -> 
    [one] én side
   *[other] { $pages } sider
 }
decode-unsupported = filen er lagret på en måte som byggarkiv ikke leser (teknisk: { $what })
decode-too-large = bildet oppgir { $width } × { $height } piksler; grensen er { $side } piksler i hver retning og { $megapixels } millioner i alt
decode-too-many-bytes = { $packed } KiB blir til mer enn { $limit } MiB når de pakkes ut
decode-too-many-pages = filen har { $pages } sider; grensen er { $limit }
decode-too-much-work = å tegne siden krever mer enn { $steps } millioner streker og bokstaver, eller mer enn { $painted } milliarder malte piksler
decode-missing-rows = bildet slutter for tidlig: de siste { $missing } pikselradene mangler og vises hvite
decode-uneven-dpi = oppløsningen er { $across } dpi på tvers og { $down } dpi nedover; { $used } dpi brukes begge veier ({ $pages ->
    [one] denne siden
   *[other] { $pages } sider fra og med denne
 })
decode-orientation = filen ber visningsprogrammer om å dreie eller speile bildet (Orientation { $value }); byggarkiv beholder det slik det er lagret, og leser det først den veien ({ $pages ->
    [one] denne siden
   *[other] { $pages } sider fra og med denne
 })
decode-lowered = siden er så stor at den tegnes i { $used } dpi ({ $pages ->
    [one] denne siden
   *[other] { $pages } sider fra og med denne
 })
decode-profile = bildet har en fargeprofil (ICC) som byggarkiv ikke følger; fargene kan bli litt annerledes enn de var ment ({ $pages ->
    [one] denne siden
   *[other] { $pages } sider fra og med denne
 })
decode-hint-send-again = hent filen på nytt fra skanningen, eller skann papiret om igjen; den mottatte filen er beholdt uendret
decode-hint-decrypt = be avsenderen om en utgave uten passord, og legg den i stedet for denne
decode-hint-convert = lagre filen på nytt som TIFF (G4, LZW eller ukomprimert), JPEG, PNG eller PDF, og legg den i stedet for denne
decode-hint-print = skriv siden ut som bilde (TIFF eller PDF med ett bilde per side) fra et program som kan vise den, og legg bildet i stedet
decode-hint-smaller = er tallene riktige, så del opp bildet eller skann med lavere oppløsning; er de ikke det, er filen skadet
decode-hint-split = del filen i flere
decode-hint-look = se på siden og skann den på nytt hvis den ikke er som papiret
