"""Write the tables of the ``houma_2020`` data set: ``python -m houma_assign.datasets.make_houma_2020``.

Notes
-----
Published about Houma, spring 2020: 68 villages judged on six problem types, 13 chosen (9 whole teams, 4 secretaries
alone), 31 slots; 106 applicants, 62 examined; eight village names, four of their townships and some of their needs;
three of nine factor names, three match grades; the structure table of the 31 sent.

EVERYTHING else is invented: every person, name, unit, kinship, skill, point and grade, every severity and figure of
a village, the other village and township names, and which villages have whole teams. No real person is scored.

The same bytes are written on every run: one seeded generator, integers only, no sets or hashes in any order.
"""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from .making.grades import grade_rows
from .making.people import Person, applicants
from .making.points import FACTORS, decimal, points
from .making.skills import MET_BY, teach
from .making.structure import structure_rows
from .making.ties import tie
from .making.villages import PROBLEMS, need_rows, post_rows, village_rows
from .making.words import word_rows

FOLDER = Path(__file__).parent / "houma_2020"
FACTS = ("id", "name", "stage", "unit", "home", "sex", "age", "education", "sent_by", "occupation", "status", "rank",
         "party_member", "party_years", "field", "skills", "kin", "kin_villages")  # fmt: skip
Table = tuple[Sequence[str], list[list[object]]]


def _candidate(person: Person, score: list[int]) -> list[object]:
    """One row of ``candidates.csv``; lists are joined by semicolons."""
    facts = [getattr(person, fact) for fact in FACTS]
    cells = [";".join(fact) if isinstance(fact, list) else fact for fact in facts]
    return [*cells, *map(decimal, score), decimal(sum(score))]


def tables() -> dict[str, Table]:
    """Make every table: file name to header and rows."""
    # Each part draws from its own generator, so a change to one does not reshuffle the others.
    seeds = random.Random(2020)
    facts, skills, ties, marks, fits, land = (random.Random(seeds.getrandbits(32)) for _ in range(6))
    people = applicants(facts)
    teach(skills, people)
    tie(ties, people)
    examined = [person for person in people if person.stage == "examined"]
    return {
        "candidates": ((*FACTS, *FACTORS, "total"), [_candidate(p, points(marks, p)) for p in people]),
        "villages": (("id", "name", "township", "chosen", "form", *PROBLEMS, "households", "population", "note"),
                     village_rows(land)),
        "needs": (("village", "need", "severity", "source"), need_rows()),
        "met_by": (("need", "skill"), [list(pair) for pair in MET_BY]),
        "posts": (("village", "role", "slots"), post_rows()),
        "grades": (("candidate", "village", "grade"), grade_rows(fits, examined)),
        "structure": (("dimension", "category", "label_zh", "label_en", "fact", "equals", "least", "most", "count"),
                      structure_rows()),
        "names": (("key", "zh", "en"), word_rows()),
    }  # fmt: skip


def main(folder: Path = FOLDER) -> None:
    """Write every table as UTF-8 with bare line feeds, whatever the system's habits."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    main()
