"""What changes from one plan to another: people, aims, needs, structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..data.exact import difference
from ..data.language import language
from ..errors import InputError, Message
from .argument_words import argument_fault
from .decided import Decided
from .side_by_side import aims_of, names_of, needs_beside, people_of, structure_of
from .wording import Wording, number

if TYPE_CHECKING:
    from ..frames.diff_frame import DiffFrame

WORDS = {
    "en": {"nobody": "Nobody moves.", "moves": "{count} people move: {moves}.", "aims": "Aims: {aims}.",
           "same": "Every aim stays.", "met": "Needs met now: {needs}.", "lost": "Needs no longer met: {needs}.",
           "structure": "Structure: {lines}."},
    "zh": {"nobody": "没有人变动。", "moves": "{count} 人变动：{moves}。", "aims": "目标：{aims}。", "same": "各项目标不变。",
           "met": "新满足的需求：{needs}。", "lost": "不再满足的需求：{needs}。", "structure": "结构：{lines}。"},
}  # fmt: skip
DECIDED = Message(
    "decided_expected", "a Plan or an Evaluation is expected; solve a problem first", "应为方案或对方案的评议；请先求解"
)


def diff(before: Decided, after: Decided) -> DiffFrame:
    """See ``Plan.diff``."""
    import pandas as pd

    from ..frames.diff_frame import DiffFrame

    if not all(hasattr(after, name) for name in ("problem", "placements", "tiers")):
        raise InputError([argument_fault("diff", "other", type(after).__name__, DECIDED)])
    both, names = (before, after), names_of((before, after))
    people = [(who, names[who], ", ".join(old), ", ".join(new)) for (who,), (old, new) in people_of(both).items() if old != new]
    aims = [(aim, old, new, _gain(old, new, sign)) for (aim, sign), (old, new) in aims_of(both).items()]
    needs = [(*key, ", ".join(old), ", ".join(new)) for key, (old, new) in needs_beside(both).items() if bool(old) != bool(new)]
    lines = [(*key, old, new) for key, (old, new) in structure_of(both, "en").items() if old != new]
    made = DiffFrame(people, columns=pd.Index(["candidate", "name", "before", "after"]))
    made.aims = pd.DataFrame(aims, columns=pd.Index(["aim", "before", "after", "gain"]), dtype=object)
    made.needs = pd.DataFrame(needs, columns=pd.Index(["village", "need", "severity", "before", "after"]), dtype=object)
    made.structure = pd.DataFrame(lines, columns=pd.Index(["dimension", "category", "before", "after"]), dtype=object)
    made.told = {lang: _words(before, after, lang) for lang in WORDS}
    return made


def _gain(old: Any, new: Any, sign: int) -> int | float | None:
    """What the second plan has more of what is wanted; negative where it has less."""
    return None if old is None or new is None else difference(*((new, old) if sign > 0 else (old, new)))


def _words(before: Decided, after: Decided, lang: str) -> str:
    words, wording, both = WORDS[lang], Wording(after.problem, lang), (before, after)
    spoken = language(lang)
    moved = [(who, old, new) for (who,), (old, new) in people_of(both).items() if old != new]
    earlier = Wording(before.problem, lang)  # knows the names of those whom the other problem does not have
    said = ((wording if after.problem.has_candidate(move[0]) else earlier).moves([move]) for move in moved)
    lines = [words["moves"].format(count=len(moved), moves=spoken.parts(said)) if moved else words["nobody"]]
    aims = [spoken.about(wording.aim(aim), f"{_figure(old)} → {_figure(new)}")
            for (aim, _), (old, new) in aims_of(both).items() if old != new]  # fmt: skip
    lines.append(words["aims"].format(aims=spoken.parts(aims)) if aims else words["same"])
    needs: dict[str, list[str]] = {"met": [], "lost": []}
    for (village, need, severity), (old, new) in needs_beside(both).items():
        if bool(old) != bool(new):
            needs["met" if new else "lost"].append(f"{wording.village(village)} {wording.label(need)} {severity}")
    lines += [words[kind].format(needs=spoken.names(found)) for kind, found in needs.items() if found]
    counts = [f"{dimension} {category} {_figure(old)} → {_figure(new)}"
              for (dimension, category), (old, new) in structure_of(both, lang).items() if old != new]  # fmt: skip
    return "\n".join([*lines, *([words["structure"].format(lines=spoken.parts(counts))] if counts else [])])


def _figure(value: Any) -> str:
    return "–" if value is None else number(value)
