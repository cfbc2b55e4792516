"""A page as one file: template, style, program and data, and a policy that lets nothing else in."""

from __future__ import annotations

import tomllib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ...questions.explain import WORDS as EXPLAIN
from ...questions.why_not import WORDS as WHY_NOT

ANSWERS = {"why": WHY_NOT, "explain": EXPLAIN}
MISSING = 'pages need jinja2: pip install "houma_assign[papers]"'
FOLDER = Path(__file__).parent


@cache
def spoken(lang: str) -> dict[str, str]:
    """The page's words in a language by their keys: its own, and those in which the questions answer."""
    own = {str(key): str(value) for key, value in tomllib.loads(_text(f"{lang}.toml"))["page"].items()}
    answers = {f"{name}_{key}": said for name, words in ANSWERS.items() for key, said in words[lang].items()}
    return {**answers, **own}


def page(parts: Mapping[str, Any]) -> str:
    """The file.

    Parameters
    ----------
    parts
        What the template writes; texts are escaped there, ``data`` and charts are written as they are.

    Raises
    ------
    ImportError
        If jinja2 is missing.
    """
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise ImportError(MISSING) from None
    room = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True)  # fmt: skip
    style, program, data = _text("page.css") + _foot(str(parts["digest"])), _text("page.js"), str(parts["data"])
    made = room.get_template("page.html.j2").render(
        {**parts, "policy": policy(style, program), "style": Markup(style), "program": Markup(program), "data": Markup(data)}
    )
    return made.replace("\r\n", "\n")


def _foot(digest: str) -> str:
    """What stands at the foot of every printed page: the digest of the decision, which is digits and dashes."""
    return f'@media print{{@page{{@bottom-left{{content:"{digest}";font-size:8.5pt;color:#444}}}}}}'


def policy(style: str, program: str) -> str:
    """What a browser may load and run in the page: this style and this program, and nothing from anywhere."""
    return (f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(program)}'; base-uri 'none'; "
            "form-action 'none'")  # fmt: skip


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
