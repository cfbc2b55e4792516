"""A plan: the result of a solve and what can be done with it."""

from __future__ import annotations

from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Self

from ..errors import NoPlan
from ..record.commitment import Commitment
from ..record.save import Seal, save
from ..record.sign import sign as signed
from .check_proof import check_proof
from .confirm import Confirmation, confirm
from .html import html
from .law_words import law_words
from .result import Result
from .structure import structure
from .summary import summary
from .table import table

if TYPE_CHECKING:
    import pandas as pd


class Plan(Result):
    """The answer to a problem; also where there is no plan, and then it says why.

    Attributes
    ----------
    problem
        The problem it answers.
    status
        What is proven.
    placements
        Who goes where, in the order of the problem's posts; empty where there is no plan.
    tiers
        The aims with values and bounds, lots last.
    breaches
        What soft rules gave; empty when none.
    reasons
        Where there is no plan: a rule that cannot be kept, and where, after those that bar the pairs it needs; empty if it takes
        several rules (see ``why_infeasible``).
    seed
        Public seed of the lots.
    seconds
        Time the solve took.
    proof
        Why it is optimal, tier by tier: bounds that prices prove, pairs they exclude, what was searched.
    """

    def or_raise(self) -> Self:
        """This plan, if there is one.

        Raises
        ------
        NoPlan
            If the status is INFEASIBLE or UNKNOWN.
        """
        if not self:
            raise NoPlan(self.status)
        return self

    def table(self, lang: str = "en") -> pd.DataFrame:
        """The frame for a reader: headers and words of a language, labels in place of codes, villages by name."""
        return table(self, lang)

    def structure(self, lang: str = "en") -> pd.DataFrame:
        """Counts and shares by the problem's dimensions, beside published figures where there are any."""
        return structure(self, lang)

    def summary(self, lang: str = "en") -> str:
        """The plan as text: placements, aims with their proof, what soft rules gave."""
        return summary(self, lang)

    def confirm(self, time_limit: float | None = None) -> Confirmation:
        """Ask a second engine (HiGHS) whether it agrees; see ``confirm``."""
        return confirm(self, time_limit)

    def check_proof(self) -> tuple[str, ...]:
        """What is wrong with the prices of ``proof``, gone through in whole numbers without a solver; empty if nothing is."""
        return check_proof(self)

    def save(self, path: str | PathLike[str], level: str = "auditor", previous: str | PathLike[str] | None = None,
             sign: str | PathLike[str] | bytes | None = None, by: str = "", on: str | date = "",
             commitment: Commitment | None = None, overwrite: bool = False) -> Seal:  # fmt: skip
        """Write the plan as a sealed file that anybody can check without a solver; see ``docs/decision_file.md``.

        The same plan gives the same bytes, whatever the order of rows, the machine's language or its clock.

        Parameters
        ----------
        path
            Where to; the file appears whole or not at all.
        level
            "auditor": people by id, with the facts that rules read and no others. "department": their names and the notes, too.
        previous
            The sealed file before this one: the files then form a chain in which a removed or altered one shows.
        sign
            An Ed25519 private key (a PEM file, or 32 bytes): a signature is written beside the file. Needs the extra ``sign``.
        by, on
            Who decided, and when (a date), as far as it is to be told.
        commitment
            What ``ha.commit`` made of this plan: its root becomes part of the file.
        overwrite
            Whether files of these names may be replaced.

        Returns
        -------
        Seal
            Its digests; ``short`` is the form to print on papers.

        Raises
        ------
        InputError
            If an argument makes no sense, a file is there already, or it cannot be written.
        """
        root = "" if commitment is None else commitment.root
        seal = save(self, path, law_words, level, previous, by, on, root, overwrite)
        if sign is not None:
            signed(seal.path, sign, overwrite)
        return seal

    def _repr_html_(self) -> str:
        return html(self)
