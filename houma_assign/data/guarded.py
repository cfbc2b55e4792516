"""Methods of a user's own class: what goes wrong inside, or comes out of them, is told as the mistake of that class."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from numbers import Integral
from pathlib import Path
from types import FunctionType, TracebackType
from typing import Any

from ..errors import Fault, HoumaError, InputError, Message
from .kinds import full_name, of_package
from .placement import Breach
from .rows import Misstated

MARK = "__guarded__"
SEE = "where the data can be to blame, let `faults` say so"


def guard(made: type[Any], table: str, methods: Iterable[str]) -> None:
    """Wrap the methods of a class, as far as they are not of this package.

    Parameters
    ----------
    made
        A class of rules or aims.
    table
        "rules" or "aims", for the error.
    methods
        Names; those that the class has from this package stay as they are.
    """
    if of_package(made):
        return
    for name in methods:
        home = next((base for base in made.__mro__ if name in base.__dict__), None)
        method = None if home is None or of_package(home) else home.__dict__[name]
        if isinstance(method, FunctionType) and not hasattr(method, MARK):
            setattr(made, name, _guarded(method, name, table))


def _guarded(method: FunctionType, name: str, table: str) -> Callable[..., Any]:
    looks = {"breaches": _breach_mistake, "faults": _fault_mistake}.get(name)

    @wraps(method)
    def call(self: Any, *given: Any, **named: Any) -> Any:
        try:
            found = method(self, *given, **named)
        except (HoumaError, Misstated, MemoryError):
            raise
        except Exception as error:  # a user's own code may raise anything; whose mistake it is is said, the cause kept
            raise InputError([_raised(self, table, name, method, error)]) from error
        if looks is not None and (mistake := looks(self, found)):
            raise InputError([_fault(self, table, name, mistake, "自编的类给出的不是所要求的内容")])
        return found

    setattr(call, MARK, True)
    return call


def _raised(record: Any, table: str, name: str, method: FunctionType, error: Exception) -> Fault:
    """An error inside: its kind and line, and not its words, in which a person's facts may stand."""
    line, file = _line(error.__traceback__, method), Path(method.__code__.co_filename).name
    said = f"it raises {type(error).__name__} in line {line} of {file}; {SEE}"
    return _fault(record, table, name, said, "自编的类在运行中出错")


def _line(trace: TracebackType | None, method: FunctionType) -> int:
    """The last line of the class's own file that was reached."""
    line = method.__code__.co_firstlineno
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == method.__code__.co_filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _fault(record: Any, table: str, method: str, said: str, said_zh: str) -> Fault:
    en = f"{said}; a mistake of the class {full_name(type(record))}, not of the data"
    return Fault(table, getattr(record, "id", "") or full_name(type(record)), method, None,
                 Message("own_class", en, f"{said_zh}；这是类的错误，与数据无关"))  # fmt: skip


def _breach_mistake(rule: Any, found: Any) -> str:
    """What keeps something from being the breaches of a rule."""
    if not isinstance(found, (list, tuple)) or not all(isinstance(each, Breach) for each in found):
        return "a list of Breach is expected; self.breach(where, amount) makes one"
    for each in found:
        if not isinstance(each.amount, Integral) or each.amount < 1:  # True counts one; numpy's whole numbers are some, too
            return f"an amount of {each.amount!r} is given, a whole number (int) of at least 1 is expected"
        if each.rule != rule.id:
            return f"the breach of a rule {each.rule!r} is given, that of {rule.id!r} is expected"
    return ""


def _fault_mistake(record: Any, found: Any) -> str:
    """What keeps something from being faults."""
    listed = isinstance(found, (list, tuple)) and all(isinstance(each, Fault) for each in found)
    return "" if listed else "a list of Fault is expected; self.fault(column, value, reason) makes one"
