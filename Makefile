# Everything a newcomer needs: `make demo` shows Dragoman at work, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: demo test format lint types contracts tests fuzz bench reference train clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	touch $@

demo: $(VENV)/installed
	$(BIN)/dragoman demo

test: format lint types contracts tests

format: $(VENV)/installed-test
	$(BIN)/ruff format --check .

lint: $(VENV)/installed-test
	$(BIN)/ruff check .

types: $(VENV)/installed-test
	$(BIN)/mypy

contracts: $(VENV)/installed-test
	$(BIN)/lint-imports

tests: $(VENV)/installed-test
	$(BIN)/pytest -n $(WORKERS)

INPUTS ?= 20000
fuzz: $(VENV)/installed-test
	$(BIN)/python tests/fuzz/fuzzing.py --inputs $(INPUTS)

bench: $(VENV)/installed
	for benchmark in benchmarks/*.py; do $(BIN)/python $$benchmark; done

reference: $(VENV)/installed
	$(BIN)/python docs/make_reference.py

train:
	$(MAKE) -C training

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
