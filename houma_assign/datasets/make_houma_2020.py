"""Write the tables of the ``houma_2020`` data set: ``python -m houma_assign.datasets.make_houma_2020``.

Notes
-----
Published about Houma, spring 2020: 68 villages judged on six problem types, 13 chosen (9 whole teams, 4 secretaries
alone), 31 slots; 106 applicants, 62 examined; eight village names, four of their townships and some of their needs;
82 nomination places, six musts and four must-nots; nine factors with 34 rules, three of the factor names, three match
grades; the structure table of the 31 sent.

EVERYTHING else is invented: every person, name, unit, kinship, skill, point and grade, every severity and figure of
a village, the other village and township names, and which villages have whole teams. No real person is scored.

The same bytes are written on every run: one seeded generator, integers only, no sets or hashes in any order.
"""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from .making.dossiers import COUNTED, SCREENING, counted, screened
from .making.grades import grade_rows, hear, hear_elsewhere
from .making.people import Person, applicants
from .making.points import FACTORS, decimal, draw, points
from .making.policy_rows import CANDIDATE, GRADE, VILLAGE, candidate_policy_rows, grade_rule_rows, village_policy_rows
from .making.rounds import FIRST, round_rows
from .making.rubric_rows import RUBRIC, rubric_rows
from .making.skills import MET_BY, teach
from .making.structure import structure_rows
from .making.ties import tie
from .making.villages import CHOSEN, PROBLEMS, need_rows, post_rows, village_rows
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
    facts, skills, ties, judged, fits, land, files, first, elsewhere = (random.Random(seeds.getrandbits(32)) for _ in range(9))
    people = applicants(facts)
    teach(skills, people)
    tie(ties, people)
    examined = [person for person in people if person.stage == "examined"]
    drawn = {person.id: draw(judged, person) for person in people}
    heard, villages = hear(fits, examined), village_rows(land)
    others = [str(row[0]) for row in villages if row[0] not in {village.name for village in CHOSEN}]
    screening, places = screened(files, people, drawn)
    return {
        "candidates": ((*FACTS, *FACTORS, "total"), [_candidate(p, points(p, drawn[p.id])) for p in people]),
        "dossiers": (("id", *SCREENING, *COUNTED), [[p.id, *screening[p.id], *counted(p, drawn[p.id])] for p in people]),
        "villages": (("id", "name", "township", "chosen", "form", *PROBLEMS, "households", "population", "note"),
                     villages),
        "rounds": (("id", *FIRST, "special_needs"), round_rows(first, villages)),
        "needs": (("village", "need", "severity", "source"), need_rows()),
        "met_by": (("need", "skill"), [list(pair) for pair in MET_BY]),
        "posts": (("village", "role", "slots"), post_rows()),
        "grades": (("candidate", "village", "grade"), grade_rows(examined, heard)),
        "marks": (("candidate", "village", "mark"), heard),
        "marks_elsewhere": (("candidate", *others), hear_elsewhere(elsewhere, examined, others)),
        "village_policy": (VILLAGE, village_policy_rows()),
        "candidate_policy": (CANDIDATE, candidate_policy_rows(places)),
        "rubric": (RUBRIC, rubric_rows()),
        "grade_rules": (GRADE, grade_rule_rows()),
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
