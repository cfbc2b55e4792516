"""Tests for rules and aims of a user's own: their two statements against each other, and against every plan tried.

usual         the problem whose columns are drawn from unless another is given
draw          random tiny problems
vectors       the best auxiliary columns of a plan, by trying
compare       what the two statements say of a plan; what a solve says against every plan
shrink        the smallest problem in which they differ
check         check_rule and check_aim
"""

from .check import Agreement as Agreement
from .check import check_aim as check_aim
from .check import check_rule as check_rule
from .disagreement import Disagreement as Disagreement

__all__ = ["Agreement", "Disagreement", "check_aim", "check_rule"]
