"""Equal texts of a column kept once: a long column has few different texts, or hardly two that are equal."""

from __future__ import annotations

from collections.abc import Sequence

SURE_AFTER = 2_000  # rows


class OnceKept:
    """Takes the rows of a table block by block."""

    def __init__(self) -> None:
        self._known: list[dict[str, str] | None] | None = None
        self._rows = 0

    def rows(self, block: Sequence[list[str]]) -> list[list[str]]:
        """The same rows, with the texts of the rows before wherever they are equal."""
        width = len(block[0]) if block else 0
        if self._known is None:
            self._known = [{} for _ in range(width)]
        if not any(known is not None for known in self._known) or {*map(len, block)} != {len(self._known)}:
            return [*block]
        self._rows += len(block)
        columns = [*zip(*block, strict=True)]
        kept = [column if known is None else tuple(map(known.setdefault, column, column))
                for known, column in zip(self._known, columns, strict=True)]  # fmt: skip
        if self._rows > SURE_AFTER:
            self._known = [None if known is None or 4 * len(known) > self._rows else known for known in self._known]
        return [*map(list, zip(*kept, strict=True))]
