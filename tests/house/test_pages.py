"""Every link of the pages leads somewhere: those written by hand, and those made from the docstrings."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import houma_assign as ha

from .links import broken, links_of, loaded_by, places_in
from .sources import ROOT

WRITTEN = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted(ROOT.glob("houma_assign/**/*.md")),
]
FILES = re.compile(r"`((?:[a-z_]+/)+[\w.]+\.(?:py|md|csv|json))`")
MADE_BY_THE_READER = {"colleagues", "many_units", "units_kept"}  # the files that the pages tell how to add


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The API pages."""
    if importlib.util.find_spec("pdoc") is None:
        pytest.skip("pdoc is not installed")
    folder = tmp_path_factory.mktemp("api")
    command = [sys.executable, "-W", "error", str(ROOT / "docs" / "api" / "build.py"), str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=environment)
    assert ran.returncode == 0, ran.stderr
    return sorted(folder.rglob("*.html"))


def test_links_of_written_pages_lead_somewhere() -> None:
    assert len(WRITTEN) > 8
    assert sum(len(links_of(page)) for page in WRITTEN) > 20
    assert list(broken(WRITTEN)) == []


def test_every_page_can_be_found_from_the_readme() -> None:
    found = {(ROOT / link.partition("#")[0]).resolve() for link in links_of(ROOT / "README.md")}
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page.resolve() not in found] == []


def test_files_that_written_pages_name_are_there() -> None:
    named = {(page.name, name) for page in WRITTEN for name in FILES.findall(page.read_text(encoding="utf-8"))}
    assert len(named) > 15
    # A page may name files from the room that it is about: the end of a path is enough.
    folders = ("houma_assign", "tests", "docs", "examples", "benchmarks")
    there = [f"/{path.relative_to(ROOT).as_posix()}" for folder in folders for path in (ROOT / folder).rglob("*.*")]
    lost = [each for each in named if not any(path.endswith(f"/{each[1]}") for path in there)]
    assert sorted(each for each in lost if not MADE_BY_THE_READER & {Path(each[1]).stem.removeprefix("test_")}) == []


def test_links_of_api_pages_lead_somewhere(made: list[Path]) -> None:
    assert len(made) == 10
    assert sum(len(links_of(page)) for page in made) > 500
    assert list(broken(made)) == []


def test_api_pages_show_what_the_package_exports(made: list[Path]) -> None:
    shown = set().union(*(places_in(page) for page in made))
    names = [
        name for name in dir(ha) if name[0] != "_" and getattr(getattr(ha, name), "__module__", "").startswith("houma_assign")
    ]
    assert len(names) > 100
    assert [name for name in names if name not in shown] == []
    assert "model_config" not in " ".join(shown)


def test_api_pages_need_no_network_and_show_no_insides_of_pydantic(made: list[Path]) -> None:
    assert [each for page in made for each in loaded_by(page) if "://" in each] == []
    text = "".join(page.read_text(encoding="utf-8") for page in made)
    assert not re.search(r"BeforeValidator|FieldInfo|PydanticUndefined|0x[0-9a-f]{6}|\$\$", text)
    assert text.count('class="formula"') > 20


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# One two\n[x](b.md) [y](#one-two) [z](#three) [w](a.md#one-two)\n`[no](link.md)`", encoding="utf-8"
    )
    (tmp_path / "c.html").write_text('<p id="here"><a href="#there">x</a><a href="a.md#one-two">y</a></p>', encoding="utf-8")
    assert list(broken([tmp_path / "a.md", tmp_path / "c.html"])) == [
        "a.md: b.md: no such file",
        "a.md: #three: no such place",
        "c.html: #there: no such place",
    ]
