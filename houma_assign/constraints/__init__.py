"""The rules. One file, one import and name here, and one test make a constraint; see ``docs/adding_a_constraint.md``."""

from .apart import Apart
from .avoid_home import AvoidHome
from .avoid_kin import AvoidKin
from .barred import Barred
from .base import Constraint
from .capacity import Capacity
from .eligible import Eligible
from .leader_outranks import LeaderOutranks
from .mean import Mean
from .minimum_grade import MinimumGrade
from .opens_with import OpensWith
from .pinned import Pinned
from .posts_each import PostsEach
from .posts_filled import PostsFilled
from .quota import Quota
from .skill_covered import SkillCovered
from .slots import Slots
from .stable import Stable
from .together import Together
from .total import Total
from .unit_cap import UnitCap
from .village_forms import VillageForms

__all__ = [
    "Apart", "AvoidHome", "AvoidKin", "Barred", "Capacity", "Constraint", "Eligible", "LeaderOutranks", "Mean",
    "MinimumGrade", "OpensWith", "Pinned", "PostsEach", "PostsFilled", "Quota", "SkillCovered", "Slots", "Stable", "Together",
    "Total", "UnitCap", "VillageForms",
]  # fmt: skip
