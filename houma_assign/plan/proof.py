"""Why a plan is optimal: what prices prove of each aim, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ..data.exact import shown
from ..program.tier import Tier
from .aim_names import short_name
from .summary import known_language

if TYPE_CHECKING:
    import pandas as pd

    from ..engine import TierOutcome
    from ..engine.proof.evidence import Evidence

Number = int | float


@dataclass(frozen=True)
class TierProof:
    """What is proven of one aim, given the aims before it.

    Attributes
    ----------
    aim
        Id of the aim.
    value, bound
        Its best value, None if there is no plan, and the bound that was proven in the end, in the aim's own units.
    price_bound
        The bound that prices alone prove; None where there were no prices. Between it and ``value`` the proof is a search.
    pairs, excluded
        Pairs that the aims before left open, and those of them that no plan as good as this one can change.
    let_in, nearest
        A pair whose reduced cost is at most ``let_in`` may be in another plan as good; ``nearest`` is the smallest reduced
        cost of an excluded pair, None if none is excluded. Both in the aim's own units.
    team_rows
        Rows that were added because no team of a village can break them.
    searched
        Columns of the last search; 0 if none was needed.
    evidence, name_zh
        The prices themselves, and what the aim is called in Chinese.
    """

    aim: str
    value: Number | None
    bound: Number
    price_bound: Number | None
    pairs: int
    excluded: int
    let_in: Number | None
    nearest: Number | None
    team_rows: int
    searched: int
    evidence: Evidence | None = field(default=None, repr=False, compare=False)
    name_zh: str = field(default="", repr=False, compare=False)

    @classmethod
    def of(cls, tier: Tier, found: TierOutcome) -> TierProof:
        """What the engine proved of a tier."""
        unit, seen, name = tier.aim.sign * tier.scale, found.evidence, short_name(tier.aim, tier.aim.id, "zh")
        value = None if found.value is None else shown(Fraction(found.value, unit))
        bound = shown(Fraction(found.bound, unit))
        if seen is None:
            return cls(tier.aim.id, value, bound, None, found.columns, 0, None, None, 0, found.searched, name_zh=name)
        prices = Fraction(seen.total, seen.scale)
        let_in = None if found.value is None else shown((prices - found.value) / tier.scale)
        nearest = None if seen.nearest is None else shown(Fraction(seen.nearest, seen.scale * tier.scale))
        return cls(tier.aim.id, value, bound, shown(prices / unit), seen.open_pairs, seen.excluded, let_in, nearest,
                   len(seen.added), found.searched, seen, name)  # fmt: skip


@dataclass(frozen=True)
class Proof:
    """The proof of a plan, aim by aim; ``plan.check_proof()`` goes through its prices again."""

    tiers: tuple[TierProof, ...] = ()

    def __len__(self) -> int:
        return len(self.tiers)

    def __iter__(self) -> Iterator[TierProof]:
        return iter(self.tiers)

    def __getitem__(self, which: int | str) -> TierProof:
        if isinstance(which, int):
            return self.tiers[which]
        return next(tier for tier in self.tiers if tier.aim == which)

    @property
    def frame(self) -> pd.DataFrame:
        """One row an aim: aim, value, bound, price_bound, pairs, excluded, let_in, nearest, team_rows, searched."""
        import pandas as pd

        columns = ["aim", "value", "bound", "price_bound", "pairs", "excluded", "let_in", "nearest", "team_rows", "searched"]
        return pd.DataFrame([[getattr(tier, name) for name in columns] for tier in self.tiers], columns=pd.Index(columns))

    def words(self, lang: str = "en") -> str:
        """The proof in sentences."""
        return "\n".join(_words(tier, known_language(lang)) for tier in self.tiers)

    __str__ = words


def _words(tier: TierProof, lang: str) -> str:
    zh = lang == "zh"
    name = (tier.name_zh or tier.aim) if zh else tier.aim
    if tier.price_bound is None or tier.value is None:
        return f"{name}：界 {_figure(tier.bound)}" if zh else f"{name}: bound {_figure(tier.bound)}"
    value, bound = _figure(tier.value), _figure(tier.price_bound, up=tier.price_bound > tier.value)
    least = "" if tier.let_in is None else _figure(tier.let_in)
    if zh:
        said = f"{name}：{value}；价格证明任何方案不优于 {bound}；"
        said += f"{tier.pairs} 个候选配对中 {tier.excluded} 个已排除" + (f"（代价超过 {least}）" if tier.excluded else "")
        return said + (f"；其余 {tier.searched} 列由搜索判定" if tier.searched else "；无需搜索")
    said = f"{name}: {value}; prices prove that no plan is better than {bound}; of {tier.pairs} open pairs "
    said += f"{tier.excluded} are excluded" + (f" (each would cost more than {least})" if tier.excluded else "")
    return said + (f"; a search of {tier.searched} columns settles the rest" if tier.searched else "; no search was needed")


def _figure(figure: Number, up: bool = False) -> str:
    """Two decimals, rounded to the side on which what is said of it stays true."""
    if isinstance(figure, int):
        return f"{figure:,}"
    rounded = Decimal(repr(figure)).quantize(Decimal("0.01"), ROUND_CEILING if up else ROUND_FLOOR)
    return f"{rounded:,f}".rstrip("0").rstrip(".")
