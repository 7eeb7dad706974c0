# The two commands a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test soak test-tools lint clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

## Set up, then run the main job on the sample city: import, score, report.
demo: $(VENV)/.ready
	@$(BIN)/kinerja demo

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

## Set up, then run every check. Browser and spreadsheet tests skip where their programs are missing.
test: lint
	$(BIN)/pytest -n 2

## The long figures: 2,000 damaged files, 800 random layouts, 10,000 employees a policy, every formula of the
## city's workbooks, 50 backups among 8 writers, 100 kills each of backup, restore and migrations; import, scoring and reports by their yardsticks.
## Last, in about 25 minutes: kills, limits, contention, flips, tamperings; their figures go to docs/soak.md.
soak: $(VENV)/.ready
	KINERJA_SOAK=1 $(BIN)/pytest -n 2 tests/test_damage.py tests/test_layouts.py tests/test_oracle_scores.py \
	  tests/test_undo.py tests/test_reports_live.py tests/test_backup.py tests/test_backup_restore.py \
	  tests/test_backup_migration.py tests/test_batch_killed.py tests/test_person_export.py \
	  tests/test_person_erase.py tests/test_schedule.py
	$(BIN)/python benchmarks/import_speed.py
	$(BIN)/python benchmarks/scoring_speed.py
	$(BIN)/python benchmarks/report_speed.py
	KINERJA_SOAK=1 KINERJA_SOAK_REPORT=docs/soak.md $(BIN)/pytest -n 2 tests/soak

## Debian's Chromium, LibreOffice and pdftotext for the browser and spreadsheet tests, cron and systemd's own
## checker for the lines of `kinerja schedule` (needs root).
test-tools:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	  chromium libreoffice-calc fonts-dejavu-core fonts-liberation \
	  poppler-utils python3-venv cron systemd

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
