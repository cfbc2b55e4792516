"""A law over many files as one test, which names every file that breaks it.

Thousands of tests of a millisecond each take minutes to collect and to hand out to processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

import pytest

Thing = TypeVar("Thing")


def for_every(things: Collection[Thing]) -> Callable[[Callable[[Thing], None]], Callable[[], None]]:
    """Run a test for each of some things; fail with all of those that it fails for."""

    def decorate(test: Callable[[Thing], None]) -> Callable[[], None]:
        def law() -> None:
            assert things
            broken = []
            for thing in things:
                try:
                    test(thing)
                except AssertionError as error:
                    broken.append(f"{thing}: {error}")
            if broken:
                pytest.fail("\n\n".join(broken), pytrace=False)

        law.__name__, law.__doc__ = test.__name__, test.__doc__
        return law

    return decorate
