# Vigie. `make` alone lists what can be made.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test check train bench study clean

VIGIE := .venv/bin/vigie
PYTHON := .venv/bin/python
SCRIPT_TOOLS := tests/browser/node_modules/.package-lock.json
# Without its bytecode cache, Rasa takes three times as long to import.
unexport PYTHONDONTWRITEBYTECODE
export RASA_TELEMETRY_ENABLED := false

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/installed ## install what is needed (uv, Python 3.10, the libraries) into this folder

.venv/installed: requirements.lock pyproject.toml deploy/setup.sh
	@bash deploy/setup.sh
	@touch $@

run: setup ## train a first model if there is none, then serve at http://127.0.0.1:8000
	@$(VIGIE) train --if-missing
	@$(VIGIE) run

train: setup ## train a model on data/ and config.yml
	@$(VIGIE) train

test: setup ## run all the tests
	@bash deploy/test-packages.sh chromium
	@$(PYTHON) -m pytest --numprocesses 2 --dist loadfile

check: setup $(SCRIPT_TOOLS) ## format, lint, types of Python and of the widget's scripts, imports between folders, data files
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(VIGIE) check
	@npm --prefix tests/browser run --silent check

$(SCRIPT_TOOLS): tests/browser/package-lock.json
	@bash deploy/test-packages.sh npm
	@npm --prefix tests/browser ci --silent
	@touch $@

bench: setup ## measure a turn, beside a stock Rasa server on the same topics
	@$(VIGIE) train --if-missing
	@$(PYTHON) -m tests.load.bench

study: setup ## compare classifiers and measure what each part adds, for docs/study.md (hours)
	@$(PYTHON) -m tests.study

clean: ## remove what the commands made (models stay)
	@rm -rf .venv .uv tests/browser/node_modules .rasa build results *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
