# make demo   does all set-up and runs the main job on fixtures/demo
# make test   does all set-up and passes the tests
# make check  what CI runs after the tests: format, lints, documentation
# make tesseract-fast  builds a faster Tesseract from Debian's source, beside the program
# make accuracy  reading errors of every way of reading, on real scans
# make fuzz   each target of fuzz/ for an hour, or FUZZ_SECONDS=600 (fuzz/README.md)
# make bench  the figures: speed, memory, sameness, keys and reading errors

ARCHIVE ?= demo-archive
byggarkiv = target/release/byggarkiv

.PHONY: demo test check bench accuracy tesseract-fast setup build models fuzz clean-demo

demo: setup build models
	@rm -rf $(ARCHIVE)
	$(byggarkiv) init $(ARCHIVE)
	$(byggarkiv) register import fixtures/demo-register/adresser.csv fixtures/demo-register/bygninger.geojson --archive $(ARCHIVE)
	$(byggarkiv) run fixtures/demo --archive $(ARCHIVE)

build:
	cargo build --release --locked

models: build
	@tools/models $(byggarkiv)

setup:
	@tools/setup

test:
	@tools/setup test
	@tools/verapdf/install
	cargo test --locked --no-run
	@tools/models target/debug/byggarkiv
	cargo test --locked

check:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

bench: build models
	@tools/setup test
	python3 benches/figures.py $(byggarkiv)
	cargo bench --locked --bench extraction
	cargo bench --locked --bench pdf
	cargo build --locked --release --example extraction
	python3 benches/judge.py $(byggarkiv)

accuracy: build models
	python3 benches/accuracy.py

tesseract-fast:
	@tools/tesseract-fast

fuzz:
	@command -v cargo-fuzz > /dev/null || cargo install --locked cargo-fuzz
	fuzz/seed
	fuzz/run
