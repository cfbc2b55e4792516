"""Names and facts of people stay out of errors, reprs and logs: unique canaries are looked for everywhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module

import numpy as np
import pytest

import houma_assign as ha

from .kinds import TOGETHER
from .town import CANARIES, SECRETS, tables, town

Frames = dict[str, object]


def silent(text: str) -> None:
    assert not [word for word in (*CANARIES, *SECRETS, "Canary", "SecretFact") if word in text]


def broken(table: str, column: str, value: object) -> Callable[[], object]:
    def build() -> object:
        frames = tables()
        frames[table] = frames[table].astype({column: object})
        frames[table].loc[0, column] = value
        return ha.Problem.from_frames(**frames)

    return build


@pytest.mark.parametrize("call", [
    broken("candidates", "id", "c2"), broken("candidates", "most", -1), broken("candidates", "home", "v9"),
    broken("candidates", "kin", "c1; c9"), broken("candidates", "unit", 7), broken("candidates", "age", float("inf")),
    broken("pairs", "score", "x"), broken("posts", "slots", -1), broken("villages", "needs", "law:9"),
    lambda: town(ha.Quota(where={"sx": 1}, least=1)), lambda: town(ha.Mean(number="remark", most=3)),
    lambda: town(ha.LeaderOutranks(order=("chief",))),
    lambda: town(ha.Barred(candidate="c1"), ha.Pinned(candidate="c1", post="v1/member")),
    lambda: ha.Candidate(id="c1", name=CANARIES[0], facts={"remark": SECRETS[0]}, unknown=1),
    lambda: ha.Candidate(id="c1", name=CANARIES[0], facts={"remark": [SECRETS[0]]}),
    lambda: ha.Candidate(id="c1", name=[CANARIES[0]]), lambda: ha.Candidate(name=CANARIES[0], facts={"remark": SECRETS[0]}),
    lambda: ha.Candidate(id="c1", nom=CANARIES[0]),
    lambda: ha.Problem(**{"candidates": town().candidates, "unknown": CANARIES[0]}),
    lambda: ha.Problem.from_json(town().to_json().replace('"most":1', '"most":-1')),
    lambda: ha.Problem.from_json(town().to_json()[:-30]),
], ids=range(21))  # fmt: skip
def test_errors_name_ids_and_keep_names_and_facts_to_themselves(call: Callable[[], object]) -> None:
    with pytest.raises(ha.InputError) as caught:
        call()
    error = caught.value
    silent(str(error) + repr(error))
    for link in (error.__cause__, error.__context__):
        silent(repr(link) if link is not None and not error.__suppress_context__ else "")


def test_a_name_that_is_no_text_is_not_repeated() -> None:
    frames = tables()
    frames["candidates"].loc[0, "name"] = CANARIES[0] + "\x00"
    try:
        problem = ha.Problem.from_frames(**frames)
    except ha.InputError as error:
        silent(str(error))
    else:
        silent(repr(problem))


def test_representations_show_ids_only() -> None:
    problem = town(*TOGETHER)
    plan = ha.solve(problem)
    for thing in (problem, plan, problem.pairs, plan.placements, plan.tiers, problem.candidates, problem.villages, problem.posts,
                  problem.candidates[0].facts, problem.constraints, problem.eligibility, problem.eligibility.grid, vars(plan),
                  ha.Interrupted(plan)):  # fmt: skip
        silent(repr(thing) + str(thing) + f"{thing}")


def test_a_failed_audit_names_ids_only(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    twice = (ha.Placement("c1", "v3/member"),) * 2
    monkeypatch.setattr(import_module("houma_assign.solve"), "_placements", lambda problem, chosen: twice)
    with pytest.raises(ha.AuditFailure) as caught:
        ha.solve(town())
    silent(str(caught.value) + repr(caught.value))


def test_solving_prints_nothing_and_logs_ids_only(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    ha.solve(town(*TOGETHER))
    assert not caplog.records  # who asks for no log gets none
    with caplog.at_level(logging.DEBUG):
        ha.solve(town(*TOGETHER))
        ha.solve(ha.Problem.from_matrix(np.ones((3, 2))))
        ha.solve(town().bar("c1"), progress=lambda news: silent(repr(news)))
    assert {record.name for record in caplog.records} <= {"houma_assign"}
    silent("\n".join(record.getMessage() for record in caplog.records))
    assert capfd.readouterr() == ("", "")
    ha.solve(town(*TOGETHER), progress=True)
    silent(capfd.readouterr().err)
