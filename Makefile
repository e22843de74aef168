# `make serve` and `make test` do all the set-up. Everything else: `make help`.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve test build record render release audit canary bench try-builder lock prove-gate clean

help:  ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-11s %s\n", $$1, $$2 }' Makefile

serve: .venv/ready  ## show the site at http://127.0.0.1:8000, and every change; DIRTY=1 only of the saved page
	$(BIN)/mkdocs serve $(if $(DIRTY),--no-strict --dirty,--strict)

test: .venv/browser  ## the whole gate: every example runs anew on 2.4 and the newest release
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/python -m pytest --rerun $(ARGS)

record: .venv/ready  ## run what is stale, in every environment; ENV=2.4 one; ANEW=1 all
	$(BIN)/python -m proof record $(ENV) $(if $(ANEW),--anew)

render: .venv/ready  ## write the Markdown that pages include
	$(BIN)/python -m proof render

release: .venv/ready  ## find how a release installs today, run everything there; VERSION=2.22
	$(BIN)/python -m proof release $(VERSION)
	$(BIN)/python -m proof record $(VERSION)

audit: .venv/ready  ## re-run a sample of the recorded outcomes and compare; COUNT=20
	$(BIN)/python -m proof audit $(if $(COUNT),--count $(COUNT))

canary: .venv/ready  ## run the examples on tf-nightly and say what newly breaks
	$(BIN)/python -m proof canary

build: .venv/ready  ## the site, as it is published, in site/
	$(BIN)/mkdocs build --strict

try-builder: .venv/browser  ## what another builder of the same site loses; NAME=zensical, or properdocs
	$(BIN)/python -m proof try-builder $(NAME)

prove-gate: .venv/browser  ## plant faults one by one: the gate must notice each; ONLY=page
	$(BIN)/python -m proof prove $(if $(ONLY),--only "$(ONLY)")

bench: .venv/ready  ## what the gate and the site cost; writes docs/about/bench.txt
	$(BIN)/python -m proof bench $(ENV)

lock: .venv/ready  ## resolve requirements.txt anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes \
		--no-annotate --custom-compile-command "make lock" \
		--group pyproject.toml:site --group pyproject.toml:gate --output-file requirements.txt

clean:  ## remove what was made here; the cache outside the tree stays
	rm -rf .venv site

# A Chromium that is at hand, else Playwright's own, else Debian's.
.venv/browser: .venv/ready
	@command -v chromium > $@.part || \
		{ $(BIN)/playwright install chromium && : > $@.part; } || \
		{ apt-get update -qq && apt-get install --yes -qq chromium && command -v chromium > $@.part; } || \
		{ echo "Chromium is needed: apt-get install chromium, or $(BIN)/playwright install chromium"; exit 1; }
	@mv $@.part $@

# pip installs uv, and uv the rest: 7 s where pip takes 35.
.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || \
		{ echo "Python 3.11.5 or newer is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv
	sed -n '/^uv==/,/[^\\]$$/p' requirements.txt > .venv/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	touch $@
