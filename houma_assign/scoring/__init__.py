"""From facts to pairs: villages diagnosed, people screened, scored and graded, every point traceable to a rule.

pool ──▶ screen_villages ──▶ needs, forms, posts ─┐
     └─▶ screen_candidates ─▶ people who pass ────┤
                              Rubric ──▶ points ──┼──▶ Problem ──▶ Plan        funnel() walks all of it
                              GradeRules ▶ grades ┘
"""

from .candidates.check import EligibilityCheck as EligibilityCheck
from .candidates.policy import CandidatePolicy as CandidatePolicy
from .candidates.screen import screen_candidates as screen_candidates
from .candidates.screening import CandidateScreening as CandidateScreening
from .candidates.unit_places import UnitPlaces as UnitPlaces
from .facts.award import Award as Award
from .fund.assessment import VillageMark as VillageMark
from .fund.fund import Fund as Fund
from .fund.parts import FundCriterion as FundCriterion
from .fund.parts import FundPot as FundPot
from .fund.parts import FundRung as FundRung
from .fund.policy import FundPolicy as FundPolicy
from .fund.share_fund import share_fund as share_fund
from .funnel import funnel as funnel
from .funnel_result import Funnel as Funnel
from .grades.override import GradeOverride as GradeOverride
from .grades.rules import GradeRules as GradeRules
from .rubric.factor import Factor as Factor
from .rubric.point_rule import PointRule as PointRule
from .rubric.rubric import Rubric as Rubric
from .selection_policy import SelectionPolicy as SelectionPolicy
from .villages.finding import VillageFinding as VillageFinding
from .villages.form import VillageForm as VillageForm
from .villages.policy import VillagePolicy as VillagePolicy
from .villages.problem_type import ProblemType as ProblemType
from .villages.screen import screen_villages as screen_villages
from .villages.screening import VillageScreening as VillageScreening

__all__ = [
    "Award", "CandidatePolicy", "CandidateScreening", "EligibilityCheck", "Factor", "Fund", "FundCriterion", "FundPolicy",
    "FundPot", "FundRung", "Funnel", "GradeOverride", "GradeRules", "PointRule", "ProblemType", "Rubric", "SelectionPolicy",
    "UnitPlaces", "VillageFinding", "VillageForm", "VillageMark", "VillagePolicy", "VillageScreening", "funnel",
    "screen_candidates", "screen_villages", "share_fund",
]  # fmt: skip
