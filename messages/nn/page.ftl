# Sider: kvifor ei fil eller side ikkje kan brukast som ho er.
decode-empty = fila er tom: 0 byte
decode-truncated = fila er avkorta: slutten manglar (teknisk: { $detail })
decode-damaged = fila er skadd og kan ikkje lesast (teknisk: { $detail })
decode-encrypted = PDF-en er kryptert og krev passord
decode-no-such-page = side { $wanted } finst ikkje: fila har { $pages -> 
    [one] éi side
   *[other] { $pages } sider
 }
decode-unsupported = fila er lagra på ein måte som byggarkiv ikkje les (teknisk: { $what })
decode-too-large = biletet oppgjev { $width } × { $height } pikslar; grensa er { $side } pikslar i kvar retning og { $megapixels } millionar i alt
decode-too-many-bytes = { $packed } KiB blir til meir enn { $limit } MiB når dei blir pakka ut
decode-too-many-pages = fila har { $pages } sider; grensa er { $limit }
decode-too-much-work = å teikne sida krev meir enn { $steps } millionar strekar og bokstavar, eller meir enn { $painted } milliardar måla pikslar
decode-missing-rows = biletet sluttar for tidleg: dei siste { $missing } pikselradene manglar og blir viste kvite
decode-uneven-dpi = oppløysinga er { $across } dpi på tvers og { $down } dpi nedover; { $used } dpi blir brukt begge vegar ({ $pages ->
    [one] denne sida
   *[other] { $pages } sider frå og med denne
 })
decode-orientation = fila bed visingsprogram om å dreie eller spegle biletet (Orientation { $value }); byggarkiv held på det slik det er lagra, og les det først den vegen ({ $pages ->
    [one] denne sida
   *[other] { $pages } sider frå og med denne
 })
decode-lowered = sida er så stor at ho blir teikna i { $used } dpi ({ $pages ->
    [one] denne sida
   *[other] { $pages } sider frå og med denne
 })
decode-profile = biletet har ein fargeprofil (ICC) som byggarkiv ikkje følgjer; fargane kan bli litt annleis enn dei var meinte ({ $pages ->
    [one] denne sida
   *[other] { $pages } sider frå og med denne
 })
decode-hint-send-again = hent fila på nytt frå skanninga, eller skann papiret om att; den mottekne fila er teken vare på uendra
decode-hint-decrypt = be avsendaren om ei utgåve utan passord, og legg ho i staden for denne
decode-hint-convert = lagre fila på nytt som TIFF (G4, LZW eller ukomprimert), JPEG, PNG eller PDF, og legg ho i staden for denne
decode-hint-print = skriv sida ut som bilete (TIFF eller PDF med eitt bilete per side) frå eit program som kan vise ho, og legg biletet i staden
decode-hint-smaller = er tala rette, så del opp biletet eller skann med lågare oppløysing; er dei ikkje det, er fila skadd
decode-hint-split = del fila i fleire
decode-hint-look = sjå på sida og skann ho på nytt om ho ikkje er som papiret
