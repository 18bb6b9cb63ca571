# ELO workspace. Needs python3 (3.11 or newer), git and make; everything else is fetched into .venv.
PYTHON ?= python3
PORT ?= 8000
export PORT
VENV := .venv
RUN := $(VENV)/bin/python
MANAGE := $(RUN) manage.py
# Tests in this many processes.
JOBS ?= 2
ARGS ?=

.DEFAULT_GOAL := help
# What one process has compiled the next one need not compile again; the tests start many.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo setup test lint bench elasticsearch screenshots messages outdated clean

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: setup ## A filled site at http://127.0.0.1:$(PORT)/ (Ctrl-C stops it)
	@$(MANAGE) serve

setup: $(VENV)/.runs ## All of the demo but serving it
	@$(RUN) -m babel.messages.frontend -q compile -d locale -D django
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo
	@$(MANAGE) collectstatic --no-input --verbosity 0

test: $(VENV)/.tests ## The whole suite; ARGS="tests/search -q" for a part
	@$(RUN) -m babel.messages.frontend -q compile -d locale -D django
	@CHROMIUM="$$($(RUN) -m tests.chromium)" $(RUN) -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

lint: $(VENV)/.tests ## Style of Python and templates
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/djlint --quiet --lint templates
	@$(MANAGE) messages --check

bench: $(VENV)/.tests ## Measures on the large demo; ONLY=search for a part
	@$(RUN) -m babel.messages.frontend -q compile -d locale -D django
	@$(RUN) -m tests.benchmarks $(if $(ONLY),--only $(ONLY))

elasticsearch: ## A node of Elasticsearch for a developer who has Java and Maven (Ctrl-C stops it)
	@$(PYTHON) -m tests.engines.elasticsearch

screenshots: $(VENV)/.tests ## Pictures of ten pages into docs/screenshots
	@$(RUN) -m babel.messages.frontend -q compile -d locale -D django
	@CHROMIUM="$$($(RUN) -m tests.chromium)" $(RUN) -m tests.screenshots

messages: $(VENV)/.tests ## Words of code and templates into the catalogues of locale/
	@$(MANAGE) messages

outdated: $(VENV)/.tests ## Which pins have a newer release
	@$(VENV)/bin/pip list --outdated

clean: ## Take away what was built; the data in var/ stay
	rm -rf $(VENV) build .pytest_cache .ruff_cache

$(VENV)/.runs: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ELO workspace needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv"; exit 1; }
	@echo "Fetching what the site stands on (once) …"
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.runs
	@echo "Fetching what the tests need (once) …"
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
