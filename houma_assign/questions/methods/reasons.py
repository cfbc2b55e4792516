"""The grounds of an answer in plain Python: rules that bar a pair, with the values they look at; what an exchange breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...constraints import AvoidHome, AvoidKin, Constraint, Eligible, MinimumGrade
from ...data.code_words import column_words
from ...data.condition_subject import Placed
from ...data.language import language
from ...data.placement import Breach, Placement
from ...plan.wording import Wording
from ...problem.eligibility import UNSCORED
from ...problem.problem import Problem


def bar_grounds(problem: Problem, candidate: str, post: str, lang: str = "en") -> list[str]:
    """Why a pair is barred: each rule as a sentence, with the values that make it bar."""
    rules, wording, said_in = {rule.id: rule for rule in problem.constraints}, Wording(problem, lang), language(lang)
    said = []
    for name in problem.eligibility.barred_by(candidate, post):
        if name == UNSCORED:
            said.append(said_in.say("the pair has no score", "没有得分，未列入可选搭配"))
        else:
            values = _values(wording, rules[name], candidate, post)
            about = said_in.aside(values)
            said.append(said_in.say(f"{wording.rule(name)}{about} [{name}]", wording.cited(name) + about))
    return said


def rule_words(rules: Sequence[str], wording: Wording) -> str:
    """Rules in one line, by ids; in Chinese as sentences."""
    return wording.language.say(", ".join(rules), wording.language.parts(map(wording.cited, rules)))


def _values(wording: Wording, rule: Constraint, candidate: str, post: str) -> str:
    problem, said_in = wording.problem, language(wording.lang)
    person, village = problem.candidate(candidate), problem.post(post).village
    if isinstance(rule, Eligible):
        asked = Placed(problem, Placement(candidate, post))
        failing = dict.fromkeys(part.fact for each in rule.where if not each.holds(asked) for part in each.parts)
        facts = ((_column(wording, fact), _value(wording, asked.fact(fact))) for fact in failing)
        return said_in.names(said_in.about(fact, value) for fact, value in facts)
    if isinstance(rule, MinimumGrade):
        return problem.pairs.grade_of(candidate, post) or "–"
    if isinstance(rule, AvoidHome):
        return said_in.about(said_in.say("home", "家乡"), wording.village(person.home))
    if isinstance(rule, AvoidKin):
        there = wording.village(village)
        return said_in.say(f"kin in {there}", f"{there}有亲属")
    return ""


def _column(wording: Wording, fact: str) -> str:
    said = wording.label(fact)
    return column_words(fact, wording.lang) if said == fact else said


def _value(wording: Wording, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return language(wording.lang).names(_value(wording, each) for each in value)
    said = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return wording.problem.label(said, wording.lang)


@dataclass(frozen=True)
class Exchange:
    """The simplest way to bring a person into a post, everybody else staying.

    Attributes
    ----------
    replaced
        Who gives way, None where a slot is empty; who gives way takes the person's own post, if there is one.
    placements
        The plan after it.
    breaks
        Which hard rules it breaks, and by how much; empty if it is a plan. Pairs that are barred count under the rules that bar
        them.
    """

    replaced: str | None
    placements: tuple[Placement, ...]
    breaks: tuple[Breach, ...]


def exchanges(problem: Problem, placements: Sequence[Placement], candidate: str, post: str) -> list[Exchange]:
    """Every such exchange, those that break least first."""
    ways: list[str | None] = [place.candidate for place in placements if place.post == post]
    if len(ways) < problem.post(post).slots:
        ways.append(None)
    found = [exchange(problem, placements, candidate, post, replaced) for replaced in ways]
    return sorted(found, key=lambda each: (len(each.breaks), each.replaced or ""))


def exchange(problem: Problem, placements: Sequence[Placement], candidate: str, post: str, replaced: str | None) -> Exchange:
    """The exchange with one who gives way, or with nobody."""
    own = [place for place in placements if place.candidate == candidate]
    # A person who may hold more posts keeps those there are.
    left = own[:1] if len(own) >= problem.candidate(candidate).most else []
    gone = {*left, *(place for place in placements if place.post == post and place.candidate == replaced)}
    after = [place for place in placements if place not in gone] + [Placement(candidate, post)]
    if replaced is not None:
        after += [place for each in left if (place := Placement(replaced, each.post)) not in after]
    return Exchange(replaced, tuple(after), tuple(broken(problem, after)))


def broken(problem: Problem, placements: Sequence[Placement]) -> list[Breach]:
    """The hard rules that placements break, pairs without a score included."""
    unscored = [Breach(UNSCORED, f"{who} → {post}", 1) for who, post in placements if (who, post) not in problem.pairs.at]
    if unscored:
        return unscored  # rules on points and grades cannot be asked about them
    return [each for rule in problem.constraints if rule.penalty is None for each in rule.breaches(problem, placements)]


def breach_words(problem: Problem, breaches: Sequence[Breach], lang: str = "en") -> str:
    """Breaches in one line: the rule, where, by how many units."""
    wording, said_in = Wording(problem, lang), language(lang)
    where = ((wording.rule(each.rule), said_in.about(wording.where(each), f"{each.amount}")) for each in breaches)
    return said_in.parts(f"{rule}{said_in.aside(place)}" for rule, place in where)


def group_words(wording: Wording, candidate: str) -> list[str]:
    """That somebody is in priority groups, as a sentence; nothing for those who are in none."""
    groups, said = wording.problem.candidate(candidate).priority_groups, wording.language
    who, named = wording.person(candidate), said.names(map(wording.label, groups))
    return [said.say(f"{who} is in the priority group {named}.", f"{who} 属优先群体：{named}。")] if groups else []
