"""After the plan: who looks after each village, and the ledger of the years in which the posting runs.

plan ──▶ support ──▶ a second Problem: county leaders, township heads, organisation department, heads of units
     └─▶ Ledger ──▶ as_of(day) ──▶ Standing ──▶ problem(day) ──▶ replan: who moves, at what loss
"""

from .chart_ledger import plot_ledger as plot_ledger
from .ledger.event import Event as Event
from .ledger.ledger import Ledger as Ledger
from .ledger.need_entry import NeedEntry as NeedEntry
from .ledger.standing import Standing as Standing
from .ledger.stays import Stay as Stay
from .ledger.terms import FIRST_MONTH as FIRST_MONTH
from .ledger.terms import Duty as Duty
from .ledger.terms import PostingTerms as PostingTerms
from .ledger.workbook import read_ledger as read_ledger
from .ledger.workbook import write_ledger as write_ledger
from .support.kinds import FOUR_TO_ONE as FOUR_TO_ONE
from .support.kinds import SupportKind as SupportKind
from .support.stale import StaleSupport as StaleSupport
from .support.stale import support_stale as support_stale
from .support.support import support as support
from .support.supporter import Supporter as Supporter
from .support.workbook import read_supporters as read_supporters
from .support.workbook import write_supporters as write_supporters
from .template import posting_template as posting_template

__all__ = [
    "FIRST_MONTH", "FOUR_TO_ONE", "Duty", "Event", "Ledger", "NeedEntry", "PostingTerms", "StaleSupport", "Standing", "Stay",
    "SupportKind", "Supporter", "plot_ledger", "posting_template", "read_ledger", "read_supporters", "support", "support_stale",
    "write_ledger", "write_supporters",
]  # fmt: skip
