# Everything is done by dev.py, which needs nothing but Python 3.11 or newer. More words: make test ARGS="tests/core -x"
PYTHON ?= python3

.PHONY: run test test-readers soak demo lint bench wheelhouse i18n
run test test-readers soak demo lint bench wheelhouse i18n:
	@$(PYTHON) dev.py $@ $(ARGS)
