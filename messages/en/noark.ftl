noark-filled = { $count ->
    [one] `{ $element }` had no value in one place and was given “{ $text }”, since the schema demands one
   *[other] `{ $element }` had no value in { $count } places and was given “{ $text }”, since the schema demands one
}
noark-filled-hint = supply the value in oppdrag.toml or in review, and export again
noark-no-journals = { $count ->
    [one] loependeJournal.xml and offentligJournal.xml are left out: the one registrering is no journalpost, and their schemas demand at least one
   *[other] loependeJournal.xml and offentligJournal.xml are left out: none of the { $count } registreringer is a journalpost, and their schemas demand at least one
}
noark-no-journals-hint = a registrering becomes a journalpost once a sender or recipient has been read or filled in; Arkade reports errors in N5.59 and N5.60 when the journals are absent
