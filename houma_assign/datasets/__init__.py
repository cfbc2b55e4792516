"""Data sets that come with the package."""

from .houma import houma_2020 as houma_2020
