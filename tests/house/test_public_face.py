"""What a user sees of the package is what is meant to be seen, room by room, and nothing else."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import houma_assign as ha

from .sources import NAME, imports, modules

FACE = {
    "data": "Breach Candidate Category Condition Dimension Grid Override Pairs Placement Post Reason Rows Village grouped",
    "errors": "AuditFailure Fault HoumaError InputError Interrupted ModelTooLarge NoPlan SolverFailure",
    "constraints": """Apart AvoidHome AvoidKin Barred Capacity Constraint Eligible LeaderOutranks Mean MinimumGrade OpensWith
        Pinned PostsEach PostsFilled Quota SkillCovered Slots Stable Together Total UnitCap VillageForms""",
    "aims": """Aim Blend Concessions EvenLoad FewestMoves FewestVacancies Grades InUse Lots Merit NeedsMet People Served Sum
        TogetherWish VillageLots Wishes WorstOff leximin""",
    "aims.base": "Objective",
    "constraints.base": "Forbidding",
    "problem": "Problem inspect_workbook read_workbook",
    "program.export": "Exported export",
    "plan": "Plan Progress Proof Status TierProof load",
    "record": "Checked Commitment Seal check commit",
    "solve": "solve",
    "questions": """Alternative Alternatives Blocking BlockingPair Comparison Contingency Evaluation Explanation Fairer Firm
        Passed PassedOver Price Prices Rationalisation Repair Replan Replanned Replay Robustness RulePrice RulePrices Stability
        TradeOff VillagePrice VillagePrices WhatIf WhyInfeasible WhyNot alternatives blocking compare contingency evaluate
        explain fairer firm passed_over prices rationalise repair replan replay robustness rule_prices stability trade_off
        village_prices what_if why_infeasible why_not""",
    "report": """Chart MissingFont Quality plot_fund plot_funnel plot_plan plot_prices plot_stability plot_structure
        plot_trade_off plot_villages""",
    "scoring": """Award CandidatePolicy CandidateScreening EligibilityCheck Factor Fund FundCriterion FundPolicy FundPot FundRung
        Funnel GradeOverride GradeRules PointRule ProblemType Rubric SelectionPolicy UnitPlaces VillageFinding
        VillageForm VillageMark
        VillagePolicy VillageScreening funnel screen_candidates screen_villages share_fund""",
    "scoring.findings_workbook": "read_findings write_findings",
    "scoring.fund_workbook": "FundBook read_fund write_fund",
    "scoring.policy_template": "policy_template",
    "scoring.policy_workbook": "read_policy write_policy",
    "posting": """Duty Event FIRST_MONTH FOUR_TO_ONE Ledger NeedEntry PostingTerms StaleSupport Standing Stay SupportKind
        Supporter plot_ledger posting_template read_ledger read_supporters support support_stale write_ledger
        write_supporters""",
    "papers": "Paper Papers paper paper_template papers",
    "workbook": "Inspection template write_workbook",
    "datasets": "datasets",
    "testing": "testing",
}
MEANT = sorted(name for names in FACE.values() for name in names.split())


def load_everything() -> None:
    """Import every file that needs nothing optional, as a long session does in the end."""
    for module in modules():
        if module.name != "__init__.py":
            importlib.import_module(".".join((NAME, *module.with_suffix("").parts)))


def test_exports_are_exactly_what_is_meant() -> None:
    assert sorted(ha.__all__) == MEANT
    assert len(set(MEANT)) == len(MEANT)


def test_nothing_else_shows_once_everything_is_imported() -> None:
    load_everything()
    assert isinstance(vars(ha)["engine"], ModuleType)  # there is something to hide
    assert dir(ha) == sorted([*MEANT, "__version__"])
    assert [name for name in dir(ha) if isinstance(getattr(ha, name), ModuleType)] == ["datasets", "testing"]


def test_the_list_for_type_checkers_is_the_list_for_the_running_program() -> None:
    seen: dict[str, list[str]] = {}
    for each in imports(Path("__init__.py")):
        home, _, name = each.name.removeprefix(f"{NAME}.").rpartition(".")
        if each.typing and name != "*" and home:
            seen.setdefault(home, []).append(name)
    assert {home: sorted(names) for home, names in seen.items()} == {
        home: sorted(names.split()) for home, names in ha._HOMES.items()
    }
    assert {each.name for each in imports(Path("__init__.py")) if each.name.endswith("*")} == {
        f"{NAME}.{room}.*" for room in ha._LISTED
    }


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = f"import sys, {NAME}; print(*sys.modules); {NAME}.Plan; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert [name for name in shown[0].split() if name.startswith(NAME)] == [NAME]
    assert not {"numpy", "pydantic", "pandas"} & set(shown[0].split())
    assert {"numpy", "pydantic"} <= set(shown[1].split())


@pytest.mark.parametrize(
    "first", ["ha.explain", "import houma_assign.solve, houma_assign.check", "ha.solve", "ha.check", "ha.Plan"]
)
def test_a_file_of_the_same_name_does_not_take_the_place_of_a_function(first: str) -> None:
    code = f"import houma_assign as ha; {first}; print(type(ha.solve).__name__, type(ha.check).__name__)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["function", "function"]


def test_a_misspelt_name_is_an_error_in_the_usual_words() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Quotta'"):
        ha.Quotta  # noqa: B018


def test_a_star_brings_exactly_these() -> None:
    space: dict[str, object] = {}
    exec(f"from {NAME} import *", space)
    assert sorted(space.keys() - {"__builtins__"}) == MEANT
    code = f"from {NAME} import *; print(*sorted(name for name in dir() if not name.startswith('_')))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == MEANT


@pytest.mark.parametrize(("room", "name"), [(room, name) for room, names in FACE.items() for name in names.split()])
def test_a_name_comes_from_its_room(room: str, name: str) -> None:
    thing = getattr(ha, name)
    made = thing[0] if isinstance(thing, tuple) else thing  # a list of records comes from where they are made
    home = made.__name__ if isinstance(made, ModuleType) else made.__module__
    assert f"{home}.".startswith(f"{NAME}.{room}.")


@pytest.mark.parametrize("room", ["constraints", "aims", "scoring"])
def test_a_room_lists_what_the_package_shows_of_it(room: str) -> None:
    listed = importlib.import_module(f"{NAME}.{room}").__all__
    assert sorted(listed) == sorted(FACE[room].split())


def test_what_own_rules_and_aims_are_made_of_is_within_reach() -> None:
    from houma_assign.aims import base as aims
    from houma_assign.constraints import base as constraints

    assert {"Constraint", "Rows", "Forbidding", "Breach"} <= set(constraints.__all__)
    assert {"Aim", "Objective", "Rows"} <= set(aims.__all__)
    assert not [name for base in (constraints, aims) for name in base.__all__ if not hasattr(base, name)]
