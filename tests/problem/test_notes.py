import houma_assign as ha

from ..constraints.small_town import THREE, best, town

NOTES = ("Points of 北堡 are invented.", "北堡得分为虚构。")


def test_notes_are_shown_though_they_name_a_chinese_village():
    assert NOTES[0] in best(town(THREE, notes=NOTES)).summary("en")


def test_notes_are_shown_in_the_language_asked_for():
    notes = ("All points are invented.", "得分均为虚构。")
    assert notes[0] in best(town(THREE, notes=notes)).summary("en")
    assert notes[1] in best(town(THREE, notes=notes)).summary("zh")
    assert "only note 唯一" in best(town(THREE, notes=("only note 唯一",))).summary("en")


def test_notes_are_shown_where_there_is_no_plan():
    notes = ("All points are invented.", "得分均为虚构。")
    none = ha.Plan(town(THREE, notes=notes), ha.Status.UNKNOWN)
    assert notes[0] in none.summary("en")
    assert notes[1] in none.summary("zh")
    assert all(note in none._repr_html_() for note in notes)
