"""The solvers' modules, imported before the first of them is used.

An interrupt in the midst of the import of a compiled module turns into another error, or aborts the process. Here they are
imported in a thread that no interrupt reaches, and Ctrl-C is heard once they are there.
"""

from __future__ import annotations

import sys
from importlib import import_module

from .interruptible import attended

MODULES = (
    "ortools.sat.python.cp_model",
    "ortools.graph.python.min_cost_flow",
    "ortools.math_opt.callback_pb2",
    "ortools.math_opt.model_pb2",
    "ortools.math_opt.model_parameters_pb2",
    "ortools.math_opt.model_update_pb2",
    "ortools.math_opt.parameters_pb2",
    "ortools.math_opt.result_pb2",
    "ortools.math_opt.core.python.solver",
    "ortools.util.python.solve_interrupter",
)


def load() -> None:
    """Import them; costs nothing once they are there.

    Raises
    ------
    Stopped
        On Ctrl-C, once they are imported.
    """
    missing = [name for name in MODULES if name not in sys.modules]
    if missing:
        attended(lambda: [import_module(name) for name in missing], lambda: None)
