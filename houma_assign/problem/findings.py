"""What the rules of a problem say of its data without being wrong: conditions that meet nobody, and people who cannot be judged.

They stand among the problem's notes, and are worked out anew whenever a problem is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..constraints.base import Constraint, default_id
from ..data.condition import Condition, in_words
from ..data.condition_near import absent, held_values, near_values
from ..data.condition_subject import answers, condition_mask, of_pairs
from ..data.field_names import CANDIDATE_FIELDS, CHINESE
from ..data.grid import Grid
from ..data.priority_groups import COLUMN
from ..data.problem_like import ProblemLike
from ..errors import Message
from .notes import finding

Cells = list[Any]
Name = tuple[str, str]  # of a rule or a line, in English and Chinese


def findings(problem: ProblemLike) -> Iterator[Message]:
    """One note a rule or line of structure and matter."""
    columns: dict[str, Cells] = {}
    yield from _of_rules(problem, columns)
    yield from _of_structure(problem, columns)


def _of_rules(problem: ProblemLike, columns: dict[str, Cells]) -> Iterator[Message]:
    for rule in speaking(problem):
        where: tuple[Condition, ...] = getattr(rule, "where", ())
        if not where or isinstance(where, Mapping):  # conditions on villages, by form, are the rule's own to look at
            continue
        if of_pairs(where):
            if not condition_mask(Grid(problem, problem.pairs), where).any():
                yield _nobody(_named(rule, problem), where, problem)
            continue
        parts = _parts(where, columns, problem)
        missed = [note for part in parts for note in _absent(_named(rule, problem), part, columns[part.fact], problem)]
        yield from missed
        yield from _unknown(rule, parts, columns, problem)
        met = _met(where, columns)
        if not met and not missed:
            yield _nobody(_named(rule, problem), where, problem)
        yield from _loose(rule, met, problem)


def speaking(problem: ProblemLike) -> Iterator[Any]:
    """The rules and the aims, and the parts of those that have some."""
    yield from problem.constraints
    for aim in problem.tiers:
        yield aim
        yield from (part for part, _ in getattr(aim, "parts", ()))


def _of_structure(problem: ProblemLike, columns: dict[str, Cells]) -> Iterator[Message]:
    """Lines that count nobody whatever the plan, and means of what nobody has."""
    for block in problem.dimensions:
        zh = block.name_zh or problem.label(block.name, "zh")
        if block.mean_of is not None and all(person.fact(block.mean_of) is None for person in problem.candidates):
            yield finding("mean_of_nobody", f"structure {block.name!r}: nobody has {block.mean_of}",
                          f"结构“{zh}”：没有人有“{problem.label(block.mean_of, 'zh')}”")  # fmt: skip
        for line in block.categories:
            if not line.where or of_pairs(line.where):
                continue
            parts = _parts(line.where, columns, problem)
            if _met(line.where, columns):
                continue
            name = (
                f"structure {block.name!r}, {line.label!r}",
                f"结构“{zh}”中的“{line.label_zh or problem.label(line.label, 'zh')}”",
            )
            missed = [note for part in parts for note in _absent(name, part, columns[part.fact], problem)]
            yield from missed or [_nobody(name, line.where, problem)]


def _parts(where: tuple[Condition, ...], columns: dict[str, Cells], problem: ProblemLike) -> list[Condition]:
    """The single conditions, whose facts get their columns."""
    parts = [part for each in where for part in each.parts]
    for part in parts:
        if part.fact not in columns:
            columns[part.fact] = [person.fact(part.fact) for person in problem.candidates]
    return parts


def _met(where: tuple[Condition, ...], columns: dict[str, Cells]) -> int:
    return sum(map(all, zip(*(answers(each, columns) for each in where), strict=True)))


def _named(rule: Any, problem: ProblemLike) -> Name:
    return repr(rule.id), _zh(rule, problem)


def _absent(name: Name, part: Condition, cells: Cells, problem: ProblemLike) -> Iterator[Message]:
    """Values that nobody has, with near ones."""
    if not part.values:
        return
    held = held_values(cells)
    for value in absent(part, held):
        own = CANDIDATE_FIELDS.get(part.fact) == "name" or isinstance(value, bool)
        near = () if own else near_values(value, held)
        en, zh = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
        (told,) = in_chinese((part,), problem)
        yield finding("value_of_nobody", f"{name[0]}: nobody has {value!r} as {part.fact}{en}",
                      f"{name[1]}：没有人的“{told.fact}”是“{_value_zh(value, problem)}”{zh}")  # fmt: skip


def _value_zh(value: Any, problem: ProblemLike) -> str:
    return problem.label("yes" if value else "no", "zh") if isinstance(value, bool) else problem.label(str(value), "zh")


def _unknown(rule: Any, parts: list[Condition], columns: dict[str, Cells], problem: ProblemLike) -> Iterator[Message]:
    """How many could not be judged, for blank means unknown and never no."""
    for fact, part in {part.fact: part for part in parts}.items():
        cells = columns[fact]
        blank = cells.count(None) + cells.count("")
        if blank and CANDIDATE_FIELDS.get(fact) != COLUMN:  # where nothing stands there somebody is in none
            (told,) = in_chinese((part,), problem)
            yield finding("not_judged", f"{rule.id!r}: {blank} of {len(cells)} have nothing as {fact} and could not be judged",
                          f"{_zh(rule, problem)}：{len(cells)} 人中有 {blank} 人的“{told.fact}”空缺，无法判断")  # fmt: skip


def _nobody(name: Name, where: tuple[Condition, ...], problem: ProblemLike) -> Message:
    told = in_words(in_chinese(where, problem), "zh")
    return finding("group_of_nobody", f"{name[0]}: nobody meets {in_words(where)}", f"{name[1]}：没有人符合“{told}”")


def _loose(rule: Any, met: int, problem: ProblemLike) -> Iterator[Message]:
    """A quota that fewer people could ever reach than it allows."""
    most = getattr(rule, "most", None) if rule.kind == "quota" else None
    if not isinstance(most, int) or not 0 < met <= most or max(person.most for person in problem.candidates) > 1:
        return
    said, told = in_words(rule.where), in_words(in_chinese(rule.where, problem), "zh")
    yield finding("never_binds", f"{rule.id!r}: at most {most} are allowed, and only {met} meet {said}; it never binds",
                  f"{_zh(rule, problem)}：至多 {most} 人，而符合“{told}”的只有 {met} 人，不起作用")  # fmt: skip


def _zh(rule: Any, problem: ProblemLike) -> str:
    """What a rule or an aim is called in Chinese: by its sentence where its id is made of its own data."""
    kind, own = ("规则", default_id(rule)) if isinstance(rule, Constraint) else ("目标", rule.kind)
    if rule.id != own:
        return f"{kind}“{problem.label(rule.id, 'zh')}”"
    role = {"role": problem.label(rule.role, "zh")} if getattr(rule, "role", None) else {}
    return f"{kind}“{rule.model_copy(update={'where': in_chinese(rule.where, problem), **role}).words('zh')}”"


def in_chinese(where: tuple[Condition, ...], problem: ProblemLike) -> tuple[Condition, ...]:
    """Conditions with labels for names and texts, to take words from and nothing else."""

    def told(value: Any) -> Any:
        return problem.label(value, "zh") if isinstance(value, str) else value

    def one(test: Condition) -> Condition:
        fact = CHINESE.get(test.fact, test.fact) if told(test.fact) == test.fact else told(test.fact)
        return test.model_copy(update={
            "fact": fact, "equals": told(test.equals), "one_of": tuple(map(told, test.one_of)),
            "any_of": tuple(map(one, test.any_of)),
        })  # fmt: skip

    return tuple(map(one, where))
