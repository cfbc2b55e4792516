"""What makes forms of help meaningless: forms alike or without people, limits that cannot be kept, posts that do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..errors import Message
from .condition_near import condition_reasons
from .problem_like import ProblemLike
from .shared_messages import NO_ROLE, UNKNOWN_VILLAGE, least_exceeds
from .village_forms import KIND, slots_of

Found = tuple[str, Any, Message | str]  # field, value, reason

NO_FORMS = Message("forms_missing", "name at least one form with its people", "请至少写明一种选派形式及其人数")
NOBODY = Message("form_of_nobody", "a form has at least one person; a village without anybody is not chosen",
                 "每种形式至少一人；无人即不选定")  # fmt: skip
ALIKE = Message("forms_alike", "two forms have the same people and cannot be told apart", "两种形式的人数相同，无法区分")
NO_FORM = Message("form_unknown", "no form has this name", "没有这种选派形式")
FEWER_SLOTS = Message("form_exceeds_slots", "the post has fewer slots than a form has people in it", "岗位名额少于选派形式的人数")
LEAST = Message("post_least_under_forms", "a post of a village that may stay closed takes least = 0",
                "村可能不选定，岗位的“至少”应为 0")  # fmt: skip
TWO_POSTS = Message("role_twice_in_village", "two posts of one role in a village; forms count people by role",
                    "同一村有两个同类岗位；选派形式按岗位类别计人数")  # fmt: skip
ONE_RULE = Message("forms_twice", "only one rule says which forms there are", "选派形式只能有一条规则")
NOT_ALLOWED = Message("form_not_allowed", "the village cannot get this form: a role is missing there or a condition is not met",
                      "这个村不能采用该形式：缺少岗位，或不符合条件")  # fmt: skip
PER_PLACE = Message("least_in_closed_village", "a least in each village or post would open every village; state it for roles or "
                    "for all posts", "按每村或每个岗位的“至少”会要求所有村都选定；请改为按岗位类别或全体")  # fmt: skip
SHARE_OPEN = Message("share_of_open_slots", "how many slots there are depends on the forms chosen; state a count, or fix the "
                     "number of villages of every form", "名额随所选形式而变；请改用人数，或把每种形式的村数定死")  # fmt: skip


def form_reasons(rule: Any, problem: ProblemLike) -> Iterator[Found]:
    """Everything that is wrong with a rule on forms, by field."""
    if not rule.forms:
        yield "forms", None, NO_FORMS
    shapes = Counter(frozenset(shape.items()) for shape in rule.forms.values())
    roles = {post.role for post in problem.posts}
    for form, shape in rule.forms.items():
        if not shape:
            yield "forms", form, NOBODY
        elif shapes[frozenset(shape.items())] > 1:
            yield "forms", form, ALIKE
        yield from (("forms", role, NO_ROLE) for role in shape if role not in roles)
    for field in ("least", "most", "where"):
        yield from ((field, form, NO_FORM) for form in getattr(rule, field) if form not in rule.forms)
    for form, most in rule.most.items():
        if rule.least.get(form, 0) > most:
            yield "least", form, least_exceeds(most)
    for where in rule.where.values():
        yield from (("where", fact, reason) for fact, reason in condition_reasons(where, problem.villages))
    if sum(other.kind == KIND for other in problem.constraints) > 1:
        yield "forms", rule.id, ONE_RULE
    yield from _settled_reasons(rule, problem)
    yield from _post_reasons(rule, problem)
    yield from _number_reasons(rule, problem)
    yield from _other_rules(rule, problem)


def _settled_reasons(rule: Any, problem: ProblemLike) -> Iterator[Found]:
    options = rule.options(problem)
    for village, form in rule.settled.items():
        if not problem.has_village(village):
            yield "settled", village, UNKNOWN_VILLAGE
        elif form and form not in rule.forms:
            yield "settled", form, NO_FORM
        elif form and form not in options.get(village, ()):
            yield "settled", f"{village}: {form}", NOT_ALLOWED


def _post_reasons(rule: Any, problem: ProblemLike) -> Iterator[Found]:
    options = rule.options(problem)
    roles = Counter((post.village, post.role) for post in problem.posts)
    must_fill = rule.penalty is None and any(each.kind == "posts_filled" and each.penalty is None for each in problem.constraints)
    for post in problem.posts:
        if roles[post.village, post.role] > 1:
            yield "forms", post.id, TWO_POSTS
        if post.floor and must_fill:
            yield "forms", post.id, LEAST
        if any(rule.forms[form].get(post.role, 0) > post.slots for form in options[post.village]):
            yield "forms", post.id, FEWER_SLOTS


def _number_reasons(rule: Any, problem: ProblemLike) -> Iterator[Found]:
    """Limits that no choice keeps: more villages than can get a form, more people than there are."""
    options = rule.options(problem)
    for form, least in rule.least.items():
        able = sum(form in each for each in options.values())
        if form in rule.forms and least > able:
            en, zh = f"only {able} villages can get it", f"只有 {able} 个村可以采用"
            yield "least", f"{form}: {least}", Message("form_villages_too_few", en, zh)
    asked: Counter[str] = Counter()
    for form, shape in rule.forms.items():
        asked.update({role: number * rule.least.get(form, 0) for role, number in shape.items()})
    wanted, there = sum(asked.values()), sum(min(person.most, len(problem.posts)) for person in problem.candidates)
    if wanted > there:
        en = f"the forms ask for {wanted} people at least, there are {there}"
        yield "least", wanted, Message("form_people_too_few", en, f"各形式至少需要 {wanted} 人，只有 {there} 人")


def _other_rules(rule: Any, problem: ProblemLike) -> Iterator[Found]:
    """Hard rules beside it whose wording has no meaning where villages may stay closed."""
    for other in problem.constraints:
        each, least = getattr(other, "each", None), getattr(other, "least", None)
        shares = (getattr(other, "least_share", None), getattr(other, "most_share", None))
        if other.penalty is None and other.kind in ("quota", "total") and each in ("village", "post", "township") and least:
            yield "forms", other.id, PER_PLACE
        groups: Callable[[Any], Mapping[str, list[str]]] | None = getattr(other, "groups", None)
        if groups and shares != (None, None) and any(slots_of(problem, posts) is None for posts in groups(problem).values()):
            yield "forms", other.id, SHARE_OPEN
