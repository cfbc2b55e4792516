"""Charts are tested where matplotlib is."""

from __future__ import annotations

import pytest

pytest.importorskip("matplotlib")
