"""A solver in a process of its own: reads models from standard input, writes answers, until its parent is gone.

Run by its path, so that it loads OR-Tools and nothing of this package. A process, because HiGHS and SCIP as carried by OR-Tools
cannot be interrupted cleanly nor kept from writing to the console; this one is simply ended.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from typing import IO, Any

WATCH = 1.0  # seconds between two looks whether the parent is still there


def main() -> None:
    """Answer one task after the other."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the parent decides
    answers = os.dup(1)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    with os.fdopen(answers, "wb") as out:
        while (task := read(sys.stdin.buffer)) is not None:
            write(out, _solved(*task))


def read(source: IO[bytes]) -> Any:
    """The next object from a pipe, None at its end."""
    size = source.read(8)
    if len(size) < 8:
        return None
    data = source.read(int.from_bytes(size, "little"))
    return pickle.loads(data) if len(data) == int.from_bytes(size, "little") else None


def write(target: IO[bytes], value: Any) -> None:
    """Write an object to a pipe."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    target.write(len(data).to_bytes(8, "little"))
    target.write(data)
    target.flush()


def _solved(kind: int, model: bytes, parameters: bytes) -> bytes | str:
    """The reply, or what went wrong."""
    from ortools.math_opt import callback_pb2, model_parameters_pb2, model_pb2, parameters_pb2
    from ortools.math_opt.core.python import solver

    try:
        made = solver.new(kind, model_pb2.ModelProto.FromString(model), parameters_pb2.SolverInitializerProto())
        reply = made.solve(parameters_pb2.SolveParametersProto.FromString(parameters),
                           model_parameters_pb2.ModelSolveParametersProto(), None, callback_pb2.CallbackRegistrationProto(),
                           None, None)  # fmt: skip
    except Exception as failure:  # statuses of pybind's own, not documented classes; the parent decides what they mean
        return str(failure)
    done: bytes = reply.SerializeToString()
    return done


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


if __name__ == "__main__":
    main()
