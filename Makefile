# make site: the website from content/.   make test: everything that guards the project.   make help: the rest.
# Wanted: Python 3.11 or later, git, make. What else is needed is installed into .venv/, or named where that can't be done.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := site
.PHONY: site test wheel capture format lock clean help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-config --upgrade \
	--custom-compile-command "make lock"
PYTHON ?= $(shell for name in python3 python3.15 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

site: $(VENV)/site.installed
	@$(BIN)/onrecord build
	@echo "Open site/index.html"

test: $(VENV)/dev.installed
	@.ci/need-browser
	@.ci/need-node
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

capture: $(VENV)/capture.installed
	@echo "$(BIN)/onrecord capture --help says how sources are captured"

wheel: $(VENV)/site.installed
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/onrecord-*.whl

format: $(VENV)/dev.installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(BIN)/python
	@[ -x $(VENV)/lock/bin/uv ] || { $(BIN)/python -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip install --quiet uv; }
	$(UV) pyproject.toml requirements/build.in --output-file requirements/site.txt
	$(UV) --extra capture --constraints requirements/site.txt pyproject.toml requirements/build.in --output-file requirements/capture.txt
	$(UV) --extra dev --constraints requirements/capture.txt pyproject.toml requirements/build.in --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) tests/node/node_modules .onrecord .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@echo "site/ is left as it is; delete it by hand if you want it gone."

help:
	@echo "make site     build content/ into site/"
	@echo "make test     run everything that guards the project"
	@echo "make wheel    make dist/onrecord-….whl, the one file from which Onrecord is installed elsewhere"
	@echo "make capture  install what onrecord capture needs to fetch sources"
	@echo "make format   let ruff set the code right"
	@echo "make lock     choose the newest versions of the libraries, and write requirements/*.txt anew"
	@echo "make clean    delete what make and the tests have made, but not site/"

$(VENV)/%.installed: requirements/%.txt pyproject.toml $(BIN)/python
	$(PIP) install --require-hashes --requirement $<
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Onrecord needs Python 3.11 or later, and found none. On Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/need-debian python3-venv
	$(PYTHON) -m venv --clear $(VENV)
