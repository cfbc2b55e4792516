"""Jobs in other processes: what of them is the user's own, and whether it can be made there."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from ...aims.base import KINDS as AIMS
from ...aims.base import Aim
from ...constraints.base import KINDS as RULES
from ...constraints.base import Constraint
from ...data.kinds import full_name, of_package
from ...data.records_json import write_kinds
from ...errors import Fault, InputError, Message

WAY_OUT = (
    "write it in a file that both processes can import, such as own_rules.py beside your script; see docs/own_rules_and_aims.md"
)


class Own(NamedTuple):
    """A class of the user's own: "rules" or "aims", its kind, its module and its name there."""

    table: str
    kind: str
    module: str
    name: str

    def fault(self, reason: str) -> Fault:
        """A fault that names the class, and the way out."""
        return Fault(self.table, f"{self.module}.{self.name}", "kind", self.kind, _unmade(reason))


def _unmade(reason: str) -> Message:
    zh = "另一个进程无法得到自编的类或函数；请把它写进两边都能导入的文件"
    return Message("not_importable", f"{reason}; {WAY_OUT}", zh)


def own_records(thing: Any) -> Iterator[Constraint | Aim]:
    """The rules and aims of the user's own classes in a problem, in a plan, in collections of these and inside each other."""
    if isinstance(thing, (list, tuple)):
        for each in thing:
            yield from own_records(each)
    elif isinstance(thing, (Constraint, Aim)):
        if not of_package(type(thing)):
            yield thing
        yield from own_records([getattr(thing, name) for name in type(thing).model_fields])
    else:
        problem = getattr(thing, "problem", thing)
        yield from own_records((*getattr(problem, "constraints", ()), *getattr(problem, "tiers", ())))


def own_classes(thing: Any) -> tuple[Own, ...]:
    """The classes of ``own_records``, each once."""
    made = dict.fromkeys(type(record) for record in own_records(thing))
    return tuple(Own("rules" if issubclass(each, Constraint) else "aims", each.kind, each.__module__, each.__qualname__)
                 for each in made)  # fmt: skip


def reach_faults(executor: Any, thing: Any) -> list[Fault]:
    """Classes that the processes of an executor cannot import, as far as that is known before anything is sent."""
    context = getattr(executor, "_mp_context", None)
    if not isinstance(executor, ProcessPoolExecutor) or context is None or context.get_start_method() == "fork":
        return []  # the same process or a copy of it, or a cluster, which says itself what it cannot import
    return [own.fault(reason) for own in own_classes(thing) if (reason := _out_of_reach(own.module))]


def _out_of_reach(module: str) -> str:
    if module == "__main__":
        main = sys.modules["__main__"]
        script = getattr(main, "__spec__", None) is not None or Path(getattr(main, "__file__", None) or "").is_file()
        return "" if script else "the class is written in a notebook or at a prompt, which other processes cannot import"
    try:
        known = find_spec(module) is not None
    except (ImportError, ValueError):  # a parent that is none, or a module that was made in memory
        known = False
    return "" if known else f"no file {module} is there for other processes to import"


def json_faults(thing: Any) -> list[Fault]:
    """Rules and aims of the user's own that JSON does not give back as they were."""
    return [Fault("aims" if isinstance(record, Aim) else "rules", record.id, "", None, _changed(full_name(type(record))))
            for record in own_records(thing) if not _comes_back(record)]  # fmt: skip


def _changed(name: str) -> Message:
    en = f"{name} does not come back from JSON as it was; use the types of fields named in docs/own_rules_and_aims.md"
    return Message("changed_by_json", en, "自编的类写成文本后读回来不一样；请改用说明中列出的字段类型")


def _comes_back(record: Constraint | Aim) -> bool:
    try:
        data = json.loads(json.dumps(write_kinds((record,))))[0]
        return bool(type(record)(**{name: value for name, value in data.items() if name != "kind"}) == record)
    except (InputError, TypeError, ValueError):
        return False


class Packed:
    """A job that arrives in another process as bytes. It is packed when it is sent: all jobs at once would fill memory.

    A pool of processes ends, and a cluster loses its worker, where a job cannot be unpickled. So ``run`` unpickles it, where the
    error can be sent back.
    """

    def __init__(self, job: Any, dumps: Callable[[Any], bytes]) -> None:
        self.job, self.dumps = job, dumps

    def __reduce__(self) -> tuple[Any, ...]:
        return bytes, (self.dumps(self.job),)


def submit(pool: Executor, own: tuple[Own, ...], function: Callable[..., Any], job: tuple[Any, ...]) -> Future[Any]:
    """Send a job to a pool of other processes."""
    # Clusters send what stands in a notebook by value, where cloudpickle is at hand; pools of processes do not.
    cluster = None if isinstance(pool, ProcessPoolExecutor) else sys.modules.get("cloudpickle")
    return pool.submit(run, own, Packed((function, job), getattr(cluster, "dumps", pickle.dumps)))


def run(own: tuple[Own, ...], packed: Packed | bytes) -> Any:
    """In the other process: unpack the job, import the classes of the user's own that it needs and does not bring, and do it."""
    try:
        function, job = pickle.loads(packed) if isinstance(packed, bytes) else packed.job
        lost: list[Fault] = []
    except (ImportError, AttributeError) as error:
        reason = f"a function or class of the job cannot be made in the other process ({error})"
        lost = [Fault("executor", "", "", None, _unmade(reason))]
    if faults := [each.fault(reason) for each in own if (reason := _unknown(each))] or lost:
        raise InputError(faults)
    return function(*job)


def _unknown(own: Own) -> str:
    kinds: Mapping[str, type[Any]] = RULES if own.table == "rules" else AIMS
    if own.kind not in kinds:
        try:
            import_module(own.module)
        except ImportError as error:
            return f"the other process cannot import it ({error})"
    return "" if own.kind in kinds else f"the other process imports {own.module}, but does not find the class there"
