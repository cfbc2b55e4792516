"""The checker's law where villages may stay closed, posts open with some, and people and posts choose each other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.check import Case, check, objective
from tests.oracles.test_stable_open_villages import draw_tiny

from .opening_cases import draw_opening
from .sealed_cases import body_of
from .test_law import as_read, same_verdicts
