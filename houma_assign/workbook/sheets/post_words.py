"""What people call a post: its id, its village by id or name, or village and role in any accepted word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...data.post import Post
from ..cells.reading import folded
from ..cells.roles import ROLES
from ..schema.table import Table

BETWEEN = ("/", "", "·", "—", "|", "\\")  # blanks, dashes, underlines and colons do not count in a folded word


def role_words(role: str) -> list[str]:
    """The words that are read as this role, the code first."""
    return [role, *(word for word, code in ROLES.items() if code == role)] if role else []


def spellings(places: Iterable[str], roles: Iterable[str]) -> Iterator[str]:
    """Village and role in one word, folded."""
    listed = [folded(role) for role in roles]
    for place in map(folded, places):
        for role in listed:
            yield from (f"{place}{sign}{role}" for sign in BETWEEN)
            yield f"{place}({role})"


def village_words(villages: Table) -> dict[str, list[str]]:
    """Id of a village -> its id, and its name where no other village bears it."""
    ids, names = villages.column("id"), villages.column("name")
    borne, known = Counter(names), set(ids)
    return {id: [id, *([name] if name is not None and borne[name] == 1 and name not in known else [])]
            for id, name in zip(ids, names, strict=True) if id is not None}  # fmt: skip


def words_before(villages: Table, posts: Table) -> set[str]:
    """Everything that may stand above a column of a matrix, before posts are made; folded."""
    places = [word for words in village_words(villages).values() for word in words]
    roles = {word for role in {*posts.column("role"), "secretary", "member"} - {None} for word in role_words(role)}
    ids = [id for id in posts.column("id") if id is not None]
    return {*map(folded, (*places, *ids)), *spellings(places, roles)}


class PostWords:
    """The posts that a word means.

    Parameters
    ----------
    posts
        All posts.
    villages
        Their sheet, with ids and names.
    """

    def __init__(self, posts: Sequence[Post], villages: Table) -> None:
        self.ids = {post.id for post in posts}
        called = village_words(villages)
        self.shown = list(dict.fromkeys((*(word for words in called.values() for word in words), *sorted(self.ids))))
        self.by_word: dict[str, set[str]] = {}
        for post in posts:
            words = called.get(post.village, [post.village])
            for word in (*map(folded, words), *spellings(words, role_words(post.role))):
                self.by_word.setdefault(word, set()).add(post.id)
        self.villages = {folded(word): id for id, words in called.items() for word in words}
        self.by_id = {folded(post.id): post.id for post in posts}

    def meant(self, word: str) -> tuple[str, ...]:
        """Ids of the posts, all those of a village where it alone is named; empty if the word means none, or several things."""
        if word in self.ids:
            return (word,)
        plain = folded(word)
        if plain in self.by_id:
            return (self.by_id[plain],)
        found = self.by_word.get(plain, set())
        return tuple(sorted(found)) if len(found) == 1 or plain in self.villages else ()

    def place(self, word: str) -> str | None:
        """The village of this id or name, else the single post that the word means; None for neither."""
        if word in self.ids:
            return word
        village = self.villages.get(folded(word))
        if village is not None:
            return village
        posts = self.meant(word)
        return posts[0] if len(posts) == 1 else None
