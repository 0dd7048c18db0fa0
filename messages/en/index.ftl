# Search.
index-query-empty = there is nothing to search for: write a word, or choose a property, a period or a document type
index-query-long = the question is too long: { $limit } characters at most
index-query-many = the question has too many words: { $limit } at most
index-query-deep = the question has too many brackets within each other: { $limit } at most
index-query-quote = a quotation mark has no partner: write "…" around words that must follow each other
index-query-bracket = a bracket has no partner
index-query-operator = a word is missing at AND, OR or NOT: write a word on each side, or write "and" and "not" in small letters to search for the word itself
index-query-star = "{ $word }": the star can only stand last in one word, as in garasj*
index-query-star-short = "{ $word }": write two letters at least before the star
index-query-date = "{ $date }" is no date: write 1965, 1965-03, 1965-03-17 or 17.3.1965
index-query-period = the period ends ({ $til }) before it begins ({ $fra })
index-query-property = "{ $property }" is no property: write 12/34, 4699-12/34 or gnr 12 bnr 34
