# Needs python3 (3.11 or newer) and make; everything else is installed into .venv by the first target that needs it.
# UV_INDEX_URL, UV_DEFAULT_INDEX, PIP_INDEX_URL and their kin are respected; no address of a registry stands in this repository.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JOBS ?= 2
GATE_HOME ?= .koers/gate
# The certificates that this machine trusts, not only those that uv brings along.
export UV_SYSTEM_CERTS ?= true

.DEFAULT_GOAL := help
.PHONY: help install demo run test test-all lint format bench eval-gate eval-baseline constraints env wheel clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /	/' | expand -t 14

install: $(READY) ## set up .venv with everything that the other targets need

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Koers needs Python 3.11 or newer; '$(PYTHON)' is older or missing. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python -c constraints.txt -e ".[dev]"
	@touch $(READY)

demo: $(READY) ## load the sample organisation into .koers, ask it questions and say how to go on
	$(BIN)/koers demo

run: $(READY) ## serve the HTTP API on this machine
	$(BIN)/koers serve

test: $(READY) ## the fast tests
	$(BIN)/pytest -m "not slow" -n $(JOBS)

test-all: $(READY) ## every test, also those that need minutes or a real embedder
	$(BIN)/pytest -n $(JOBS)

lint: $(READY) ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval-gate: $(READY) ## are the answers as good as the accepted baseline; without a model or a network
	$(BIN)/koers eval gate --home $(GATE_HOME)

eval-baseline: $(READY) ## accept what the gate measures now as the new baseline
	$(BIN)/koers eval baseline --home $(GATE_HOME)

bench: $(READY) ## how fast it is, each figure beside a floor measured in the same run
	$(BIN)/python -m bench

constraints: $(READY) ## pin the newest versions that fit; the file holds no address of a registry
	$(BIN)/uv pip compile --quiet --universal --upgrade --no-emit-index-url --no-emit-find-links --no-header \
		--no-annotate --extra dev -o constraints.txt pyproject.toml

env: $(READY) ## write .env.example from the settings
	$(BIN)/python -m service.settings > .env.example.new
	@mv .env.example.new .env.example

wheel: $(READY) ## build the wheel into dist/
	$(BIN)/uv build --quiet --wheel

clean: ## remove what was built; .koers, which holds your data, stays
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
