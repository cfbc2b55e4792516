# Two commands do all the set-up: `make demo` and `make test`. Both build .venv first; your system's Python stays as it is.
PYTHON ?= python3
VENV ?= .venv
OUT ?= out
PY = $(VENV)/bin/python
PIP = $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: demo test slow check notebooks docs bench bench-full clean

demo: $(VENV)/.demo
	$(PY) examples/houma_2020.py $(OUT)

test: $(VENV)/.dev
	$(PY) -m pytest -n auto

slow: $(VENV)/.dev
	$(PY) -m pytest -n auto -m slow

check: $(VENV)/.dev
	$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy

# Notebooks are kept as text; running them writes them with their output to $(OUT). The scripts beside them are run, too.
notebooks: $(VENV)/.dev
	mkdir -p $(OUT)
	for book in examples/notebooks/*.py; do \
	  $(PY) -m jupytext --quiet --to ipynb --execute --output "$(OUT)/$$(basename $$book .py).ipynb" "$$book" || exit 1; \
	done
	$(PY) examples/embed.py
	$(PY) examples/from_workbook.py $(OUT)
	$(PY) examples/own_rule.py $(OUT)

# The API pages from the docstrings, to $(OUT)/docs/index.html; no network.
docs: $(VENV)/.dev
	$(PY) docs/api/build.py $(OUT)/docs

# The small set, under two minutes; figures are added to benchmarks/results.
bench: $(VENV)/.dev
	$(PY) -m benchmarks

# Everything, in some hours; start it again and it goes on where it was. Then the pictures and the table.
bench-full: $(VENV)/.bench
	$(PY) -m benchmarks --full
	$(PY) -m benchmarks --plot
	$(PY) -m benchmarks --markdown

$(PY):
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(PY)
	$(PIP) -e '.[excel,plot,papers,sign]'
	touch $@

$(VENV)/.dev: pyproject.toml | $(PY)
	$(PIP) -e '.[dev]'
	touch $@ $(VENV)/.demo

$(VENV)/.bench: pyproject.toml | $(PY)
	$(PIP) -e '.[dev,bench]'
	touch $@ $(VENV)/.demo $(VENV)/.dev

clean:
	rm -rf .venv out
