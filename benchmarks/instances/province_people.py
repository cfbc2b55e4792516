"""The people of a made-up province, and the hidden plan that its rules are built around."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from .villages import village_names

SKILLS = ("petition", "party", "forestry", "culture", "finance", "water", "health", "tourism")
WINDOW = 400  # posts around a person's own district, of which 50 to 200 are open to them

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Hidden:
    """A plan that keeps every rule: ``person[k]`` sits in slot k, which belongs to ``post[k]`` in ``village[k]``."""

    person: Ints
    post: Ints
    village: Ints

    def of(self, people: int, values: Ints) -> Ints:
        """The person's value in the plan (a post, a village), -1 for people it leaves out."""
        found = np.full(people, -1, np.int64)
        found[self.person] = values
        return found


def hidden_plan(people: int, village_of_post: Ints, slots: Ints, rng: np.random.Generator) -> Hidden:
    """A different person drawn for each slot."""
    post = np.repeat(np.arange(len(slots)), slots)
    return Hidden(rng.permutation(people)[: len(post)], post, village_of_post[post])


def open_posts(people: int, posts: int, hidden: Hidden, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Person and post of each pair: 50 to 200 posts a person in a window around one post, the hidden one among them."""
    own = hidden.of(people, hidden.post)
    width = min(WINDOW, posts)
    shift = rng.integers(0, width, people)
    start = np.where(own >= 0, own - shift, rng.integers(0, posts, people))
    keys = rng.random((people, width))
    keys[np.flatnonzero(own >= 0), shift[own >= 0]] = -1.0
    nearest = np.argsort(keys, axis=1)
    number = rng.integers(min(50, width), min(200, width) + 1, people)
    taken = np.arange(width)[None, :] < number[:, None]
    person, rank = np.nonzero(taken)
    return person, (start[person] + nearest[person, rank]) % posts


def crowd(people: int, villages: int, hidden: Hidden, person: Ints, village: Ints, rng: np.random.Generator) -> pd.DataFrame:
    """One row a person; ``person`` and ``village`` are those of the pairs, so that homes and kin lie where they matter."""
    names = village_names(villages)
    own = hidden.of(people, hidden.village)
    home, kin_village = (_near(person, village, own, share, rng) for share in (0.7, 0.03))
    return pd.DataFrame({
        "id": [f"c{k:05d}" for k in range(people)],
        "unit": [f"u{k:04d}" for k in _units(people, rng)],
        "home": [names[k] if k >= 0 else "" for k in home],
        "kin": _kin(people, own, rng),
        "kin_villages": [(names[k],) if k >= 0 else () for k in kin_village],
        "skills": _skills(people, rng),
        "sex": np.where(rng.random(people) < 0.35, "f", "m"),
        "age": rng.integers(24, 55, people),
        "body": rng.choice(["province", "city", "county", "township"], people, p=[0.1, 0.2, 0.4, 0.3]),
        "party_school": rng.random(people) < 0.4,
    })  # fmt: skip


def _near(person: Ints, village: Ints, own: Ints, share: float, rng: np.random.Generator) -> Ints:
    """For that share of the people a village of one of their pairs, never the one of the hidden plan; -1 for the others."""
    people = len(own)
    first = np.searchsorted(person, np.arange(people))
    count = np.bincount(person, minlength=people)
    found = village[first + rng.integers(0, count)]
    return np.where((rng.random(people) < share) & (found != own), found, -1)


def _units(people: int, rng: np.random.Generator) -> Ints:
    """Units of very different sizes, twenty people on average."""
    number = max(people // 20, 2)
    weight = 1.0 / np.sqrt(np.arange(1, number + 1))
    return rng.choice(number, people, p=weight / weight.sum())


def _skills(people: int, rng: np.random.Generator) -> list[tuple[str, ...]]:
    """None, one or two skills each."""
    drawn = np.argsort(rng.random((people, len(SKILLS))), axis=1)[:, :2]
    number = rng.integers(0, 3, people)
    return [tuple(SKILLS[k] for k in row[:n]) for row, n in zip(drawn.tolist(), number.tolist(), strict=True)]


def _kin(people: int, own: Ints, rng: np.random.Generator) -> list[tuple[str, ...]]:
    """Six people in a hundred have one of the others as kin, whom the hidden plan sends elsewhere."""
    couples = rng.permutation(people)[: people * 6 // 100 // 2 * 2].reshape(-1, 2)
    apart = (own[couples[:, 0]] != own[couples[:, 1]]) | (own[couples[:, 0]] < 0)
    found: list[tuple[str, ...]] = [()] * people
    for one, other in couples[apart].tolist():
        found[one] = (f"c{other:05d}",)
    return found
