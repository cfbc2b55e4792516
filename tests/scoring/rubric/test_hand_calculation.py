"""Points of ten people worked out by hand from their rows in dossiers.csv and candidates.csv, rule by rule."""

import pytest

import houma_assign as ha

POOL = ha.datasets.houma_2020(stage="pool")
SCORES = ha.datasets.houma_policy().rubric.score(POOL)

# person: rule -> points, factors whose cap takes effect -> (sum, what is left), total
BY_HAND = {
    "C001": (
        {"rural-1": 8, "rural-2": 3, "rural-3": 3.75, "rural-4": 1, "rural-5": 2.5, "rank-1": 4,
         "recognition-1": 8, "recognition-2": 0.25, "recognition-3": 0.25, "education-2": 6, "education-4": 0.25,
         "education-5": 0.25, "performance-1": 8, "performance-3": 0.5, "performance-4": 1, "age-2": 8, "skills-1": 4,
         "skills-2": 1.5, "skills-3": 1, "organising-1": 3.5, "organising-2": 0.5, "organising-3": 1, "grassroots-1": 1.5,
         "grassroots-2": 4.5},
        {}, 72.25,
    ),
    "C002": (
        {"rural-1": 8, "rural-2": 3, "rural-3": 3.75, "rural-4": 1, "rural-5": 2, "rank-1": 4,
         "recognition-1": 10.5, "recognition-2": 0.25, "recognition-3": 0.25, "education-2": 6, "education-4": 0.25,
         "education-5": 0.25, "performance-1": 9.5, "performance-2": 1, "performance-3": 0.5, "performance-4": 1, "age-3": 7,
         "skills-1": 4, "skills-2": 3, "organising-1": 5.25, "organising-2": 1, "organising-3": 1, "grassroots-1": 1.5,
         "grassroots-2": 4.5},
        {}, 78.5,
    ),
    "C003": (
        {"rural-1": 8, "rural-2": 2.25, "rural-3": 2.25, "rural-4": 1, "rural-5": 1, "rank-1": 4,
         "recognition-1": 9.5, "recognition-2": 0.25, "education-3": 7.5, "education-4": 0.25, "education-5": 0.25,
         "performance-1": 8.5, "performance-2": 1, "age-1": 7.5, "skills-1": 4, "skills-2": 3, "skills-3": 1, "skills-4": 0.5,
         "organising-1": 4.25, "grassroots-1": 1.5, "grassroots-2": 3},
        {}, 70.5,
    ),
    "C017": (
        {"rural-1": 8, "rural-2": 3, "rural-3": 3.75, "rural-5": 0.5, "rank-1": 4, "recognition-1": 6, "recognition-2": 0.75,
         "recognition-3": 0.75, "education-2": 6, "performance-1": 6, "performance-3": 0.5, "age-3": 7, "skills-1": 4,
         "skills-4": 0.5, "organising-1": 2.5, "grassroots-1": 1.5, "grassroots-2": 4.5},
        {}, 59.25,
    ),
    "C033": (
        {"rural-1": 8, "rural-2": 3.75, "rural-3": 3.75, "rural-4": 1, "rural-5": 1, "rank-1": 4, "recognition-1": 9,
         "education-3": 7.5, "performance-1": 9, "performance-3": 0.5, "performance-4": 1, "age-1": 7.5, "skills-1": 4,
         "skills-4": 0.5, "organising-1": 4.5, "organising-3": 0.5, "grassroots-1": 1.5, "grassroots-2": 5},
        {"grassroots_years": (6.5, 6)}, 71.5,
    ),
    "C047": (
        {"rural-1": 8, "rural-2": 2.25, "rural-3": 2.25, "rural-5": 0.5, "rank-1": 4, "recognition-1": 7, "recognition-2": 1,
         "recognition-3": 1, "education-3": 7.5, "education-4": 0.25, "performance-1": 7, "performance-3": 0.5,
         "performance-4": 1, "age-1": 7.5, "skills-1": 4, "skills-2": 3, "skills-3": 1, "skills-4": 0.5, "organising-1": 3.5,
         "organising-2": 1, "organising-3": 1, "grassroots-1": 1.5, "grassroots-2": 3},
        {}, 68.25,
    ),
    "C061": (
        {"rural-1": 8, "rural-2": 1.5, "rural-3": 2.25, "rural-4": 1, "rural-5": 1.5, "rank-2": 7.5, "recognition-1": 12.5,
         "recognition-2": 0.25, "education-2": 6, "education-4": 0.25, "performance-1": 10.5, "performance-2": 2,
         "performance-4": 2, "age-3": 7, "skills-1": 4, "skills-2": 3, "skills-4": 0.5, "organising-1": 6.25,
         "organising-2": 0.5, "organising-3": 1, "grassroots-1": 1.5, "grassroots-2": 2.5},
        {}, 81.5,
    ),
    "C085": (
        {"rural-1": 8, "rural-2": 3, "rural-5": 0.5, "rank-1": 4, "recognition-1": 13, "recognition-2": 1, "recognition-3": 1,
         "education-3": 7.5, "education-4": 0.25, "performance-1": 11, "performance-2": 2, "performance-3": 0.5,
         "performance-4": 1, "age-1": 7.5, "skills-1": 4, "skills-2": 1.5, "skills-4": 0.5, "organising-1": 6,
         "organising-2": 0.5, "organising-3": 0.5, "grassroots-1": 1.5, "grassroots-2": 2},
        {}, 76.75,
    ),
    "C099": (
        {"rural-1": 8, "rural-2": 12, "rural-5": 0.5, "rank-1": 4, "recognition-1": 12.5, "education-2": 6, "education-4": 0.25,
         "performance-1": 10.5, "performance-2": 2, "age-2": 8, "skills-1": 4, "skills-2": 1.5, "skills-3": 1,
         "organising-1": 6.25, "organising-2": 0.5, "organising-3": 0.5, "grassroots-1": 1.5, "grassroots-2": 8},
        {"rural_experience": (20.5, 20), "grassroots_years": (9.5, 6)}, 83,
    ),
    "C106": (
        {"rural-1": 8, "rural-2": 5.25, "rural-4": 1, "rural-5": 1, "rank-1": 4, "recognition-1": 8.5, "recognition-2": 0.5,
         "recognition-3": 0.25, "education-1": 4, "education-4": 0.25, "performance-1": 8.5, "age-4": 6, "skills-1": 4,
         "skills-2": 1.5, "skills-3": 1, "organising-1": 4.25, "organising-2": 0.5, "organising-3": 1, "grassroots-1": 1.5,
         "grassroots-2": 3.5},
        {}, 64.5,
    ),
}  # fmt: skip


@pytest.mark.parametrize("who", BY_HAND)
def test_every_rule_gives_what_was_worked_out_by_hand(who):
    rules, _, total = BY_HAND[who]
    found = SCORES.trace(who)
    assert {line.rule: line.points for line in found.lines} == rules
    assert found.total == SCORES.points(who) == total


@pytest.mark.parametrize("who", BY_HAND)
def test_caps_are_shown_where_they_take_effect_and_the_trace_adds_up(who):
    _, caps, total = BY_HAND[who]
    found = SCORES.trace(who)
    assert {each.factor: (each.sum, each.points) for each in found.factors if each.capped} == caps
    for each in found.factors:
        assert each.sum == sum(line.points for line in found.lines if line.factor == each.factor)
        assert each.points == min(each.sum, each.cap) * each.weight
    assert sum(each.points for each in found.factors) == total


@pytest.mark.parametrize("who", BY_HAND)
def test_every_line_names_the_facts_it_rests_on(who):
    person = POOL.candidate(who)
    for line in SCORES.trace(who).lines:
        assert line.facts
        assert all(person.fact(fact) == value for fact, value in line.facts)


def test_everybody_has_the_points_that_were_there_before():
    assert len(SCORES) == 106
    for person in POOL.candidates:
        assert SCORES.points(person.id) == person.fact("score")
        assert all(person.fact(factor) == given for factor, given in SCORES.factor_points(person.id).items())


def test_the_text_of_a_trace_can_be_added_up():
    text = SCORES.trace("C099").text()
    assert "sum 20.5, cap 20" in text
    assert "= 83" in text
    assert "invented" in text.lower()
    assert "封顶 20" in SCORES.trace("C099").text("zh")
