"""A solver's process is silent, and gone once its parent is, however that ended."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes as on Linux")

ENDED = """
import os, sys
sys.path[:0] = [{root!r}]
from tests.engine.solvers.test_process import SCIP, children, easy, split
quiet = SCIP._parameters
def loud(nodes):
    parameters = quiet(nodes)
    parameters.enable_output = True
    return parameters
SCIP._parameters = loud
easy()
print(*children(), flush=True)
{then}
"""


@pytest.mark.parametrize("then", ["pass", "raise SystemExit(0)", "os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_it_is_silent_and_ends_with_its_parent(then: str) -> None:
    """Solvers asked to say all they do; the parent ends well, or in the middle."""
    text = ENDED.format(root=str(Path(__file__).parents[3]), then=then)
    shown = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=60)
    (child,) = shown.stdout.split()
    assert shown.stderr == ""
    end = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()
