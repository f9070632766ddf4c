# `make demo` and `make test` set up what a fresh machine lacks; run again, they change nothing.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
PRACTICES = $(wildcard practices/*.yaml)
CHECKS := check-style check-types check-practices check-clauses check-output check-tests

.PHONY: demo test bench readability setup setup-run bytecode docs lock clean $(CHECKS)

demo: setup-run bytecode
	@$(BIN)/fairnotice build $(PRACTICES) -o output

test: $(CHECKS)

bench: setup bytecode
	@$(BIN)/python tools/bench.py

readability: setup
	@$(BIN)/python tools/readability.py

check-style: setup
	@echo "== ruff"
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .

check-types: setup
	@echo "== mypy"
	@$(BIN)/mypy --no-error-summary

check-practices: setup bytecode
	@echo "== fairnotice check"
	@$(BIN)/fairnotice check $(PRACTICES) $(wildcard templates/profiles/*.yaml)

check-clauses: setup bytecode
	@echo "== fairnotice clauses lint"
	@$(BIN)/fairnotice clauses lint

check-output: setup bytecode
	@echo "== fairnotice build --check"
	@$(BIN)/fairnotice build --check --format md,json $(PRACTICES) -o output

check-tests: setup bytecode
	@echo "== pytest"
	@$(BIN)/pytest --quiet --numprocesses auto

setup: .venv/dev.stamp

setup-run: .venv/run.stamp

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "setup: needs Python 3.11, as in: make PYTHON=python3.11")'
	@echo "setup: virtual environment in .venv"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml hatch_build.py tools/system.py | $(BIN)/python
	@$(BIN)/python tools/system.py run
	@echo "setup: dependencies from requirements/run.txt"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@$(BIN)/python tools/system.py test
	@echo "setup: dependencies from requirements/dev.txt"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Where PYTHONDONTWRITEBYTECODE is set, every start of a checkout would compile it anew; and the clauses
# are compiled ahead as the wheel has them.
bytecode: setup-run
	@$(BIN)/python -m compileall -q generator
	@$(BIN)/python -m generator.compile

# The reference pages and schemas, made again from the models, vocabularies, facts and clauses.
docs: setup bytecode
	@$(BIN)/pytest --quiet tests/test_documentation.py --rewrite

# New lock files from pyproject.toml; the only target that looks for newer releases.
lock:
	@$(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip --disable-pip-version-check -qq install 'uv==0.13.9'
	@tools/lock .cache/lock/bin/uv

clean:
	rm -rf .venv .cache build dist generator/_compiled
