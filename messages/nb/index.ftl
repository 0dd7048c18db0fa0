# Søk.
index-query-empty = det er ikke noe å søke etter: skriv et ord, eller velg eiendom, periode eller dokumenttype
index-query-long = søket er for langt: høyst { $limit } tegn
index-query-many = søket har for mange ord: høyst { $limit }
index-query-deep = søket har for mange parenteser inni hverandre: høyst { $limit }
index-query-quote = et anførselstegn mangler sin make: skriv "…" rundt ordene som skal stå etter hverandre
index-query-bracket = en parentes mangler sin make
index-query-operator = det mangler et ord ved AND, OR eller NOT: skriv et ord på hver side, eller skriv «og» og «ikke» med små bokstaver om du søker etter selve ordet
index-query-star = «{ $word }»: stjernen kan bare stå sist i ett ord, som i garasj*
index-query-star-short = «{ $word }»: skriv minst to bokstaver foran stjernen
index-query-date = «{ $date }» er ikke en dato: skriv 1965, 1965-03, 1965-03-17 eller 17.3.1965
index-query-period = perioden slutter ({ $til }) før den begynner ({ $fra })
index-query-property = «{ $property }» er ikke en eiendom: skriv 12/34, 4699-12/34 eller gnr 12 bnr 34
