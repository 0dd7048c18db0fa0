noark-filled = { $count ->
    [one] `{ $element }` manglet verdi ett sted og fikk «{ $text }», for skjemaet krever en verdi
   *[other] `{ $element }` manglet verdi { $count } steder og fikk «{ $text }», for skjemaet krever en verdi
}
noark-filled-hint = fyll ut opplysningen i oppdrag.toml eller i gjennomgangen, og eksporter på nytt
noark-no-journals = { $count ->
    [one] loependeJournal.xml og offentligJournal.xml er utelatt: den ene registreringen er ikke en journalpost, og skjemaene krever minst én
   *[other] loependeJournal.xml og offentligJournal.xml er utelatt: ingen av de { $count } registreringene er journalposter, og skjemaene krever minst én
}
noark-no-journals-hint = en registrering blir journalpost når avsender eller mottaker er lest eller rettet inn; Arkade melder feil i N5.59 og N5.60 når journalene mangler
