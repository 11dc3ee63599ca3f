# Every target sets up what it needs: `make spec` works as the first command on a fresh machine with Python >= 3.11.

PYTHON ?= python3
SOURCE ?=
NEWEST = import pathlib, canvas_docs.fetch.manifest as m; print(m.latest_snapshot(pathlib.Path('snapshots')) or '')
PAGES = $(or $(SOURCE),$(shell [ -d snapshots ] && $(BIN)/python -c "$(NEWEST)"))
VENV := .venv
BIN := $(VENV)/bin
CANVAS := $(BIN)/canvas-openapi

.DEFAULT_GOAL := help
.PHONY: help fetch spec docs clients build test alltests check lint types generated golden bench lock consumers clean

help: ## Show this list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("canvas-openapi needs Python 3.11 or later; set PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

fetch: $(VENV)/.installed ## Bring the full docs into snapshots/canvas (about four minutes)
	@$(CANVAS) fetch

spec: $(VENV)/.installed ## Write generated/openapi.yaml, from the newest snapshot if there is one (or SOURCE=folder)
	@$(CANVAS) spec $(PAGES) -o generated/openapi.yaml

docs: $(VENV)/.installed ## Write the docs site into site/, from the same pages (BASE_URL=where it will be)
	@$(CANVAS) docs $(PAGES) -o site $(if $(BASE_URL),--base-url $(BASE_URL))
	@echo "Open site/index.html, or preview it: $(CANVAS) docs $(PAGES) -o site --serve"
	@echo "Publish it: copy site/ to a static host, or turn on GitHub Pages (.github/workflows/pages.yml does the rest)"

clients: $(VENV)/.installed ## Write the client packages into clients/, from the same pages
	@$(CANVAS) clients $(PAGES) -o clients

build: $(VENV)/.installed ## Write everything into generated/, from the same pages
	@$(CANVAS) build $(PAGES) -o generated

PYTEST = $(BIN)/pytest -n auto --dist loadfile

test: $(VENV)/.installed ## Run the tests, but for those that take long
	@$(PYTEST) -m "not slow"

check: lint types alltests generated ## What CI runs: lint, types, all tests, generated/ up to date

alltests: $(VENV)/.installed ## Run all tests, with browser, Node and Java where they are
	@$(PYTEST)

lint: $(VENV)/.installed ## Check style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.installed ## Check types
	@$(BIN)/mypy

generated: $(VENV)/.installed ## Check that generated/ is what the bundled page gives
	@$(BIN)/python -m tests.golden --check

golden: $(VENV)/.installed ## Regenerate generated/, the goldens of the tests and the JSON Schema of the model
	@$(BIN)/python -m tests.golden

bench: $(VENV)/.installed ## Measure speed and memory
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_docs
	@$(BIN)/python -m tests.clients.bench

lock: $(VENV)/.installed ## Accept changed operationIds and component names, and write them into CHANGELOG.md
	@$(BIN)/python -m tests.names_lock

consumers: $(VENV)/.installed ## Run real tools (linters, generators, mock) on the documents; once fetches them
	@$(BIN)/python -m tests.consumers

clean: ## Remove the virtual environment and caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache tests/consumers/.work tests/consumers/node_modules
