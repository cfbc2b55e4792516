"""Words for the codes that the library itself speaks of; a problem's own labels come before these."""

from __future__ import annotations

STANDARD = {
    "zh": {"secretary": "党支部书记", "member": "支部委员", "yes": "是", "no": "否"},
}  # fmt: skip


def standard(code: str, lang: str) -> str:
    """The word for a code, or the code where there is none."""
    return STANDARD.get(lang, {}).get(code, code)
