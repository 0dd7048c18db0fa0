# Kva for ein eigedom?
matrikkel-offset-unknown = gnr. { $gnr } i kommune { $kommunenummer } har fått nytt nummer i kommune { $today }, men vi veit ikkje kva for eit
matrikkel-gnr-outside-rules = gnr. { $gnr } i kommune { $kommunenummer } ligg utanfor dei gardsnumra som oppdrag.toml fortel om
matrikkel-code-unknown = kommunenummer { $kommunenummer } er ikkje kjent, verken frå oppdrag.toml eller frå den innebygde historikken
matrikkel-code-split = kommune { $kommunenummer } er delt mellom fleire kommunar, og nummeret åleine seier ikkje kva for ein eigedomen ligg i no
matrikkel-other-municipality = { $key } ligg i ein annan kommune enn arkivet sin ({ $home })
matrikkel-why-label = namnet «{ $label }»
matrikkel-why-label-and-text = namnet «{ $label }», og { $papers ->
    [one] eitt papir seier det same
   *[other] { $papers } papir seier det same
}
matrikkel-why-label-stray = namnet «{ $label }», og { $papers ->
    [one] eitt papir seier det same
   *[other] { $papers } papir seier det same
}; { $stray ->
    [one] eitt papir handlar om ein annan eigedom
   *[other] { $stray } papir handlar om andre eigedomar
}
matrikkel-why-text = orda «{ $words }» i { $papers ->
    [one] eitt papir
   *[other] { $papers } papir
}
matrikkel-why-address = adressa «{ $address }», som i registeret høyrer til berre éin eigedom, i { $papers ->
    [one] eitt papir
   *[other] { $papers } papir
}
matrikkel-undecided-nothing = verken namn, tekst eller adresse peikar på ein eigedom
matrikkel-undecided-weak = «{ $words }» kan vere { $key }, men er berre { $sure } % sikkert (kravet er { $threshold } %)
matrikkel-undecided-conflict = namnet seier «{ $label }», men { $against ->
    [one] eitt papir
   *[other] { $against } papir
} handlar om andre eigedomar, og { $agreeing ->
    [0] ingen
    [one] eitt
   *[other] { $agreeing }
} om denne
matrikkel-undecided-rivals = { $papers ->
    [one] eitt papir
   *[other] { $papers } papir
} peikar på { $first } og { $rivals ->
    [one] eitt
   *[other] { $rivals }
} på { $second }
matrikkel-undecided-doubt = nøkkelen må sjåast på: { $reason }
matrikkel-csv-column = kolonnen «{ $column }» manglar i første linje
matrikkel-csv-column-hint = bruk Kartverket si CSV-fil «Matrikkelen – Vegadresse» eller «Matrikkelen – Adresse», med semikolon mellom kolonnane
matrikkel-csv-row = «{ $value }» er ikkje eit gyldig innhald i kolonnen «{ $column }»; rada er utelaten
matrikkel-csv-long-line = linja er lengre enn { $limit } byte; ho er utelaten
matrikkel-not-utf8 = linja er ikkje UTF-8; ho er utelaten
matrikkel-not-utf8-hint = lagre fila som UTF-8, eller hent ho på nytt frå Geonorge
matrikkel-register-empty = fila inneheld ingenting som kan lesast som register
matrikkel-register-stopped = fila kan ikkje lesast vidare: { $error }
matrikkel-register-stopped-hint = det som står før, er lese inn; hent fila på nytt og importer ho igjen
matrikkel-register-more = { $count ->
    [one] éin merknad til av same slag
   *[other] { $count } merknader til av same slag
} er ikkje viste
matrikkel-building-number = «{ $value }» er ikkje eit bygningsnummer (1–9 siffer); bygningen er utelaten
matrikkel-building-check = bygningsnummer { $number } har feil kontrollsiffer; bygningen er teken med
matrikkel-building-check-hint = sjå om nummeret er skrive feil i kjelda
matrikkel-building-key = «{ $value }» er ikkje eit matrikkelnummer; bygningen er utelaten
matrikkel-building-point = geometrien er ikkje eit punkt med to koordinatar; bygningen er utelaten
