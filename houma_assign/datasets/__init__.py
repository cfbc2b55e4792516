"""Data sets that come with the package; each is loaded when it is first asked for."""

# The details of the case reach the rooms of papers and of scoring, which a problem that is only solved never needs.
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .details import houma_about as houma_about
    from .details import houma_details as houma_details
    from .houma import houma_2020 as houma_2020
    from .policies import houma_marks as houma_marks
    from .policies import houma_policy as houma_policy
    from .supporters import houma_supporters as houma_supporters

# No file is named like what it holds: once loaded by another, it would stand in its place.
_HOMES = {"houma_2020": "houma", "houma_about": "details", "houma_marks": "policies", "houma_policy": "policies",
          "houma_details": "details", "houma_supporters": "supporters"}  # fmt: skip


def _found(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found


if not TYPE_CHECKING:  # a type checker knows the list above
    __getattr__ = _found


def __dir__() -> list[str]:
    """What a user is meant to see."""
    return [*_HOMES]
