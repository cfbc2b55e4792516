"""The Houma case from data to a plan and a report: `python examples/houma_2020.py [folder]`."""

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
    plan.frame.to_csv(folder / "houma_2020_plan.csv", index=False, encoding="utf-8-sig")
    for lang in ("en", "zh"):
        (folder / f"houma_2020_report_{lang}.txt").write_text(plan.summary(lang) + "\n", encoding="utf-8")
    print(f"\nWritten to {folder}/: houma_2020_plan.csv, houma_2020_report_en.txt, houma_2020_report_zh.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out"))
