"""What every chart can do: show itself, be saved whole, say what is missing."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from pathlib import Path
from xml.etree import ElementTree

import pytest

import houma_assign as ha
from houma_assign.report import fonts

from .cases import plan


@pytest.fixture
def no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "STACK", ())
    monkeypatch.setattr(fonts, "_said", set())


def test_a_notebook_gets_svg_with_its_text_as_text() -> None:
    shown = ha.plot_plan(plan(), lang="zh")._repr_mimebundle_()
    assert set(shown) == {"image/svg+xml", "text/plain"}
    svg = shown["image/svg+xml"]
    texts = ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"选派方案", "C0 甲", "北堡", "第一书记", "空缺"} <= set(texts)
    assert 'lang="zh-Hans"' in svg
    families = set(re.findall(r"font-family: ([^;\"]*)", svg))
    assert families == {fonts.CSS}
    assert "Noto Sans CJK SC" in fonts.CSS


def test_the_same_chart_is_the_same_text_and_asks_for_nothing_from_elsewhere() -> None:
    one, other = ha.plot_plan(plan()).svg(), ha.plot_plan(plan()).svg()
    assert one == other
    assert not re.findall(r"(?:href|src)=\"(?!#)[^\"]+", one)
    assert not re.findall(r"url\((?!#)", one)


@pytest.mark.usefixtures("no_chinese_font")
def test_svg_made_without_chinese_fonts_is_whole_and_silent() -> None:
    assert "选派方案" in ha.plot_plan(plan(), lang="zh").svg()


@pytest.mark.usefixtures("no_chinese_font")
def test_a_picture_without_a_chinese_font_says_once_which_one_helps(tmp_path: Path) -> None:
    chart = ha.plot_plan(plan(), lang="zh")
    with pytest.warns(ha.MissingFont, match="fonts-noto-cjk") as caught:
        chart.save(tmp_path / "plan.png")
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chart.save(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF")])
def test_it_is_saved_by_the_ending_of_the_name(tmp_path: Path, name: str, start: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ha.MissingFont)
        where = ha.plot_plan(plan()).save(tmp_path / name)
    assert where.read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_a_failure_leaves_the_old_file(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = ha.plot_plan(plan())
    (tmp_path / name).write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(chart.figure, "savefig", fail)
    with pytest.raises(ha.InputError, match="there already"):
        chart.save(tmp_path / name)
    with pytest.raises(OSError, match="full"):
        chart.save(tmp_path / name, overwrite=True)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "old"


@pytest.mark.parametrize(("name", "reason"), [("plan.jpg", "names end in"), ("plan", "names end in"), ("no/plan.svg", "folder")])
def test_it_says_what_name_it_wants(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(ha.InputError, match=reason):
        ha.plot_plan(plan()).save(tmp_path / name)


def test_it_draws_on_axes_given_and_leaves_the_others_alone() -> None:
    from matplotlib.figure import Figure

    left, right = Figure(figsize=(16, 5)).subplots(1, 2)
    chart = ha.plot_structure(plan(), ax=right)
    assert chart.axes is right
    assert chart.figure is left.figure
    assert not left.patches
    assert right.patches
    assert "secretary" in chart.svg()


def test_names_are_text_whatever_they_hold() -> None:
    odd = "<b>$x_1$</b>"
    problem = ha.Problem.from_frames([{"id": "a", "name": odd}], [{"id": "v", "name": "100$ & more$"}], None)
    svg = ha.plot_plan(ha.solve(problem)).svg()
    assert "&lt;b&gt;$x_1$&lt;/b&gt;" in svg
    assert "100$ &amp; more$" in svg


def test_without_matplotlib_it_says_what_to_install() -> None:
    code = """
import sys
sys.modules["matplotlib"] = None
import houma_assign as ha
plan = ha.solve(ha.Problem.from_matrix([[1, 2], [3, 4]]))
try:
    ha.plot_plan(plan)
except ImportError as error:
    print(error)
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "houma_assign[plot]" in shown.stdout
    assert "matplotlib" in shown.stdout


def test_an_unknown_language_is_a_fault() -> None:
    with pytest.raises(ha.InputError, match="languages are en, zh"):
        ha.plot_plan(plan(), lang="fr")
