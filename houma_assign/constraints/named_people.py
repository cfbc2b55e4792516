"""People, or posts, that a rule names: what ``Together`` and ``Apart`` share."""

from __future__ import annotations

from .base import UNKNOWN_CANDIDATE, UNKNOWN_POST, Constraint, Fault, Message, ProblemLike

TWO = Message("two_people", "name at least two different people", "请至少写两个不同的人")
TWO_POSTS = Message("two_posts", "name at least two different posts", "请至少写两个不同的岗位")
BOTH = Message("people_and_posts", "name people or posts, not both", "请写人选或岗位，不要都写")


def named_faults(rule: Constraint, people: tuple[str, ...], posts: tuple[str, ...], problem: ProblemLike) -> list[Fault]:
    """Unknown people or posts, fewer than two, or both people and posts."""
    faults = [rule.fault("candidates", who, UNKNOWN_CANDIDATE) for who in people if not problem.has_candidate(who)]
    faults += [rule.fault("posts", post, UNKNOWN_POST) for post in posts if not problem.has_post(post)]
    if people and posts:
        faults.append(rule.fault("posts", "+".join(posts), BOTH))
    elif posts and len(set(posts)) < 2:
        faults.append(rule.fault("posts", "+".join(posts), TWO_POSTS))
    elif not posts and len(set(people)) < 2:
        faults.append(rule.fault("candidates", "+".join(people), TWO))
    return faults
