"""What rules cost 规则代价, and what other villages would cost 村的取舍."""

from __future__ import annotations

from typing import Any

from ...errors import Message
from ...plan.status import Status
from ...plan.wording import Wording
from ...questions.rule_prices import RulePrice
from ...questions.village_prices import VillagePrice
from ..catalogue import Catalogue
from ..contents import RowTable
from ..study import Study
from .aim_columns import aim_cells
from .naming import priced, table
from .price_words import loss_words


def rules_table(words: Catalogue) -> RowTable:
    """The table of rules."""
    columns = (("rule", "proof", 34), ("change", "proof", 12), ("effect", "proof", 34), ("moved", "proof", 8, "right"),
               ("proven", "proof", 8, "centre"))  # fmt: skip
    return table(words, "rule_costs", "rule_costs", columns)


def rule_rows(study: Study, level: int) -> list[dict[str, Any]]:
    """Each rule dropped, then each of its limits one unit wider; those first whose going would help most."""
    found = study.answers.rule_prices
    if found is None:
        return []
    aims = [tier.aim for tier in study.plan.tiers if tier.named]
    dropped = {each.rule: each for each in found if each.dropped}
    order = sorted(dropped, key=lambda rule: tuple(-dropped[rule].gain.get(aim, 0) for aim in aims))
    wording = priced(study, level)
    return [_rule(study, each, wording) for rule in order for each in found if each.rule == rule]


def rule_lines(study: Study) -> list[str]:
    """What the table is, or why there is none."""
    if study.answers.rule_prices is None:
        return [study.words.say("rule_costs.unproven")]
    return [study.words.say("rule_costs.how")]


def _rule(study: Study, each: RulePrice, wording: Wording) -> dict[str, Any]:
    words = study.words
    change = each.change.words(study.lang) if isinstance(each.change, Message) else each.change
    if each.status not in (Status.OPTIMAL, Status.FEASIBLE):
        effect = words.say("rule_costs.unknown")
    else:
        same = words.say("rule_costs.same" if each.moves else "rule_costs.nothing")
        effect = wording.figures({aim: -gain for aim, gain in each.gain.items()}, words.say("rule_costs.loses")) or same
    return {"rule": wording.cited(each.rule), "change": words.say("rule_costs.dropped") if each.dropped else change,
            "effect": effect, "moved": len(each.moves),
            "proven": words.say("committee.yes" if each.status is Status.OPTIMAL else "committee.no"),
            **aim_cells(each.gain)}  # fmt: skip


def village_costs_table(words: Catalogue) -> RowTable:
    """The table of villages."""
    columns = (("village", "proof", 16), ("form", "proof", 16), ("state", "proof", 14), ("loss", "proof", 40),
               ("proven", "proof", 8, "centre"))  # fmt: skip
    return table(words, "village_costs", "village_costs", columns)


def village_cost_rows(study: Study) -> list[dict[str, Any]]:
    """One row a village and form; none where the villages are settled."""
    found = study.answers.village_prices
    return [] if found is None else [_village(study, each) for each in found.prices]


def _village(study: Study, each: VillagePrice) -> dict[str, Any]:
    words, said = study.words, study.said
    form, loss = said.label(each.form) if each.form else words.say("village_costs.out"), ""
    if each.state in ("free", "price"):
        loss = loss_words(each.loss, said, words) if each.proven else words.say("price.known", bounds=said.price(each))
    return {"village": study.village_name(each.village), "form": form,
            "state": words.say(f"village_costs.{each.state}"), "loss": loss,
            "proven": words.say("committee.yes" if each.proven else "committee.no")}  # fmt: skip
