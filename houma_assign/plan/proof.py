"""Why a plan is optimal: what prices prove of each aim, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from ..data.exact import shown
from ..data.language import Lang, Language, language
from ..program.tier import Tier
from .wording import short_name

if TYPE_CHECKING:
    import pandas as pd

    from ..engine.proof.evidence import Evidence
    from ..engine.proof.outcome import TierOutcome

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
    def of(cls, tier: Tier, outcome: TierOutcome) -> TierProof:
        """What the engine proved of a tier."""
        unit, seen, name = tier.aim.sign * tier.scale, outcome.evidence, short_name(tier.aim, tier.aim.id, "zh")
        value = None if outcome.value is None else shown(outcome.value, unit)
        bound = shown(outcome.bound, unit)
        if seen is None:
            return cls(tier.aim.id, value, bound, None, outcome.columns, 0, None, None, 0, outcome.searched, name_zh=name)
        fine = seen.scale * tier.scale
        let_in = None if outcome.value is None else shown(seen.total - seen.scale * outcome.value, fine)
        nearest = None if seen.nearest is None else shown(seen.nearest, fine)
        prices = shown(seen.total, seen.scale * unit)
        return cls(tier.aim.id, value, bound, prices, seen.open_pairs, seen.excluded, let_in, nearest, len(seen.added),
                   outcome.searched, seen, name)  # fmt: skip


@dataclass(frozen=True)
class Proof:
    """The proof of a plan, aim by aim; ``plan.check_proof()`` goes through it again.

    Attributes
    ----------
    tiers
        What is proven of each aim.
    sealed
        Prices and trees of searches on the checker's sums, as the sealed file holds them; empty before ``plan.certify()``.
    """

    tiers: tuple[TierProof, ...] = ()
    sealed: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

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

    def words(self, lang: Lang = "en") -> str:
        """The proof in sentences."""
        return "\n".join(_words(tier, language(lang)) for tier in self.tiers)

    __str__ = words


def _words(tier: TierProof, spoken: Language) -> str:
    name = spoken.say(tier.aim, tier.name_zh or tier.aim)
    if tier.price_bound is None or tier.value is None:
        return spoken.about(name, f"{spoken.say('bound', '界')} {_figure(tier.bound)}")
    value, bound = _figure(tier.value), _figure(tier.price_bound, up=tier.price_bound > tier.value)
    open_pairs, gone, least = tier.pairs, tier.excluded, "" if tier.let_in is None else _figure(tier.let_in)
    cost = spoken.aside(spoken.say(f"each would cost more than {least}", f"代价超过 {least}")) if gone else ""
    return spoken.about(name, spoken.parts([
        value,
        spoken.say(f"prices prove that no plan is better than {bound}", f"价格证明任何方案不优于 {bound}"),
        spoken.say(f"of {open_pairs} open pairs {gone} are excluded", f"{open_pairs} 个候选配对中 {gone} 个已排除") + cost,
        spoken.say(f"a search of {tier.searched} columns settles the rest", f"其余 {tier.searched} 列由搜索判定")
        if tier.searched else spoken.say("no search was needed", "无需搜索"),
    ]))  # fmt: skip


def _figure(figure: Number, up: bool = False) -> str:
    """Two decimals, rounded to the side on which what is said of it stays true."""
    if isinstance(figure, int):
        return f"{figure:,}"
    rounded = Decimal(repr(figure)).quantize(Decimal("0.01"), ROUND_CEILING if up else ROUND_FLOOR)
    return f"{rounded:,f}".rstrip("0").rstrip(".")
