"""What to type where an optional package is missing: the same words everywhere, and they work from a checkout, too."""

from __future__ import annotations

import sys

from ..errors import Message


def missing(extra: str, en: str, zh: str) -> Message:
    """That something needs an extra of this package.

    Parameters
    ----------
    extra
        Name of the extra.
    en, zh
        What needs it, without a full stop.
    """
    # The interpreter that runs: a bare ``pip`` may be another one's, and what is installed here is extended, not looked for.
    command = f'{sys.executable or "python"} -m pip install "houma_assign[{extra}]"'
    return Message("package_missing", f"{en}: {command}", f"{zh}，请另装所需组件：\n{command}")
