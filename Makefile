# `make serve` and `make test` do all the set-up. Everything else: `make help`.
PYTHON ?= python3
BIN := .venv/bin
HARNESS := $(BIN)/python -m harness
NPX := node_modules/.bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve set-up test test-unit test-others check check-content check-unit lint lint-javascript lint-python lint-text build offline record render release audit nightly bench pictures try-builder lock inject-faults clean

help:  ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-13s %s\n", $$1, $$2 }' Makefile

serve: .venv/ready  ## show the site at http://127.0.0.1:8000, and every change; DIRTY=1 only of the saved page
	$(BIN)/mkdocs serve $(if $(DIRTY),--no-strict --dirty,--strict)

# The packages of Python and of npm, side by side.
set-up:
	@$(MAKE) --jobs=2 --silent --no-print-directory .venv/browser node_modules/.package-lock.json

test: export WHOLE = 1  # tests of the JavaScript ask all, not a sample
test: set-up lint  ## the whole gate: every example runs again on the reference and the newest release
	@$(MAKE) --jobs=2 --no-print-directory test-unit test-others; code=$$?; cat .venv/unit.txt; exit $$code

# In a separate process, since they replace parts of it; .venv/unit.txt has its output.
test-unit:
	@$(BIN)/python -m pytest -q --rerun tests/unit > .venv/unit.txt 2>&1

test-others:
	@$(BIN)/python -m pytest --rerun --ignore=tests/unit $(ARGS)

check: .venv/ready node_modules/.package-lock.json  ## what needs no TensorFlow and no browser: seconds
	@$(MAKE) --jobs=2 --output-sync=target --no-print-directory check-content lint-javascript check-unit lint-python lint-text

# Their files are many, small, and soon gone: in memory, where the system has a place for that.
check-content check-unit: export TMPDIR := $(or $(wildcard /dev/shm),$(TMPDIR),/tmp)
# That rendering gives no difference is one of these tests.
check-content check-unit: check-%: .venv/ready
	$(BIN)/python -m pytest -q tests/$*

lint: .venv/ready node_modules/.package-lock.json  ## format, types, spelling, workflows
	@$(MAKE) --jobs=2 --output-sync=target --no-print-directory lint-javascript lint-python lint-text

lint-javascript:
	$(NPX)/biome check --error-on-warnings
	$(NPX)/tsc
	node --max-semi-space-size=64 --test-reporter=dot tests/js/all.js

lint-python:
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/ty check --error-on-warning --quiet

lint-text:
	$(BIN)/codespell docs snippets harness tests benchmarks .github README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md
	$(BIN)/rumdl check --quiet .
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github

record: .venv/ready  ## run what is stale, in every environment; ENV=2.4 one, EXACT=1 without its variants; FORCE=1 all
	$(HARNESS) record $(ENV) $(if $(FORCE),--force) $(if $(EXACT),--exact)

render: .venv/ready  ## write the Markdown that pages include
	$(HARNESS) render

release: .venv/ready  ## find how a release installs today, run everything there; VERSION=2.22
	$(HARNESS) release "$(VERSION)"

audit: .venv/ready  ## run a sample of the recorded outcomes again and compare; COUNT=20, or ENV="2.4 2.15" all there
	$(HARNESS) audit $(ENV) $(if $(COUNT),--count $(COUNT))

nightly: .venv/ready  ## run the examples on TensorFlow's nightly build and say what newly breaks
	$(HARNESS) nightly

build: .venv/ready  ## the site, as it is published, in site/
	$(BIN)/mkdocs build --strict

offline: build node_modules/.package-lock.json  ## the same, with its offline edition: a zip that works from file://
	$(BIN)/python -m harness.publish.offline

pictures: .venv/browser  ## draw the site's pictures as PNG again, from docs/assets/*.svg
	$(BIN)/python -m tests.pictures

try-builder: .venv/browser  ## build and test the site with another builder; NAME=zensical, or properdocs
	$(BIN)/python -m tests.try_builder $(NAME)

inject-faults: .venv/browser  ## inject faults one by one: the gate must notice each; ONLY=page
	$(BIN)/python -m pytest -m faults tests/faults tests/resilience $(if $(ONLY),-k "$(ONLY)")

bench: .venv/ready  ## what the gate and the site cost; writes docs/about/bench.txt
	$(BIN)/python -m benchmarks $(ENV)

lock: .venv/ready  ## resolve requirements.txt again
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes \
		--no-annotate --custom-compile-command "make lock" \
		--group pyproject.toml:site --group pyproject.toml:gate --output-file requirements.txt

clean:  ## remove what was made here; the cache outside the tree stays
	rm -rf .venv node_modules site

# A Chromium that is there already, else Playwright's own, else Debian's.
.venv/browser: .venv/ready
	@command -v chromium-headless-shell > $@.part || command -v chromium > $@.part || \
		{ $(BIN)/playwright install --only-shell chromium && : > $@.part; } || \
		{ apt-get update -qq && apt-get install --yes -qq chromium-headless-shell && command -v chromium-headless-shell > $@.part; } || \
		{ echo "Chromium is needed: apt-get install chromium-headless-shell, or $(BIN)/playwright install --only-shell chromium"; exit 1; }
	@mv $@.part $@

# pip installs uv, and uv the rest: 7 s instead of 35.
.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || \
		{ echo "Python 3.11.5 or newer is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv
	sed -n '/^uv==/,/[^\\]$$/p' requirements.txt > .venv/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	touch $@

node_modules/.package-lock.json: package-lock.json
	@command -v npm > /dev/null || { echo "Node.js 20 or newer is needed, with npm"; exit 1; }
	npm ci --no-audit --no-fund --silent
	@touch $@
