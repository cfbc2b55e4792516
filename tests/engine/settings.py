"""Switches of the engine thrown to one side, so that little problems go the way of large ones and the other way round."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from houma_assign.data.exact import Ints

ENGINE = "houma_assign.engine."
LADDER, LOOK, RELAXATION, ROAD = (
    import_module(ENGINE + name) for name in ("core_search", "look_ahead", "bounds.column_generation", "bounds.relaxation_chain")
)


def _one(model: Any, columns: Ints, worth: np.ndarray, each: int) -> Ints:
    """Of the columns that pay the best alone: little models would let all of them in at once."""
    return columns[np.argsort(-worth, kind="stable")[:1]]


ALWAYS = 10**9
SIFTED = [(RELAXATION, "WHOLE", 0), (RELAXATION, "PER_ROW", 1), (RELAXATION, "NEAR", 0), (RELAXATION, "best_of_rows", _one)]
TIGHTENED = [(LOOK, "LITTLE", 0), (ROAD, "PATIENCE", 40), (ROAD, "ENOUGH", 0.0)]
RUNGS = [(LADDER, "FIRST", 1), (LADDER, "WHOLE", 0)]
# An LP instead of each flow.
PRICED = [(ROAD, "network", lambda model: None)]

SETTINGS: dict[str, list[tuple[Any, str, Any]]] = {
    "columns join one by one": SIFTED + PRICED,
    "columns join by rows": [*PRICED, *SIFTED[:3]],
    "never sifted": [*PRICED, (RELAXATION, "WHOLE", ALWAYS)],
    "always tightened": TIGHTENED + PRICED,
    "never tightened": [(ROAD.Road, "tighten", lambda *given: False)],
    "looked ahead for a moment": [(LOOK, "LITTLE", ALWAYS)],
    "a ladder of many rungs": RUNGS,
    "every core is large": [(LADDER, "LARGE", 0), *RUNGS],
    "every core is little": [(LADDER, "LARGE", ALWAYS), (LADDER, "WHOLE", ALWAYS)],
    "searches of a moment": [(LADDER, "BRIEF", 1e-3), (LOOK, "BRIEF", 1e-3), (LOOK, "AHEAD", 1e-2), *RUNGS],
    "everything at once": SIFTED + TIGHTENED + RUNGS + PRICED + [(LADDER, "LARGE", 0)],
}


def throw(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Set the switches of a setting, until the test ends."""
    for module, switch, value in SETTINGS[name]:
        monkeypatch.setattr(module, switch, value)
