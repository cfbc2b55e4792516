"""Data sets that come with the package."""

from .houma import houma_2020 as houma_2020
from .houma_details import houma_about as houma_about
from .houma_details import houma_details as houma_details
from .houma_policy import houma_marks as houma_marks
from .houma_policy import houma_policy as houma_policy
from .houma_supporters import houma_supporters as houma_supporters
