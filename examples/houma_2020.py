"""The Houma case from data to a plan, its papers and a sealed decision: `python examples/houma_2020.py [folder]`."""

from __future__ import annotations

import sys
from pathlib import Path

import houma_assign as ha


def main(folder: Path) -> None:
    plan = ha.solve(ha.datasets.houma_2020()).or_raise()
    print(plan.summary("en"))

    published = ha.solve(ha.datasets.houma_2020(structure="published")).or_raise()
    print("\nWith the published structure as hard quotas the plan reproduces the published table to the person:\n")
    print(published.structure("en").to_string(index=False, na_rep=""))
    print(f"\n{len(plan.diff(published))} people move between the two plans.")

    folder.mkdir(parents=True, exist_ok=True)
    # utf-8-sig: spreadsheet programs take the mark for "this is UTF-8"
    write(folder / "houma_2020_plan.csv", plan.frame.to_csv(index=False), "utf-8-sig")
    for lang in ("en", "zh"):
        write(folder / f"houma_2020_report_{lang}.txt", plan.summary(lang) + "\n", "utf-8")
    seal = plan.save(folder / "houma_2020_decision.json", overwrite=True)
    verdict = ha.check(seal.path, digest=seal.short)
    print(f"\nSealed as {seal}. Checked again without a solver, line by line; the last lines:\n")
    print("\n".join(verdict.words().splitlines()[-7:]))
    names = "houma_2020_plan.csv, houma_2020_report_en.txt, houma_2020_report_zh.txt, houma_2020_decision.json"
    print(f"\nWritten to {folder}/: {names}")
    papers(plan, folder)


def papers(plan: ha.Plan, folder: Path) -> None:
    """Every paper for its reader, in both languages; what they print beside the plan is invented, as the people are."""
    support = ha.solve(ha.support(plan, ha.datasets.houma_supporters()))
    for lang in ("zh", "en"):
        about, details = ha.datasets.houma_about(lang), ha.datasets.houma_details(lang)
        made = ha.papers(plan, folder / f"papers_{lang}", lang, about=about, details=details, support=support, overwrite=True)
        kinds = made.frame.groupby(["title", "reader"], sort=False).size()
        print(f"\n{len(made)} files in {made.folder}/:")
        print(*(f"  {number:>3} {title} ({reader})" for (title, reader), number in kinds.items()), sep="\n")


def write(path: Path, text: str, encoding: str) -> None:
    """Write beside the file first, so that an interrupted run leaves the old one whole."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding=encoding)
    part.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out"))
