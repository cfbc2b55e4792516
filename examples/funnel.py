"""From 68 villages and 106 applicants to a plan of 31, stage by stage: `python examples/funnel.py [zh]`."""

from __future__ import annotations

import sys

import houma_assign as ha


def main(lang: str) -> None:
    pool = ha.datasets.houma_2020(stage="pool")
    found = ha.funnel(pool, ha.datasets.houma_policy(), ha.datasets.houma_marks())
    print(pool.label(pool.notes[0], lang), "\n")
    villages(found, lang)
    candidates(found, lang)
    points_and_grades(found, lang)
    print(f"\n== {found.problem!r}\n")
    print(found.text(lang))
    print("\n" + found.plan.summary(lang))


def villages(found: ha.Funnel, lang: str) -> None:
    """68 villages, the cut, and how far each weight is from changing it."""
    screening = found.villages
    print(f"== {len(screening.sheets)} villages -> {len(screening.proposed)}; margin at the cut: {screening.margin}\n")
    for village, form in screening.forms.items():
        sheet = screening.sheet(village)
        needs = ", ".join(f"{word(found, need, lang)} {level}" for need, level in sheet.needs.items())
        print(f"{sheet.rank:>2}. {village} {sheet.score} {word(found, form, lang)}: {needs}")
    print(f"\n{len(screening.differences)} severities differ between the rounds; the second round stands.")
    for moves in screening.weights:
        kind = word(found, moves.problem, lang)
        print(f"{kind}: nothing changes while its weight, now {moves.weight}, lies between {moves.low} and {moves.high}")


def candidates(found: ha.Funnel, lang: str) -> None:
    """106 applicants, nomination places, musts and must-nots."""
    screening = found.candidates
    print("\n== " + ", ".join(f"{name} {number}" for name, number in screening.places.items()) + " nomination places\n")
    print(screening.text(lang))
    for out in screening.excluded[:3]:
        print(f"{out}: {'; '.join(each.text(lang) for each in screening.why(out))}")


def points_and_grades(found: ha.Funnel, lang: str) -> None:
    """Where the points of the best come from, and why one grade is what it is."""
    ranks = found.scores.ranks.tolist()
    best = found.scores.people.ids[ranks.index(1)]
    print(f"\n== {found.scores!r}; {best} has the most points:\n")
    print(found.scores.trace(best).text(lang))
    print(f"\n== grades of {found.grades!r}: {found.grades.counts}\n")
    print(found.grades.reasons(best, found.villages.proposed[0]).text(lang))


def word(found: ha.Funnel, code: str, lang: str) -> str:
    return found.problem.label(code, lang)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "en")
