"""The room stands below problems: it gives and takes their fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..house.sources import imports, modules, target

BELOW = {"errors.py", "data", "constraints", "aims", "workbook"}
OWN = [module for module in modules() if module.parts[0] == "workbook"]


@pytest.mark.parametrize("module", OWN, ids=str)
def test_it_knows_only_what_lies_below(module: Path) -> None:
    found = {place.parts[0] for each in imports(module) if (place := target(each.name)) is not None}
    assert found <= BELOW


def test_it_reads_and_writes() -> None:
    assert Path("workbook/read.py") in OWN
    assert Path("workbook/write.py") in OWN
