"""The shipped templates are what the check expects; a wrong, missing or open tag is told with its place beforehand."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.catalogue import Catalogue
from houma_assign.papers.registry import KINDS
from houma_assign.papers.render.document import shipped
from houma_assign.papers.render.own_template import template_faults

from .small import papers, sources
from .test_files import docx_text

WORD = [(kind, level) for kind in KINDS.values() for level in kind.levels if "docx" in kind.formats]
LETTER = KINDS["letter"].layout(Catalogue("zh"), 1)


def altered(change: Callable[[Any], None], kind: str = "letter", lang: str = "zh") -> bytes:
    """A shipped template after a change by hand."""
    import docx

    layout = KINDS[kind].layout(Catalogue(lang), KINDS[kind].levels[0])
    document = docx.Document(BytesIO(shipped(layout)))
    change(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def put(old: str, new: str) -> Callable[[Any], None]:
    """Write something else in place of a text, wherever it stands."""

    def change(document: Any) -> None:
        everywhere = [*document.paragraphs, *(cell for table in document.tables for row in table.rows for each in row.cells
                                              for cell in each.paragraphs)]  # fmt: skip
        found = [run for paragraph in everywhere for run in paragraph.runs if old in run.text]
        assert found
        found[0].text = found[0].text.replace(old, new)

    return change


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize(("kind", "level"), WORD, ids=lambda each: getattr(each, "name", str(each)))
def test_a_shipped_template_has_every_tag(kind, level, lang) -> None:
    layout = kind.layout(Catalogue(lang), level)
    assert template_faults(shipped(layout), layout, "x.docx") == []


@pytest.mark.parametrize(("change", "told"), [
    (put("任职安排.姓名", "任职安排.名字"), ["第 1 个表第 1 行第 2 列“{{ 任职安排.名字 }}”：不是这份文书的标记",
                                     "“任职安排”部分"]),
    (put("{{ 任职决定 }}", "任职决定"), ["“任职通知书”部分“{{ 任职决定 }}”：缺少这个标记"]),
    (put("{{ 任职决定 }}", "{{ 任职决定"), ["第 3 段“{{ 任职决定”：不是可以识别的标记", "缺少这个标记"]),
    (put("{{ 任职决定 }}", "{{ 任职决定 + }}"), ["第 3 段“{{ 任职决定 + }}”：不是可以识别的标记", "缺少这个标记"]),
    (put("{%p endfor %}", ""), ["{%p for 行 in 任用考虑 %}”：没有结束标记"]),
    (put("{%p for 行 in 任用考虑 %}", ""), ["“{{ 行 }}”：不是这份文书的标记", "“{%p endfor %}”：没有与之对应的开始标记",
                                     "缺少这个标记"]),
    (put("任职安排.姓名", "任职安排.性名"), ["是否指“姓名”"]),
], ids=range(7))  # fmt: skip
def test_a_template_with_a_mistake_is_told_with_tag_and_place(change, told) -> None:
    faults = [fault.words("zh") for fault in template_faults(altered(change), LETTER, "任职.docx")]
    for each in told:
        assert any(each in fault for fault in faults), (each, faults)
    assert all(fault.startswith("模板 · 任职.docx，") for fault in faults)


def test_a_tag_in_the_foot_a_split_tag_and_one_left_out_on_purpose() -> None:
    def change(document: Any) -> None:
        document.sections[0].footer.paragraphs[0].add_run("{{ 页脚 }}")
        put("{{ 任职决定 }}", "{# 任职决定 #}")(document)
        paragraph = document.paragraphs[-1].insert_paragraph_before("")
        for part in ("{{ 任", "职决", "定 }}"):
            paragraph.add_run(part)

    faults = [fault.words("zh") for fault in template_faults(altered(change), LETTER, "x.docx")]
    assert faults == ["模板 · x.docx，页脚“{{ 页脚 }}”：不是这份文书的标记"]


def test_what_is_no_word_file_is_said() -> None:
    [fault] = template_faults(b"PK nothing", LETTER, "x.docx")
    assert fault.words("zh") == "模板 · x.docx：不是 Word 文档"


def test_a_department_puts_its_letterhead_on(tmp_path: Path) -> None:
    ha.paper_template("letter", tmp_path / "letter.docx", "en")

    def change(document: Any) -> None:
        document.paragraphs[0].insert_paragraph_before("EXAMPLE CITY · OUR OWN LETTERHEAD")

    (tmp_path / "own.docx").write_bytes(altered(change, lang="en"))
    made = ha.paper(kind="letter", of="P1", lang="en", templates={"letter": tmp_path / "own.docx"}, **sources())
    paragraphs, _, foot = docx_text(made.as_bytes("docx"))
    assert paragraphs[0] == "EXAMPLE CITY · OUR OWN LETTERHEAD"
    assert "Dear «P1.name»," in paragraphs
    assert made.digest in foot
    plain = next(each for each in papers("en") if (each.kind, each.of) == ("letter", "P1"))
    assert docx_text(plain.as_bytes("docx"))[0] == paragraphs[1:]


def test_a_wrong_template_stops_all_papers(tmp_path: Path) -> None:
    (tmp_path / "任职通知书.docx").write_bytes(altered(put("{{ 任职决定 }}", "")))
    (tmp_path / "会议记录.docx").write_bytes(b"")
    given = sources()
    with pytest.raises(ha.InputError) as caught:
        ha.papers(given.pop("plan"), tmp_path / "out", **given, templates=tmp_path)
    assert len(caught.value.items) == 2
    assert not (tmp_path / "out").exists()


def test_templates_are_written_once_and_only_where_there_are_any(tmp_path: Path) -> None:
    place = ha.paper_template("notice", tmp_path / "x.docx")
    with pytest.raises(ha.InputError, match="there already"):
        ha.paper_template("notice", place)
    assert ha.paper_template("公示".join(("选派到村任职人员", "")), place, overwrite=True) == place
    for kind, name, level in (
        ("mail_merge", "y.docx", None),
        ("nothing", "y.docx", None),
        ("notice", "y.txt", None),
        ("notice", "y.docx", 6),
    ):
        with pytest.raises(ha.InputError):
            ha.paper_template(kind, tmp_path / name, level=level)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.docx"]
