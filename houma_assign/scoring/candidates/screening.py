"""What the screening of candidates found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...data.candidate import Candidate
from ...data.language import Lang, language
from ...data.record import Facts
from ...errors import Message
from ..facts.standard import standard_words
from ..results.stages import Stage, stage_table
from ..results.wording import Labels, ResultWords
from .check import EligibilityCheck
from .nominations import UnitUse
from .policy import CandidatePolicy

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Finding:
    """One reason why one person does not pass.

    Attributes
    ----------
    check, kind, body
        Id of the check (``"places"`` for nomination places), "must", "must_not" or "places", and who checks it.
    words, words_zh
        The check in words.
    facts
        The facts it looked at, with their values.
    standard
        Which of the six standards it is about; empty for none.
    """

    candidate: str
    check: str
    kind: str
    body: str
    words: str
    words_zh: str
    facts: tuple[tuple[str, Any], ...] = field(repr=False)
    standard: str = ""

    def text(self, lang: str = "en") -> str:
        """The reason as a phrase, without the person's facts."""
        spoken = language(lang)
        said = spoken.say(self.words, self.words_zh)
        return spoken.about(spoken.say("does not meet", "不符合"), said) if self.kind == "must" else said


def _silent(check: EligibilityCheck) -> Message:
    """A must-not that catches nobody may be misspelt."""
    en = f"{check.id} ({check.words()}) catches nobody; see whether its facts and values are spelt as in the data"
    return Message("check.silent", en, f"“{check.words('zh')}”没有涉及任何人；请核对其中的列名和取值是否与数据一致")


@dataclass(frozen=True)
class CandidateScreening:
    """Who passes and who does not, by which check and which value.

    Attributes
    ----------
    passed
        Ids, in the order given.
    findings
        Every reason of everybody who does not pass, also where one would do.
    stages
        How many are left after each stage.
    nominations
        Use of the nomination places, unit by unit.
    """

    policy: CandidatePolicy = field(repr=False)
    passed: tuple[str, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    stages: tuple[Stage, ...]
    nominations: tuple[UnitUse, ...] = field(repr=False)
    records: Mapping[str, Candidate] = field(repr=False)
    labels: Labels = field(default=Facts(), repr=False)

    @property
    def excluded(self) -> tuple[str, ...]:
        """Ids of those who do not pass, in the order given."""
        passed = set(self.passed)
        return tuple(id for id in self.records if id not in passed)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The people who pass."""
        return tuple(self.records[id] for id in self.passed)

    def why(self, candidate: str) -> tuple[Finding, ...]:
        """What stands against one person; empty for those who pass."""
        if candidate not in self.records:
            raise KeyError(candidate)
        return tuple(each for each in self.findings if each.candidate == candidate)

    @property
    def silent_checks(self) -> tuple[str, ...]:
        """Checks that nobody fails; they may be misspelt."""
        failed = {each.check for each in self.findings}
        return tuple(check.id for check in self.policy.checks if check.id not in failed)

    @property
    def places(self) -> dict[str, int]:
        """Nomination places in all: offered, used, free, exceeded."""
        return {name: sum(getattr(each, name) for each in self.nominations) for name in ("offered", "used", "free", "exceeded")}

    def chart(self, lang: Lang = "en") -> list[tuple[str, int]]:
        """Data of a funnel chart: stage in words, and how many are left."""
        return [(stage.words(lang), stage.number) for stage in self.stages]

    def text(self, lang: Lang = "en") -> str:
        """The stages as a table, and the must-nots that catch nobody."""
        return "\n".join([stage_table(self.stages, lang), *(each.words(lang) for each in self.silences)])

    __str__ = text

    @property
    def silences(self) -> tuple[Message, ...]:
        """What is to be said of must-nots that catch nobody."""
        silent = [check for check in self.policy.checks if check.kind == "must_not" and check.id in self.silent_checks]
        return tuple(_silent(check) for check in silent)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a finding: candidate, check, kind, body, words, facts, standard."""
        from ..results.frame import frame

        plain = ResultWords.of("en")
        rows = [(each.candidate, each.check, each.kind, each.body, each.words, plain.facts(each.facts), each.standard)
                for each in self.findings]  # fmt: skip
        return frame(["candidate", "check", "kind", "body", "words", "facts", "standard"], rows)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame with headers, words and facts in a language."""
        from ..results.frame import frame

        wording = ResultWords.of(lang, self.labels)
        rows = [(each.candidate, wording.header(each.kind), each.body, wording.spoken.say(each.words, each.words_zh),
                 wording.facts(each.facts), standard_words(each.standard, lang) if each.standard else "")
                for each in self.findings]  # fmt: skip
        names = ("candidate", "kind", "body", "words", "facts", "standard")
        return frame([wording.header(name) for name in names], rows)

    def nomination_table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame of nomination places with headers in a language."""
        from ..results.frame import spoken_frame

        return spoken_frame(self.nomination_frame, ResultWords.of(lang))

    @property
    def nomination_frame(self) -> pd.DataFrame:
        """One row a unit: unit, offered, used, free, exceeded."""
        from ..results.frame import frame

        names = ["unit", "offered", "used", "free", "exceeded"]
        return frame(names, [[getattr(each, name) for name in names] for each in self.nominations])
