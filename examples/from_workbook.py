"""From a template to a plan: `python examples/from_workbook.py [folder]`."""

from __future__ import annotations

import csv
import sys
from importlib.util import find_spec
from pathlib import Path

import houma_assign as ha

NEWCOMER = {"id": "C005", "name": "Example E", "unit": "unit four", "skills": "forestry", "sex": "female", "birth": "1987-04"}
PAIR = {"candidate": "C005", "village": "V2", "score": "88", "grade": "A"}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if find_spec("xlsxwriter"):
        if not (folder / "template.xlsx").exists():  # somebody may have filled it in
            ha.template(folder / "template.xlsx", lang="en")
        print("template.xlsx: for people, with comments and drop-down lists; ha.read_workbook reads it when it is filled in")

    tables = folder / "template_csv"
    ha.template(tables, lang="en", overwrite=True)  # this example's own folder; without it nothing that is there is replaced
    print(f"{tables.name}/: the same as CSV, for programs:", ", ".join(sorted(each.name for each in tables.glob("*.csv"))))
    for table in tables.glob("*.csv"):  # rows that are still the template's own are refused, and so is its day
        table.write_text(own_words(table.read_text(encoding="utf-8-sig")), encoding="utf-8")
    append(tables / "candidates.csv", NEWCOMER)
    append(tables / "pairs.csv", PAIR)

    problem = ha.read_workbook(tables)
    print(f"\nread: {problem!r}")
    print("what was made of the cells:", *problem.notes, sep="\n  ", end="\n\n")
    print(ha.solve(problem).or_raise().summary("en"))

    append(tables / "pairs.csv", {**PAIR, "score": "eighty", "village": "V9"})
    try:
        ha.read_workbook(tables)
    except ha.InputError as error:
        print(f"\nA wrong row is refused, with its place. {error}")


def own_words(text: str) -> str:
    """Other ids, names and another day in place of those of the example, as somebody would type them over it."""
    own = {
        "EX-P": "C00",
        "EX-V": "V",
        "Example village": "Village",
        "Example": "Person",
        "example: ": "",
        "2020-03-01": "2024-07-01",
    }
    for example, word in own.items():
        text = text.replace(example, word)
    return text


def append(table: Path, row: dict[str, str]) -> None:
    """Add a row below the others, each cell under its header."""
    with table.open(newline="", encoding="utf-8-sig") as file:
        header = next(csv.reader(file))
    with table.open("a", newline="", encoding="utf-8") as file:
        csv.writer(file).writerow([row.get(name, "") for name in header])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out"))
