# What people do here. Every target sets itself up from nothing, into .venv.

PYTHON ?= python3
WORKERS ?= auto
SLOW_WORKERS ?= $(shell expr 2 \* $$(nproc 2>/dev/null || echo 1))
FLAGS ?=

BIN := .venv/bin
RUNTIME := .venv/.runtime-is-installed
DEVELOPMENT := .venv/.development-is-installed
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
# uv takes seconds where pip takes a minute; pip knows mirrors and proxies that uv may not.
LOCKED = $(BIN)/uv pip install -q --link-mode copy --compile-bytecode --python $(BIN)/python --require-hashes -r $(1) \
	|| $(PIP) --require-hashes -r $(1)
COMPILE := $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-slow test-all golden pictures lint format bench chaos lock clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1#\2/p' $(MAKEFILE_LIST) | while IFS='#' read -r target text; do \
		printf '  make %-10s %s\n' "$$target" "$$text"; done

setup: $(DEVELOPMENT) ## Install everything for working on okrbot

demo: $(RUNTIME) ## Try okrbot in the browser, with a sample company
	$(BIN)/okrbot demo

test: $(DEVELOPMENT) ## Run the tests (about 3 minutes)
	$(BIN)/pytest -n $(WORKERS) -m "not slow" $(FLAGS)

test-slow: $(DEVELOPMENT) ## Run only the slow tests, more at once since most of them wait
	$(BIN)/pytest -n $(SLOW_WORKERS) --dist worksteal -m slow $(FLAGS)

test-all: $(DEVELOPMENT) ## Run all tests
	$(BIN)/pytest -n $(WORKERS) $(FLAGS)

golden: $(DEVELOPMENT) ## Keep what every message says now as what it should say
	OKRBOT_GOLDEN=write $(BIN)/pytest tests/golden/test_kept.py -q

pictures: $(DEVELOPMENT) ## Take the README's picture from the running product
	$(BIN)/pytest tests/browser/test_week.py -q
	mkdir -p docs/images && cp build/week/ask.png docs/images/playground.png

lint: $(DEVELOPMENT) ## Check style, format, types and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOPMENT) ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: $(DEVELOPMENT) ## Measure, print a table and write build/bench.json
	$(BIN)/python -m benchmarks $(FLAGS)

chaos: $(DEVELOPMENT) ## Prove that nothing is lost and nothing comes twice, and write build/chaos.json (half an hour)
	$(BIN)/python -m tests.chaos $(FLAGS)

lock: $(DEVELOPMENT) ## Bring the locks in line with pyproject.toml (newest versions: FLAGS=--upgrade)
	$(COMPILE) $(FLAGS) --output-file requirements.lock
	$(COMPILE) $(FLAGS) --extra scale --constraint requirements.lock --output-file requirements-scale.lock
	$(COMPILE) $(FLAGS) --extra scale --extra dev --constraint requirements-scale.lock --output-file requirements-dev.lock

clean: ## Remove everything that these targets made
	rm -rf .venv build tests/node/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME)
	@echo "Installing what the tests and checks need ..."
	@$(call LOCKED,requirements-dev.lock)
	@touch $@

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/uv
	@echo "Installing okrbot into .venv ..."
	@$(call LOCKED,requirements.lock)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/uv: | $(BIN)/python
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.lock > .venv/.uv.lock
	@$(PIP) --require-hashes -r .venv/.uv.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "okrbot needs Python 3.11 or newer. If you have it under another name: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
