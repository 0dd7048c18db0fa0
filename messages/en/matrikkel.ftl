# Which property?
matrikkel-offset-unknown = gnr. { $gnr } in municipality { $kommunenummer } was renumbered in municipality { $today }, but its new number is not known
matrikkel-gnr-outside-rules = gnr. { $gnr } in municipality { $kommunenummer } is outside the gårdsnumre that oppdrag.toml tells of
matrikkel-code-unknown = kommunenummer { $kommunenummer } is not known, neither from oppdrag.toml nor from the built-in history
matrikkel-code-split = municipality { $kommunenummer } was split among several, and the number alone does not tell which one the property lies in now
matrikkel-other-municipality = { $key } lies in another municipality than the archive's ({ $home })
matrikkel-why-label = the name "{ $label }"
matrikkel-why-label-and-text = the name "{ $label }", and { $papers ->
    [one] one paper agrees
   *[other] { $papers } papers agree
}
matrikkel-why-label-stray = the name "{ $label }", and { $papers ->
    [one] one paper agrees
   *[other] { $papers } papers agree
}; { $stray ->
    [one] one paper is about another property
   *[other] { $stray } papers are about other properties
}
matrikkel-why-text = the words "{ $words }" in { $papers ->
    [one] one paper
   *[other] { $papers } papers
}
matrikkel-why-address = the address "{ $address }", which belongs to one property only in the register, in { $papers ->
    [one] one paper
   *[other] { $papers } papers
}
matrikkel-undecided-nothing = no name, text or address points at a property
matrikkel-undecided-weak = "{ $words }" may be { $key }, but is only { $sure } % sure ({ $threshold } % is asked for)
matrikkel-undecided-conflict = the name says "{ $label }", but { $against ->
    [one] one paper is
   *[other] { $against } papers are
} about other properties, and { $agreeing ->
    [0] none
    [one] one
   *[other] { $agreeing }
} about this one
matrikkel-undecided-rivals = { $papers ->
    [one] one paper points
   *[other] { $papers } papers point
} at { $first } and { $rivals ->
    [one] one
   *[other] { $rivals }
} at { $second }
matrikkel-undecided-doubt = the key needs a look: { $reason }
matrikkel-csv-column = the column "{ $column }" is missing in the first line
matrikkel-csv-column-hint = use Kartverket's CSV file "Matrikkelen – Vegadresse" or "Matrikkelen – Adresse", with semicolons between the columns
matrikkel-csv-row = "{ $value }" is no valid content of the column "{ $column }"; the row is left out
matrikkel-csv-long-line = the line is longer than { $limit } bytes; it is left out
matrikkel-not-utf8 = the line is not UTF-8; it is left out
matrikkel-not-utf8-hint = save the file as UTF-8, or fetch it again from Geonorge
matrikkel-register-empty = the file has nothing that can be read as a register
matrikkel-register-stopped = the file cannot be read further: { $error }
matrikkel-register-stopped-hint = what stands before is read in; fetch the file again and import it anew
matrikkel-register-more = { $count ->
    [one] one more remark of the same kind is
   *[other] { $count } more remarks of the same kind are
} not shown
matrikkel-building-number = "{ $value }" is no bygningsnummer (1–9 digits); the building is left out
matrikkel-building-check = bygningsnummer { $number } has a wrong check digit; the building is kept
matrikkel-building-check-hint = see whether the number is mistyped in the source
matrikkel-building-key = "{ $value }" is no matrikkelnummer; the building is left out
matrikkel-building-point = the geometry is no point with two coordinates; the building is left out
