"""A sheet to draw on, whose margins do not rest on the fonts of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from ..data.extras import missing
from ..plan.text_table import width
from .fonts import installed

if TYPE_CHECKING:
    from ..problem.problem import Problem

MISSING = missing("plot", "charts need matplotlib", "画图需要另外的组件")
INK, MUTED, FAINT, ALERT = "#222222", "#6b6b6b", "#e4e4e4", "#b03030"
GRADE_COLOURS = {"A": "#1b6f73", "B": "#7fbdb8", "C": "#eed9a6", "": "#e4e4e4"}
SIZE = 9.0  # points
NARROWEST = 6.6  # inches right of the labels, so that the heading of a small chart is not cut off


class Margins(NamedTuple):
    """Room around the axes, in inches."""

    left: float
    right: float
    top: float
    bottom: float


@contextmanager
def theme() -> Iterator[None]:
    """Fonts and formats that every chart is drawn and written with."""
    try:
        from matplotlib import rc_context
    except ImportError:
        raise ImportError(MISSING) from None
    settings: Any = {"font.family": installed(), "font.size": SIZE, "svg.fonttype": "none", "svg.hashsalt": "houma_assign",
                "pdf.fonttype": 42, "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK,
                "text.parse_math": False, "axes.unicode_minus": False}  # fmt: skip
    with rc_context(settings):
        yield


def sheet(wide: float, high: float, margins: Margins, ax: Any = None) -> Any:
    """Axes of this size in inches on a figure of their own, or the axes given; bare, without a frame."""
    from matplotlib.figure import Figure

    if ax is None:
        total = (margins.left + max(wide + margins.right, NARROWEST), margins.top + high + margins.bottom)
        place = (margins.left / total[0], margins.bottom / total[1], wide / total[0], high / total[1])
        ax = Figure(figsize=total, facecolor="white").add_axes(place)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    return ax


def inches(text: str, size: float = SIZE) -> float:
    """About as wide as a text is in any font, so that nothing is cut off where the font is another."""
    return width(text) * size * 0.56 / 72


def widest(texts: Iterable[str], size: float = SIZE) -> float:
    """Width of the widest text, in inches."""
    return max((inches(text, size) for text in texts), default=0.0)


def heading(ax: Any, title: str, note: str, key: Sequence[tuple[str, str]] = (), lift: float = 0.0) -> None:
    """Title, a line below it and the key of the colours, above the axes and ``lift`` inches of labels."""
    at = lift * 72 + 8
    for line in reversed(_lines(key, _width(ax))):
        for across, colour, label in line:
            beside(ax, (0, 1), "■", (across, at), color=colour, fontsize=SIZE + 2)
            beside(ax, (0, 1), label, (across + 13, at))
        at += 17
    at += 3
    beside(ax, (0, 1), note, (0, at), color=MUTED)
    beside(ax, (0, 1), title, (0, at + 17 + 13 * note.count("\n")), fontsize=SIZE + 3, fontweight="bold")


def _width(ax: Any) -> float:
    """Points that a heading may take: to the edge of the figure if nothing else is on it, else the width of the axes."""
    box, figure = ax.get_position(), ax.figure
    alone = len(figure.axes) == 1
    return float((1 - box.x0 if alone else box.width) * figure.get_figwidth() * 72)


def _lines(key: Sequence[tuple[str, str]], wide: float) -> list[list[tuple[float, str, str]]]:
    """The key in as many lines as the axes' width in points needs."""
    lines: list[list[tuple[float, str, str]]] = []
    across = wide
    for colour, label in key:
        takes = 13 + inches(label) * 72 + 12
        if not lines or across + takes > wide:
            lines.append([])
            across = 0.0
        lines[-1].append((across, colour, label))
        across += takes
    return lines


NOTE_LINE = 13 / 72  # inches that a further line of a note takes
HEADING = 1.0  # inches that a heading with a key of one line takes; each further line takes KEY_LINE


KEY_LINE = 17 / 72


def beside(ax: Any, at: tuple[float, float], text: str, offset: tuple[float, float], **style: Any) -> None:
    """Text at a fraction of the axes, moved by points."""
    ax.annotate(text, at, offset, "axes fraction", "offset points", annotation_clip=False, **style)


def labels(axis: Any, texts: Sequence[str], **style: Any) -> None:
    """One label a row or column, numbered from 0."""
    axis.set_ticks(range(len(texts)), texts, **style)


def post_words(problem: Problem, post: str, lang: str) -> str:
    """A post by the names of its village and role."""
    place = problem.post(post)
    village = problem.village(place.village)
    return " ".join(part for part in (village.name or village.id, problem.label(place.role, lang)) if part)


def person_words(problem: Problem, candidate: str) -> str:
    """A person by id and name."""
    return f"{candidate} {problem.candidate(candidate).name}".strip()
