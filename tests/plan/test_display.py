from html.parser import HTMLParser

import pytest

import houma_assign as ha
from houma_assign.plan.html import html

from ..constraints.small_town import THREE, best, town

NASTY = "<script>alert(1)</script>&\"'<img src=x onerror=y>"
VOID = {"br"}


class Reader(HTMLParser):
    """Tags, attributes and text; tags must be closed in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.text = [], set(), [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text.append(data)


def nasty(mark):
    return f"{mark}{NASTY}"


def nasty_plan():
    people = {"ann": {"name": nasty("name"), "unit": nasty("unit"), "skills": ("law",), "kind": nasty("fact")}}
    places = {"a": {"name": nasty("village"), "needs": {"law": 2}}}
    labels = {"en": {"lead": nasty("role"), "law": nasty("need")}, "zh": {"lead": nasty("role"), "law": nasty("need")}}
    lines = (ha.Category(label=nasty("line"), where={"kind": nasty("fact")}, published=7),)
    return best(town(THREE, ha.Barred(id=nasty("rule"), candidate="ann", village="a", penalty=1), people=people, places=places,
                     labels=labels, notes=(nasty("note"),), dimensions=(ha.Dimension(name=nasty("block"), categories=lines),),
                     aims=(ha.Merit(), ha.Lots(id="lots", seed=nasty("seed")))))  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_value_is_shown_as_text_and_nothing_else(lang):
    read = Reader(html(nasty_plan(), lang))
    assert read.tags <= {"style", "div", "p", "span", "table", "thead", "tbody", "tr", "th", "td", "br", "h4"}
    assert {name for name, _ in read.attributes} <= {"class"}
    marks = ("name", "unit", "village", "role", "need", "line", "block", "note", *(("rule",) if lang == "en" else ()))
    for mark in marks:  # in Chinese a rule is its sentence
        assert any(nasty(mark) in text for text in read.text), mark


def test_reasons_of_an_infeasible_plan_are_escaped():
    problem = town(THREE, ha.Barred(id=nasty("rule"), candidate="ann"))
    full = (ha.Reason("posts_filled", ""), ha.Reason("posts_each", ""))
    plan = ha.Plan(problem, ha.Status.INFEASIBLE, reasons=(ha.Reason(nasty("rule"), nasty("reason")), *full))
    assert any(nasty("reason") in text for text in Reader(plan._repr_html_()).text)
    clash = ha.Plan(problem, ha.Status.INFEASIBLE)  # nothing is said, so the clash is looked for
    assert any(nasty("rule") in text for text in Reader(clash._repr_html_()).text)


def test_nothing_is_loaded_from_elsewhere():
    text = nasty_plan()._repr_html_().lower()
    for word in ("http", "//", "url(", "@import", "<link", "<script", "<img", "href"):
        assert word not in text


def test_status_is_said_in_words():
    for plan, word in ((best(town(THREE)), "Optimal"), (ha.Plan(town(THREE), ha.Status.UNKNOWN), "Unknown")):
        assert any(word in text for text in Reader(plan._repr_html_()).text)
    assert any("最优" in text for text in Reader(html(best(town(THREE)), "zh")).text)


def test_long_cells_are_cut_and_notes_are_not():
    plan = best(town(THREE, people={"ann": {"unit": "u" * 5000}}, notes=("n" * 5000,)))
    read = Reader(plan._repr_html_())
    assert max(len(text) for text in read.text if text.startswith("u")) == 200
    assert "n" * 5000 in read.text


def test_figures_that_differ_from_the_published_ones_are_marked():
    def shown(published):
        lines = (ha.Category(label="leads", role="lead", published=published),)
        return best(town(THREE, dimensions=(ha.Dimension(name="role", categories=lines),)))._repr_html_()

    assert 'class="num off">2<' in shown(3)
    assert 'class="num off"' not in shown(2)
