"""Every single change of a sealed file is told, in the right line; none passes for checked."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from houma_assign.check import check, parsed, short

from .mutations import MUTATIONS
from .sealed_cases import drawn, houma

FEW, MANY = 21, 840  # of each kind: some 250 and some 10,000 in all


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Sealed files of small problems and one of the Houma case."""
    folder = tmp_path_factory.mktemp("files")
    plans = [plan for plan in map(drawn, range(30)) if plan.placements and any(tier.evidence for tier in plan.proof)]
    kept = [*plans[:9], *(plan for plan in plans[9:] if "search" in str(plan.certify().proof.sealed))][:12]
    made = [plan.save(folder / f"{k}.json", by="部务会", on="2020-04-20").path for k, plan in enumerate([*kept, houma()])]
    return [path.read_bytes() for path in made]


def mutated(kind: str, seed: int, files: list[bytes], path: Path) -> None:
    rng = Random(f"{kind} {seed}")
    raw = files[-1] if seed % 25 == 0 and seed >= 1000 else rng.choice(files[:-1])  # small ones take a millisecond
    mutate, codes = MUTATIONS[kind]
    changed = mutate(raw, rng)
    if changed == raw:
        return
    path.write_bytes(changed)
    verdict = check(path, digest=short(parsed(raw)["digests"]["sha256"]))
    wrong = {line.code for line in verdict.lines if line.state == "failed"}
    assert verdict.state == "failed"
    assert wrong & codes, (kind, seed, wrong)
    if seed % 4 == 0:
        assert check(path).state != "checked", "without the digest on the papers it is never all checked"
    if kind == "placement":
        assert wrong & {"plan", "rules", "aims", "bounds"} or same_worth(raw, changed), (kind, seed)


def same_worth(raw: bytes, changed: bytes) -> bool:
    """Whether a plan is left that nobody could tell from the first by anything but the digest: none may be, since lots differ."""
    return parsed(raw)["body"]["plan"] == parsed(changed)["body"]["plan"]


@pytest.mark.parametrize("kind", MUTATIONS)
def test_every_change_is_told(kind: str, files: list[bytes], tmp_path: Path) -> None:
    for seed in range(1, FEW + 1):
        mutated(kind, seed, files, tmp_path / "m.json")


@pytest.mark.slow
@pytest.mark.parametrize("block", range(8))
@pytest.mark.parametrize("kind", MUTATIONS)
def test_every_change_is_told_many_times(kind: str, block: int, files: list[bytes], tmp_path: Path) -> None:
    for seed in range(1000 + block * MANY // 8, 1000 + (block + 1) * MANY // 8):
        mutated(kind, seed, files, tmp_path / "m.json")
