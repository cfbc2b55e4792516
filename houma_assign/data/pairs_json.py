"""Pairs from plain data, every entry checked: a file may have been edited since it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..errors import Fault, InputError, Message
from .exact import LIMIT, Ints
from .pairs import GRADES, Pairs

MISSING = Message("json.missing", "missing", "缺少")
UNKNOWN = Message("json.unknown", "unknown key", "没有这一项")
SCALED = Message("json.scaled", "numbers and their scale are expected", "应为数字及其倍数")
LISTED = Message("json.ids", "a list of ids is expected", "应为编号的列表")
TWICE = Message("id.twice", "occurs twice", "出现两次")
SCALE = Message("json.scale", "a whole number from 1 is expected", "应为不小于 1 的整数")
PAIR_TWICE = Message("pairs.twice", "the pair is listed twice", "该配对写了两次")
KEYS = ("candidates", "posts", "scale", "candidate", "post", "score", "grade", "facts")


def pairs_from(data: Mapping[str, Any]) -> Pairs:
    """Pairs from what ``Pairs.to_dict`` gave.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults = [Fault("pairs", "", key, None, MISSING) for key in KEYS if key not in data]
    faults += [Fault("pairs", "", key, None, UNKNOWN) for key in data if key not in KEYS]
    if faults:
        raise InputError(faults)
    people, posts = _ids("candidates", data, faults), _ids("posts", data, faults)
    size = len(data["score"]) if isinstance(data["score"], list) else 0
    columns = {
        "candidate": _integers("candidate", data["candidate"], size, 0, len(people) - 1, faults),
        "post": _integers("post", data["post"], size, 0, len(posts) - 1, faults),
        "score": _integers("score", data["score"], size, -LIMIT, LIMIT, faults),
        "grade": _integers("grade", data["grade"], size, 0, len(GRADES) - 1, faults),
    }
    scale = _scale("scale", data["scale"], faults)
    facts = {}
    for name, entry in data["facts"].items() if isinstance(data["facts"], Mapping) else ():
        if not isinstance(entry, (list, tuple)) or len(entry) != 2:
            faults.append(Fault("pairs", "", name, None, SCALED))
        else:
            facts[str(name)] = (_integers(name, entry[0], size, -(2**62), 2**62, faults), _scale(name, entry[1], faults))
    if not faults:
        _distinct(columns["candidate"], columns["post"], people, posts, faults)
    if faults:
        raise InputError(faults)
    grade = columns["grade"].astype(np.int8)
    return Pairs(people, posts, columns["candidate"], columns["post"], columns["score"], scale, grade, facts)


def _ids(key: str, data: Mapping[str, Any], faults: list[Fault]) -> tuple[str, ...]:
    given = data[key]
    if not isinstance(given, (list, tuple)) or not all(isinstance(each, str) for each in given):
        faults.append(Fault("pairs", "", key, None, LISTED))
        return ()
    faults.extend(Fault("pairs", each, key, each, TWICE) for each in dict.fromkeys(given) if given.count(each) > 1)
    return tuple(given)


def _integers(key: str, given: Any, size: int, low: int, high: int, faults: list[Fault]) -> Ints:
    if not isinstance(given, (list, tuple)) or len(given) != size:
        reason = Message("json.numbers", f"a list of {size} whole numbers is expected", f"应为 {size} 个整数")
        faults.append(Fault("pairs", "", key, None, reason))
        return np.zeros(size, np.int64)
    wrong = [k for k, value in enumerate(given) if type(value) is not int or not low <= value <= high]
    faults.extend(Fault("pairs", f"entry {k}", key, given[k], _range(low, high)) for k in wrong)
    return np.zeros(size, np.int64) if wrong else np.array(given, dtype=np.int64)


def _range(low: int, high: int) -> Message:
    return Message("json.range", f"a whole number from {low} to {high} is expected", f"应为 {low} 至 {high} 的整数")


def _scale(key: str, given: Any, faults: list[Fault]) -> int:
    if type(given) is not int or not 1 <= given <= 10**15:
        faults.append(Fault("pairs", "", f"scale of {key}" if key != "scale" else key, given, SCALE))
        return 1
    return given


def _distinct(candidate: Ints, post: Ints, people: tuple[str, ...], posts: tuple[str, ...], faults: list[Fault]) -> None:
    key = candidate * max(len(posts), 1) + post
    for value in (values := np.unique(key, return_counts=True))[0][values[1] > 1]:
        who, where = people[value // len(posts)], posts[value % len(posts)]
        faults.append(Fault("pairs", "", "candidate, post", f"{who}, {where}", PAIR_TWICE))
