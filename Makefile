# Two commands do all the set-up: `make demo` and `make test`. Both build .venv first; your system's Python stays as it is.
PYTHON ?= python3
VENV = .venv
PY = $(VENV)/bin/python

.PHONY: demo test check clean

demo: $(VENV)/.demo
	$(PY) examples/houma_2020.py

test: $(VENV)/.dev
	$(PY) -m pytest -n auto

check: $(VENV)/.dev
	$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; say make PYTHON=python3.x") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.demo

clean:
	rm -rf $(VENV) out
