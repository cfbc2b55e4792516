"""Each data set is what it says, in whatever order the files behind them are loaded."""

from __future__ import annotations

import subprocess
import sys

from houma_assign import datasets


def test_a_file_that_is_loaded_hides_no_data_set() -> None:
    text = "\n".join([
        "import houma_assign as ha, importlib",
        f"for home in {sorted(set(datasets._HOMES.values()))}: importlib.import_module('houma_assign.datasets.' + home)",
        f"print(all(callable(getattr(ha.datasets, name)) for name in {list(datasets._HOMES)}))",
    ])  # fmt: skip
    shown = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "True"
