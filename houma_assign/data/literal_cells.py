"""Lists and mappings in a cell as programs write them: JSON, or what Python shows."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

from ..errors import Message

GLUED = re.compile(r"""['"]\s*['"]""")  # ['law' 'fire'], as numpy shows it, would be one word to Python


def literal(text: str) -> Any:
    """The list or mapping that is written; None if it cannot be read, a ``Message`` if a name occurs twice."""
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        pass
    if GLUED.search(text):
        return None
    try:
        tree = ast.parse(text, mode="eval").body
        if isinstance(tree, ast.Dict):
            keys = [ast.literal_eval(key) for key in tree.keys if key is not None]
            return _unique(list(zip(keys, map(ast.literal_eval, tree.values), strict=True)))
        return ast.literal_eval(tree)
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _unique(items: list[tuple[Any, Any]]) -> Any:
    names = [name for name, _ in items]
    twice = next((name for name in names if names.count(name) > 1), None)
    return dict(items) if twice is None else listed_twice(str(twice))


def listed_twice(name: str) -> Message:
    """What is said of a part that stands in a cell twice."""
    return Message("cell.twice", f"{name!r} is listed twice in the cell", f"单元格中“{name}”写了两次")
