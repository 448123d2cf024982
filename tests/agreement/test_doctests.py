"""Every example in a docstring of a measure is true, and no measure goes without one."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from annotator import agreement

MODULES = [module.name for module in pkgutil.iter_modules(agreement.__path__)]
MEASURES = (
    "f1",
    "matching",
    "assignment",
    "unitizing",
    "alpha",
    "kappa",
    "attributes",
    "links",
    "label_table",
    "bootstrap",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    module = importlib.import_module(f"annotator.agreement.{name}")
    tried = doctest.testmod(module)
    assert tried.failed == 0
    assert tried.attempted or name not in MEASURES
