# Words that every room uses.
severity-note = note
severity-warning = warning
severity-error = error
hint-label = help
