"""Methods of a plan find their functions in rooms above, also where nobody has imported these yet."""

import subprocess
import sys
from importlib import import_module

import pytest

import houma_assign as ha
from houma_assign.plan.verbs import HOMES, VERBS, called


@pytest.mark.parametrize("name", HOMES)
def test_every_verb_has_a_method_and_a_home_that_enters_it(name):
    import_module(f"{ha.__name__}.{HOMES[name]}")
    assert VERBS[name].__module__ == f"{ha.__name__}.{HOMES[name]}"
    assert callable(getattr(ha.Plan, name))
    assert f"``Plan.{name}``" in VERBS[name].__doc__


def test_a_verb_is_found_in_a_fresh_process():
    code = """
import houma_assign as ha
plan = ha.solve(ha.Problem.from_matrix([[2, 1], [1, 1]]))
print(plan.override("c0", "p1", by="a", body="b", reason="c", on="2020-04-20").overrides[0].cost)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "Facts(merit)"


def test_an_unknown_verb_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        called("dance")
