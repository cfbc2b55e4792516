"""What a plan can do that takes a room above this one: methods of ``Plan`` find their functions here.

Nothing is imported upwards: the room that knows how enters its function when it is imported, and ``import houma_assign`` imports
every room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

VERBS: dict[str, Callable[..., Any]] = {}
Function = TypeVar("Function", bound=Callable[..., Any])


def verb(name: str) -> Callable[[Function], Function]:
    """Enter a function as what the method of this name does; the plan is its first argument."""

    def entered(function: Function) -> Function:
        VERBS[name] = function
        return function

    return entered
