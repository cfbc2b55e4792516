"""The three files: each a list of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...data.rows import INFINITY
from .linear_model import LinearModel, bounds_of, text_of

A_LINE = 6  # terms


def mps(model: LinearModel) -> Iterator[str]:
    """Free MPS, as MIPLIB and every solver read it; the objective is to be maximised."""
    yield from ("NAME houma_assign", "OBJSENSE", "    MAX", "ROWS", " N objective")
    letters = {"<=": "L", ">=": "G", "=": "E"}
    yield from (f" {letters[row.sense]} {row.name}" for row in model.rows)
    entries: list[list[tuple[str, int]]] = [[] for _ in model.columns]
    for column, coefficient in model.objective:
        entries[column].append(("objective", coefficient))
    for row in model.rows:
        for column, coefficient in row.entries:
            entries[column].append((row.name, coefficient))
    yield from ("COLUMNS", "    MARKER 'MARKER' 'INTORG'")
    for name, own in zip(model.columns, entries, strict=True):
        yield from (f"    {name} {row} {coefficient}" for row, coefficient in own or [("objective", 0)])
    yield from ("    MARKER 'MARKER' 'INTEND'", "RHS")
    if model.constant:
        yield f"    RHS objective {-model.constant}"  # the right side of an objective is taken off it
    yield from (f"    RHS {row.name} {row.bound}" for row in model.rows if row.bound)
    yield "BOUNDS"
    for name, low, high in bounds_of(model):
        yield f" MI BND {name}" if low is None else f" LO BND {name} {low}"
        yield f" PL BND {name}" if high is None else f" UP BND {name} {high}"
    yield "ENDATA"


def lp(model: LinearModel) -> Iterator[str]:
    """The LP format of CPLEX."""
    yield "Maximize"
    terms = [*text_of(model.objective, model.columns), *([f"{model.constant:+d}"] if model.constant else [])]
    yield from _wrapped(" objective:", terms or [f"0 {model.columns[0]}"])
    yield "Subject To"
    for row in model.rows:
        terms = [*text_of(row.entries, model.columns)] or [f"0 {model.columns[0]}"]  # a row needs a column to be one
        yield from _wrapped(f" {row.name}:", [*terms, f"{row.sense} {row.bound}"])
    yield "Bounds"
    for name, low, high in bounds_of(model):
        yield f" {'-inf' if low is None else low} <= {name} <= {'+inf' if high is None else high}"
    yield from ("General", *(f" {name}" for name in model.columns), "End")


def _wrapped(head: str, terms: list[str]) -> Iterator[str]:
    for k in range(0, len(terms), A_LINE):
        yield f"{head if not k else ' ' * 3} {' '.join(terms[k : k + A_LINE])}"


def cp_model(model: LinearModel) -> Iterator[str]:
    """``CpModelProto`` in text form: CP-SAT minimises, so the objective stands with its sign turned and a scaling of -1."""
    yield 'name: "houma_assign"'
    for name, low, high in zip(model.columns, model.lower, model.upper, strict=True):
        yield f'variables {{ name: "{name}" domain: [{low}, {high}] }}'
    for row in model.rows:
        least = -INFINITY if row.sense == "<=" else row.bound
        most = INFINITY if row.sense == ">=" else row.bound
        columns, coefficients = _lists(row.entries)
        linear = f"linear {{ vars: {columns} coeffs: {coefficients} domain: [{least}, {most}] }}"
        yield f'constraints {{ name: "{row.name}" {linear} }}'
    columns, coefficients = _lists((column, -coefficient) for column, coefficient in model.objective)
    yield f"objective {{ vars: {columns} coeffs: {coefficients} offset: {-model.constant} scaling_factor: -1 }}"


def _lists(entries: Iterable[tuple[int, int]]) -> tuple[str, str]:
    both = list(entries)
    return f"[{', '.join(str(column) for column, _ in both)}]", f"[{', '.join(str(number) for _, number in both)}]"


FORMATS: dict[str, Callable[[LinearModel], Iterator[str]]] = {".mps": mps, ".lp": lp, ".proto": cp_model}
