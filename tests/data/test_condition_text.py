import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha
from houma_assign.data.condition_text import condition_text, read_conditions

Condition = ha.Condition


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("", ()),
        ("age = 36..40", (Condition(fact="age", least=36, most=40),)),
        (
            "age ≥ 36；rank ＝ staff ｜ deputy",
            (Condition(fact="age", least=36), Condition(fact="rank", one_of=("staff", "deputy"))),
        ),
        ("age <= 40.5", (Condition(fact="age", most=40.5),)),
        ("age != ..35", (Condition(fact="age", most=35, unless=True),)),
        ("unit != 示例一局", (Condition(fact="unit", equals="示例一局", unless=True),)),
        ("member = true", (Condition(fact="member", equals=True),)),
        ("code = 007", (Condition(fact="code", equals=7),)),
        ('code = "007"', (Condition(fact="code", equals="007"),)),
        ('"a;b" = "c|d"', (Condition(fact="a;b", equals="c|d"),)),
        ("level = 1 | true | x", (Condition(fact="level", one_of=(1, True, "x")),)),
        ("名称 = 甲：乙", (Condition(fact="名称", equals="甲：乙"),)),
    ],
)
def test_text_means_these_conditions(text, conditions):
    assert read_conditions(text) == conditions
    assert read_conditions(condition_text(conditions)) == conditions


@pytest.mark.parametrize(
    "text", ["age", "age > old", "age >= old", "= 5", "age =", "a = x | ", 'a = "x', 'a = x"y', "age >= 5 6"]
)
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(ValueError):
        read_conditions(text)


names = st.text(min_size=1, max_size=8)
values = st.one_of(st.text(max_size=8), st.booleans(), st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))
numbers = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))


@st.composite
def some(draw):
    unless = draw(st.booleans())
    if draw(st.booleans()):
        ends = sorted(draw(st.tuples(numbers, numbers)))
        keep = draw(st.sampled_from([(0, 1), (0,), (1,)]))
        least, most = (ends[k] if k in keep else None for k in (0, 1))
        return Condition(fact=draw(names), least=least, most=most, unless=unless)
    listed = draw(st.lists(values, min_size=1, max_size=3))
    return Condition(fact=draw(names), unless=unless, **({"equals": listed[0]} if len(listed) == 1 else {"one_of": listed}))


@settings(max_examples=200, deadline=None)
@given(st.lists(some(), max_size=3))
def test_any_conditions_are_read_back_as_they_were(conditions):
    found = read_conditions(condition_text(tuple(conditions)))
    assert found == tuple(conditions)
    assert [str(each.equals) + str(each.one_of) for each in found] == [str(each.equals) + str(each.one_of) for each in conditions]
