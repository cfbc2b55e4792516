"""Short names of aims, for figures in running text."""

from __future__ import annotations

from ..aims import Aim


def short_name(aim: Aim, label: str, lang: str) -> str:
    """The label if there is one; in English the id, in Chinese the aim's own words up to a bracket, unless the user named it."""
    if label != aim.id or lang == "en" or aim.id != aim.kind:
        return label
    return aim.words(lang).partition("（")[0]
