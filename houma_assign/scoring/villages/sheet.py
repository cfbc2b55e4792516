"""One village's record of the screening: what was found in either round, its rank, its form and its needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...data.language import language
from ...plan.text_table import text_table


@dataclass(frozen=True)
class VillageSheet:
    """The record of one village.

    Attributes
    ----------
    village, name, township
        Which village.
    first, second
        Problem type -> severity in the first round and in the second, which stands; ``first`` is empty with one round.
    score, rank
        Weighted sum of the second round; 1 is the highest, equal scores share a rank.
    form
        Form of help; empty if it is not chosen, or as long as a tie leaves it open.
    open_between
        Forms between which a tie leaves it open ("" for none of them); empty where it is decided.
    needs, special
        Need -> severity, and which of the needs were stated as special ones.
    words, words_zh
        Names of the problem types.
    """

    village: str
    name: str
    township: str
    first: Mapping[str, int]
    second: Mapping[str, int]
    score: int | float
    rank: int
    form: str
    open_between: tuple[str, ...]
    needs: Mapping[str, int]
    special: tuple[str, ...]
    words: Mapping[str, str]
    words_zh: Mapping[str, str]

    @property
    def differences(self) -> tuple[tuple[str, int, int], ...]:
        """Problem types judged differently in the two rounds: type, first, second."""
        return tuple((kind, self.first[kind], level) for kind, level in self.second.items()
                     if kind in self.first and self.first[kind] != level)  # fmt: skip

    def to_record(self) -> dict[str, str | int | float]:
        """One flat row, as a sheet can hold it."""
        first = {f"{kind}_first": level for kind, level in self.first.items()}
        needs = "; ".join(f"{need}:{level}" for need, level in self.needs.items())
        return {"village": self.village, "name": self.name, "township": self.township, **first, **self.second,
                "score": self.score, "rank": self.rank, "form": self.form or "|".join(self.open_between), "needs": needs,
                "special": "; ".join(self.special)}  # fmt: skip

    def text(self, lang: str = "en") -> str:
        """The record as text."""
        say = language(lang).say
        words = say(self.words, self.words_zh)
        rows = [(words[kind], self.first.get(kind, ""), level, "*" if self.first.get(kind, level) != level else "")
                for kind, level in self.second.items()]  # fmt: skip
        header = say(("problem", "round 1", "round 2", ""), ("问题类型", "一轮", "二轮", ""))
        form = self.form or "|".join(part or "-" for part in self.open_between) or say("not chosen", "未入选")
        said = "; ".join(f"{need} {level}" for need, level in self.needs.items())
        top = f"{self.village} {self.name if self.name != self.village else ''} {self.township}".replace("  ", " ").strip()
        rank, needs = say(("rank", "needs"), ("名次", "需求"))
        return (
            f"{top}: {rank} {self.rank}, {self.score}, {form}\n{text_table(header, rows, right=[1, 2])}\n{needs}: {said or '-'}"
        )
