"""Candidates against nomination places, musts and must-nots."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...data.candidate import Candidate
from ...data.record import Facts
from ...data.rows import Mask
from ...errors import Fault, InputError
from ..facts.as_records import as_records
from ..facts.criterion import evidence
from ..facts.fact_faults import each_once
from ..facts.fact_table import FactTable
from ..results.stages import Stage
from ..results.wording import Labels
from .check import EligibilityCheck
from .nominations import within_places
from .policy import CandidatePolicy
from .screening import CandidateScreening, Finding

ORGANISER = ("places", "beyond the unit's nomination places", "超出单位推荐名额")


def screen_candidates(candidates: Any, policy: CandidatePolicy) -> CandidateScreening:
    """Say who passes, and of everybody else by which checks and which values they do not.

    Parameters
    ----------
    candidates
        ``Candidate`` records, a ``Problem`` or a frame, with the facts that the policy names.
    policy
        Nomination places, musts and must-nots.

    Raises
    ------
    InputError
        With everybody who lacks a fact that a check needs, and every fact that nobody has.
    """
    records = as_records(candidates, Candidate, "candidates")
    table = FactTable.of(records)
    faults: list[Fault] = []
    inside, use = within_places(table, policy, faults)
    met: dict[str, Mask] = {}
    for check in policy.checks:
        wrong = check.table_faults(table, policy.table)
        faults += wrong
        if not wrong:
            met[check.id] = check.holds(table, faults) == (check.kind == "must")
    if faults:
        raise InputError(each_once(faults))
    stages, left = _stages(table, policy, inside, met)
    findings = _findings(table, policy, inside, met)
    passed = tuple(id for id, stays in zip(table.ids, left.tolist(), strict=True) if stays)
    labels: Labels = getattr(candidates, "labels", Facts())
    return CandidateScreening(policy, passed, findings, stages, use, {each.id: each for each in records}, labels)


def _stages(table: FactTable, policy: CandidatePolicy, inside: Mask, met: dict[str, Mask]) -> tuple[tuple[Stage, ...], Mask]:
    """Applied, within places, musts, must-nots; and who is left."""
    left = np.ones(len(table), np.bool_)
    stages = [Stage("applied", "报名", "applied", len(table))]
    steps: list[tuple[str, str, str, list[Mask]]] = []
    if policy.places and policy.over == "bar":
        steps.append(("places", "名额内推荐", "within nomination places", [inside]))
    for kind, zh, en in (("must", "符合必须条件", "meet every must"), ("must_not", "无不得情形", "no must-not applies")):
        masks = [met[check.id] for check in policy.checks if check.kind == kind]
        if masks:
            steps.append((kind, zh, en, masks))
    for id, zh, en, masks in steps:
        after = np.logical_and.reduce([left, *masks])
        stages.append(Stage(id, zh, en, int(after.sum()), int(left.sum() - after.sum())))
        left = after
    return tuple(stages), left


def _findings(table: FactTable, policy: CandidatePolicy, inside: Mask, met: dict[str, Mask]) -> tuple[Finding, ...]:
    findings: list[tuple[int, Finding]] = []
    if policy.over == "bar":
        for row in np.flatnonzero(~inside).tolist():
            facts = tuple((fact, table.column(fact).at(row)) for fact in (policy.unit, policy.order))
            findings.append((row, Finding(table.ids[row], ORGANISER[0], "places", "", *ORGANISER[1:], facts)))
    for check in policy.checks:
        findings += [(row, _finding(check, table, row)) for row in np.flatnonzero(~met[check.id]).tolist()]
    return tuple(each for _, each in sorted(findings, key=lambda item: item[0]))


def _finding(check: EligibilityCheck, table: FactTable, row: int) -> Finding:
    return Finding(
        table.ids[row],
        check.id,
        check.kind,
        check.body,
        check.words(),
        check.words("zh"),
        evidence(check, table, row),
        check.standard,
    )
