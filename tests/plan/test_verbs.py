"""Methods of a plan find their functions in rooms above; the first test that overrides a plan imports them."""

from importlib import import_module

import pytest

import houma_assign as ha
from houma_assign.plan.verbs import HOMES, VERBS, called


@pytest.mark.parametrize("name", HOMES)
def test_every_verb_has_a_method_and_a_home_that_enters_it(name):
    import_module(f"{ha.__name__}.{HOMES[name]}")
    assert VERBS[name].__module__ == f"{ha.__name__}.{HOMES[name]}"
    if name != "first_clash":  # that one is asked for by the summary
        assert callable(getattr(ha.Plan, name))
        assert f"``Plan.{name}``" in VERBS[name].__doc__


def test_an_unknown_verb_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        called("dance")
