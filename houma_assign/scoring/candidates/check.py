"""A must or a must-not of the eligibility of candidates."""

from __future__ import annotations

from typing import Literal

from ...data.record import Id
from ..facts.criterion import Criterion
from ..facts.standard import Standard


class EligibilityCheck(Criterion):
    """A condition that a candidate must meet, or must not.

    Parameters
    ----------
    kind
        "must": its conditions hold, or the person is out. "must_not": they hold, and the person is out.
    body
        The body that checks it.
    standard
        Which of the six standards it is about, by code ("political", ...) or in words; empty for none.
    """

    kind: Literal["must", "must_not"]
    body: Id
    standard: Standard = ""
