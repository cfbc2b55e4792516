"""One village's record of the screening: what was found in either round, its rank, its form and its needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...data.language import Lang, language
from ...data.record import Facts
from ...plan.text_table import text_table
from ..results.wording import Labels, ResultWords
from .finding import VillageFinding

HEARD = ("problem", "round", "severity", "source", "visited", "on", "change and why")
HEARD_ZH = ("问题类型", "轮次", "程度", "来源", "走访对象", "日期", "变化及原因")


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
    forms, forms_zh
        Names of the forms.
    labels
        Language -> code -> word, where the villages come from a problem that has words for its codes.
    findings
        What was found in either round, by whom, and why it changed.
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
    forms: Mapping[str, str] = Facts()
    forms_zh: Mapping[str, str] = Facts()
    labels: Labels = field(default=Facts(), repr=False)
    findings: tuple[VillageFinding, ...] = field(default=(), repr=False)

    @property
    def differences(self) -> tuple[tuple[str, int, int], ...]:
        """Problem types judged differently in the two rounds: type, first, second."""
        return tuple((kind, self.first[kind], level) for kind, level in self.second.items()
                     if kind in self.first and self.first[kind] != level)  # fmt: skip

    def change(self, problem: str) -> str:
        """What changed between the rounds and why, as the findings say it; empty where none does."""
        return "; ".join(dict.fromkeys(each.change for each in self.findings if each.problem == problem and each.change))

    def to_record(self) -> dict[str, str | int | float]:
        """One flat row, as a sheet can hold it."""
        first = {f"{kind}_first": level for kind, level in self.first.items()}
        needs = "; ".join(f"{need}:{level}" for need, level in self.needs.items())
        return {"village": self.village, "name": self.name, "township": self.township, **first, **self.second,
                "score": self.score, "rank": self.rank, "form": self.form or "|".join(self.open_between), "needs": needs,
                "special": "; ".join(self.special)}  # fmt: skip

    def to_row(self, lang: Lang = "en") -> dict[str, str | int | float]:
        """The same row with headers and words in a language."""
        if language(lang).code == "en":
            return self.to_record()
        wording = ResultWords.of(lang, self.labels, say_words(self, lang))
        first = {f"{self.words_zh[kind]}（一轮）": level for kind, level in self.first.items()}
        form = wording.word(self.form) if self.form else "或".join(wording.word(part) or "未入选" for part in self.open_between)
        return {
            "村": self.village, "名称": self.name, "乡镇": self.township, **first,
            **{self.words_zh[kind]: level for kind, level in self.second.items()}, "得分": self.score, "名次": self.rank,
            "帮扶形式": form, "需求": "；".join(f"{wording.word(need)}：{level}" for need, level in self.needs.items()),
            "专项需求": "、".join(map(wording.word, self.special)),
        }  # fmt: skip

    def text(self, lang: Lang = "en") -> str:
        """The record as text."""
        wording = ResultWords.of(lang, self.labels, say_words(self, lang))
        say, spoken = wording.spoken.say, wording.spoken
        words = say(self.words, self.words_zh)
        rows = [(words[kind], self.first.get(kind, ""), level, "*" if self.first.get(kind, level) != level else "")
                for kind, level in self.second.items()]  # fmt: skip
        header = say(("problem", "round 1", "round 2", ""), ("问题类型", "一轮", "二轮", ""))
        none = say("not chosen", "未入选")
        between = say("|", "或").join(wording.word(part) if part else say("-", none) for part in self.open_between)
        form = (wording.word(self.form) if self.form else between) or none
        said = say("; ", "；").join(f"{wording.word(need)} {level}" for need, level in self.needs.items())
        top = f"{self.village} {self.name if self.name != self.village else ''} {self.township}".replace("  ", " ").strip()
        rank, score, needs = say(("rank ", "", "needs"), ("名次", "得分", "需求"))
        head = spoken.about(top, spoken.clauses([f"{rank}{self.rank}", f"{score}{self.score}", form]))
        found = [_finding_row(each, words, lang) for each in self.findings]
        heard = f"{text_table(say(HEARD, HEARD_ZH), found, right=[2])}\n" if found else ""
        return f"{head}\n{text_table(header, rows, right=[1, 2])}\n{heard}{spoken.about(needs, said or say('-', '无'))}"


def _finding_row(each: VillageFinding, words: Mapping[str, str], lang: str) -> tuple[str, ...]:
    number = language(lang).say(str(each.round), "一二"[each.round - 1] + "轮")
    level = "" if each.severity is None else str(each.severity)
    return words[each.problem], number, level, each.source, each.visited, each.visited_on, each.change


def say_words(sheet: VillageSheet, lang: str) -> dict[str, str]:
    """Names of problem types and forms; a need that a problem type becomes is called like it where it has no name of its own."""
    words = language(lang).say(sheet.words, sheet.words_zh)
    return {**words, **language(lang).say(sheet.forms, sheet.forms_zh)}
