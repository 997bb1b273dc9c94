# Everything from a fresh clone with Python 3.11 to 3.13 and make. `make help` lists the targets.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
OURS   := workflows tasks models foundation notifications regions gateways api cli console embedded generate celeryconfig.py flowerconfig.py
TESTS  ?= tests
# Three test processes on two cores: many tests wait, and each process has servers of its own. The files go out in their
# order: the long ones, which wait most, come first, and the many short ones fill what is left.
PYTEST_ARGS ?= -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: help demo up test test-fast coverage bench bench-letters chaos lint generate letters frozen check-generated lock clean
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 17

demo: $(VENV)/.runtime  ## payments of examples/ through the real chain on an embedded stack, then ends
	@$(VENV)/bin/shebao demo

up: $(VENV)/.runtime  ## the embedded stack, staying up; Ctrl-C stops all of it
	@$(VENV)/bin/shebao up

test: $(VENV)/.dev  ## all tests, with real servers
	$(PY) -m pytest $(PYTEST_ARGS) $(TESTS)

test-fast: $(VENV)/.dev  ## the tests without a broker and workers: about a minute
	$(PY) -m pytest $(PYTEST_ARGS) tests/unit tests/db

coverage: $(VENV)/.dev  ## which lines test-fast runs, as a table and in htmlcov/; a report, not a gate
	$(PY) -m coverage run -m pytest -q tests/unit tests/db
	$(PY) -m coverage html -q
	$(PY) -m coverage report --skip-covered

chaos: $(VENV)/.dev  ## the tests that kill and break things, in their long form; prints a table
	CHAOS=long $(PY) -m pytest -n 2 --dist worksteal tests/chaos

bench: $(VENV)/.bench  ## the benchmark of bench/
	$(PY) -m bench

bench-letters: $(VENV)/.bench  ## processor time a letter and memory, while 100,000 queued e-mails with their PDF are sent
	$(PY) -m bench.letters

lint: $(VENV)/.dev check-generated  ## ruff, types, imports, dependencies, dead code, duplicates, generated files
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PY) -m mypy $(wildcard $(OURS))
	PYTHONPATH=. $(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/deptry .
	@echo vulture; ! $(VENV)/bin/vulture | grep -E 'unused (class|function|method|property|import)'
	$(PY) -m pylint $(wildcard $(OURS))

generate: $(VENV)/.dev  ## every generated file: reference pages, drawings, openapi.json, golden letters, examples
	$(PY) -m generate

letters: $(VENV)/.dev  ## one HTML page of all letters of all paths in both languages: var/letters.html
	$(PY) -m generate.letter_page

pictures: $(VENV)/.dev  ## the console's pictures in docs/pictures, in Chromium
	$(PY) -m tests.console_pictures

frozen: $(VENV)/.dev  ## a database of this version with payments at every step, for tests/frozen: once a release
	$(PY) -m tests.frozen.freeze

check-generated: $(VENV)/.dev  ## whether the generated files are up to date
	$(PY) -m generate --check

check-images:  ## whether the pinned images were looked after of late
	deploy/check-images

lock: $(VENV)/.dev  ## new uv.lock and requirements*.txt after a change of pyproject.toml
	$(VENV)/bin/uv lock
	$(VENV)/bin/uv export -q --no-emit-project --no-default-groups -o requirements.txt
	$(VENV)/bin/uv export -q --no-emit-project --no-default-groups --extra pdf-signature -o requirements-pdf-signature.txt
	$(VENV)/bin/uv export -q --no-emit-project --no-default-groups --extra otel -o requirements-otel.txt
	$(VENV)/bin/uv export -q --no-emit-project --no-default-groups --group embedded -o requirements-embedded.txt
	$(VENV)/bin/uv export -q --no-emit-project --no-default-groups --group dev -o requirements-dev.txt
	$(VENV)/bin/uv export -q --no-emit-project --no-default-groups --group bench -o requirements-bench.txt

clean:  ## the environment and what tools leave behind; data under var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage htmlcov

# One environment, three stamps: each list contains the one before it.
$(VENV)/.runtime: requirements-embedded.txt | $(VENV)/.made
$(VENV)/.dev: requirements-dev.txt | $(VENV)/.made
$(VENV)/.bench: requirements-bench.txt | $(VENV)/.made
$(VENV)/.runtime $(VENV)/.dev $(VENV)/.bench:
	@echo "installing $< into $(VENV): a minute or two the first time"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# The checkout itself is on the path of the environment (a .pth file): nothing has to be built or installed for it.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
	  echo "Shebao needs Python 3.11 to 3.13; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12 …" >&2; \
	  exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@pwd > "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/shebao.pth"
	@printf '%s\n' '#!/bin/sh' 'exec "$$(dirname "$$(readlink -f "$$0")")/python" -P -m cli "$$@"' > $(VENV)/bin/shebao
	@chmod +x $(VENV)/bin/shebao
	@touch $@
