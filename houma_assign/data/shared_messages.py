"""Faults that several files find, in both languages; what only one file says stands there."""

from __future__ import annotations

from ..errors import Message

UNKNOWN_CANDIDATE = Message("unknown_candidate", "unknown candidate", "没有这个人选")
UNKNOWN_POST = Message("unknown_post", "unknown post", "没有这个岗位")
NO_PLACE = Message("unknown_post_or_village", "unknown post or village", "没有这个岗位或村")
UNKNOWN_VILLAGE = Message("unknown_village", "unknown village", "没有这个村")
NO_ROLE = Message("no_such_role", "no post has this role", "没有这一类岗位")
NO_GRADES = Message("no_grades", "no pair has a grade; give grades with the pairs", "所有配对都没有匹配等次；请随配对给出等次")
PROBLEM_EXPECTED = Message("problem_expected", "a Problem is expected", "应为选派问题")
TEXT_EXPECTED = Message("text_expected", "text", "应为文字")


def at_least(number: int) -> Message:
    """A whole number is expected that is no less than this."""
    return Message("whole_number", f"a whole number, at least {number}", f"应为不小于 {number} 的整数")


def least_exceeds(most: int | float) -> Message:
    """The lower of two limits lies above the upper."""
    return Message("least_exceeds_most", f"least exceeds most ({most})", f"“至少”大于“至多”（{most}）")
