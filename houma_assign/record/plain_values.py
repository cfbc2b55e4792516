"""Values as a sealed file holds them: text, whole numbers and nothing that two readers of JSON could read as two numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..check import SAFE
from ..errors import Fault, InputError, Message

DECIMAL = "decimal"
WHOLE = re.compile("-?[0-9]+", re.ASCII)
AMBIGUOUS = Message(
    "record.decimal", "an entry named 'decimal' alone, with text, cannot be sealed", "单独一项且名为小数标记的文字无法封存"
)


def sealed(value: Any) -> Any:
    """A value of JSON without fractions: ``1.5`` becomes ``{"decimal": "1.5"}``, and so do whole numbers from 2**53 on.

    Raises
    ------
    InputError
        If something else would look like such a number.
    """
    if isinstance(value, Mapping):
        if list(value) == [DECIMAL] and isinstance(value[DECIMAL], str):
            raise InputError([Fault("record", "", DECIMAL, None, AMBIGUOUS)])
        return {str(name): sealed(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [sealed(each) for each in value]
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= SAFE):
        return {DECIMAL: repr(value)}
    return value


def opened(value: Any) -> Any:
    """What ``sealed`` was given."""
    if isinstance(value, dict):
        if list(value) == [DECIMAL] and isinstance(value[DECIMAL], str):
            text = value[DECIMAL]
            return int(text) if WHOLE.fullmatch(text) else float(text)
        return {name: opened(each) for name, each in value.items()}
    return [opened(each) for each in value] if isinstance(value, list) else value
