"""Edits of a problem's data: needs, slots, facts, and whole people or villages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from .edited_people import person_edit
from .edited_records import facts_edit, needs_edit, slots_edit
from .edited_villages import village_edit
from .fields import ProblemFields


class DataEdits(ProblemFields):
    """Each edit gives a new, checked problem; everything that is wrong with it is one ``InputError``."""

    def with_needs(self, needs: Mapping[str, Mapping[str, int | None]]) -> Self:
        """The problem with other needs of some villages.

        Parameters
        ----------
        needs
            Village id -> need -> severity, 1 to 5, or None for a need that is gone. What is not named stays.
        """
        return self.changed(**needs_edit(self, needs))

    def with_slots(self, slots: Mapping[str, int | tuple[int, int]], like: Mapping[str, str] | None = None) -> Self:
        """The problem with more or fewer places in some posts, or with posts that were not there.

        Parameters
        ----------
        slots
            Post id -> most people; or (fewest, most), where the post may stay open in part. A post that had a fewest of its own
            keeps it with a single number.
        like
            New post ``village/role`` -> the post whose pairs it takes, points and grades included: nobody is scored for a post
            that was not there. ``with_slots({"香邑/member": 2}, like={"香邑/member": "香邑/secretary"})``.
        """
        return self.changed(**slots_edit(self, slots, like or {}))

    def with_facts(
        self,
        candidates: Mapping[str, Mapping[str, Any]] | None = None,
        villages: Mapping[str, Mapping[str, Any]] | None = None,
        posts: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> Self:
        """The problem with other facts: the user's own columns.

        Parameters
        ----------
        candidates, villages, posts
            Id -> column -> value; None empties the cell. A column that nobody has is a fault, for it may be a slip.
        """
        return self.changed(**facts_edit(self, {"candidates": candidates, "villages": villages, "posts": posts}))

    def with_person(
        self,
        candidate: str,
        *,
        like: str | None = None,
        scores: Mapping[str, Any] | None = None,
        grades: Mapping[str, str] | None = None,
        numbers: Mapping[str, Mapping[str, Any]] | None = None,
        **fields: Any,
    ) -> Self:
        """The problem with somebody added, or changed.

        Parameters
        ----------
        candidate
            An id; a new one adds somebody.
        like
            Somebody whose fields and pairs are taken where nothing else is said.
        scores
            Post or village id -> points; None takes the pair away. Other pairs stay.
        grades
            Post or village id -> "A", "B", "C", or "" for none, for pairs that are there or have points here.
        numbers
            Post or village id -> column of pairs -> number; needed for new pairs where pairs have such columns.
        **fields
            Fields of a ``Candidate``; ``facts`` are added to those there are, and None empties one.
        """
        return self.changed(**person_edit(self, candidate, like, scores or {}, grades or {}, numbers or {}, fields))

    def with_village(
        self, village: str, *, like: str | None = None, posts: Mapping[str, int | tuple[int, int]] | None = None, **fields: Any
    ) -> Self:
        """The problem with a village added, or changed.

        Parameters
        ----------
        village
            An id; a new one adds a village.
        like
            For new posts: the village from whose posts of the same role the pairs are taken.
        posts
            Role -> most people, or (fewest, most), as in ``with_slots``; posts of other roles stay.
        **fields
            Fields of a ``Village``; ``needs`` and ``facts`` are added to those there are, and None takes one away.
        """
        return self.changed(**village_edit(self, village, like, posts or {}, fields))
