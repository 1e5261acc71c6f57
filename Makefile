# One verb per task; CI runs the same verbs. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

.PHONY: help up down status test test-unit bench chaos fmt lint images clean

help: ## List the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

up: ## Local cluster with the product installed from its chart, a demo intruder and a recorded session
	@hack/up

down: ## Remove everything that `up` started
	@hack/down

status: ## What the local cluster runs
	@hack/status

images: ## Build the container images (docker or buildah)
	@hack/images

test: ## Every test: unit, real API server, real node
	@hack/test all

test-unit: ## Only the tests that need no cluster
	@hack/test unit

bench: ## Benchmarks, each against a peer in the same run
	@hack/bench

chaos: ## Ten minutes of random failures on a real cluster while intruders work (CHAOS_SECONDS, CHAOS_SEED)
	@hack/chaos

lint: ## Formatting, shell, chart and manifest checks
	@hack/lint

fmt: ## Format the sources
	@dotnet format Decnet.sln --severity warn

clean: ## Delete build output (not the download cache)
	@find . -type d \( -name bin -o -name obj -o -name out \) -not -path './.git/*' -prune -exec rm -rf {} +
