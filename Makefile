# Each target prepares .venv by itself: Python 3.11 or newer, git and make are all it needs.
#   make run ARGS="my-papers.toml"     make run ARGS="search ddpm"

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PYTHONS := python3 python3.13 python3.12 python3.11 python3.14 python
SCREEN := src/papertui/app/*,src/papertui/cli/*,src/papertui/__main__.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check faults fuzz bench docs clean

help:
	@echo 'make run     open papertui on the shipped catalogue; ARGS="…" for another file or a command'
	@echo 'make test    run the tests'
	@echo 'make check   format, lint, types, layers, tests and their coverage'
	@echo 'make faults  kill and fail the program at every call that writes; four minutes'
	@echo 'make fuzz    give every reader 10,000 damaged texts; ARGS="--count 500 --seed 2 logs" for others'
	@echo 'make bench   measure, beside other programs'
	@echo 'make docs    write docs/keys.md anew from the table of commands'
	@echo 'make clean   remove .venv and everything generated'

run: $(READY)-run
	@exec $(BIN)/python -m papertui $(or $(ARGS),papers.toml)

test: $(READY)-dev
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: $(READY)-dev
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --cov --cov-report=
	$(BIN)/python -m coverage report --skip-covered --include='$(SCREEN)' --fail-under=85
	$(BIN)/python -m coverage report --skip-covered --omit='$(SCREEN)' --fail-under=95

faults: $(READY)-dev
	@PAPERTUI_FAULTS=full PAPERTUI_HYPOTHESIS=faults $(BIN)/python -m pytest -n auto --dist loadscope tests/faults tests/storage/test_entry_edit_property.py tests/storage/test_text_exchange_property.py $(ARGS)

fuzz: $(READY)-dev
	@$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(READY)-bench
	@$(BIN)/python -m benchmarks $(ARGS)
	@$(if $(ARGS),true,$(BIN)/python -m benchmarks.search)

docs: $(READY)-dev
	@$(BIN)/python docs/make_keys.py

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if command -v uv >/dev/null 2>&1; then exec uv venv --quiet --clear --python '>=3.11' $(VENV); fi; \
	for python in $(PYTHONS); do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo 'papertui needs Python 3.11 or newer with its venv module (Debian: apt install python3-venv); none was found' >&2; \
	exit 1

# $(call install,extras): papertui, editable, with the tested versions, compiled to .pyc; by pip where uv made no .venv.
define install
@echo 'preparing $(VENV) …'
@$(BIN)/python -c 'import pip' 2>/dev/null \
	|| uv pip install --quiet --compile-bytecode --python $(BIN)/python --constraint constraints.txt --editable '.$(1)' \
	|| $(BIN)/python -m ensurepip >/dev/null
@! $(BIN)/python -c 'import pip' 2>/dev/null \
	|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.$(1)'
@$(BIN)/python -m compileall -q src
@touch $@
endef

$(READY)-run: pyproject.toml constraints.txt | $(BIN)/python
	$(call install)

$(READY)-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(call install,[dev])

$(READY)-bench: pyproject.toml constraints.txt | $(BIN)/python
	$(call install,[bench])
