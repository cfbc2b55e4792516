"""Switches of the engine thrown to one side, so that little problems go the way of large ones and the other way round."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from houma_assign.data.exact import Ints

ENGINE = "houma_assign.engine."
CORE_SEARCH, CORE_TEAMS, LOOK_AHEAD, GENERATION, CHAIN = (
    import_module(ENGINE + name)
    for name in ("core_search", "branching.core_teams", "look_ahead", "bounds.column_generation", "bounds.relaxation_chain")
)


def _one(model: Any, columns: Ints, worth: np.ndarray, each: int) -> Ints:
    """Of the columns that pay the best alone: little models would let all of them in at once."""
    return columns[np.argsort(-worth, kind="stable")[:1]]


ALWAYS = 10**9
BY_SEARCH = [(CORE_TEAMS, "MOST", 0)]  # no cores by teams
BIT_BY_BIT = [
    (CORE_SEARCH.CoreSearch, "run_by_teams", CORE_SEARCH.CoreSearch.run),
    (CORE_SEARCH, "FIRST", 1),
    (CORE_SEARCH, "WHOLE", 0),
]
SIFTED = [(GENERATION, "WHOLE", 0), (GENERATION, "PER_ROW", 1), (GENERATION, "NEAR", 0), (GENERATION, "best_of_rows", _one)]
TIGHTENED = [*BY_SEARCH, (LOOK_AHEAD, "LITTLE", 0), (LOOK_AHEAD, "ALONE", 0), (CHAIN, "PATIENCE", 40), (CHAIN, "MIN_GAIN", 0.0)]
CORES = [*BY_SEARCH, (CORE_SEARCH, "FIRST", 1), (CORE_SEARCH, "WHOLE", 0)]
AHEAD = (LOOK_AHEAD, "AHEAD", 1e-2)
# An LP instead of each flow.
PRICED = [(CHAIN, "network", lambda model: None)]

SETTINGS: dict[str, list[tuple[Any, str, Any]]] = {
    "columns join one by one": SIFTED + PRICED,
    "columns join by rows": [*PRICED, *SIFTED[:3]],
    "never sifted": [*PRICED, (GENERATION, "WHOLE", ALWAYS)],
    "always tightened": TIGHTENED + PRICED,
    "never tightened": [*BY_SEARCH, (CHAIN.RelaxationChain, "tighten", lambda *given: False)],
    "looked ahead for a moment": [*BY_SEARCH, (LOOK_AHEAD, "LITTLE", ALWAYS), (LOOK_AHEAD, "ALONE", ALWAYS)],
    "many cores": CORES,
    "many cores by teams": BIT_BY_BIT,
    "every core is large": [(CORE_SEARCH, "LARGE", 0), *CORES],
    "every core is little": [*BY_SEARCH, (CORE_SEARCH, "LARGE", ALWAYS), (CORE_SEARCH, "WHOLE", ALWAYS)],
    "searches of a moment": [*CORES, *((module, "SHORT_EFFORT", 1e-3) for module in (CORE_SEARCH, LOOK_AHEAD)), AHEAD],
    "everything at once": SIFTED + TIGHTENED + CORES + PRICED + [(CORE_SEARCH, "LARGE", 0)],
}


def throw(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Set the switches of a setting, until the test ends."""
    for module, switch, value in SETTINGS[name]:
        monkeypatch.setattr(module, switch, value)
