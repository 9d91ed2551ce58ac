# Guildhall: everything that people and machines call. README.md says what each does.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export VAR ?= $(CURDIR)/var

.PHONY: demo test crawl check dev bench lock translations

$(VENV)/.base: requirements/base.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Guildhall needs Python 3.11, 3.12 or 3.13; this is %d.%d. Try: make PYTHON=python3.12" % v)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.base
	@$(BIN)/python manage.py serve_demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto $(ARGS)

crawl: $(VENV)/.dev
	$(BIN)/python -m pytest -m crawl -n 2 tests/cms

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run --settings config.settings.test
	$(BIN)/python manage.py check_catalogs --settings config.settings.test
	$(BIN)/python manage.py check --fail-level WARNING --settings config.settings.test
	$(BIN)/mypy .

dev: $(VENV)/.dev
	$(BIN)/python manage.py serve_demo --prepare-only
	$(BIN)/python -m uvicorn config.asgi:application --reload --port $${PORT:-8000} --ws websockets-sansio

bench: $(VENV)/.dev
	$(BIN)/python -m bench $(ARGS)

lock: $(VENV)/.dev
	for name in base dev production; do \
		$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
			--python-version 3.11 requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

translations: $(VENV)/.dev
	$(BIN)/python manage.py update_catalogs --settings config.settings.test
