"""Decisions of people in place of the plan's: the best plan that honours them, what it costs, and which rules it suspends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..constraints import Pinned
from ..data.exact import difference
from ..data.override import Kind, Override, in_force, suspended_in
from ..data.shared_messages import UNKNOWN_CANDIDATE
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.audit import units_given
from ..plan.news import Listener, telling
from ..plan.overridden import override_faults, rule_of, with_overrides
from ..plan.plan import Plan
from ..plan.result import Result
from ..plan.status import Status
from ..plan.verbs import verb
from ..plan.wording import Wording
from ..problem.meant import meant
from ..problem.problem import Problem
from ..solve import solve
from .answer import plan_faults, refuse
from .methods.conflicts import Conflicts
from .methods.moves import moves
from .methods.reoptimiser import Reoptimiser
from .methods.suspensions import Suspensions

if TYPE_CHECKING:
    from ..engine.solvers.deadline import Deadline

LEAST = 1e-3  # seconds for the solve itself, however long the rules took
NO_RULE = Message("override_rule", "no hard rule of the problem has this id, or it is suspended already",
                  "没有这个编号的硬性规则，或该规则已经暂停")  # fmt: skip
NO_REASON = Message("override_reason", "each rule to suspend needs a reason of its own", "暂停每一条规则都应写明理由")
LATE = Message("override_late", "time ran out before it was known which rules must be suspended; allow a longer time_limit",
               "时间用完，未能确定须暂停哪些规则；请延长时限")  # fmt: skip
NOT_NEEDED = Message("override_needless", "the override can be honoured without suspending this rule", "不暂停这条规则也能照办")
NO_NUMBER = Message("override_number", "no override in force has this number", "没有这个号数的、仍在生效的人工决定")


@verb("override")
@telling
def override(plan: Plan, candidate: str, post: str | None, *, by: str, body: str, reason: str, on: Any, kept_out: bool = False,
             suspend: Mapping[str, str] | None = None, time_limit: float | None = None,
             progress: Listener = False) -> Plan:  # fmt: skip
    """See ``Plan.override``."""
    refuse([*limit_faults("override", time_limit), *plan_faults("override", plan)])
    if not isinstance(candidate, str):
        refuse([argument_fault("override", "candidate", candidate, UNKNOWN_CANDIDATE)])
    unsure: list[Fault] = []  # what is not known is told with the other faults of the row
    candidate = meant(plan.problem, "candidates", candidate, unsure)
    post = meant(plan.problem, "posts", post, unsure) if isinstance(post, str) else post
    refuse(fault for fault in unsure if fault.code == "several_meant")
    kind: Kind = "leave_out" if post is None else "keep_out" if kept_out else "place"
    row = Override(number=len(plan.overrides) + 1, kind=kind, candidate=candidate, post=post, by=by, body=body,
                   reason=reason, on=on, suspended=_reasons(suspend))  # fmt: skip
    declared = (plan.declared or plan).problem
    refuse(override_faults(declared, plan.overrides, row))
    return _decided(plan, row, time_limit, progress)


@verb("revoke")
@telling
def revoke(plan: Plan, number: int, *, by: str, body: str, reason: str, on: Any, suspend: Mapping[str, str] | None = None,
           time_limit: float | None = None, progress: Listener = False) -> Plan:  # fmt: skip
    """See ``Plan.revoke``."""
    refuse([*limit_faults("revoke", time_limit), *plan_faults("revoke", plan)])
    old = next((row for row in in_force(plan.overrides) if row.number == number), None)
    if old is None:
        raise InputError([argument_fault("revoke", "number", number, NO_NUMBER)])
    row = Override(number=len(plan.overrides) + 1, kind="revoke", candidate=old.candidate, post=old.post, revokes=old.number,
                   by=by, body=body, reason=reason, on=on, suspended=_reasons(suspend))  # fmt: skip
    return _decided(plan, row, time_limit, progress)


def _reasons(suspend: Any) -> Any:
    given = {} if suspend is None else suspend
    if not isinstance(given, Mapping) or not all(isinstance(each, str) and each.strip() for each in given.values()):
        raise InputError([argument_fault("override", "suspend", None, NO_REASON)])
    return dict(given)


def _decided(plan: Plan, row: Override, time_limit: float | None, progress: Listener) -> Plan:
    """The best plan with one more row, the row complete with what it costs."""
    first: Result = plan.declared or plan
    deadline = Reoptimiser.deadline(time_limit)
    rows = (*plan.overrides, row)
    refuse(_suspension_faults(first.problem, rows, deadline))
    problem = with_overrides(first.problem, rows)
    found = solve(problem, max(deadline.left, LEAST) if time_limit else None, seed=plan.seed, progress=progress)
    suspended = set(suspended_in(rows))
    given = {rule: units for rule, units in units_given(problem, found.placements).items() if rule in suspended}
    told = row.changed(units=given, cost=_loss(plan, found, first), total=_loss(first, found, first),
                       moved=moves(plan.placements, found.placements),
                       exact={found.status, plan.status, first.status} == {Status.OPTIMAL})  # fmt: skip
    return replace(found, overrides=(*plan.overrides, told), declared=first)


def _loss(before: Result, after: Result, first: Result) -> dict[str, int | float]:
    """What a plan is worse by than another one, in the aims of the first plan."""
    lost = {}
    for tier in first.tiers:
        old, new = before.value.get(tier.aim), after.value.get(tier.aim)
        if tier.named and old is not None and new is not None:
            lost[tier.aim] = difference(old, new) if tier.sign > 0 else difference(new, old)
    return lost


def _suspension_faults(problem: Problem, rows: tuple[Override, ...], deadline: Deadline) -> list[Fault]:
    """Rules that the new row must suspend and does not, or suspends without need."""
    before, given = set(suspended_in(rows[:-1])), tuple(rows[-1].suspended)
    hard = {rule.id for rule in problem.constraints if rule.penalty is None} - before
    if wrong := [rule for rule in given if rule not in hard]:
        return [argument_fault("override", "suspend", rule, NO_RULE) for rule in wrong]
    barring = [row for row in in_force(rows) if row.kind != "place"]
    unpinned = [rule.id for rule in problem.constraints if isinstance(rule, Pinned) and rule.id in hard
                and any(row.candidate == rule.candidate and row.post in (None, rule.post) for row in barring)]  # fmt: skip
    free = problem.dropping(*before, *unpinned).adding(*map(rule_of, barring))  # what is pinned there must give in any case
    forced = frozenset((row.candidate, row.post) for row in in_force(rows) if row.kind == "place" and row.post is not None)
    search = Suspensions(Conflicts(free, deadline), forced, frozenset(row.rule for row in barring), frozenset(given))
    if (enough := search.enough(frozenset())) is None:
        return [argument_fault("override", "suspend", None, LATE)]
    lacking = [rule for rule in unpinned if rule not in given]
    if enough and not lacking:
        return [argument_fault("override", "suspend", rule, NOT_NEEDED)
                for rule in search.superfluous([rule for rule in given if rule not in unpinned])]  # fmt: skip
    sets = ((),) if enough else search.smallest()
    if sets is None:
        return [argument_fault("override", "suspend", None, LATE)]
    return [_needed(problem, [(*lacking, *each) for each in sets], bool(given))]


def _needed(problem: Problem, sets: list[tuple[str, ...]], also: bool) -> Fault:
    """What must be suspended: the smallest sets of rules, any one of them."""
    english, chinese = Wording(problem, "en"), Wording(problem, "zh")
    en = "; or ".join(", ".join(map(english.cited, rules)) for rules in sets)
    zh = "；或：".join("、".join(map(chinese.cited, rules)) for rules in sets)
    more, more_zh = (" beside those named", "除已写明的之外，") if also else ("", "")
    shown = Message("override_rules", "; ".join(sets[0]), "；".join(map(chinese.rule, sets[0])))
    said = f"no plan that keeps every rule honours it; suspend{more}, each with a reason of its own: {en}"
    reason = Message("override_needs", said,
                     f"满足全部规则的方案都不能照办；{more_zh}须暂停并逐条写明理由：{zh}")  # fmt: skip
    return argument_fault("override", "suspend", shown, reason)
