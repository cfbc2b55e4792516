"""The rules. One file, one line here and one test make a constraint; see ``docs/adding_a_constraint.md``."""

from .apart import Apart as Apart
from .avoid_home import AvoidHome as AvoidHome
from .avoid_kin import AvoidKin as AvoidKin
from .barred import Barred as Barred
from .base import Constraint as Constraint
from .capacity import Capacity as Capacity
from .eligible import Eligible as Eligible
from .leader_outranks import LeaderOutranks as LeaderOutranks
from .mean import Mean as Mean
from .minimum_grade import MinimumGrade as MinimumGrade
from .pinned import Pinned as Pinned
from .posts_each import PostsEach as PostsEach
from .posts_filled import PostsFilled as PostsFilled
from .quota import Quota as Quota
from .skill_covered import SkillCovered as SkillCovered
from .slots import Slots as Slots
from .together import Together as Together
from .total import Total as Total
from .unit_cap import UnitCap as UnitCap
