"""Assign people to posts, with proof.

tables ──▶ scoring ──▶ Problem ──▶ program ──▶ engine ──▶ Plan
           facts →     people,     columns     proven      who goes where,
           points,     posts,      and sparse  optimum     at what value,
           grades      pairs,      integer                 proven how
                       rules       rows
"""

from types import ModuleType as _Module

from . import datasets as datasets
from .aims import *  # noqa: F403  (its __init__ is the list)
from .constraints import *  # noqa: F403  (its __init__ is the list)
from .data.candidate import Candidate as Candidate
from .data.condition import Condition as Condition
from .data.dimension import Category as Category
from .data.dimension import Dimension as Dimension
from .data.override import Override as Override
from .data.pairs import Pairs as Pairs
from .data.placement import Breach as Breach
from .data.placement import Placement as Placement
from .data.placement import Reason as Reason
from .data.post import Post as Post
from .data.village import Village as Village
from .errors import AuditFailure as AuditFailure
from .errors import Fault as Fault
from .errors import HoumaError as HoumaError
from .errors import InputError as InputError
from .errors import Interrupted as Interrupted
from .errors import ModelTooLarge as ModelTooLarge
from .errors import NoPlan as NoPlan
from .errors import SolverFailure as SolverFailure
from .plan.plan import Plan as Plan
from .plan.progress import Progress as Progress
from .plan.proof import Proof as Proof
from .plan.proof import TierProof as TierProof
from .plan.status import Status as Status
from .posting import *  # noqa: F403  (its __init__ is the list)
from .problem.inspect_workbook import inspect_workbook as inspect_workbook
from .problem.problem import Problem as Problem
from .problem.read_workbook import read_workbook as read_workbook
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
from .questions.evaluate import evaluate as evaluate
from .questions.evaluation import Evaluation as Evaluation
from .questions.explain import Explanation as Explanation
from .questions.explain import explain as explain
from .questions.fairer import Fairer as Fairer
from .questions.fairer import fairer as fairer
from .questions.firm import Firm as Firm
from .questions.firm import firm as firm
from .questions.methods.price import Price as Price
from .questions.passed_over import Passed as Passed
from .questions.passed_over import PassedOver as PassedOver
from .questions.passed_over import passed_over as passed_over
from .questions.prices import Prices as Prices
from .questions.prices import prices as prices
from .questions.rationalisation import Rationalisation as Rationalisation
from .questions.rationalise import rationalise as rationalise
from .questions.repair import Repair as Repair
from .questions.repair import repair as repair
from .questions.replay import Replay as Replay
from .questions.replay import replay as replay
from .questions.replan import Replan as Replan
from .questions.replan import Replanned as Replanned
from .questions.replan import replan as replan
from .questions.robustness import Robustness as Robustness
from .questions.robustness import robustness as robustness
from .questions.rule_prices import RulePrice as RulePrice
from .questions.rule_prices import RulePrices as RulePrices
from .questions.rule_prices import rule_prices as rule_prices
from .questions.stability import Stability as Stability
from .questions.stability import stability as stability
from .questions.trade_off import TradeOff as TradeOff
from .questions.trade_off import trade_off as trade_off
from .questions.village_prices import VillagePrice as VillagePrice
from .questions.village_prices import VillagePrices as VillagePrices
from .questions.village_prices import village_prices as village_prices
from .questions.what_if import WhatIf as WhatIf
from .questions.what_if import what_if as what_if
from .questions.why_infeasible import WhyInfeasible as WhyInfeasible
from .questions.why_infeasible import why_infeasible as why_infeasible
from .questions.why_not import WhyNot as WhyNot
from .questions.why_not import why_not as why_not
from .report.chart import Chart as Chart
from .report.chart_funnel import plot_funnel as plot_funnel
from .report.chart_plan import plot_plan as plot_plan
from .report.chart_prices import plot_prices as plot_prices
from .report.chart_stability import plot_stability as plot_stability
from .report.chart_structure import plot_structure as plot_structure
from .report.chart_trade_off import plot_trade_off as plot_trade_off
from .report.fonts import MissingFont as MissingFont
from .scoring import *  # noqa: F403  (its __init__ is the list)
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

# What was imported above, without the modules that it stands in; the data sets alone are a module to be seen.
__all__ = [name for name, it in globals().items() if name[0] != "_" and (it is datasets or not isinstance(it, _Module))]


def __dir__() -> list[str]:
    """What a user is meant to see."""
    return sorted([*__all__, "__version__"])
