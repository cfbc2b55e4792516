"""Assign people to posts, with proof.

tables ──▶ scoring ──▶ Problem ──▶ program ──▶ engine ──▶ Plan
           facts →     people,     columns     proven      who goes where,
           points,     posts,      and sparse  optimum     at what value,
           grades      pairs,      integer                 proven how
                       rules       rows
"""

from . import datasets as datasets
from .aims import *  # noqa: F403  (its __init__ is the list)
from .candidate import Candidate as Candidate
from .conditions import Condition as Condition
from .constraints import *  # noqa: F403  (its __init__ is the list)
from .dimensions import Category as Category
from .dimensions import Dimension as Dimension
from .errors import AuditFailure as AuditFailure
from .errors import Fault as Fault
from .errors import HoumaError as HoumaError
from .errors import InputError as InputError
from .errors import Interrupted as Interrupted
from .errors import ModelTooLarge as ModelTooLarge
from .errors import NoPlan as NoPlan
from .errors import SolverFailure as SolverFailure
from .pairs import Pairs as Pairs
from .placement import Breach as Breach
from .placement import Placement as Placement
from .placement import Reason as Reason
from .plan import Plan as Plan
from .post import Post as Post
from .problem import Problem as Problem
from .progress import Progress as Progress
from .scoring import *  # noqa: F403  (its __init__ is the list)
from .solve import solve as solve
from .status import Status as Status
from .village import Village as Village
from .workbook import read_workbook as read_workbook
from .workbook import template as template
from .workbook import write_workbook as write_workbook

__version__ = "0.1.0"
