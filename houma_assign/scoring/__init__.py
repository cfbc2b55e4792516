"""From facts to pairs: villages diagnosed, people screened, scored and graded, every point traceable to a rule.

pool ──▶ screen_villages ──▶ needs, forms, posts ─┐
     └─▶ screen_candidates ─▶ people who pass ────┤
                              Rubric ──▶ points ──┼──▶ Problem ──▶ Plan        funnel() walks all of it
                              GradeRules ▶ grades ┘
"""

from .award import Award as Award
from .candidate_policy import CandidatePolicy as CandidatePolicy
from .candidate_screening import CandidateScreening as CandidateScreening
from .eligibility_check import EligibilityCheck as EligibilityCheck
from .factor import Factor as Factor
from .funnel import funnel as funnel
from .funnel_result import Funnel as Funnel
from .grade_rules import GradeRules as GradeRules
from .override import GradeOverride as GradeOverride
from .point_rule import PointRule as PointRule
from .problem_type import ProblemType as ProblemType
from .rubric import Rubric as Rubric
from .screen_candidates import screen_candidates as screen_candidates
from .screen_villages import screen_villages as screen_villages
from .selection_policy import SelectionPolicy as SelectionPolicy
from .unit_places import UnitPlaces as UnitPlaces
from .village_form import VillageForm as VillageForm
from .village_policy import VillagePolicy as VillagePolicy
from .village_screening import VillageScreening as VillageScreening
