"""What was asked for on the command line: read by argparse, checked here, every fault at once and in either language."""

from __future__ import annotations

from argparse import ArgumentError, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..data.language import LANGUAGES, Lang, language
from ..errors import Fault, InputError
from ..plan.text_table import width
from . import words
from .words import fault

MODES = ("out", "template", "inspect", "check")
RUNS = ("level", "seed", "time_limit", "workers")  # what only a run heeds
VALUES = ("out", "lang", "level", "seed", "time_limit", "workers", "template")


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes
    ----------
    mode
        "out" (solve and write), "template", "inspect", "check" or "help".
    """

    mode: str
    lang: Lang = "zh"
    file: str = ""
    out: str = ""
    template: str = ""
    check: tuple[str, ...] = ()
    level: int | None = None
    seed: str = ""
    time_limit: float | None = None
    workers: int = 1
    overwrite: bool = False
    quiet: bool = False


def parser(lang: str) -> ArgumentParser:
    """The options with their help in a language. It reads words and judges none."""
    made = ArgumentParser(
        "python -m houma_assign",
        words.USAGE.words(lang),
        words.ABOUT.words(lang),
        f"{words.CODES.words(lang)}\n\n{words.OTHER[lang]}",
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
        formatter_class=lambda prog: _Formatter(prog, lang),
    )
    read, options = (made.add_argument_group(title.words(lang)) for title in (words.ARGUMENTS, words.OPTIONS))
    read.add_argument("file", nargs="*", **_said("file", lang))
    for name in VALUES:
        options.add_argument(_flag(name), action="append", **_said(name, lang))
    options.add_argument("--check", nargs="+", action="append", **_said("check", lang))
    for name in ("inspect", "overwrite", "quiet", "help"):
        flags = ("-h", "--help") if name == "help" else (_flag(name),)
        options.add_argument(*flags, action="store_true", help=words.HELP[name].words(lang))
    return made


class _Formatter(RawDescriptionHelpFormatter):
    """Help whose columns are apart by what they take on the screen, where a Chinese character is two letters wide."""

    def __init__(self, prog: str, lang: str) -> None:
        super().__init__(prog, max_help_position=30, width=110)
        self.lang = lang

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, words.USAGE_HEAD.words(self.lang) + language(self.lang).say(" ", ""))

    def _format_action(self, action: Any) -> str:
        text = super()._format_action(action)
        head = self._format_action_invocation(action)
        wide = width(head) - len(head)
        return text.replace(head + " " * (wide + 2), head + "  ", 1) if wide else text


def _said(name: str, lang: str) -> dict[str, Any]:
    return {"metavar": language(lang).say(*words.PATHS[name]), "help": words.HELP[name].words(lang)}


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def asked(given: Sequence[str]) -> Command:
    """What the words of a command line ask for.

    Raises
    ------
    InputError
        With everything that is wrong with them.
    """
    lang = spoken(given)
    try:
        found, strange = parser(lang).parse_known_args(list(given))
    except ArgumentError as error:
        raise InputError([fault(str(error.argument_name or ""), None, words.NO_VALUE)]) from None
    if found.help:
        return Command("help", lang)
    files = [*found.file, *(word for word in strange if not word.startswith("-"))]  # argparse takes those behind options for none
    faults = [fault(word, None, words.STRANGE) for word in strange if word.startswith("-")]
    faults += [fault(_flag(name), None, words.NO_VALUE) for name in VALUES if len(getattr(found, name) or ()) > 1]
    one: dict[str, Any] = {name: (getattr(found, name) or [None])[-1] for name in VALUES}
    if one["lang"] is not None and one["lang"] not in LANGUAGES:
        faults.append(fault("--lang", one["lang"], words.LANGUAGE))
    modes = [name for name in MODES if (getattr(found, name) if name in ("inspect", "check") else one[name] is not None)]
    faults += _mode_faults(modes, files, {**one, "overwrite": found.overwrite or None})
    level, limit, workers = (_number(one, name, faults) for name in ("level", "time_limit", "workers"))
    if faults:
        raise InputError(faults)
    return Command(modes[0], lang, file=files[0] if files else "", out=one["out"] or "", template=one["template"] or "",
                 check=tuple(word for words_ in found.check or () for word in words_), level=level, seed=one["seed"] or "",
                 time_limit=limit, workers=1 if workers is None else workers, overwrite=found.overwrite,
                 quiet=found.quiet)  # fmt: skip


def spoken(given: Sequence[str]) -> Lang:
    """The language asked for, wherever it stands; errors are told in it, too."""
    said = [word.partition("=")[2] for word in given if word.startswith("--lang=")]
    said += [after for word, after in pairwise(given) if word == "--lang"]
    return "en" if said[:1] == ["en"] else "zh"


def _mode_faults(modes: list[str], files: list[str], one: dict[str, Any]) -> list[Fault]:
    """No or several things asked for, a workbook missing or one too many, options that say nothing here."""
    if not modes:
        return [fault("", None, words.NO_OUT if files else words.NOTHING)]
    if len(modes) > 1:
        return [fault(" ".join(map(_flag, modes)), None, words.MANY)]
    faults = []
    if modes[0] in ("out", "inspect"):
        if len(files) != 1:
            faults.append(fault("", " ".join(files) or None, words.ONE_FILE if files else words.NO_FILE))
    else:
        faults += [fault("", file, words.IDLE) for file in files]
    heeded = {"out": (*RUNS, "overwrite"), "template": ("overwrite",)}.get(modes[0], ())
    idle = (name for name in (*RUNS, "overwrite") if one[name] is not None and name not in heeded)
    return [*faults, *(fault(_flag(name), None, words.IDLE) for name in idle)]


def _number(one: dict[str, Any], name: str, faults: list[Fault]) -> Any:
    """A number that was written; what it may be is for the library to say."""
    text = one[name]
    if text is None:
        return None
    try:
        value = float(text) if name == "time_limit" else int(text)
    except ValueError:
        faults.append(fault(_flag(name), text, words.LEVEL if name == "level" else words.NUMBER))
        return None
    if name == "level" and not 0 <= value <= 6:
        faults.append(fault("--level", text, words.LEVEL))
    return value
