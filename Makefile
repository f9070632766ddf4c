# Everything a fresh machine needs. `make demo` and `make test` set up what is missing; run again, they change nothing.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: demo test setup setup-run lock clean

demo: setup-run
	@tools/demo

test: setup
	@tools/test

setup: .venv/dev.stamp

setup-run: .venv/run.stamp

.venv/bin/python:
	@echo "setup: virtual environment in .venv"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml hatch_build.py tools/system | .venv/bin/python
	@$(PYTHON) tools/system run
	@echo "setup: dependencies from requirements/run.txt"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@$(PYTHON) tools/system test
	@echo "setup: dependencies from requirements/dev.txt"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# New lock files from pyproject.toml; the only target that looks for newer releases.
lock: $(wildcard .venv/bin/python)
	@$(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip --disable-pip-version-check --quiet install 'uv==0.13.9'
	@tools/lock .cache/lock/bin/uv

clean:
	rm -rf .venv .cache build dist generator/_compiled
