"""Oracles in portions: the first few belong to the usual suite, the rest to the slow one."""

import pytest


def portions(usual: int, whole: int) -> list:
    """Numbers of portions for ``parametrize``, those from ``usual`` on marked ``slow``."""
    return [number if number < usual else pytest.param(number, marks=pytest.mark.slow) for number in range(whole)]
