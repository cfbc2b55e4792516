"""What people look at: charts, and the page on the data. Nothing below imports it."""

from .chart import Chart as Chart
from .chart_fund import plot_fund as plot_fund
from .chart_funnel import plot_funnel as plot_funnel
from .chart_plan import plot_plan as plot_plan
from .chart_prices import plot_prices as plot_prices
from .chart_stability import plot_stability as plot_stability
from .chart_structure import plot_structure as plot_structure
from .chart_trade_off import plot_trade_off as plot_trade_off
from .chart_villages import plot_villages as plot_villages
from .fonts import MissingFont as MissingFont
from .quality.quality import Quality as Quality

__all__ = [
    "Chart", "MissingFont", "Quality", "plot_fund", "plot_funnel", "plot_plan", "plot_prices", "plot_stability",
    "plot_structure", "plot_trade_off", "plot_villages",
]  # fmt: skip
