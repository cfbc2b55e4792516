"""The prices of a proof, put on the sums of the rules as the checker states them."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any


def proof_data(proof: Any, program: Any, placements: Any) -> dict[str, Any]:
    """Prices of each aim as far as there are any, and whose word the rest is."""
    return {"engine": f"OR-Tools {version('ortools')}", "aims": []}
