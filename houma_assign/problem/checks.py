"""Everything that can be wrong with a problem before it is solved, found at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from ..constraints import Pinned
from ..constraints.base import rule_place
from ..data.language import ZH
from ..data.problem_like import ProblemLike
from ..data.references import Known, repeated_ids, table_faults
from ..data.shared_messages import UNKNOWN_CANDIDATE, UNKNOWN_POST
from ..errors import Fault, Message
from .eligibility import UNSCORED
from .idle import spelling_faults

KEPT_ID = Message("id_kept", "this id is kept for the aim of that kind; give another", "这个编号留给同名种类的目标；请另取一个")
UNKNOWN = {"candidate": UNKNOWN_CANDIDATE, "post": UNKNOWN_POST}
RESERVED = ("lots", "village_lots", "concessions")  # aims that a solve adds by itself


def faults_in(problem: ProblemLike, deep: bool) -> list[Fault]:
    """The faults of a problem: first ids and references, then (``deep``) what rules and aims say of the data."""
    if not deep:
        faults = table_faults(problem.candidates, problem.villages, problem.posts, Known())
        return faults + repeated_ids("rules", problem.constraints) + repeated_ids("aims", problem.aims or ()) + _pair_ids(problem)
    faults = [fault for rule in problem.constraints for fault in rule.faults(problem)]
    faults += [fault for aim in problem.tiers for fault in aim.faults(problem)]
    faults += [aim.fault("id", aim.id, KEPT_ID)
               for aim in problem.tiers if aim.id in RESERVED and aim.kind != aim.id]  # fmt: skip
    return faults or spelling_faults(problem) + _supply(problem) + _pins(problem)


def _pair_ids(problem: ProblemLike) -> list[Fault]:
    faults = []
    for column, ids, records in (
        ("candidate", problem.pairs.candidates, problem.candidates), ("post", problem.pairs.posts, problem.posts),
    ):  # fmt: skip
        listed = [*map(attrgetter("id"), records)]
        if listed != [*ids]:
            known = {*listed}
            faults += [Fault("pairs", "", column, id, UNKNOWN[column]) for id in ids if id not in known]
    return faults


def _supply(problem: ProblemLike) -> list[Fault]:
    """More places to fill than people can fill, counted without any other rule."""
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    if not {"posts_filled", "posts_each"} <= hard:
        return []
    needed = sum(post.floor for post in problem.posts)
    held = Counter(map(attrgetter("most"), problem.candidates))
    there = sum(min(most, len(problem.posts)) * number for most, number in held.items())
    if needed > there:
        return [Fault("posts", "", "slots", needed, _short(needed, len(problem.candidates), there))]
    return []


def _pins(problem: ProblemLike) -> list[Fault]:
    """Pins that another rule bars, and pins that contradict each other."""
    pins = [rule for rule in problem.constraints if isinstance(rule, Pinned) and rule.penalty is None]
    if not pins:
        return []
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    faults = []
    for pin in pins:
        barred = problem.eligibility.barred_by(pin.candidate, pin.post)
        if barred:
            faults.append(pin.fault("post", pin.post, _barred(problem, pin, barred)))
    pinned = {(pin.candidate, pin.post) for pin in pins}
    for who, number in Counter(candidate for candidate, _ in pinned).items():
        if "posts_each" in hard and number > problem.candidate(who).most:
            faults.append(Fault("rules", who, "candidate", who, _pinned_often(number, problem.candidate(who).most)))
    for post, number in Counter(post for _, post in pinned).items():
        if "slots" in hard and number > problem.post(post).slots:
            faults.append(Fault("rules", post, "post", post, _pinned_full(number, problem.post(post).slots)))
    return faults


def _short(needed: int, people: int, there: int) -> Message:
    en = f"{needed} places must be filled but {people} candidates can take {there} at most; lower `least` to allow vacancies"
    zh = f"须配齐 {needed} 个名额，而 {people} 名人选至多担任 {there} 个；可调低岗位的“至少”以允许空缺"
    return Message("too_few_people", en, zh)


def _barred(problem: ProblemLike, pin: Pinned, barred: Sequence[str]) -> Message:
    places = {rule.id: rule_place(rule).zh for rule in problem.constraints} | {UNSCORED: "没有得分"}
    en, zh = f"{pin.candidate} is barred from it by: {', '.join(barred)}", ZH.parts(places.get(each, each) for each in barred)
    return Message("pinned_barred", en, f"{pin.candidate} 不能担任此岗位：{zh}")


def _pinned_often(number: int, most: int) -> Message:
    return Message("pinned_too_often", f"pinned to {number} posts, may hold {most}", f"已定 {number} 个岗位，至多可任 {most} 个")


def _pinned_full(number: int, slots: int) -> Message:
    return Message("pinned_over_slots", f"{number} people pinned to {slots} slots", f"已定 {number} 人，名额只有 {slots} 个")
