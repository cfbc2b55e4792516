"""Formulas of the docstrings as HTML: letters, signs, indices. So the pages need no typesetter from the network."""

from __future__ import annotations

import re

SIGNS = {
    "sum": "∑", "le": " ≤ ", "ne": " ≠ ", "ge": " ≥ ", "in": " ∈ ", "max": "max ", "min": "min ", "quad": "&emsp;",
    "qquad": "&emsp;&emsp;",
    "cdot": " · ", ",": " ",
    ";": " ", "_": "_", "{": "{", "}": "}",
}  # fmt: skip
SPACED = {"=": " = ", "+": " + ", "-": " − ", ",": ", ", ":": " : ", "&lt;": " &lt; ", "&gt;": " &gt; "}
TOKEN = re.compile(r"\\[a-z]+|\\.|&[a-z]+;|\S", re.IGNORECASE)
SHOWN = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)


def in_html(page: str) -> str:
    """HTML with its formulas, between two dollar signs each, set."""
    return SHOWN.sub(lambda found: f'<span class="formula">{formula(found[1])}</span>', page)


def formula(latex: str) -> str:
    """One formula. Of LaTeX this knows what the docstrings use; a sign it does not know is an error.

    Raises
    ------
    KeyError
        If a command is unknown.
    """
    html, _ = _until_brace(re.sub(r"\\text *{((?:\\_|[^{}])*)}", _words, latex), 0)
    return re.sub(" +", " ", html).strip()


def _words(found: re.Match[str]) -> str:
    # Words are set upright; their blanks must outlive the reading of tokens, which knows none.
    return "{" + "".join(f"\\{char}" if char in "_," else "~" if char == " " else f"'{char}" for char in found[1]) + "}"


def _until_brace(latex: str, at: int) -> tuple[str, int]:
    parts: list[str] = []
    while (found := TOKEN.search(latex, at)) is not None and found[0] != "}":
        part, at = _atom(latex, at)
        before = parts[-1] if parts else ""
        if found[0] == "{" and before == SIGNS["in"]:
            part = f"{{{part}}}"  # a set, whose braces have lost their backslashes on the way
        parts.append(f"{part} " if found[0] == "_" and before == SIGNS["sum"] else part)
    return "".join(parts), len(latex) if found is None else found.end()


def _atom(latex: str, at: int) -> tuple[str, int]:
    """What stands at a place, and where it ends: a letter, a sign, a group, or an index with what it holds."""
    found = TOKEN.search(latex, at)
    assert found is not None, latex
    token, at = found[0], found.end()
    if token == "{":
        return _until_brace(latex, at)
    if token in "_^":
        inner, at = _atom(latex, at)
        mark = "sub" if token == "_" else "sup"
        return f"<{mark}>{inner.strip()}</{mark}>", at
    if token == "'":
        return latex[at], at + 1
    if token == r"\frac":
        above, at = _atom(latex, at)
        below, at = _atom(latex, at)
        return f"{above} / {below} ", at
    if token == r"\bar":
        inner, at = _atom(latex, at)
        return inner.replace("</i>", "\u0304</i>"), at
    if token[0] == "\\":
        return SIGNS[token[1:]], at
    return " " if token == "~" else f"<i>{token}</i>" if token.isalpha() else SPACED.get(token, token), at
