"""What the ``plot_*`` functions return."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..data.language import language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..workbook.files.atomic import whole_file
from .drawing import theme
from .fonts import CSS, missing_glyphs, warn_once

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = Message("chart_ending", "names end in .svg, .png or .pdf", "图的格式为 SVG、PNG 或 PDF")
NO_FOLDER = Message("chart_folder", "its folder is not there", "所在的文件夹不存在")
FORMATS = ("svg", "png", "pdf")
FAMILY = re.compile(r"font-family: [^;\"]*")


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart: shown as SVG in a notebook, saved as SVG, PNG or PDF.

    Attributes
    ----------
    title, lang
        What it is headed, and in which language.
    data
        The figures that are drawn, as a frame.
    axes
        matplotlib's axes, for changes of your own; ``figure`` is what they stand on.
    own
        Whether the figure was made for this chart, rather than axes given.
    pages
        How many sheets of paper the whole takes; ``page=`` of the function that drew it gives each.
    """

    title: str
    lang: str
    data: pd.DataFrame = field(repr=False)
    axes: Any = field(repr=False)
    own: bool = field(default=True, repr=False)
    pages: int = field(default=1, repr=False)

    @property
    def figure(self) -> Any:
        """The figure of matplotlib."""
        return self.axes.figure

    def svg(self) -> str:
        """The chart as SVG. Text stays text, so that any viewer with a Chinese font shows it, whatever fonts are here."""
        sink = StringIO()
        with missing_glyphs():
            self._write(sink, "svg", metadata={"Date": None, "Title": self.title})
        code = language(self.lang).say("en", "zh-Hans")
        return FAMILY.sub(lambda _: f"font-family: {CSS}", sink.getvalue()).replace("<svg ", f'<svg lang="{code}" role="img" ', 1)

    def save(self, path: str | Path, dpi: float = 200, overwrite: bool = False) -> Path:
        """Write the chart; the file appears whole or not at all.

        Parameters
        ----------
        path
            A name that ends in .svg, .png or .pdf; nothing of this name may be there.
        dpi
            Dots an inch of a PNG, > 0.
        overwrite
            Whether a file of this name is replaced.

        Returns
        -------
        Path
            Where it is.

        Raises
        ------
        InputError
            For another ending, a folder that is not there, or a file that is there.

        Warns
        -----
        MissingFont
            Once, if a PNG or PDF has characters that no font here holds.
        """
        where = Path(path)
        kind = where.suffix.lower().lstrip(".")
        if kind not in FORMATS:
            raise InputError([argument_fault("chart", "path", where.name, ENDINGS)])
        if not where.parent.is_dir():
            raise InputError([argument_fault("chart", "path", where.name, NO_FOLDER)])
        if kind == "svg":
            whole_file(where, self._write_svg, overwrite)
            return where
        with missing_glyphs() as missing:
            whole_file(where, lambda part: self._write(part, kind, dpi=dpi), overwrite)
        warn_once(missing)
        return where

    def _write_svg(self, part: Path) -> None:
        part.write_text(self.svg(), encoding="utf-8")

    def _write(self, sink: Any, kind: str, **style: Any) -> None:
        with theme():
            self.figure.savefig(sink, format=kind, bbox_inches=None if self.own else "tight", **style)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}
