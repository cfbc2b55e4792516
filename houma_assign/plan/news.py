"""Who hears how far a solve or a question is: the log, and whoever asked by ``progress=``."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from importlib.util import find_spec
from inspect import signature
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from ..errors import Fault, InputError, Message
from .argument_words import argument_fault
from .progress import Progress

LOG = logging.getLogger(__name__.partition(".")[0])
LOG.addHandler(logging.NullHandler())  # silent unless the user's program says otherwise
EVERY = 0.5  # seconds between two lines of a question
LISTENER = Message("progress", "True, False or a function is expected", "应为是、否或一个函数")
Given = ParamSpec("Given")
Answered = TypeVar("Answered")
Item = TypeVar("Item")
Tell = Callable[[Progress], Any]
Listener = bool | Tell  # what ``progress=`` may be: False, True, or a function that is called with the news


class News:
    """How far one call is.

    Attributes
    ----------
    done, total
        Parts of the work; the total is None as long as nobody knows it, and then solves are counted.
    """

    def __init__(self, call: str, tell: Tell | None) -> None:
        self.call, self.tell, self.start, self.done = call, tell, monotonic(), 0
        self.total: int | None = None

    def solved(self) -> None:
        """One more solve; it counts where nothing better is known to be counted."""
        if self.total is None:
            self.part()

    def expect(self, number: int) -> None:
        """So many parts are to be done, beside those told before."""
        if self.total is None:
            self.done, self.total = 0, 0
        self.total += number

    def part(self, number: int = 1) -> None:
        """So many parts more are done."""
        self.done += number
        self._say()

    def each(self, results: Iterable[Item], number: int) -> Iterator[Item]:
        """So many results as they come, each a part done."""
        self.expect(number)
        return self._passed_on(results)

    def _passed_on(self, results: Iterable[Item]) -> Iterator[Item]:
        for result in results:
            self.part()
            yield result

    def _say(self) -> None:
        if self.tell is not None:
            self.tell(Progress(seconds=monotonic() - self.start, call=self.call, done=self.done, total=self.total))


_NOW: ContextVar[News | None] = ContextVar("houma_assign_news", default=None)


def news() -> News:
    """Those of the question that is being asked; in a worker's thread nobody hears them."""
    return _NOW.get() or News("", None)


def telling(question: Callable[Given, Answered]) -> Callable[Given, Answered]:
    """A question whose argument ``progress`` is heeded here: while it runs, ``news()`` are those of this call."""
    call, at = question.__name__, list(signature(question).parameters).index("progress")

    @wraps(question)
    def asked(*given: Given.args, **more: Given.kwargs) -> Answered:
        progress: Any = more.get("progress", given[at] if len(given) > at else False)
        if _NOW.get() is not None and progress is False:
            return question(*given, **more)
        raise_faults(listener_faults(call, progress))
        with told(call, progress) as tell:
            before = _NOW.set(News(call, tell))
            try:
                return question(*given, **more)
            finally:
                _NOW.reset(before)

    return asked


def raise_faults(faults: list[Fault]) -> None:
    """One error for all of them, if there are any."""
    if faults:
        raise InputError(faults)


def listener_faults(call: str, progress: Any) -> list[Fault]:
    """A ``progress`` that is none."""
    return [] if isinstance(progress, bool) or callable(progress) else [argument_fault(call, "progress", str(progress), LISTENER)]


@contextmanager
def told(call: str, progress: Listener) -> Iterator[Tell | None]:
    """What is to be called with the news of a call; None where nobody listens. Begin and end go to the log at level INFO."""
    bar = _Bar(call) if progress is True and _in_notebook() else None
    heard: list[Tell] = [bar or Lines()] if progress is True else [progress] if callable(progress) else []
    heard += [lambda news: LOG.debug("%s", news.words())] if LOG.isEnabledFor(logging.DEBUG) else []
    start, ended = monotonic(), "ended by an error"
    LOG.info("%s: begun", call)
    try:
        yield (lambda news: [tell(news) for tell in heard]) if heard else None
        ended = "done"
        if bar is not None:
            bar.fill()
    finally:
        LOG.info("%s: %s after %.2f s", call, ended, monotonic() - start)
        if bar is not None:
            bar.close()


def _in_notebook() -> bool:
    return "ipykernel" in sys.modules and find_spec("tqdm") is not None


class Lines:
    """Lines on standard error: every news of a solve, those of a question now and then.

    Parameters
    ----------
    lang
        "en" or "zh".
    """

    def __init__(self, lang: str = "en") -> None:
        self.lang, self.last = lang, float("-inf")

    def __call__(self, news: Progress) -> None:
        """Tell one piece of news, or pass it over."""
        if news.aim or news.done == news.total or news.seconds >= self.last + EVERY:
            self.last = news.seconds
            print(news.words(self.lang), file=sys.stderr)


class _Bar:
    """A bar in a notebook, where tqdm is installed."""

    def __init__(self, call: str) -> None:
        self.call = call
        self.bar: Any = None

    def __call__(self, news: Progress) -> None:
        if self.bar is None:
            from tqdm.auto import tqdm

            self.bar = tqdm(desc=self.call, total=news.total)
        if news.total != self.bar.total:
            self.bar.reset(total=news.total)
        self.bar.set_postfix_str(news.words().partition(": ")[2] if news.aim else "", refresh=False)
        self.bar.update(news.done - self.bar.n)

    def fill(self) -> None:
        """The call is done, and so is the bar."""
        if self.bar is not None and self.bar.total:
            self.bar.update(self.bar.total - self.bar.n)

    def close(self) -> None:
        """Take it off the screen's running lines."""
        if self.bar is not None:
            self.bar.close()
