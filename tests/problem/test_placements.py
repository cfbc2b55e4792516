"""Placements in every form in which people write them, and every fault of them at once."""

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.problem.placements import read_placements


@pytest.fixture(scope="module")
def problem():
    return ha.datasets.houma_2020()


@pytest.fixture(scope="module")
def plan(problem):
    return ha.solve(problem)


def by_words(plan, person, village, role):
    return pd.DataFrame([(plan.problem.candidate(who).name, plan.problem.village(plan.problem.post(post).village).name,
                          plan.problem.label(plan.problem.post(post).role, "zh")) for who, post in plan.placements],
                        columns=[person, village, role])  # fmt: skip


FORMS = {
    "a plan": lambda plan: plan,
    "placements": lambda plan: plan.placements,
    "pairs in another order": lambda plan: [tuple(place) for place in plan.placements][::-1],
    "a mapping": lambda plan: dict(plan.placements),
    "a mapping to several": lambda plan: {who: [post] for who, post in plan.placements} | {"C001x": None},
    "its frame": lambda plan: plan.frame,
    "its table": lambda plan: plan.table("zh"),
    "names, villages, roles": lambda plan: by_words(plan, "人选", "村", "岗位"),
    "names in a column of names": lambda plan: by_words(plan, "姓名", "村名", "职务"),
    "posts in one word": lambda plan: [(who, post.replace("/secretary", "书记").replace("/member", "·支部委员"))
                                       for who, post in plan.placements],
    "an index": lambda plan: plan.frame.set_index("candidate")[["post"]],
    "an evaluation": lambda plan: ha.evaluate(plan.problem, plan),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_as_what_it_means(problem, plan, form):
    assert read_placements(problem, FORMS[form](plan)).placements == plan.placements


@pytest.mark.parametrize("ending", ["xlsx", "csv", "folder"])
def test_files(problem, plan, tmp_path, ending):
    sheet = by_words(plan, "人选", "村", "岗位")
    path = tmp_path / ("" if ending == "folder" else f"草稿.{ending}")
    if ending == "xlsx":
        pytest.importorskip("openpyxl")
        with pd.ExcelWriter(path) as book:
            pd.DataFrame({"会议": ["一"]}).to_excel(book, sheet_name="别的", index=False)
            sheet.to_excel(book, sheet_name="拟定方案", index=False)
    else:
        sheet.to_csv(path / "拟定方案.csv" if ending == "folder" else path, index=False)
    assert ha.evaluate(problem, path).placements == plan.placements


def test_every_fault_of_every_row_at_once(problem, plan):
    sheet = by_words(plan, "人选", "村", "岗位").astype(object)
    sheet.loc[0, "村"], sheet.loc[1, "人选"], sheet.loc[2, "岗位"], sheet.loc[3, "人选"] = "无此村", "没有人", "会计", None
    sheet.loc[5] = sheet.loc[4]
    sheet["岗位编号"] = [None] * 6 + ["柳河/secretary"] + [None] * (len(sheet) - 7)
    sheet["姓名"] = [None] * 7 + ["别人"] + [None] * (len(sheet) - 8)
    sheet["人选"] = [*sheet["人选"][:7], plan.placements[7].candidate, *sheet["人选"][8:]]
    with pytest.raises(ha.InputError) as caught:
        read_placements(problem, sheet)
    codes = {(fault.code, fault.row.split(" (")[0]) for fault in caught.value.items}
    assert codes == {("placement.unknown", "row 1"), ("ref.unknown", "row 2"), ("placement.unknown", "row 3"),
                     ("placement.nobody", "row 4"), ("placement.twice", "row 6"), ("placement.other_post", "row 7"),
                     ("placement.other_name", "row 8")}  # fmt: skip
    assert caught.value.lang == "zh"
    assert "拟定方案 · 第 1 行 · 村“无此村”：没有这个岗位或村" in str(caught.value)
    assert "别人" not in str(caught.value)


@pytest.mark.parametrize(("given", "code"), [
    ([("C002", "柳河")], "placement.several"), ([("C002", "柳何/secretary")], "placement.unknown"),
    ([("C002", None)], "placement.nowhere"),
    ([("C002",)], "placement.form"), (7, "placement.form"), ([("C002", "柳河/secretary")] * 2, "placement.twice"),
    ([("C999", "柳河/secretary")], "ref.unknown"),
])  # fmt: skip
def test_what_means_nothing_is_refused(problem, given, code):
    with pytest.raises(ha.InputError) as caught:
        read_placements(problem, given)
    assert [fault.code for fault in caught.value.items] == [code]
    assert caught.value.items[0].words("zh")


def test_a_name_of_two_is_ambiguous():
    people = [{"id": "c1", "name": "王一"}, {"id": "c2", "name": "王一"}]
    problem = ha.Problem.from_frames(
        people, [{"id": "v"}], [{"village": "v", "role": "member"}], [{"candidate": "c1", "post": "v/member", "score": 1}]
    )
    with pytest.raises(ha.InputError, match="2 bear this name"):
        read_placements(problem, [("王一", problem.posts[0].id)])


@pytest.mark.parametrize("column", ["姓名", "人选", "name", "candidate"])
def test_names_of_people_stay_out_of_messages(problem, column):
    sheet = pd.DataFrame({column: ["欧阳无此人"], "post" if column.isascii() else "岗位编号": ["柳河/secretary"]})
    with pytest.raises(ha.InputError, match=r"没有这个人选|unknown candidate") as caught:
        read_placements(problem, sheet)
    assert "欧阳" not in str(caught.value) + caught.value.words("en") + caught.value.words("zh")


def test_a_missing_sheet_and_two_of_them_are_said(problem, tmp_path):
    for name in ("甲", "乙"):
        pd.DataFrame({"人选": ["C002"], "岗位编号": ["柳河/secretary"]}).to_csv(tmp_path / f"{name}.csv", index=False)
    with pytest.raises(ha.InputError, match="there is no sheet"):
        ha.evaluate(problem, tmp_path)
    assert ha.evaluate(problem, tmp_path, sheet="甲").placements == (("C002", "柳河/secretary"),)
    for name in ("拟定方案", "拟派方案"):
        pd.DataFrame({"人选": ["C002"], "岗位编号": ["柳河/secretary"]}).to_csv(tmp_path / f"{name}.csv", index=False)
    with pytest.raises(ha.InputError, match="several sheets"):
        ha.evaluate(problem, tmp_path)


@pytest.mark.parametrize(
    "columns", [["人选", "岗位编号"], ["编号", "村", "岗位", "得分"], ["candidate", "post", "score", "grade"]]
)
def test_a_book_with_a_draft_is_read_without_it(problem, plan, tmp_path, columns):
    """Also where the draft looks like the sheet of pairs, which the book does not have."""
    pd.DataFrame({"编号": ["甲1", "乙2"], "姓名": ["甲", "乙"], "得分": [9, 8]}).to_csv(tmp_path / "人选.csv", index=False)
    pd.DataFrame({"编号": ["村一"], "村名": ["村一"]}).to_csv(tmp_path / "村.csv", index=False)
    pd.DataFrame({"村": ["村一"], "岗位": ["书记"], "名额": [1]}).to_csv(tmp_path / "岗位.csv", index=False)
    cells = {"人选": "甲", "编号": "甲1", "村": "村一", "岗位": "书记", "岗位编号": "村一/secretary", "得分": 9,
             "candidate": "甲1", "post": "村一/secretary", "score": 9, "grade": "A"}  # fmt: skip
    pd.DataFrame([{name: cells[name] for name in columns}]).to_csv(tmp_path / "拟定方案.csv", index=False)
    book = ha.read_workbook(tmp_path)
    assert any("proposed plan" in note for note in book.notes)
    assert ha.evaluate(book, tmp_path, best=True).loss["merit"] == 0
    assert not ha.inspect_workbook(tmp_path).faults.shape[0]
