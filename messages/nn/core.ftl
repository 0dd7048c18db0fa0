# Ord som alle rom bruker.
severity-note = merknad
severity-warning = åtvaring
severity-error = feil
hint-label = hjelp
