"""Python's collector of circles, which goes over everything made so far again and again while a large table is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let the collector rest: records in hundred thousands take a third of their time in it, and none of them is in a circle.

    What was made meanwhile counts as old afterwards, as it would after a few rounds of the collector.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():  # what somebody else has frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
