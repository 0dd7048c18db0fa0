noark-filled = { $count ->
    [one] `{ $element }` mangla verdi éin stad og fekk «{ $text }», for skjemaet krev ein verdi
   *[other] `{ $element }` mangla verdi { $count } stader og fekk «{ $text }», for skjemaet krev ein verdi
}
noark-filled-hint = fyll ut opplysninga i oppdrag.toml eller i gjennomgangen, og eksporter på nytt
noark-no-journals = { $count ->
    [one] loependeJournal.xml og offentligJournal.xml er utelatne: den eine registreringa er ikkje ein journalpost, og skjemaa krev minst éin
   *[other] loependeJournal.xml og offentligJournal.xml er utelatne: ingen av dei { $count } registreringane er journalpostar, og skjemaa krev minst éin
}
noark-no-journals-hint = ei registrering blir journalpost når avsendar eller mottakar er lesen eller retta inn; Arkade melder feil i N5.59 og N5.60 når journalane manglar
