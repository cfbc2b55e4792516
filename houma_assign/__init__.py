"""Assign people to posts, with proof.

tables ──▶ scoring ──▶ Problem ──▶ program ──▶ engine ──▶ Plan
           facts →     people,     columns     proven      who goes where,
           points,     posts,      and sparse  optimum     at what value,
           grades      pairs,      integer                 proven how
                       rules       rows
"""

# Nothing below is loaded before it is asked for: whoever only checks a sealed decision needs no package besides Python.
from __future__ import annotations

import sys as _sys
from importlib import import_module as _load
from types import ModuleType as _Module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import datasets as datasets
    from . import testing as testing
    from .aims import *  # noqa: F403  (its __init__ is the list)
    from .aims.base import Objective as Objective
    from .constraints import *  # noqa: F403  (its __init__ is the list)
    from .constraints.base import Forbidding as Forbidding
    from .data.candidate import Candidate as Candidate
    from .data.condition import Condition as Condition
    from .data.dimension import Category as Category
    from .data.dimension import Dimension as Dimension
    from .data.grid import Grid as Grid
    from .data.override import Override as Override
    from .data.pairs import Pairs as Pairs
    from .data.placement import Breach as Breach
    from .data.placement import Placement as Placement
    from .data.placement import Reason as Reason
    from .data.post import Post as Post
    from .data.rows import Rows as Rows
    from .data.rows import grouped as grouped
    from .data.village import Village as Village
    from .errors import AuditFailure as AuditFailure
    from .errors import Fault as Fault
    from .errors import HoumaError as HoumaError
    from .errors import InputError as InputError
    from .errors import Interrupted as Interrupted
    from .errors import ModelTooLarge as ModelTooLarge
    from .errors import NoPlan as NoPlan
    from .errors import SolverFailure as SolverFailure
    from .papers.make import paper as paper
    from .papers.make import papers as papers
    from .papers.paper import Paper as Paper
    from .papers.papers import Papers as Papers
    from .papers.templates import paper_template as paper_template
    from .plan.load import load as load
    from .plan.plan import Plan as Plan
    from .plan.progress import Progress as Progress
    from .plan.proof import Proof as Proof
    from .plan.proof import TierProof as TierProof
    from .plan.status import Status as Status
    from .posting import *  # noqa: F403  (its __init__ is the list)
    from .problem.inspect_workbook import inspect_workbook as inspect_workbook
    from .problem.problem import Problem as Problem
    from .problem.read_workbook import read_workbook as read_workbook
    from .program.export.export import Exported as Exported
    from .program.export.export import export as export
    from .questions.alternatives import Alternative as Alternative
    from .questions.alternatives import Alternatives as Alternatives
    from .questions.alternatives import alternatives as alternatives
    from .questions.blocking import Blocking as Blocking
    from .questions.blocking import BlockingPair as BlockingPair
    from .questions.blocking import blocking as blocking
    from .questions.compare import Comparison as Comparison
    from .questions.compare import compare as compare
    from .questions.contingency import Contingency as Contingency
    from .questions.contingency import contingency as contingency
    from .questions.efficient_plans import TradeOff as TradeOff
    from .questions.evaluate import evaluate as evaluate
    from .questions.evaluation import Evaluation as Evaluation
    from .questions.explain import Explanation as Explanation
    from .questions.explain import explain as explain
    from .questions.fairer import Fairer as Fairer
    from .questions.fairer import fairer as fairer
    from .questions.firm import Firm as Firm
    from .questions.firm import firm as firm
    from .questions.infeasibility import WhyInfeasible as WhyInfeasible
    from .questions.methods.price import Price as Price
    from .questions.passed import Passed as Passed
    from .questions.passed import PassedOver as PassedOver
    from .questions.passed_over import passed_over as passed_over
    from .questions.prices import Prices as Prices
    from .questions.prices import prices as prices
    from .questions.rationalisation import Rationalisation as Rationalisation
    from .questions.rationalise import rationalise as rationalise
    from .questions.repair import Repair as Repair
    from .questions.repair import repair as repair
    from .questions.replan import Replan as Replan
    from .questions.replan import Replanned as Replanned
    from .questions.replan import replan as replan
    from .questions.replay import Replay as Replay
    from .questions.replay import replay as replay
    from .questions.robustness import Robustness as Robustness
    from .questions.robustness import robustness as robustness
    from .questions.rule_prices import RulePrice as RulePrice
    from .questions.rule_prices import RulePrices as RulePrices
    from .questions.rule_prices import rule_prices as rule_prices
    from .questions.stability import Stability as Stability
    from .questions.stability import stability as stability
    from .questions.trade_off import trade_off as trade_off
    from .questions.village_prices import VillagePrice as VillagePrice
    from .questions.village_prices import VillagePrices as VillagePrices
    from .questions.village_prices import village_prices as village_prices
    from .questions.what_if import WhatIf as WhatIf
    from .questions.what_if import what_if as what_if
    from .questions.why_infeasible import why_infeasible as why_infeasible
    from .questions.why_not import WhyNot as WhyNot
    from .questions.why_not import why_not as why_not
    from .record.checked import Checked as Checked
    from .record.checked import check as check
    from .record.commitment import Commitment as Commitment
    from .record.commitment import commit as commit
    from .record.save import Seal as Seal
    from .report import *  # noqa: F403  (its __init__ is the list)
    from .scoring import *  # noqa: F403  (its __init__ is the list)
    from .scoring.findings_workbook import read_findings as read_findings
    from .scoring.findings_workbook import write_findings as write_findings
    from .scoring.fund_workbook import FundBook as FundBook
    from .scoring.fund_workbook import read_fund as read_fund
    from .scoring.fund_workbook import write_fund as write_fund
    from .scoring.policy_template import policy_template as policy_template
    from .scoring.policy_workbook import read_policy as read_policy
    from .scoring.policy_workbook import write_policy as write_policy
    from .solve import solve as solve
    from .workbook import template as template
    from .workbook import write_workbook as write_workbook
    from .workbook.inspection.inspection import Inspection as Inspection

__version__ = "0.1.0"

# The same list for the running program: where each name is written. A test holds the two equal.
_HOMES = {
    "aims.base": "Objective",
    "constraints.base": "Forbidding",
    "data.candidate": "Candidate",
    "data.condition": "Condition",
    "data.dimension": "Category Dimension",
    "data.grid": "Grid",
    "data.override": "Override",
    "data.pairs": "Pairs",
    "data.placement": "Breach Placement Reason",
    "data.post": "Post",
    "data.rows": "Rows grouped",
    "data.village": "Village",
    "errors": "AuditFailure Fault HoumaError InputError Interrupted ModelTooLarge NoPlan SolverFailure",
    "papers.make": "paper papers",
    "papers.paper": "Paper",
    "papers.papers": "Papers",
    "papers.templates": "paper_template",
    "plan.load": "load",
    "plan.plan": "Plan",
    "plan.progress": "Progress",
    "plan.proof": "Proof TierProof",
    "plan.status": "Status",
    "problem.inspect_workbook": "inspect_workbook",
    "problem.problem": "Problem",
    "problem.read_workbook": "read_workbook",
    "program.export.export": "Exported export",
    "questions.alternatives": "Alternative Alternatives alternatives",
    "questions.blocking": "Blocking BlockingPair blocking",
    "questions.compare": "Comparison compare",
    "questions.contingency": "Contingency contingency",
    "questions.efficient_plans": "TradeOff",
    "questions.evaluate": "evaluate",
    "questions.evaluation": "Evaluation",
    "questions.explain": "Explanation explain",
    "questions.fairer": "Fairer fairer",
    "questions.firm": "Firm firm",
    "questions.infeasibility": "WhyInfeasible",
    "questions.methods.price": "Price",
    "questions.passed": "Passed PassedOver",
    "questions.passed_over": "passed_over",
    "questions.prices": "Prices prices",
    "questions.rationalisation": "Rationalisation",
    "questions.rationalise": "rationalise",
    "questions.repair": "Repair repair",
    "questions.replan": "Replan Replanned replan",
    "questions.replay": "Replay replay",
    "questions.robustness": "Robustness robustness",
    "questions.rule_prices": "RulePrice RulePrices rule_prices",
    "questions.stability": "Stability stability",
    "questions.trade_off": "trade_off",
    "questions.village_prices": "VillagePrice VillagePrices village_prices",
    "questions.what_if": "WhatIf what_if",
    "questions.why_infeasible": "why_infeasible",
    "questions.why_not": "WhyNot why_not",
    "record.checked": "Checked check",
    "record.commitment": "Commitment commit",
    "record.save": "Seal",
    "scoring.findings_workbook": "read_findings write_findings",
    "scoring.fund_workbook": "FundBook read_fund write_fund",
    "scoring.policy_template": "policy_template",
    "scoring.policy_workbook": "read_policy write_policy",
    "solve": "solve",
    "workbook": "template write_workbook",
    "workbook.inspection.inspection": "Inspection",
}
_LISTED = ("aims", "constraints", "posting", "report", "scoring")  # rooms whose own ``__init__`` is the list
_MODULES = ("datasets", "testing")  # what is asked for by two names: ha.datasets.houma_2020, ha.testing.check_rule
_AT = {name: home for home, names in _HOMES.items() for name in names.split()}


def _names() -> list[str]:
    """What a user is meant to see."""
    return sorted([*_AT, *_MODULES, *(name for room in _LISTED for name in _load(f".{room}", __name__).__all__)])


def _found(name: str) -> Any:
    """A name of the face, loaded when it is first asked for."""
    if name == "__all__":
        return _names()
    if name in _MODULES:
        return _load(f".{name}", __name__)
    for room in () if name.startswith("_") else [_AT[name]] if name in _AT else _LISTED:
        home = _load(f".{room}", __name__)
        if name in _AT or name in home.__all__:
            globals()[name] = getattr(home, name)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if not TYPE_CHECKING:  # a type checker knows the list above, and finds misspelt names by it
    __getattr__ = _found


def __dir__() -> list[str]:
    """What a user is meant to see."""
    return [*_names(), "__version__"]


class _Face(_Module):
    """The package as a module: loading ``solve.py`` or ``check.py`` does not put the file in place of the function."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (isinstance(value, _Module) and name in _AT):
            super().__setattr__(name, value)


_sys.modules[__name__].__class__ = _Face
