"""One hue for each aim, from pale to full."""

from __future__ import annotations

HUES = ((0xC4, 0x4E, 0x1B), (0x6A, 0x4C, 0xA3), (0x2B, 0x6C, 0xB0), (0x8A, 0x6D, 0x1F), (0x9B, 0x2D, 0x6B), (0x4A, 0x6B, 0x5A))


def shade(number: int, depth: float) -> str:
    """The hue of the aim of this number, ``depth`` from 0 (white) to 1 (full)."""
    hue = HUES[number % len(HUES)]
    return "#" + "".join(f"{round(255 - (255 - part) * min(max(depth, 0.0), 1.0)):02x}" for part in hue)
