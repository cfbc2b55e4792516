"""The rows of a program as a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data.exact import Ints
from ..data.rows import in_order
from .builder import ProgramBuilder


@dataclass(frozen=True)
class Matrix:
    """Rows ``lower <= A x <= upper`` in compressed form (CSR), entries of a row in the order of its columns.

    ``rule[i]`` is the position in ``rules`` of the rule or aim behind row i, and ``labels[i]`` says what it speaks of.
    """

    indptr: Ints
    indices: Ints
    data: Ints
    lower: Ints
    upper: Ints
    rule: Ints
    rules: tuple[str, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, builder: ProgramBuilder) -> Matrix:
        """All blocks as one matrix."""
        blocks = [(rows, *in_order(rows.row, column, rows.coefficient)) for _, rows, column in builder.blocks]
        counts = [np.bincount(row, minlength=len(rows)) for rows, row, _, _ in blocks]
        none = [np.zeros(0, np.int64)]
        return cls(
            np.concatenate([[0], np.cumsum(np.concatenate(counts or none))]).astype(np.int64),
            np.concatenate([column for _, _, column, _ in blocks] or none),
            np.concatenate([data for _, _, _, data in blocks] or none),
            np.concatenate([rows.lower for rows, _, _, _ in blocks] or none),
            np.concatenate([rows.upper for rows, _, _, _ in blocks] or none),
            np.repeat(np.arange(len(blocks)), [len(rows) for rows, _, _, _ in blocks]),
            tuple(source for source, _, _ in builder.blocks),
            tuple(label for rows, _, _, _ in blocks for label in rows.labels),
        )

    def __len__(self) -> int:
        return len(self.lower)

    @property
    def row(self) -> Ints:
        """Row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))
