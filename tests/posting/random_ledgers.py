"""Ledgers made at random, with what must stand in the end worked out beside them in the simplest way."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import houma_assign as ha

VILLAGES, PEOPLE, NEEDS = ("V1", "V2", "V3"), [f"C{k}" for k in range(8)], ("petition", "economy", "forestry")
LEAVING = ("ended", "recalled", "resigned", "ill", "promoted")


def town() -> ha.Problem:
    """Three villages with a secretary and two members each, eight people, a need each."""
    posts = [(village, role, slots) for village in VILLAGES for role, slots in (("secretary", 1), ("member", 2))]
    pairs = [(who, f"{village}/{role}", (3 * k + 7 * j) % 11) for k, who in enumerate(PEOPLE)
             for j, (village, role, _) in enumerate(posts)]  # fmt: skip
    return ha.Problem.from_frames(
        {"id": PEOPLE, "unit": [f"unit {k % 3}" for k in range(8)], "skills": ["petition", "economy", "forestry", ""] * 2},
        {"id": list(VILLAGES), "needs": [{"petition": 3}, {"economy": 2}, {"forestry": 4}]},
        {"village": [v for v, _, _ in posts], "role": [r for _, r, _ in posts], "slots": [s for _, _, s in posts],
         "least": [0] * 6},
        {"candidate": [c for c, _, _ in pairs], "post": [p for _, p, _ in pairs], "score": [s for _, _, s in pairs]},
        aims=(ha.NeedsMet(met_by={need: (need,) for need in NEEDS}), ha.Merit()),
    )  # fmt: skip


class Diary:
    """Goes forward in time and does at random what is allowed; keeps who is where, and which needs are open."""

    def __init__(self, seed: int, number: int) -> None:
        self.chance, self.day = Random(seed), date(2020, 4, 28)
        self.events: list[dict[str, Any]] = []
        self.held: dict[str, str] = {}
        self.needs = {("V1", "petition"): 3, ("V2", "economy"): 2, ("V3", "forestry"): 4}
        self.recalled: set[str] = set()
        self.released: set[str] = set()
        self.today: set[str] = set()  # of whom, or of which need, something happened on this day
        while len(self.events) < number:
            self.step()

    def step(self) -> None:
        if self.chance.random() < 0.6:
            self.day += timedelta(self.chance.randint(1, 90))
            self.today = set()
        kind = self.chance.choice(["appoint"] * 5 + ["leave", "move", "need", "need", "release", "duty"])
        getattr(self, kind)()

    def write(self, kind: str, key: str, **fields: Any) -> None:
        self.events.append({"date": self.day.isoformat(), "kind": kind, **fields})
        self.today.add(key)

    def free(self) -> list[str]:
        posts = [f"{village}/{role}" for village in VILLAGES for role in ("secretary", "member") if village not in self.released]
        return [post for post in posts if list(self.held.values()).count(post) < (1 if post.endswith("secretary") else 2)]

    def appoint(self) -> None:
        who = self.chance.choice(PEOPLE)
        if who not in self.held and who not in self.recalled and who not in self.today and self.free():
            self.held[who] = self.chance.choice(self.free())
            self.write("appointed", who, candidate=who, post=self.held[who])

    def leave(self) -> None:
        for who in [each for each in self.held if each not in self.today][:1]:
            kind = self.chance.choice(LEAVING)
            self.recalled |= {who} if kind == "recalled" else set()
            self.write(kind, who, candidate=who, **({"body": "office", "reason": "why"} if kind == "recalled" else {}))
            del self.held[who]

    def move(self) -> None:
        for who in [each for each in self.held if each not in self.today][:1]:
            there = [post for post in self.free() if post != self.held[who]]
            if there:
                self.held[who] = self.chance.choice(there)
                self.write("moved", who, candidate=who, post=self.held[who])

    def need(self) -> None:
        key, level = (self.chance.choice(VILLAGES), self.chance.choice(NEEDS)), self.chance.randint(1, 5)
        if key[0] in self.released or str(key) in self.today:
            return
        of = {"village": key[0], "need": key[1]}
        if key not in self.needs:
            self.write("need_opened", str(key), **of, severity=level)
        elif self.chance.random() < 0.5:
            self.write("need_changed", str(key), **of, severity=level)
        else:
            self.write("need_closed", str(key), **of)
        self.needs = {**self.needs, key: level} if self.events[-1]["kind"] != "need_closed" else (
            {other: each for other, each in self.needs.items() if other != key})  # fmt: skip

    def release(self) -> None:
        village = self.chance.choice(VILLAGES)
        if len(self.released) or self.chance.random() < 0.7 or self.today:
            return
        self.released.add(village)
        self.write("village_released", village, village=village, body="office", reason="done")
        self.held = {who: post for who, post in self.held.items() if not post.startswith(village)}
        self.needs = {key: each for key, each in self.needs.items() if key[0] != village}
        self.day += timedelta(1)

    def duty(self) -> None:
        who, duty = self.chance.choice(PEOPLE), self.chance.choice(ha.FIRST_MONTH).id
        done = [event for event in self.events if event.get("duty") == duty and event["candidate"] == who]
        if who in self.held and not done:
            self.write("duty_done", f"{who} {duty}", candidate=who, duty=duty)
