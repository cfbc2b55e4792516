"""The problem as it is on a day of the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from ...constraints import Barred, Constraint, Pinned
from ...data.placement import Placement
from ...errors import Message
from ...problem.problem import Problem
from .days import days_between
from .remaining import remaining
from .standing import Standing


def problem_of(standing: Standing, base: Problem, min_stay_days: int, recalled: str, left: str,
               notes: Sequence[str]) -> Problem:  # fmt: skip
    """The base with the needs of the day, without villages that were released; who is new is pinned, who left is barred."""
    gone = {who for who in standing.left if left == "bar"} | ({*standing.recalled} if recalled == "bar" else set())
    gone -= {each.candidate for each in standing.in_force}
    released = set(standing.released)
    posts = tuple(post for post in base.posts if post.village not in released)
    needs: dict[str, dict[str, int]] = {}
    for entry in standing.needs:
        needs.setdefault(entry.village, {})[entry.need] = entry.severity
    villages = tuple(village.changed(needs=needs.get(village.id, {})) for village in base.villages if village.id not in released)
    there, open_to = set(standing.placements), {post.id for post in posts}
    lasting = [rule for rule in base.constraints if not _over(rule, there, gone)]
    fields, dropped = remaining(base, villages, posts, lasting)
    known = {(rule.candidate, rule.post) for rule in lasting if isinstance(rule, Pinned)}
    pins = [Pinned(id=f"stay: {each.candidate}, {each.post}", candidate=each.candidate, post=each.post)
            for each in standing.in_force if each.post in open_to and (each.candidate, each.post) not in known
            and days_between(each.in_post, standing.day) < min_stay_days]  # fmt: skip
    bars = [Barred(id=f"left: {who}", candidate=who) for who in sorted(gone)]
    dropped = [rule.id for rule in base.constraints if rule not in lasting] + dropped
    fields |= {"constraints": (*fields["constraints"], *pins, *bars)}
    return base.changed(
        **fields, notes=(*base.notes, *notes, _note(standing, len(pins), sorted(gone), sorted(released), dropped))
    )


def _over(rule: Constraint, there: set[Placement], gone: set[str]) -> bool:
    """Whether a rule settles a placement that is over: of somebody who left, or who is in another post now."""
    if not isinstance(rule, Pinned):
        return False
    elsewhere = rule.candidate in {place.candidate for place in there} and Placement(rule.candidate, rule.post) not in there
    return rule.candidate in gone or elsewhere


def _note(standing: Standing, pins: int, gone: list[str], released: list[str], dropped: list[str]) -> Message:
    en = f"as of {standing.day}: {pins} people stay where they are; barred because they left: {', '.join(gone) or 'nobody'}"
    zh = f"截至 {standing.day}：{pins} 人未满最短任职时间，留任原岗位；因离任不再安排：{'、'.join(gone) or '无'}"
    if released:
        en, zh = f"{en}; released: {', '.join(released)}", f"{zh}；已退出的村：{'、'.join(released)}"
    if dropped:
        en, zh = f"{en}; rules that spoke of them only: {', '.join(dropped)}", f"{zh}；随之撤去的规则：{'、'.join(dropped)}"
    return Message("ledger.problem", f"{en}.", f"{zh}。")
