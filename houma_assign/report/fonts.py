"""Fonts that hold Chinese, and what to say where there is none."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

# By name: smaller fonts miss rare characters of names. A browser takes the first that its own machine has.
STACK = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB",
         "WenQuanYi Micro Hei", "SimHei")  # fmt: skip
ALWAYS = "DejaVu Sans"  # comes with matplotlib
CSS = ", ".join([*(f"'{name}'" for name in STACK), "system-ui", "sans-serif"])
GLYPH = re.compile(r"Glyph (\d+) .*missing from")

_said: set[str] = set()


class MissingFont(UserWarning):
    """A picture has boxes where a font is missing."""


def installed() -> list[str]:
    """Families to draw with, best first: those of the stack that are here, then the one that always is."""
    from matplotlib.font_manager import fontManager

    known = {font.name for font in fontManager.ttflist}
    return [*(name for name in STACK if name in known), ALWAYS]


@contextmanager
def missing_glyphs() -> Iterator[set[str]]:
    """Collect the characters that no font has, instead of a warning for each; other warnings pass."""
    found: set[str] = set()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield found
    for each in caught:
        glyph = GLYPH.match(str(each.message))
        if glyph:
            found.add(chr(int(glyph[1])))
        else:
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)


def warn_once(missing: set[str]) -> None:
    """Say, once in a process, which font would help."""
    if not missing or _said:
        return
    _said.add("missing")
    few = "".join(sorted(missing)[:10])
    warnings.warn(
        f"no font here has {few}{'…' * (len(missing) > 10)}: PNG and PDF show boxes. Install a Chinese font (Debian: "
        "apt-get install fonts-noto-cjk) and start Python again, or save as .svg and open that in a browser",
        MissingFont,
        stacklevel=3,
    )
