"""Methods lie below the questions, and write into nothing that is not theirs."""

import ast

import pytest

from tests.house.sources import imports, modules, target, tree

QUESTIONS = [module for module in modules() if module.parts[0] == "questions"]
METHODS = [module for module in QUESTIONS if module.parts[1] == "methods"]


@pytest.mark.parametrize("module", METHODS, ids=str)
def test_methods_know_no_question(module):
    found = [place for each in imports(module) if (place := target(each.name)) is not None]
    above = [place for place in found if place.parts[0] == "questions" and place not in METHODS]
    assert not above


@pytest.mark.parametrize("module", QUESTIONS, ids=str)
def test_nobody_reaches_into_the_fields_of_another(module):
    reached = [node.lineno for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute) and node.attr == "__dict__"]
    assert not reached


def test_methods_are_there():
    assert len(METHODS) > 20
