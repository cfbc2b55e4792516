"""Who may see what: the one list that says so, field group by field group. What is not listed here is in no paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..errors import HoumaError

LEVELS = ("public", "person", "village", "unit", "committee", "department", "auditor")  # by their numbers, 0 to 6
PUBLIC, PERSON, VILLAGE, UNIT, COMMITTEE, DEPARTMENT, AUDITOR = range(len(LEVELS))
NOBODY = ""
SEEN: dict[str, tuple[str, ...]] = {
    # group        public      person       village       unit         committee        department   auditor
    "office":     ("all",      "all",       "all",        "all",       "all",           "all",       "all"),
    "person":     ("proposed", "own",       "own team",   "own people", "compared",     "all",       "ids"),
    "priority":   (NOBODY,     "own",       "own team",   NOBODY,      "compared",      "all",       "ids"),
    "private":    (NOBODY,     NOBODY,      NOBODY,       NOBODY,      NOBODY,          NOBODY,      NOBODY),
    "points":     (NOBODY,     "own",       NOBODY,       "own",       "compared",      "all",       "ids"),
    "checks":     (NOBODY,     "own",       NOBODY,       "own stage", "counts",        "all",       "codes"),
    "village":    (NOBODY,     "own",       "own",        NOBODY,      "all",           "all",       "all"),
    "needs":      (NOBODY,     "own",       "own",        NOBODY,      "all",           "all",       "all"),
    "prices":     (NOBODY,     "own words", NOBODY,       NOBODY,      "ids",           "all",       "ids"),
    "wishes":     (NOBODY,     "own",       "own marks",  NOBODY,      "that decided",  "all",       "ids"),
    "support":    (NOBODY,     "own",       "own",        "own head",  "all",           "all",       "ids"),
    "counts":     ("proposed", "proposed",  "proposed",   "own",       "all",           "all",       "all"),
    "mark":       ("hash",     "hash",      "hash",       "hash",      "all",           "all",       "all"),
    "proof":      (NOBODY,     NOBODY,      NOBODY,       NOBODY,      "all",           "all",       "all"),
    "overrides":  (NOBODY,     NOBODY,      NOBODY,       NOBODY,      "all",           "all",       "ids"),
    "meeting":    (NOBODY,     NOBODY,      NOBODY,       NOBODY,      "all",           "all",       "all"),
}  # fmt: skip


class Keyed(NamedTuple):
    """A place of a paper for one value: its key, and the group of fields that the value belongs to."""

    key: str
    group: str


def may(group: str, level: int) -> bool:
    """Whether anything of a group may stand in a paper of a level; a group that is not listed may stand nowhere."""
    return group in SEEN and SEEN[group][level] != NOBODY


def hold(name: str, level: int, places: Iterable[Keyed]) -> None:
    """Stop a paper that has a place for something its reader may not see: our mistake, or that of a kind of your own.

    Raises
    ------
    HoumaError
        That names all such places.
    """
    beyond = [f"{place.key} ({place.group})" for place in places if not may(place.group, level)]
    if beyond:
        raise HoumaError(f"the paper {name} is for level {level} ({LEVELS[level]}), which may not see: {', '.join(beyond)}")
