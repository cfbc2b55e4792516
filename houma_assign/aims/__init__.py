"""The aims. One file, one line here and one test make an aim."""

from .base import Aim as Aim
from .blend import Blend as Blend
from .concessions import Concessions as Concessions
from .even_load import EvenLoad as EvenLoad
from .fewest_moves import FewestMoves as FewestMoves
from .fewest_vacancies import FewestVacancies as FewestVacancies
from .grades import Grades as Grades
from .lots import Lots as Lots
from .merit import Merit as Merit
from .needs_met import NeedsMet as NeedsMet
from .wishes import Wishes as Wishes
from .worst_off import WorstOff as WorstOff
from .worst_off import leximin as leximin
