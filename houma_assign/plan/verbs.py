"""What a plan can do that takes a room above this one: methods of ``Plan`` find their functions here.

Nothing is imported upwards: the room that knows how enters its function when it is imported. Whoever calls a method before that
room was imported has it imported by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

VERBS: dict[str, Callable[..., Any]] = {}
HOMES = {"override": "questions.override", "revoke": "questions.override", "to_html": "papers.page.to_html",
         "to_excel": "papers.workbook", "first_clash": "questions.first_clash"}  # fmt: skip
PACKAGE = __name__.partition(".")[0]
Function = TypeVar("Function", bound=Callable[..., Any])


def verb(name: str) -> Callable[[Function], Function]:
    """Enter a function as what the method of this name does; the plan is its first argument."""

    def entered(function: Function) -> Function:
        VERBS[name] = function
        return function

    return entered


def called(name: str, *given: Any, **more: Any) -> Any:
    """What the function of a method gives."""
    if name not in VERBS:
        import_module(f"{PACKAGE}.{HOMES[name]}")
    return VERBS[name](*given, **more)
