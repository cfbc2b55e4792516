"""A plan: the result of a solve and what can be done with it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Literal, Self

from ..data.language import Lang
from ..errors import NoPlan
from ..record.commitment import Commitment
from ..record.save import Seal, save
from ..record.sign import sign as signed
from .as_papers import AsPapers
from .certify import certified, certify
from .check_proof import check_proof
from .confirm import Confirmation, confirm
from .html import html
from .law_words import law_words
from .structure import structure
from .summary import summary
from .table import table
from .verbs import called

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from .news import Listener


class Plan(AsPapers):
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
    overrides
        What people decided otherwise, row by row; rows are added and never changed. Empty for a plan as it was solved.
    declared
        The plan before the first override, None for a plan as it was solved.
    """

    def override(self, candidate: str, post: str | None, *, by: str, body: str, reason: str, on: date | str,
                 kept_out: bool = False, suspend: Mapping[str, str] | None = None,
                 time_limit: float | None = None, progress: Listener = False) -> Plan:  # fmt: skip
        """The best plan that honours a decision of people, with the decision and its exact cost as one more row of ``overrides``.

        Parameters
        ----------
        candidate, post
            Ids: the person takes the post. Without a post (None) the person is not sent at all.
        by, body, reason, on
            Who decided, for which body, why, on which day. All four are required.
        kept_out
            The person does *not* take the post.
        suspend
            Id of a rule that may be broken for it -> the reason for that. Where no plan honours the decision and keeps every
            rule, the error names the smallest sets of rules, and each rule needs a reason of its own. A suspended rule gives as
            few units as can be (the first aim), so it holds for everybody else.
        time_limit, progress
            As in ``solve``.

        Raises
        ------
        InputError
            If rules must be suspended and are not, or are without need; if it contradicts an override in force; if a reason or
            an id is missing.
        """
        made: Plan = called("override", self, candidate, post, by=by, body=body, reason=reason, on=on, kept_out=kept_out,
                            suspend=suspend, time_limit=time_limit, progress=progress)  # fmt: skip
        return made

    def revoke(self, number: int, *, by: str, body: str, reason: str, on: date | str, suspend: Mapping[str, str] | None = None,
               time_limit: float | None = None, progress: Listener = False) -> Plan:  # fmt: skip
        """The best plan once an override is taken back: one more row, the earlier one stays where it is.

        Parameters
        ----------
        number
            That of the override.
        by, body, reason, on, suspend, time_limit, progress
            As in ``override``; rules need to be suspended where the overrides that remain relied on what it had suspended.

        Raises
        ------
        InputError
            If no override in force has this number, and as in ``override``.
        """
        made: Plan = called("revoke", self, number, by=by, body=body, reason=reason, on=on, suspend=suspend,
                            time_limit=time_limit, progress=progress)  # fmt: skip
        return made

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

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame for a reader: headers and words of a language, labels in place of codes, villages by name."""
        return table(self, lang)

    def structure(self, lang: Lang = "en") -> pd.DataFrame:
        """Counts and shares by the problem's dimensions, beside published figures where there are any."""
        return structure(self, lang)

    def summary(self, lang: Lang = "en") -> str:
        """The plan as text: placements, aims with their proof, what soft rules gave."""
        return summary(self, lang)

    def confirm(self, time_limit: float | None = None, progress: Listener = False) -> Confirmation:
        """Ask a second engine (HiGHS) whether it agrees; ``time_limit`` and ``progress`` as in ``solve``."""
        return confirm(self, time_limit, progress)

    def certify(self, progress: Listener = False) -> Self:
        """This plan with its searches as evidence in ``plan.proof.sealed``, so that nothing rests on a solver's word.

        Trees too large, aims with slack and laws that the checker of files does not know stay a word; ``docs/decision_file.md``.

        Raises
        ------
        SolverFailure
            If a better plan is found, or a plan where there was said to be none.
        """
        made: Self = certify(lambda: self._certified, progress)
        return made

    _certified = cached_property(certified)

    def check_proof(self) -> tuple[str, ...]:
        """What is wrong with ``proof``, gone through in whole numbers without a solver; empty if nothing is."""
        return check_proof(self)

    def save(self, path: str | PathLike[str], level: Literal["auditor", "department"] = "auditor",
             previous: str | PathLike[str] | None = None, sign: str | PathLike[str] | bytes | None = None, by: str = "",
             on: str | date = "", commitment: Commitment | None = None, overwrite: bool = False, searches: bool = True,
             progress: Listener = False) -> Seal:  # fmt: skip
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
        searches
            Whether searches are written as evidence, too (see ``certify``): a plan's first file takes some seconds.
        progress
            As in ``solve``: how many aims have their searches.

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
        seal = save(self.certify(progress) if searches else self, path, law_words, level, previous, by, on, root, overwrite)
        if sign is not None:
            signed(seal.path, sign, overwrite)
        return seal

    def _repr_html_(self) -> str:
        return html(self)
