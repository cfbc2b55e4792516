"""Single changes of sealed files: of bytes, spelling, values, keys, and of contents with all digests made anew."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from houma_assign.check import canonical, digests

Place = tuple[Any, Any]  # what holds a value, and under which key or position


def places(value: Any, holds: Callable[[Any], bool]) -> Iterator[Place]:
    """Where in a document values of a sort stand."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        if holds(each):
            yield value, key
        yield from places(each, holds)


def other(value: Any, rng: Random) -> Any:
    """Another value of the same sort."""
    if isinstance(value, bool) or value is None:
        return {True: False, False: True, None: False}[value]
    if isinstance(value, int):
        return value + rng.choice((-2, -1, 1, 2))
    if isinstance(value, str) and re.fullmatch("-?[0-9]+(/[0-9]+)?", value):
        return str(int(value.partition("/")[0]) + rng.choice((-1, 1))) + (f"/{value.partition('/')[2]}" if "/" in value else "")
    return f"{value}x" if isinstance(value, str) else [*value, 0] if isinstance(value, list) else {**value, "x": 0}


def anew(document: Any) -> bytes:
    """The bytes of a document whose digests are made to fit."""
    return canonical({"body": document["body"], "digests": digests(document["body"])}).encode()


def flipped(raw: bytes, rng: Random) -> bytes:
    """One bit."""
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << rng.randrange(8))]) + raw[at + 1 :]


def cut_or_filled(raw: bytes, rng: Random) -> bytes:
    """Some bytes less, or some more."""
    at = rng.randrange(len(raw))
    return (
        raw[:at]
        + (rng.choice((b" ", b"\n", b"0", b'"', b"}")) if rng.random() < 0.5 else b"")
        + raw[at + rng.choice((0, 1, 5)) + 1 :]
    )


def spelt(raw: bytes, rng: Random) -> bytes:
    """One number, text or blank in another spelling of JSON."""
    number = rng.choice(list(re.finditer(rb"(?<=[\[:,])-?[0-9]+(?=[\],}])", raw)))
    letter = rng.choice(list(re.finditer(rb"[a-z]", raw)))
    mark = rng.choice(list(re.finditer(rb'[:,](?=")', raw)))
    where, new = rng.choice([(number, number[0] + b".0"), (number, number[0] + b"e0"), (number, b'"' + number[0] + b'"'),
                             (letter, b"\\u%04x" % letter[0][0]), (mark, mark[0] + b" ")])  # fmt: skip
    return raw[: where.start()] + new + raw[where.end() :]


def doubled(raw: bytes, rng: Random) -> bytes:
    """One key twice in an object, with the same value or another one."""
    key = rng.choice(list(re.finditer(rb'"[a-z_]+":(?=[0-9"])', raw)))
    return raw[: key.start()] + key[0] + rng.choice((b"0,", b'"x",')) + raw[key.start() :]


def reordered(raw: bytes, rng: Random) -> bytes:
    """The keys of one object in another order."""
    document = json.loads(raw)
    holder, key = rng.choice(list(places(document, lambda each: isinstance(each, dict) and len(each) > 1)))
    holder[key] = dict(reversed(holder[key].items()))
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def valued(raw: bytes, rng: Random) -> bytes:
    """One value, the digests left as they are."""
    document = json.loads(raw)
    holder, key = rng.choice(list(places(document["body"], lambda each: not isinstance(each, (dict, list)))))
    holder[key] = other(holder[key], rng)
    return canonical(document).encode()


def keyed(raw: bytes, rng: Random) -> bytes:
    """One key renamed or left out, the digests made anew."""
    document = json.loads(raw)
    holder, key = rng.choice(
        [each for each in places(document, lambda each: True) if isinstance(each[0], dict) and each[1] != "body"]
    )
    value = holder.pop(key)
    if rng.random() < 0.5:
        holder[f"{key}2"] = value
    return anew(document)


def forged_value(raw: bytes, rng: Random) -> bytes:
    """One value anywhere, the digests made anew."""
    document = json.loads(raw)
    holder, key = rng.choice(list(places(document["body"], lambda each: True)))
    holder[key] = other(holder[key], rng)
    return anew(document)


def forged_points(raw: bytes, rng: Random) -> bytes:
    """Points or the grade of a pair, the digests made anew."""
    document = json.loads(raw)
    row = rng.choice(document["body"]["problem"]["pairs"]["rows"])
    if rng.random() < 0.5:
        row[2] += rng.choice((-100, -1, 1, 100))
    else:
        row[3] = rng.choice([grade for grade in ("", "A", "B", "C") if grade != row[3]])
    return anew(document)


def forged_placement(raw: bytes, rng: Random) -> bytes:
    """Two people exchanged, one exchanged for another, or left out; the digests made anew."""
    document = json.loads(raw)
    placed = document["body"]["plan"]["placements"]
    one, two = rng.choice(placed), rng.choice(placed)
    way = rng.randrange(3)
    if way == 0 and one[0] != two[0] and one[1] != two[1]:
        one[0], two[0] = two[0], one[0]
    elif way == 1:
        placed.remove(one)
    else:
        one[0] = rng.choice([each["id"] for each in document["body"]["problem"]["people"] if each["id"] != one[0]])
    placed.sort()
    return anew(document)


def forged_rule(raw: bytes, rng: Random) -> bytes:
    """A value of a rule, or a rule left out; the digests made anew."""
    document = json.loads(raw)
    rules = document["body"]["problem"]["rules"]
    if rng.random() < 0.3:
        rules.remove(rng.choice(rules))
    else:
        holder, key = rng.choice(list(places(rng.choice(rules), lambda each: not isinstance(each, (dict, list)))))
        holder[key] = other(holder[key], rng)
    return anew(document)


def forged_proof(raw: bytes, rng: Random) -> bytes:
    """A price, a row or a scale; the digests made anew."""
    document = json.loads(raw)
    if not document["body"]["proof"]["aims"]:  # there is no plan: what proves that is another member
        return forged_rule(raw, rng)
    aim = rng.choice(document["body"]["proof"]["aims"])
    if not aim["prices"] or rng.random() < 0.2:
        aim["scale"] = other(aim["scale"], rng)
    else:
        price = rng.choice(aim["prices"])
        price[at] = (
            other(price[at], rng) if (at := rng.randrange(2)) == 0 or isinstance(price[1], int) else str(int(price[1]) * 2)
        )
    return anew(document)


def forged_search(raw: bytes, rng: Random) -> bytes:
    """A step of a search left out, doubled, split elsewhere or with other prices; the digests made anew."""
    document = json.loads(raw)
    found = [each["search"] for each in document["body"]["proof"]["aims"] if each.get("search")]
    if not found:
        return raw
    nodes = rng.choice(found)
    at, way = rng.randrange(len(nodes)), rng.randrange(3)
    if way == 0:
        del nodes[at]
    elif way == 1:
        nodes.insert(at, nodes[at])
    else:
        value = nodes[at].get("split") or (rng.choice(nodes[at]["prices"]) if nodes[at]["prices"] else nodes[at]["prices"])
        value[1:2] = [other(each, rng) if isinstance(each, int) else str(int(each) * 2) for each in value[1:2]] or [[0, 1]]
    return anew(document)


# Mutation -> codes of lines, one of which must say what is wrong; where digests are made anew that on the papers always does.
MUTATIONS: dict[str, tuple[Callable[[bytes, Random], bytes], set[str]]] = {
    "bit": (flipped, {"form", "digest"}), "bytes": (cut_or_filled, {"form", "digest"}), "spelling": (spelt, {"form", "digest"}),
    "twice": (doubled, {"form"}), "order": (reordered, {"form"}), "value": (valued, {"digest", "form"}),
    "key": (keyed, {"identity", "form", "digest"}), "anything": (forged_value, {"identity", "form"}),
    "points": (forged_points, {"identity"}), "placement": (forged_placement, {"identity"}),
    "rule": (forged_rule, {"identity"}), "proof": (forged_proof, {"identity"}),
    "search": (forged_search, {"identity"}),
}  # fmt: skip
