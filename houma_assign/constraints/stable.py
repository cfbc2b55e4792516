"""No person and post that would rather have each other: what people wish for against what the other side says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple, Self

import numpy as np
from pydantic import BeforeValidator

from .base import (
    NO_PLACE,
    UNKNOWN_CANDIDATE,
    Breach,
    Constraint,
    Facts,
    FactsField,
    Fault,
    Grid,
    Ids,
    Message,
    Number,
    Placement,
    Placements,
    ProblemLike,
    Rows,
    binding_forms,
    forms_rule,
    fraction,
    language,
    rule_place,
    shown,
    times,
    too_fine,
)

LARGEST_UNIT = 10**6
MARK_FINE = Message("mark_too_fine", "more than six decimals cannot be held exactly", "小数超过六位，无法精确保存")
NO_WISHES = Message("stable_without_wishes", "nobody wishes for anything", "没有任何人的意愿")
SLOTS_APART = Message("stable_slots", "the numbers of slots of the posts wished for have too large a common multiple",
                      "所填意愿涉及的岗位名额数的公倍数过大")  # fmt: skip
OPEN_VILLAGES = Message(
    "stable_open_villages", "a soft rule on forms leaves open which seats there are; make it hard, settle the villages first, "
    "or let free slots block nothing (`free_slots=False`)",
    "选派形式的规则为软性，无法确定有哪些席位；请改为硬性，或先定村，或不计空缺",
)  # fmt: skip
if TYPE_CHECKING:
    Say = str | Mapping[str, Mapping[str, int | float]]
else:
    Say = Annotated[str | Facts[Facts[Number]], BeforeValidator(lambda v: dict(v) if isinstance(v, Mapping) else v)]


class Wish(NamedTuple):
    """A wish that can block a plan: how high it stands (0 is first), and the mark that the post gives."""

    candidate: str
    post: str
    rank: int
    mark: Fraction


class Stable(Constraint):
    r"""No blocking pair: nobody would rather have a post that has a free slot, or a holder whom it marks strictly lower.

    For each wish of person i for post p with k slots (Rothblum 1992; Baïou and Balinski 2000):

    .. math:: k \sum_{q \ge_i p} x_{iq} + \sum_{j \ne i : m_{jp} \ge m_{ip}} x_{jp} \ge k

    One unit of breach is one blocking pair. What a person did not wish for, and nothing at all, count as worse than the last
    wish. A pair that is not scored, that other hard rules bar, or that has no mark blocks nothing; somebody without a mark is
    lower than anybody with one. With points as marks stable means: nobody with more points was refused a post that somebody
    with fewer holds. Beside a hard ``VillageForms`` the seats of a post are those of the form that its village gets: all of
    them are taken, and a closed village has none, so that a pair blocks by a holder with a lower mark alone.

    Parameters
    ----------
    wishes
        Candidate id -> post or village ids, most wished first; a village stands for all its posts, alike.
    say
        A column of numbers of pairs, or post or village id -> candidate id -> mark. Larger is better, ties may be.
    even_barred, free_slots
        Whether pairs that other rules bar block, too; whether a free slot blocks, or only a holder whom the post marks lower.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "stable"
    unsaid: ClassVar[tuple[str, ...]] = ("wishes", "say")
    wishes: FactsField[Ids]
    say: Say = "score"
    even_barred: bool = False
    free_slots: bool = True

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """The column of marks, if there is one."""
        return (self.say,) if isinstance(self.say, str) else ()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, posts, villages or columns, marks that are too fine."""
        faults = [self.fault("wishes", who, UNKNOWN_CANDIDATE) for who in self.wishes if not problem.has_candidate(who)]
        places = dict.fromkeys(place for wanted in self.wishes.values() for place in wanted)
        named = places if isinstance(self.say, str) else {**places, **dict.fromkeys(self.say)}
        unknown = [place for place in named if not problem.has_post(place) and not problem.has_village(place)]
        faults += [self.fault("wishes" if place in places else "say", place, NO_PLACE) for place in unknown]
        faults += [] if any(self.wishes.values()) else [self.fault("wishes", None, NO_WISHES)]
        faults += self._say_faults(problem)
        if self.free_slots and forms_rule(problem) is not None and binding_forms(problem) is None:
            faults.append(self.fault("wishes", None, OPEN_VILLAGES))
        return faults if faults or self._unit(problem) <= LARGEST_UNIT else [self.fault("wishes", None, SLOTS_APART)]

    def _say_faults(self, problem: ProblemLike) -> list[Fault]:
        if isinstance(self.say, str):
            found = problem.number_faults(rule_place(self), self.say)
            return [self.fault("say", self.say, each.reason) if each.table == "rules" else each for each in found]
        marks = [(who, mark) for given in self.say.values() for who, mark in given.items()]
        faults = [self.fault("say", who, UNKNOWN_CANDIDATE)
                  for who in dict.fromkeys(who for who, _ in marks) if not problem.has_candidate(who)]  # fmt: skip
        return faults + [self.fault("say", mark, MARK_FINE) for _, mark in marks if too_fine(mark)]

    def leaving_out(self, absent: frozenset[str]) -> Self | None:
        """The wishes of the others, and what is said of them."""
        wishes = {who: wanted for who, wanted in self.wishes.items() if who not in absent}
        if not isinstance(self.say, str):
            said = {place: {who: mark for who, mark in given.items() if who not in absent} for place, given in self.say.items()}
            return self.changed(wishes=wishes, say=said) if any(wishes.values()) else None
        return self.changed(wishes=wishes) if any(wishes.values()) else None

    def held_fast(self, problem: ProblemLike) -> Self:
        """The same pairs, whatever other rules bar: marks of these pairs alone; and free slots as they are meant now."""
        fixed = self.changed(free_slots=self.free_slots_block(problem))
        if self.even_barred:
            return self if fixed.free_slots == self.free_slots else fixed
        said: dict[str, dict[str, int | float]] = defaultdict(dict)
        for post in problem.posts:
            for person in problem.candidates:
                if self._open(problem, person.id, post.id) and (mark := self.mark(problem, person.id, post.id)) is not None:
                    said[post.id][person.id] = shown(mark)
        return fixed.changed(say=dict(said), even_barred=True)

    def rank(self, problem: ProblemLike, candidate: str, post: str) -> int | None:
        """How high a person wishes for a post, 0 for the first; None if it is no wish."""
        places = (post, problem.post(post).village)
        return next((k for k, place in enumerate(self.wishes.get(candidate, ())) if place in places), None)

    def mark(self, problem: ProblemLike, candidate: str, post: str) -> Fraction | None:
        """What the other side says of a person in a post; None if it says nothing."""
        if isinstance(self.say, str):
            pair = Placement(candidate, post)
            return problem.number(self.say, pair) if pair in problem.pairs.at else None
        village = problem.post(post).village
        given = self.say.get(post, {}).get(candidate, self.say.get(village, {}).get(candidate))
        return None if given is None else fraction(given)

    def listed(self, problem: ProblemLike) -> Iterator[tuple[str, str, int]]:
        """Every wish for a post with slots: person, post and rank, person after person, best first."""
        places: dict[str, dict[str, None]] = defaultdict(dict)
        for post in problem.posts if self.wishes else ():
            for place in (post.id, post.village) if post.slots else ():
                places[place][post.id] = None
        for person in problem.candidates:
            seen: set[str] = set()
            for rank, place in enumerate(self.wishes.get(person.id, ())):
                new = [post for post in places.get(place, ()) if post not in seen]
                seen.update(new)
                yield from ((person.id, post, rank) for post in new)

    def wishes_in(self, problem: ProblemLike) -> Iterator[Wish]:
        """The wishes that can block a plan, in the same order."""
        for who, post, rank in self.listed(problem):
            mark = self.mark(problem, who, post)
            if mark is not None and self._open(problem, who, post):
                yield Wish(who, post, rank, mark)

    def _open(self, problem: ProblemLike, candidate: str, post: str) -> bool:
        """Whether a person may take a post as far as hard rules go that look at one placement."""
        if self.even_barred:
            return (candidate, post) in problem.pairs.at
        counted = any(rule.kind == "posts_each" and rule.penalty is None for rule in problem.constraints)
        if counted and not problem.candidate(candidate).most:
            return False
        return not problem.eligibility.barred_by(candidate, post)

    def free_slots_block(self, problem: ProblemLike) -> bool:
        """Whether a slot that nobody takes blocks; where villages may stay closed, none does."""
        return self.free_slots and binding_forms(problem) is None

    def _unit(self, problem: ProblemLike) -> int:
        """A multiple of the slots of all posts wished for."""
        places = {place for wanted in self.wishes.values() for place in wanted}
        return lcm(*(post.slots for post in problem.posts if post.slots and places & {post.id, post.village}), 1)

    def rows(self, grid: Grid) -> Rows:
        """One row for each wish that can block; all in one unit, so that each blocking pair counts alike.

        Where free slots block nothing, the row counts those in the post who are lower instead of those who are not.
        """
        problem, free = grid.problem, self.free_slots_block(grid.problem)
        own: dict[int, list[tuple[int, int]]] = defaultdict(list)  # person -> rank and column of each wish
        marked: dict[int, list[tuple[Fraction | None, int]]] = defaultdict(list)  # post -> mark and column of each pair
        for column, (who, post) in enumerate(zip(grid.candidate.tolist(), grid.post.tolist(), strict=True)):
            ids = grid.pairs.candidates[who], grid.pairs.posts[post]
            if (rank := self.rank(problem, *ids)) is not None:
                own[who].append((rank, column))
            marked[post].append((self.mark(problem, *ids), column))
        # So many lower ones at most are in a post; where rules on slots and forms may be left out, all of them.
        unit = self._unit(problem) if self.free_slots else max(map(len, marked.values()), default=1)
        labels, row, columns, coefficients = list[str](), list[int](), list[int](), list[int]()
        for number, wish in enumerate(self.wishes_in(problem)):
            labels.append(f"{wish.candidate} → {wish.post}")
            who, post = grid.person_at[wish.candidate], grid.post_at[wish.post]
            liked = [column for rank, column in own[who] if rank <= wish.rank]
            others = [column for mark, column in marked[post] if grid.candidate[column] != who
                      and (mark is not None and mark >= wish.mark) is free]  # fmt: skip
            row += [number] * (len(liked) + len(others))
            columns += [*liked, *others]
            each = unit // grid.posts[post].slots if self.free_slots else 1
            coefficients += [unit] * len(liked) + [each if free else -each] * len(others)
        rows, here, weights = (np.array(each, np.int64) for each in (row, columns, coefficients))
        least = times(np.full(len(labels), int(free), np.int64), unit, "rules", self.id)
        return Rows(rows, here, weights, least, np.full(len(labels), 2**62, np.int64), tuple(labels), unit, over=len(grid))

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """The blocking pairs."""
        return [Breach(self.id, f"{wish.candidate} → {wish.post}", 1) for wish in self.blocking(problem, placements)]

    def blocking(self, problem: ProblemLike, placements: Placements) -> list[Wish]:
        """The wishes that block a plan."""
        held: dict[str, list[int]] = defaultdict(list)
        marks: dict[str, list[tuple[str, Fraction | None]]] = defaultdict(list)
        for who, post in placements:
            if (rank := self.rank(problem, who, post)) is not None:
                held[who].append(rank)
            marks[post].append((who, self.mark(problem, who, post)))
        found, free = [], self.free_slots_block(problem)
        for wish in self.wishes_in(problem):
            others = [mark for who, mark in marks[wish.post] if who != wish.candidate]
            ahead = sum(mark is not None and mark >= wish.mark for mark in others)
            seats = problem.post(wish.post).slots if free else len(others)
            if min(held[wish.candidate], default=wish.rank + 1) > wish.rank and ahead < seats:
                found.append(wish)
        return found

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say("stable: no person and post that would rather have each other",
                                  "双向稳定：没有人与岗位彼此都更愿意")  # fmt: skip
