# Words that every room uses.
severity-note = merknad
severity-warning = advarsel
severity-error = feil
hint-label = hjelp
