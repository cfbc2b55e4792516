"""A workbook from template to plan: `python examples/from_workbook.py [folder]` (needs the extra `excel`)."""

from __future__ import annotations

import sys
from pathlib import Path

import houma_assign as ha


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    print(ha.template(folder / "template.xlsx"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out"))
