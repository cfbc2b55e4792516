"""What a record class tells of its fields before any is made: its signature and its docstring, inherited fields among them.

Validators of records are built when first needed, and pydantic knows a signature only from then on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from inspect import Parameter, Signature, cleandoc, get_annotations
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

HEADING = re.compile(r"^Parameters\n-{3,}\n", re.MULTILINE)
SECTION = re.compile(r"^\w[\w ]*\n-{3,}\n", re.MULTILINE)
NAMES = re.compile(r"^(\w+(?:, \w+)*)$")


class Signed(type(BaseModel)):  # type: ignore[misc]  # pydantic does not name its metaclass in public
    """The class of record classes: they have a signature from the beginning."""

    @property
    def __signature__(cls) -> Signature:
        """The fields by name, those of the class itself first."""
        return signature_of(cls)

    @__signature__.setter
    def __signature__(cls, late: Any) -> None:
        """What pydantic works out later says no more."""


def signature_of(made: Any) -> Signature:
    """The fields of a record class as parameters that are given by name."""
    parameters = []
    for name in in_order(made):
        field = made.model_fields[name]
        default = Parameter.empty if field.is_required() else field.get_default(call_default_factory=True, validated_data={})
        parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=_plain(field.annotation)))
    return Signature(parameters)


def in_order(made: Any) -> tuple[str, ...]:
    """Names of the fields, those that the class states itself first, those of the farthest base last."""
    stated = (name for base in made.__mro__ for name in get_annotations(base))
    return tuple(dict.fromkeys(name for name in (*stated, *made.model_fields) if name in made.model_fields))


def _plain(kind: Any) -> Any:
    """A type without the checks that hang on it."""
    if get_origin(kind) is Annotated:
        return _plain(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return reduce(or_, dict.fromkeys(_plain(each) for each in get_args(kind)))
    if get_origin(kind) is tuple:
        return GenericAlias(tuple, tuple(each if each is Ellipsis else _plain(each) for each in get_args(kind)))
    if get_origin(kind) is not None and getattr(get_origin(kind), "__name__", "") == "Facts":
        return GenericAlias(Mapping, (str, *(_plain(each) for each in get_args(kind))))
    return kind


def whole_doc(made: Any) -> str | None:
    """The docstring of a class with the entries of inherited fields that it does not repeat.

    Editors read the source and not this, so classes say "As in" a base in a line; here the base's own words stand in its place.
    """
    given: str | None = made.__dict__.get("__doc__")
    if not given:
        return given
    own = cleandoc(given)
    for names, text in _entries(own):
        if text.strip().startswith(tuple(f"As in ``{base.__name__}``" for base in made.__mro__[1:])):
            own = own.replace("\n".join([", ".join(names), text]), "").rstrip() + "\n"
    own = own.removesuffix("Parameters\n----------\n").rstrip()  # nothing but inherited fields stood there
    known = {name for names, _ in _entries(own) for name in names}
    missing = [name for name in in_order(made) if name not in known]
    inherited: list[str] = []
    for base in made.__mro__[1:]:
        for names, text in _entries(base.__dict__.get("__doc__") or ""):
            wanted = [name for name in names if name in missing]
            if wanted:
                inherited.append("\n".join([", ".join(wanted), text]))
                missing = [name for name in missing if name not in wanted]
    return _with(own, inherited) if inherited else given


def _entries(doc: str) -> Iterator[tuple[list[str], str]]:
    """The entries under "Parameters": names, and the indented lines below them."""
    text = cleandoc(doc)
    found = HEADING.search(text)
    if found is None:
        return
    rest = text[found.end() :]
    end = SECTION.search(rest)
    names: list[str] = []
    lines: list[str] = []
    for line in (rest[: end.start()] if end else rest).split("\n"):
        if NAMES.match(line):
            if names:
                yield names, "\n".join(lines).rstrip()
            names, lines = line.split(", "), []
        elif names:
            lines.append(line)
    if names:
        yield names, "\n".join(lines).rstrip()


def _with(doc: str, entries: list[str]) -> str:
    """A docstring with more entries at the end of its parameters."""
    text = cleandoc(doc)
    found = HEADING.search(text)
    if found is None:
        return "\n".join([text, "", "Parameters", "----------", *entries])
    end = SECTION.search(text, found.end())
    head, tail = (text[: end.start()], text[end.start() :]) if end else (text, "")
    return "\n".join([head.rstrip(), *entries, *(["", tail] if tail else [])])
