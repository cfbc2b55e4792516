"""Signatures and docstrings of records tell all fields, before the first use and for inherited ones; a status equals its word."""

from __future__ import annotations

import ast
import subprocess
import sys
from inspect import Parameter, getsourcefile, signature
from pathlib import Path
from typing import Any, get_args

import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES
from houma_assign.data.signatures import _entries, in_order, whole_doc

BEFORE_USE = """
import inspect, houma_assign as ha
for name in ("Quota", "Merit", "Candidate", "Problem"):
    kind = getattr(ha, name)
    assert not kind.__pydantic_complete__
    assert set(inspect.signature(kind).parameters) == set(kind.model_fields), name
"""


def kinds() -> list[type[Any]]:
    ours = [each for each in (*RULES.values(), *AIMS.values()) if each.__module__.startswith("houma_assign")]
    return [*ours, ha.Candidate, ha.Village, ha.Post, ha.Problem, ha.Condition]


def test_signatures_are_there_before_the_first_use() -> None:
    subprocess.run([sys.executable, "-c", BEFORE_USE], check=True)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_signature_shows_every_field_by_name_without_the_checks_behind_it(kind: type[Any]) -> None:
    found = signature(kind).parameters
    assert {name for name, each in found.items() if each.default is Parameter.empty} == {
        name for name, field in kind.model_fields.items() if field.is_required()
    }
    assert set(found) == set(kind.model_fields)
    assert "Annotated" not in str(signature(kind))
    assert "Validator" not in str(signature(kind))


@pytest.mark.parametrize("kind", [*RULES.values(), *AIMS.values()], ids=lambda kind: kind.__name__)
def test_the_docstring_of_a_rule_or_aim_lists_all_its_fields(kind: type[Any]) -> None:
    listed = [name for names, text in _entries(kind.__doc__ or "") for name in names if text.strip()]
    assert sorted(listed) == sorted(kind.model_fields)


def test_own_fields_come_first() -> None:
    assert in_order(ha.Quota)[:3] == ("where", "least", "most")
    assert in_order(ha.Quota)[-2:] == ("id", "penalty")


def test_an_inherited_entry_is_not_repeated_where_the_class_has_its_own() -> None:
    class Base:
        """A base.

        Parameters
        ----------
        id
            Of the base.
        more
            Of the base, too.

        Raises
        ------
        Nothing
            Ever.
        """

        model_fields: Any = {"id": None, "more": None}  # noqa: RUF012

    class Own(Base):
        """Of its own.

        Parameters
        ----------
        id
            Its own.
        """

    doc = whole_doc(Own) or ""
    assert [(names, text.strip()) for names, text in _entries(doc)] == [(["id"], "Its own."), (["more"], "Of the base, too.")]


@pytest.mark.parametrize(("kind", "first"), [(ha.Quota, "where="), (ha.Merit, "role_weights="), (ha.Candidate, "id=")])
def test_a_value_without_a_name_is_one_clear_error(kind: type[Any], first: str) -> None:
    with pytest.raises(ha.InputError, match=f"1 value without a name; write {first}") as caught:
        kind("x")
    assert "项名=值" in caught.value.words("zh")
    assert caught.value.items[0].code == "unnamed"


def test_a_status_equals_its_word() -> None:
    plan = ha.solve(ha.Problem.from_matrix([[1.0]]))
    assert plan.status == "optimal"
    assert plan.status is ha.Status.OPTIMAL
    assert plan.status != "feasible"
    assert str(plan.status) == "Status.OPTIMAL"
    assert {plan.status: 1}["optimal"] == 1


def test_languages_orders_and_kinds_are_literals_for_type_checkers() -> None:
    from houma_assign.data.language import LANGUAGES, Lang
    from houma_assign.questions.alternatives import ORDERS, Order
    from houma_assign.questions.methods.sensitivity import KINDS, Kind

    assert set(get_args(Lang)) == set(LANGUAGES)
    assert (get_args(Order), get_args(Kind)) == (ORDERS, KINDS)
    for call in (ha.Plan.summary, ha.Plan.table, ha.Plan.structure, ha.Firm.words, ha.Firm.table, ha.plot_prices):
        assert call.__annotations__["lang"] == "Lang"
    assert ha.alternatives.__annotations__["order"] == "Order"


@pytest.mark.parametrize("made", [*RULES.values(), *AIMS.values()], ids=lambda made: made.__name__)
def test_the_source_lists_every_field_for_editors_that_read_nothing_else(made: type[Any]) -> None:
    tree = ast.parse(Path(getsourcefile(made) or "").read_text(encoding="utf-8"))
    stated = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == made.__name__)
    entries = list(_entries(ast.get_docstring(stated) or ""))
    assert {name for names, _ in entries for name in names} == set(made.model_fields)
    assert all(text.strip() for _, text in entries)
    whole = [text for _, text in _entries(made.__doc__ or "")]
    bases = [f"As in ``{base.__name__}``:" for base in made.__mro__]
    assert not any(base in text for text in whole for base in bases)  # what is asked for at run time has the words themselves
    assert (made.__doc__ or "").count("Parameters\n----------") == 1
