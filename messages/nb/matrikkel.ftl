# Hvilken eiendom?
matrikkel-offset-unknown = gnr. { $gnr } i kommune { $kommunenummer } har fått nytt nummer i kommune { $today }, men vi vet ikke hvilket
matrikkel-gnr-outside-rules = gnr. { $gnr } i kommune { $kommunenummer } ligger utenfor de gårdsnumrene som oppdrag.toml forteller om
matrikkel-code-unknown = kommunenummer { $kommunenummer } er ikke kjent, verken fra oppdrag.toml eller fra den innebygde historikken
matrikkel-code-split = kommune { $kommunenummer } er delt mellom flere kommuner, og nummeret alene sier ikke hvilken eiendommen ligger i nå
matrikkel-other-municipality = { $key } ligger i en annen kommune enn arkivets ({ $home })
matrikkel-why-label = navnet «{ $label }»
matrikkel-why-label-and-text = navnet «{ $label }», og { $papers ->
    [one] ett papir sier det samme
   *[other] { $papers } papirer sier det samme
}
matrikkel-why-label-stray = navnet «{ $label }», og { $papers ->
    [one] ett papir sier det samme
   *[other] { $papers } papirer sier det samme
}; { $stray ->
    [one] ett papir handler om en annen eiendom
   *[other] { $stray } papirer handler om andre eiendommer
}
matrikkel-why-text = ordene «{ $words }» i { $papers ->
    [one] ett papir
   *[other] { $papers } papirer
}
matrikkel-why-address = adressen «{ $address }», som i registeret hører til bare én eiendom, i { $papers ->
    [one] ett papir
   *[other] { $papers } papirer
}
matrikkel-undecided-nothing = verken navn, tekst eller adresse peker på en eiendom
matrikkel-undecided-weak = «{ $words }» kan være { $key }, men er bare { $sure } % sikkert (kravet er { $threshold } %)
matrikkel-undecided-conflict = navnet sier «{ $label }», men { $against ->
    [one] ett papir
   *[other] { $against } papirer
} handler om andre eiendommer, og { $agreeing ->
    [0] ingen
    [one] ett
   *[other] { $agreeing }
} om denne
matrikkel-undecided-rivals = { $papers ->
    [one] ett papir
   *[other] { $papers } papirer
} peker på { $first } og { $rivals ->
    [one] ett
   *[other] { $rivals }
} på { $second }
matrikkel-undecided-doubt = nøkkelen må sees på: { $reason }
matrikkel-csv-column = kolonnen «{ $column }» mangler i første linje
matrikkel-csv-column-hint = bruk Kartverkets CSV-fil «Matrikkelen – Vegadresse» eller «Matrikkelen – Adresse», med semikolon mellom kolonnene
matrikkel-csv-row = «{ $value }» er ikke et gyldig innhold i kolonnen «{ $column }»; raden er utelatt
matrikkel-csv-long-line = linjen er lengre enn { $limit } byte; den er utelatt
matrikkel-not-utf8 = linjen er ikke UTF-8; den er utelatt
matrikkel-not-utf8-hint = lagre filen som UTF-8, eller hent den på nytt fra Geonorge
matrikkel-register-empty = filen inneholder ingenting som kan leses som register
matrikkel-register-stopped = filen kan ikke leses videre: { $error }
matrikkel-register-stopped-hint = det som står før, er lest inn; hent filen på nytt og importer den igjen
matrikkel-register-more = { $count ->
    [one] én merknad til av samme slag
   *[other] { $count } merknader til av samme slag
} er ikke vist
matrikkel-building-number = «{ $value }» er ikke et bygningsnummer (1–9 siffer); bygningen er utelatt
matrikkel-building-check = bygningsnummer { $number } har feil kontrollsiffer; bygningen er tatt med
matrikkel-building-check-hint = se om nummeret er skrevet feil i kilden
matrikkel-building-key = «{ $value }» er ikke et matrikkelnummer; bygningen er utelatt
matrikkel-building-point = geometrien er ikke et punkt med to koordinater; bygningen er utelatt
