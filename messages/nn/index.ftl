# Søk.
index-query-empty = det er ikkje noko å søkje etter: skriv eit ord, eller vel eigedom, periode eller dokumenttype
index-query-long = søket er for langt: høgst { $limit } teikn
index-query-many = søket har for mange ord: høgst { $limit }
index-query-deep = søket har for mange parentesar inni kvarandre: høgst { $limit }
index-query-quote = eit hermeteikn manglar maken sin: skriv "…" rundt orda som skal stå etter kvarandre
index-query-bracket = ein parentes manglar maken sin
index-query-operator = det manglar eit ord ved AND, OR eller NOT: skriv eit ord på kvar side, eller skriv «og» og «ikkje» med små bokstavar om du søkjer etter sjølve ordet
index-query-star = «{ $word }»: stjerna kan berre stå sist i eitt ord, som i garasj*
index-query-star-short = «{ $word }»: skriv minst to bokstavar framfor stjerna
index-query-date = «{ $date }» er ikkje ein dato: skriv 1965, 1965-03, 1965-03-17 eller 17.3.1965
index-query-period = perioden sluttar ({ $til }) før han byrjar ({ $fra })
index-query-property = «{ $property }» er ikkje ein eigedom: skriv 12/34, 4699-12/34 eller gnr 12 bnr 34
