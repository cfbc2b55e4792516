"""``python -m houma_assign``: from a filled workbook to plan, papers and sealed file."""

from __future__ import annotations

import sys

from .cli.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
