# Everything a newcomer needs: `make demo` shows Dragoman at work, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: demo test format lint types contracts tests fuzz bench reference site container release train clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	touch $@

demo: $(VENV)/installed
	$(BIN)/dragoman demo

# the longest of the checks goes on beside the tests
test: $(VENV)/installed-test
	$(MAKE) --no-print-directory --jobs 2 types format lint contracts tests

format: $(VENV)/installed-test
	$(BIN)/ruff format --check .

lint: $(VENV)/installed-test
	$(BIN)/ruff check .

types: $(VENV)/installed-test
	$(BIN)/mypy

contracts: $(VENV)/installed-test
	$(BIN)/lint-imports

# compiled once, as usual, whatever the surroundings say: the tests start many processes
tests: $(VENV)/installed-test
	$(BIN)/python -m compileall -q src
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(WORKERS) --dist worksteal

INPUTS ?= 20000
fuzz: $(VENV)/installed-test
	$(BIN)/python tests/fuzz/fuzzing.py --inputs $(INPUTS)
	$(BIN)/python tests/fuzz/guided.py --inputs $(INPUTS)
	DRAGOMAN_TEST_INPUTS=$$(($(INPUTS) / 100)) $(BIN)/pytest -q tests/serve/test_schema.py

bench: $(VENV)/installed
	for benchmark in benchmarks/*.py; do $(BIN)/python $$benchmark; done

reference: $(VENV)/installed
	$(BIN)/python docs/make_reference.py

site: $(VENV)/installed-test
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# the steps of the Dockerfile, without a container engine; needs the network
container:
	$(PYTHON) .ci/try_container.py

# What is released: the wheel, tried in an environment that has nothing else, and how much that takes up.
CLEAN := build/clean
# beside pip, and before Python compiles anything
MOST_MEGABYTES := 350
release:
	rm -rf dist $(CLEAN)
	$(PYTHON) -m venv $(CLEAN)
	$(CLEAN)/bin/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	du -sm $(CLEAN)/lib | cut -f 1 >build/before
	$(CLEAN)/bin/python -m pip install --quiet --disable-pip-version-check --no-compile dist/*.whl
	du -sm $(CLEAN)/lib | awk -v before="$$(cat build/before)" \
		'{ print $$1 - before " MB installed"; exit $$1 - before > $(MOST_MEGABYTES) }'
	cd build && clean/bin/dragoman --help >/dev/null
	cd build && echo "Kenya and Uganda signed a treaty." | clean/bin/dragoman code - --format csv | grep -q "KEN; UGA"

train:
	$(MAKE) -C training

clean:
	rm -rf $(VENV) demo site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
