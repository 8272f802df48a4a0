# All that is done with Dateline's source. Needs Python 3.11 or newer, make and the package registry;
# Apache Kafka (kafka, test-kafka) needs Java 17 and Maven besides.

PYTHON ?= python3
PORT   ?= 9092
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
# Quix Streams, a peer of make bench, wants an older pydantic than Dateline is tested with.
PEERS  := $(VENV)/peers
# A worker without tests takes some of another's: modules of gateways last minutes, and one worker would be alone with them.
PYTEST := $(BIN)/python -m pytest --numprocesses 3 --dist worksteal
# The tests start hundreds of processes, and each would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install demo test test-board test-kafka test-long check eval bench soak fuzz kafka

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(READY) ## put Dateline and all it needs into .venv
	@echo "'. $(BIN)/activate' puts dateline on the PATH of this shell"

$(READY): pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer; this is " + sys.version + ". Say make PYTHON=...")'
	@echo "Installing into $(VENV); this happens once"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@$(BIN)/python -m dateline.cli.first_start
	@touch $@

demo: $(READY) ## play an evening of pages through an embedded broker, and see what came out
	@$(BIN)/dateline demo

test: $(READY) ## every test that needs neither Java nor root; ARGS="-k dateline" chooses among them
	$(PYTEST) -m "not kafka and not long and not board" $(ARGS)

test-board: $(READY) ## the board in a real browser: Chromium on PATH
	$(BIN)/python -m pytest -m board tests/board $(ARGS)

test-kafka: $(READY) ## the behaviour suite, and the faults, on Apache Kafka
	@$(BIN)/python -m tests.kafka.server --fetch
	$(PYTEST) --broker kafka -m "not long" tests/behaviour tests/fault $(ARGS)

test-long: $(READY) ## every command on Apache Kafka, whole replays and takedowns among them, and signals at 200 moments
	@$(BIN)/python -m tests.kafka.server --fetch
	$(PYTEST) --broker kafka tests/behaviour tests/integration \
		tests/fault/test_worker_faults.py tests/fault/test_leaving.py tests/fault/test_delivery_kills.py \
		tests/fault/test_push_kills.py $(ARGS)
	$(PYTEST) -m "long and not kafka" tests/behaviour tests/contract tests/unit $(ARGS)

check: $(READY) ## style, types, and docker-compose.yml against its specification
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

eval: $(READY) ## how well pages are read, developed against and kept aside, and how well stories are threaded
	@$(BIN)/python -m tests.golden.evaluate
	@$(BIN)/python -m tests.golden.real_html
	@$(BIN)/python -m tests.stories.evaluate

$(PEERS)/.ready: $(READY) tests/bench/peers/requirements.txt
	@$(BIN)/python -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/bench/peers/requirements.txt \
		&& touch $@ || echo "Quix Streams cannot be installed here; the table of peers will say so" >&2

bench: $(READY) $(PEERS)/.ready ## how fast: beside two peers, the pure core, beside a plain loop, a quiet stream, 10,000 alert rules, threading
	$(BIN)/python -m tests.bench.beside_peers
	$(BIN)/python -m tests.bench.core
	$(BIN)/python -m tests.bench.worker
	$(BIN)/python -m tests.bench.quiet --gap minute hour day --pages 20 --at-once 3
	$(BIN)/python -m tests.bench.alerts
	$(BIN)/python -m tests.bench.threads --stories 20000 --restore 100000  # in full, without these, 20 minutes

soak: $(READY) ## kills -9 of workers, gateways, clients and the broker, on Apache Kafka; ARGS="--kills 10 --seed 7"
	@$(BIN)/python -m tests.fault.soak $(ARGS)
	@$(BIN)/python -m tests.fault.gateway_soak $(ARGS)

fuzz: $(READY) ## 100,000 hostile pages through the parser; ARGS="--inputs 2000 --seed 7"
	@$(BIN)/python -m tests.fuzz $(ARGS)

kafka: $(READY) ## run Apache Kafka at localhost:9092 until Ctrl-C, without Docker; PORT=19092 for another port
	@$(BIN)/python -m tests.kafka.server --port $(PORT)
