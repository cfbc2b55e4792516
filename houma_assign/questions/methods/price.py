"""What something costs, aim by aim, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, int | float]


@dataclass(frozen=True)
class Price:
    """What a placement, or leaving a person out, costs.

    Attributes
    ----------
    candidate, post
        The placement that is settled; without a post the person is left out.
    state
        "chosen": in the plan; "free": costs nothing in any aim; "price": it costs; "barred": rules exclude the pair by itself;
        "infeasible": no plan has it; "open": time ran out.
    loss
        Aim -> exact loss in its own units, for the aims that are settled.
    least, most
        Aim -> bounds of the loss in the first aim that is not settled, where one is known.
    rules
        What bars the pair.
    """

    candidate: str
    post: str | None
    state: str
    loss: Figures
    least: Figures
    most: Figures
    rules: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether nothing is left open."""
        return self.state in ("barred", "infeasible") or not (self.least or self.most or self.state == "open")


def loss_columns(loss: Mapping[str, Any]) -> dict[str, Any]:
    """What is lost in each aim, as columns of a frame; a column called like an aim holds its value."""
    return {f"{aim} loss": value for aim, value in loss.items()}
