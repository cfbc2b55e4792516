"""Pictures of a file of figures, one a module; matplotlib is loaded here and nowhere else."""

from __future__ import annotations

from pathlib import Path

from ..environment import ROOT
from .gap_against_time import gap_against_time
from .time_against_size import time_against_size

PICTURES = ROOT / "docs" / "pictures"


def draw_all(figures: Path, folder: Path = PICTURES) -> list[Path]:
    """Draw what the figures suffice for; the files written."""
    drawn = [time_against_size(figures, folder), gap_against_time(figures, folder)]
    return [path for path in drawn if path is not None]
