# Two commands do everything: make demo, make test. Both make their own environment first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PEOPLE ?= 6000
SEED ?= 2020
SERVE ?= yes
ON_POSTGRES := src/yingbao/casework/tests src/yingbao/web/tests

.PHONY: demo serve test check bench bench-scale load race life parity lock fmt

$(VENV)/.ready: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.ready
	PYTHON=$(BIN)/python PEOPLE=$(PEOPLE) SEED=$(SEED) SERVE=$(SERVE) sh scripts/demo.sh

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto
	if [ -d /usr/lib/postgresql ]; then sh scripts/with_postgres.sh $(BIN)/python -m pytest -n 0 $(ON_POSTGRES); fi

check: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src
	$(BIN)/lint-imports
	$(BIN)/yingbao rule lint
	$(BIN)/python -m pytest -q tests/docs

fmt: $(VENV)/.ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/run.py

bench-scale: $(VENV)/.ready
	$(BIN)/python benchmarks/scale.py

serve: $(VENV)/.ready
	$(BIN)/yingbao serve

load: $(VENV)/.ready
	PYTHON=$(BIN)/python PEOPLE=$(PEOPLE) sh scripts/load.sh sqlite
	if [ -d /usr/lib/postgresql ]; then PYTHON=$(BIN)/python PEOPLE=$(PEOPLE) sh scripts/with_postgres.sh sh scripts/load.sh postgresql; fi

# Two hundred rounds of eight officers on one clue, and two thousand lives of a clue.
race: $(VENV)/.ready
	YINGBAO_RACE_ROUNDS=200 $(BIN)/python -m pytest -n 0 -s src/yingbao/casework/tests/test_race.py
	if [ -d /usr/lib/postgresql ]; then YINGBAO_RACE_ROUNDS=200 sh scripts/with_postgres.sh $(BIN)/python -m pytest -n 0 -s src/yingbao/casework/tests/test_race.py; fi

life: $(VENV)/.ready
	YINGBAO_LIFE_RUNS=2000 $(BIN)/python -m pytest -n 0 src/yingbao/casework/tests/test_life_of_a_clue.py

parity: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.lock
	$(BIN)/python -m pytest -n auto tests/parity
