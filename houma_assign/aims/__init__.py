"""The aims. One file, one import and name here, and one test make an aim."""

from .base import Aim
from .blend import Blend
from .concessions import Concessions
from .even_load import EvenLoad
from .fewest_moves import FewestMoves
from .fewest_vacancies import FewestVacancies
from .grades import Grades
from .in_use import InUse
from .lots import Lots
from .merit import Merit
from .needs_met import NeedsMet
from .people import People
from .served import Served
from .sum import Sum
from .together_wish import TogetherWish
from .village_lots import VillageLots
from .wishes import Wishes
from .worst_off import WorstOff, leximin

__all__ = [
    "Aim", "Blend", "Concessions", "EvenLoad", "FewestMoves", "FewestVacancies", "Grades", "InUse", "Lots", "Merit",
    "NeedsMet", "People", "Served", "Sum", "TogetherWish", "VillageLots", "Wishes", "WorstOff", "leximin",
]  # fmt: skip
