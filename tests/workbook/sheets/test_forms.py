"""The sheet of forms of help: what it means, what of it is refused, and that it is written back; columns of further aims."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha

from ...oracles.random_boards import draw_board
from ...oracles.random_problems import made_of
from ...oracles.random_rules import draw_rule
from ..reading import faults, noted, places, read, read_csv

VILLAGES: list[list[Any]] = [
    ["编号", "村名", "乡镇", "得分", "住房"],
    ["V1", "上村", "东乡", 16, "是"],
    ["V2", "下村", "西乡", 9, "否"],
]
POSTS: list[list[Any]] = [["村", "岗位", "名额", "最少人数"], ["V1", "secretary", 1, 0], ["V1", "member", 1, 0],
                          ["V2", "secretary", 1, 0], ["V2", "member", 1, 0]]  # fmt: skip
PAIRS: list[list[Any]] = [["人选", "村", "得分"], *[[who, village, 60] for who in ("C001", "C002", "C003")
                                                  for village in ("V1", "V2")]]  # fmt: skip
HEAD = ["形式", "中文名称", "岗位人数", "至少村数", "至多村数", "最低得分", "条件", "占比", "占比取整", "指定村"]
FORMS: list[list[Any]] = [
    HEAD,
    ["team", "整建制", "党支部书记：1；支部委员：1", 1, 1, 10, "住房 = 是", None, None, "上村"],
    ["lead", "单派书记", "书记: 1", None, None, None, None, "50%", "四舍五入", None],
]
BASE: dict[str, Any] = {"村": VILLAGES, "岗位": POSTS, "配对": PAIRS}
RULE = ha.VillageForms(
    forms={"team": {"secretary": 1, "member": 1}, "lead": {"secretary": 1}}, least={"team": 1, "lead": 1},
    most={"team": 1, "lead": 1}, where={"team": (*ha.Eligible(where={"住房": True}).where, ha.Condition(fact="得分", least=10))},
    settled={"V1": "team"},
)  # fmt: skip


def test_the_sheet_alone_is_a_hard_rule_and_that_is_noted(tmp_path: Path) -> None:
    problem = read(tmp_path, 选派形式=FORMS, **BASE)
    assert problem.constraints[-1] == RULE
    assert noted(problem, "选派形式", "no rule village_forms is listed")
    assert problem.label("team", "zh") == "整建制"
    assert read_csv(tmp_path, 派驻形式=FORMS, **BASE).constraints == problem.constraints
    assert dict(ha.solve(problem).forms) == {"V1": "team", "V2": "lead"}


def test_a_listed_rule_takes_its_forms_from_the_sheet(tmp_path: Path) -> None:
    problem = read(tmp_path, 选派形式=FORMS, 规则=[["类型", "名称", "扣分"], ["选派形式", "定村", 3]], **BASE)
    assert problem.constraints[-1] == RULE.changed(id="定村", penalty=3)
    assert not noted(problem, "no rule village_forms is listed")


def test_the_english_sheet_makes_the_same(tmp_path: Path) -> None:
    english = [["form", "in chinese", "people", "fewest villages", "most villages", "least score", "where", "share",
                "share rounding", "settled villages"],
               ["team", "整建制", "secretary: 1; member: 1", 1, 1, 10, "住房 = yes", None, None, "V1"],
               ["lead", "单派书记", "secretary: 1", None, None, None, None, 0.5, "nearest", None]]  # fmt: skip
    assert read(tmp_path, forms=english, **BASE).constraints[-1] == RULE


def test_without_a_sheet_of_posts_they_follow_from_the_forms(tmp_path: Path) -> None:
    problem = read(tmp_path, 选派形式=FORMS, **{**BASE, "岗位": [["村"]]})
    assert [(post.id, post.slots, post.least) for post in problem.posts] == [
        ("V1/secretary", 1, 0), ("V2/secretary", 1, 0), ("V1/member", 1, 0), ("V2/member", 1, 0)]  # fmt: skip


@pytest.mark.parametrize(("said", "number"), [("进一", 2), ("舍去", 1), ("nearest", 1)])
def test_a_share_is_so_many_of_all_villages(tmp_path: Path, said: str, number: int) -> None:
    row = ["team", None, "secretary: 1", None, None, None, None, "70%", said, None]
    rule = read(tmp_path, 选派形式=[HEAD, row], **BASE).constraints[-1]
    assert (rule.least["team"], rule.most["team"]) == (number, number)


def test_villages_that_are_left_out_are_settled_too(tmp_path: Path) -> None:
    out = ["不派", *[None] * 8, "V2"]
    problem = read(tmp_path, 选派形式=[HEAD, FORMS[1], out], **BASE)
    assert dict(problem.constraints[-1].settled) == {"V1": "team", "V2": ""}
    for lang, word in (("zh", "不派"), ("en", "none")):
        problem.to_workbook(tmp_path / lang, lang=lang)
        (sheet,) = (path for path in (tmp_path / lang).iterdir() if path.stem in ("选派形式", "forms"))
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            assert [row[0] for row in csv.reader(file)][1:] == ["team", word]
        assert ha.read_workbook(tmp_path / lang) == problem


WRONG: list[tuple[list[Any], str, str]] = [
    (["a", None, None, *[None] * 7], "岗位人数", "say how many people"),
    (["a", None, "secretary: 2.5", *[None] * 7], "岗位人数", "integer"),
    (["a", None, "secretary: 0", *[None] * 7], "岗位人数", ""),
    (["a", None, "会计: 1", *[None] * 7], "岗位人数", "no post has this role"),
    (["a", None, "secretary: 3", *[None] * 7], "岗位人数", "fewer slots"),
    (["a", None, "secretary: 1", -1, *[None] * 6], "至少村数", "0 or more"),
    (["a", None, "secretary: 1", 3, *[None] * 6], "至少村数", "only 2 villages"),
    (["a", None, "secretary: 1", 2, 1, *[None] * 5], "至少村数", "1"),
    (["a", None, "secretary: 1", None, "许多", *[None] * 5], "至多村数", ""),
    (["a", None, "secretary: 1", None, None, "高", *[None] * 4], "最低得分", "number"),
    (["a", None, "secretary: 1", None, None, None, "卫生 = 是", None, None, None], "条件", "nobody has this column"),
    (["a", None, "secretary: 1", *[None] * 4, "150%", "进一", None], "占比", "from 0 to 1"),
    (["a", None, "secretary: 1", *[None] * 4, "50%", None, None], "占比取整", "needs a rounding"),
    (["a", None, "secretary: 1", *[None] * 4, None, "进一", None], "占比取整", "no share"),
    (["a", None, "secretary: 1", 1, *[None] * 3, "50%", "进一", None], "至少村数", "one of the two"),
    (["a", None, "secretary: 1", *[None] * 6, "V9"], "指定村", "unknown village"),
    (["不派", None, "secretary: 1", *[None] * 6, "V1"], "岗位人数", "names only"),
    (["不派", *[None] * 9], "指定村", "name the villages"),
    ([None, None, "secretary: 1", *[None] * 7], "形式", ""),
]


@pytest.mark.parametrize(("row", "column", "words"), WRONG, ids=[f"{k}-{each[1]}" for k, each in enumerate(WRONG)])
def test_a_row_that_makes_no_sense_is_a_fault_in_its_place(tmp_path: Path, row: list[Any], column: str, words: str) -> None:
    found = faults(tmp_path, 选派形式=[HEAD, row], **BASE)
    lines = {row for sheet, row, told in places(found) if (sheet, told) == ("选派形式", column)}
    assert lines == {"" if words == "fewer slots" else "row 2"}, found  # that one is as much about the posts
    assert any(words in fault.reason for fault in found)
    assert all(max(fault.words("zh")) >= "\u3400" for fault in found)


def test_what_the_cells_show_comes_in_one_error(tmp_path: Path) -> None:
    rows = [row for row, _, _ in WRONG[9:]]
    rows = [[row[0] and (row[0] if row[0] == "不派" else f"{row[0]}{k}"), *row[1:]] for k, row in enumerate(rows)]
    found = faults(tmp_path, 选派形式=[HEAD, *rows], **BASE)
    assert {told for _, _, told in places(found)} >= {"最低得分", "占比", "占比取整", "至少村数", "指定村", "岗位人数", "形式"}


@pytest.mark.parametrize("rule", [["选派形式", '{"forms": {"team": {"secretary": 1}}}', None], ["选派形式", None, "team: 1"]])
def test_forms_in_two_places_are_refused(tmp_path: Path, rule: list[Any]) -> None:
    (fault,) = faults(tmp_path, 选派形式=FORMS, 规则=[["类型", "其他", "至少"], rule], **BASE)
    assert fault.code == "forms.two_places"


def test_the_same_form_or_village_twice_and_two_words_for_one_form_are_refused(tmp_path: Path) -> None:
    again = ["lead", *FORMS[1][1:-1], "V1"]
    words = [["代码", "zh"], ["team", "整队"]]
    found = faults(tmp_path, 选派形式=[*FORMS, FORMS[2], again], 名称=words, **BASE)
    assert [fault.code for fault in found if fault.code.startswith("forms.")] == [
        "forms.twice_listed", "forms.twice_listed", "forms.settled_twice", "forms.word"]  # fmt: skip
    unknown = faults(tmp_path, 选派形式=[[*HEAD, "至少村"], [*FORMS[1], 1]], **BASE)
    assert [fault.code for fault in unknown] == ["rule.column"]


def test_villages_may_say_which_forms_they_may_have(tmp_path: Path) -> None:
    allowed = [[*VILLAGES[0], "可派形式"], [*VILLAGES[1], "team；lead"], [*VILLAGES[2], "lead"]]
    forms = [HEAD, ["team", None, "secretary: 1; member: 1", *[None] * 7], ["lead", None, "secretary: 1", *[None] * 7]]
    problem = read(tmp_path, 选派形式=forms, **{**BASE, "村": allowed})
    assert dict(problem.constraints[-1].where) == {"team": (ha.Condition(fact="id", one_of=("V1",)),)}
    for name in ("再.xlsx", "再"):
        problem.to_workbook(tmp_path / name, lang="zh")
        assert ha.read_workbook(tmp_path / name) == problem
    wrong = [allowed[0], [*VILLAGES[1], "lead"], [*VILLAGES[2], "lead；solo"]]
    found = faults(tmp_path, 选派形式=forms, **{**BASE, "村": wrong})
    assert [fault.code for fault in found] == ["forms.unknown", "forms.nowhere"]
    assert [column for *_, column in places(found)] == ["可派形式", "形式"]


def test_random_rules_on_forms_come_back_equal_from_a_sheet(tmp_path: Path) -> None:
    seen = 0
    for seed in range(30):
        rng = Random(f"forms in sheets {seed}")
        board = draw_board(rng, 9)
        try:
            rule = draw_rule("village_forms", rng, board, rng.random() < 0.5)
            problem = made_of(board, [ha.Slots(), ha.PostsEach(), rule], (ha.Merit(),))
        except ha.InputError:
            continue
        lang, path = ("zh", "en")[seed % 2], tmp_path / f"{seed}{('', '.xlsx')[seed % 3 == 0]}"
        problem.to_workbook(path, lang=lang)
        assert ha.read_workbook(path) == problem, seed
        seen += path.is_dir() and any(each.stem in ("选派形式", "forms") for each in path.iterdir())
    assert seen > 7


AIMS: list[list[Any]] = [
    ["类型", "名称", "意愿", "各志愿分值", "同村意愿", "计数对象", "方向"],
    ["个人意愿", "意愿", "C001: V2, V1", "5；2.5", None, None, None],
    ["同村意愿", "同村", None, None, "甲一 + C002：1.5；C002＋丙三", None, None],
    ["占用数", "少用村", None, None, None, "村", "越少越好"],
]
MADE = (
    ha.Wishes(id="意愿", wishes={"C001": ("V2", "V1")}, by_rank=(5, 2.5)),
    ha.TogetherWish(id="同村", wishes=(("C001", "C002", 1.5), ("C002", "C003", 1))),
    ha.InUse(id="少用村", what="village", sense="least"),
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wishes_by_rank_and_together_and_what_is_counted_have_columns(tmp_path: Path, lang: str) -> None:
    problem = read(tmp_path, 目标=AIMS)
    assert problem.tiers == MADE
    for name in ("再.xlsx", "再"):
        problem.to_workbook(tmp_path / name, lang=lang)
        assert ha.read_workbook(tmp_path / name) == problem
    (sheet,) = (path for path in (tmp_path / "再").iterdir() if path.stem in ("目标", "aims"))
    text = sheet.read_text("utf-8-sig")
    assert "{" not in text
    assert lang == "en" or not {"village", "least", "most"} & {*text.replace("\n", ",").split(",")}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["个人意愿", None, "C001: V1", "五", None, None, None], "各志愿分值"),
        (["个人意愿", None, "C001: V1", "2；3", None, None, None], "各志愿分值"),
        (["个人意愿", None, "C001: V1", "1.1234567", None, None, None], "各志愿分值"),
        (["同村意愿", None, None, None, "C001：1", None, None], "同村意愿"),
        (["同村意愿", None, None, None, "C001 + C002：很想", None, None], "同村意愿"),
        (["同村意愿", None, None, None, "C001 + C009：1", None, None], "同村意愿"),
        (["同村意愿", None, None, None, "C001 + C001：1", None, None], "同村意愿"),
        (["占用数", None, None, None, None, "乡镇", "越少越好"], "计数对象"),
        (["占用数", None, None, None, None, None, "越少越好"], "计数对象"),
        (["得分", None, None, None, "C001 + C002", None, None], "同村意愿"),
    ],
)
def test_what_makes_no_sense_there_is_a_fault_in_its_place(tmp_path: Path, row: list[Any], column: str) -> None:
    found = faults(tmp_path, 目标=[AIMS[0], row])
    assert {(sheet.split(" ")[0], told) for sheet, _, told in places(found)} == {("目标", column)}
