"""What people call the two roles is read as their codes; the words for them are those of the case."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.workbook.cells.roles import WORDS

from ..made_files import POSTS
from ..reading import noted, read


@pytest.mark.parametrize(("code", "word"), [(code, word) for code, words in WORDS.items() for word in words])
def test_every_usual_word_is_read_and_noted(code: str, word: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 岗位=[POSTS[0], ["V1", word, 1], ["V2", word.title(), 1]])
    assert {post.role for post in problem.posts} == {code}
    assert noted(problem, f"{word} was read as the code {code}", "rows 2–3")
    own = not word.isascii() and word not in ("党支部书记", "支部委员")
    assert problem.label(code, "zh") == (word if own else WORDS[code][0])


def test_the_words_without_labels_are_those_of_the_case() -> None:
    problem = ha.datasets.houma_2020()
    bare = problem.changed(labels={})
    for each in (problem, bare):
        assert [each.label(code, "zh") for code in ("secretary", "member")] == ["党支部书记", "支部委员"]
        assert [each.label(code) for code in ("secretary", "member")] == ["village party secretary", "branch committee member"]


@pytest.mark.parametrize(
    "word", ["副书记", "支书", "driver", "村主任", "组长", "委员会主任", "会计", "联络员", "队长", "secretary general"]
)
def test_other_words_are_roles_of_their_own_and_noted(word: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 岗位=[POSTS[0], ["V1", word, 1], ["V2", "secretary", 1]])
    assert problem.posts[0].role == word
    assert noted(problem, "roles of your own", word)


def test_wishes_are_a_persons_own() -> None:
    assert ha.Wishes(wishes={}).words("zh") == "个人意愿"
