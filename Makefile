# Scrutineer. Two commands set everything up on a fresh machine with a Rust toolchain: `make run` and `make test`.
#
#   make run     build, load the worked example, serve on 127.0.0.1:8080
#   make test    everything, on SQLite and on PostgreSQL, and the journeys in a real browser
#   make bench   measure, and print a table
#   make assets  the styles; the other commands do this when it is needed

LISTEN ?= 127.0.0.1:8080
DATA ?= data

.PHONY: run test bench assets check lint

run: assets
	cargo build --release --locked
	./target/release/scrutineer demo --listen $(LISTEN) --data $(DATA)

test: assets
	tools/test

bench: assets
	tools/bench

assets: assets/dist/scrutineer.css

assets/dist/scrutineer.css: assets/package-lock.json assets/build.mjs $(wildcard assets/scss/*.scss) $(wildcard assets/js/*.js)
	tools/need node npm
	cd assets && npm ci --no-audit --no-fund && npm run build

# What a change must pass before the tests: formatting, lints, file sizes.
lint: assets
	tools/lint
