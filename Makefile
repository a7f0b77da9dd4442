# Everything a person types. `make run` and `make test` need Python 3.11 or newer (venv, pip), make and git, no more.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

help:  ## show these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "trendtui needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make run PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing trendtui into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing what tests and checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.dev  ## make .venv with everything that development needs

run: $(VENV)/.run  ## open the app; the first time, read the reports in seeds/
	@$(BIN)/trendtui

test: $(VENV)/.dev  ## run the tests, all but the slow sets
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow"

test-slow: $(VENV)/.dev  ## run the slow sets: command line, real terminal, browser, wheel, kills, hostile text
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m slow

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

check: lint types imports test test-slow docs-check  ## format, lint, types, import contracts, tests, generated docs

docs: $(VENV)/.dev  ## write the generated pages of docs/ anew
	@$(BIN)/python -m trendtui.tui.keys > docs/keys.md

docs-check: $(VENV)/.dev
	@$(BIN)/python -m trendtui.tui.keys | diff - docs/keys.md || (echo "docs/keys.md is out of date: make docs" && false)

snap: $(VENV)/.dev  ## accept the looks of today (read the diff before committing)
	@$(BIN)/python -m pytest tests/snapshots --snapshot-update

bench: $(VENV)/.dev  ## measure importing and searching
	@$(BIN)/python benchmarks/run.py

bench-search: $(VENV)/.dev  ## measure search at 10,000 to 1,000,000 passages beside its peers
	@$(BIN)/python benchmarks/search.py --work build/bench-search --docs docs

wheel: $(VENV)/.dev  ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --outdir dist .

lock: $(VENV)/.dev  ## resolve the lock files anew (needs uv)
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --quiet pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --quiet pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: help setup run test test-slow lint types imports check docs docs-check snap bench bench-search wheel lock clean
