"""``python -m houma_assign``: one function of the library for each thing that can be asked for, and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..check import main as checked
from ..errors import AuditFailure, InputError, Message, SolverFailure
from . import words
from .asked import Command, asked, parser, spoken
from .run import run

FAULTS, FAILED, INTERRUPTED = 2, 5, 130


def main(given: Sequence[str]) -> int:
    """Do what the words of a command line ask for; the exit codes are described in the help."""
    lang = spoken(given)
    try:
        what = asked(given)
        return DO[what.mode](what)
    except InputError as error:
        _say(error.words(lang, most=None))
    except ImportError as error:
        _say(*(each.words(lang) if isinstance(each, Message) else str(each) for each in error.args))
    except (SolverFailure, AuditFailure) as error:
        _say(words.FAILED.words(lang), str(error))
        return FAILED
    except KeyboardInterrupt:
        _say(words.INTERRUPTED.words(lang))
        return INTERRUPTED
    return FAULTS


def _say(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)


def _help(what: Command) -> int:
    print(parser(what.lang).format_help(), end="")
    return 0


def _template(what: Command) -> int:
    from ..workbook import template

    template(what.template, "en" if what.lang == "en" else "zh", what.overwrite)
    print(words.TEMPLATE.words(what.lang).format(path=what.template))
    return 0


def _inspect(what: Command) -> int:
    from ..problem.inspect_workbook import inspect_workbook

    seen = inspect_workbook(what.file, what.lang)
    print(seen.words(what.lang))
    return 0 if seen.reads else FAULTS


def _check(what: Command) -> int:
    missing = [name for name in what.check if not Path(name).is_file()]
    if missing:
        raise InputError(words.fault("--check", name, words.NO_SUCH) for name in missing)
    return checked([*what.check, "--lang", what.lang])


DO: dict[str, Callable[[Command], int]] = {"help": _help, "template": _template, "inspect": _inspect, "check": _check, "out": run}
