"""After the plan: who looks after each village, and the ledger of the years in which the posting runs.

plan ──▶ support ──▶ a second Problem: county leaders, township heads, organisation department, heads of units
     └─▶ Ledger ──▶ as_of(day) ──▶ Standing ──▶ problem(day) ──▶ replan: who moves, at what loss
"""

from .support.kinds import FOUR_TO_ONE as FOUR_TO_ONE
from .support.kinds import SupportKind as SupportKind
from .support.stale import StaleSupport as StaleSupport
from .support.stale import support_stale as support_stale
from .support.support import support as support
from .support.supporter import Supporter as Supporter
from .support.workbook import read_supporters as read_supporters
from .support.workbook import write_supporters as write_supporters

__all__ = [
    "FOUR_TO_ONE", "StaleSupport", "SupportKind", "Supporter", "read_supporters", "support", "support_stale", "write_supporters",
]  # fmt: skip
