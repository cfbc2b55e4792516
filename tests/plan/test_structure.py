import houma_assign as ha

from ..constraints.small_town import FOUR, THREE, best, town

PEOPLE = {"ann": {"sex": "male", "age": 50, "remark": "x"}, "bo": {"sex": "male", "age": 41}, "cy": {"sex": "female", "age": 30}}


def rows(plan, lang="en"):
    return plan.structure(lang).to_numpy().tolist()


def test_without_dimensions_roles_and_columns_of_text_are_counted():
    found = rows(best(town(THREE, people=PEOPLE)))
    assert found == [
        ["role", "lead", 2, 0.667, None],
        ["role", "branch committee member", 1, 0.333, None],
        ["sex", "female", 1, 0.333, None],
        ["sex", "male", 2, 0.667, None],
    ]


def test_columns_with_more_than_twelve_values_are_names():
    board = "a\n" + "\n".join(f"c{k:02} {k}" for k in range(13))
    people = {f"c{k:02}": {"nick": f"n{k}", "team": f"t{k % 12}"} for k in range(13)}
    found = rows(best(town(board, people=people)))
    assert {row[0] for row in found} == {"team"}
    assert len(found) == 12


DIMENSIONS = (
    ha.Dimension(name="role", name_zh="岗位", categories=(
        ha.Category(label="leads", label_zh="书记", role="lead", published=2),
    )),
    ha.Dimension(name="women", categories=(
        ha.Category(label="women", where={"sex": "female"}, published=0),
        ha.Category(label="men who lead", where={"sex": "male"}, role="lead"),
    )),
    ha.Dimension(name="mean age", name_zh="平均年龄", mean_of="age", published_mean=39.9),
)  # fmt: skip


def test_published_figures_stand_beside_the_counts():
    plan = best(town(THREE, people=PEOPLE, dimensions=DIMENSIONS))
    assert rows(plan) == [
        ["role", "leads", 2, 0.667, 2],
        ["women", "women", 1, 0.333, 0],
        ["women", "men who lead", 1, 0.333, None],
        ["mean age", "mean", 40.3, None, 39.9],  # 121 / 3
    ]
    assert list(plan.structure().columns) == ["dimension", "category", "count", "share", "published"]


def test_chinese_headings_where_there_are_any():
    plan = best(town(THREE, people=PEOPLE, dimensions=DIMENSIONS))
    assert [row[:2] for row in rows(plan, "zh")] == [
        ["岗位", "书记"], ["women", "women"], ["women", "men who lead"], ["平均年龄", "平均"],
    ]  # fmt: skip


def test_only_who_goes_is_counted():
    men = ha.Dimension(name="sex", categories=(ha.Category(label="men", where={"sex": "male"}),))
    plan = best(town(FOUR, people=PEOPLE, dimensions=(men,)).bar("ann"))
    assert rows(plan) == [["sex", "men", 1, 0.5, None]]


def test_no_plan_counts_nobody():
    plan = ha.solve(town(THREE, ha.Barred(candidate="ann"), people=PEOPLE, dimensions=DIMENSIONS))
    assert [row[2] for row in rows(plan)] == [0, 0, 0, 0]
