"""From facts to pairs: villages diagnosed, people screened, scored and graded, every point traceable to a rule."""

from .factor import Factor as Factor
from .point_rule import PointRule as PointRule
from .rubric import Rubric as Rubric
