"""Which posts a rule speaks of: all, a role, a township, a village; together or each apart."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..data.exact import Ints
from .base import NO_ROLE, UNKNOWN_VILLAGE, Constraint, Fault, Grid, Message, ProblemLike, language, standard

NO_TOWNSHIP = Message("no_such_township", "no village is in this township", "没有村属于这个乡镇")
NO_SUCH_POST = Message("no_such_post", "there is no such post", "没有这样的岗位")
ZH = {"village": "每村", "township": "每乡镇", "role": "每类岗位", "post": "每个岗位"}


class Scoped(Constraint):
    """A rule over groups of posts.

    Parameters
    ----------
    role, township, village
        Only posts with this role, in this township, in this village.
    each
        None: the posts form one group. Otherwise one group for each village, township, role or post.
    """

    role: str | None = None
    township: str | None = None
    village: str | None = None
    each: Literal["village", "township", "role", "post"] | None = None

    @property
    def scoped(self) -> bool:
        """Whether it speaks of less than all posts together."""
        return (self.role, self.township, self.village, self.each) != (None, None, None, None)

    def groups(self, problem: ProblemLike) -> dict[str, list[str]]:
        """Label -> ids of the posts in the group, in the problem's order."""
        groups: dict[str, list[str]] = {}
        together = "" if self.each else self.where_words()
        each = {"post": "id"}.get(self.each or "", self.each)
        for post in problem.posts:
            if self.role is not None and post.role != self.role:
                continue
            if self.village is not None and post.village != self.village:
                continue
            label = together if each in (None, "township") else getattr(post, each)
            if self.township is not None or self.each == "township":
                township = problem.village(post.village).township
                if self.township is not None and township != self.township:
                    continue
                if self.each == "township":
                    label = township
            if label or self.each != "township":  # villages without a township are in none
                groups.setdefault(label, []).append(post.id)
        return groups

    def speaks_of(self, problem: ProblemLike, post: str) -> bool:
        """Whether a post is in one of the groups."""
        there = problem.post(post)
        if self.role not in (None, there.role) or self.village not in (None, there.village):
            return False
        if self.township is None and self.each != "township":
            return True
        township = problem.village(there.village).township
        return self.township in (None, township) and bool(township or self.each != "township")

    def group_of_pair(self, grid: Grid) -> tuple[Ints, tuple[str, ...]]:
        """For each pair the number of its group or -1, and the labels of the groups."""
        groups = self.groups(grid.problem)
        of_post = np.full(len(grid.posts), -1, dtype=np.int64)
        for number, members in enumerate(groups.values()):
            of_post[[grid.post_at[post] for post in members]] = number
        return of_post[grid.post], tuple(groups)

    def where_words(self, lang: str = "en") -> str:
        """The scope in words."""
        role = standard(self.role, lang) if self.role else ""
        fixed = " ".join(part for part in (self.township, self.village, role) if part)
        if self.each:
            return language(lang).say(f"each {self.each}", ZH[self.each]) + language(lang).aside(fixed)
        return fixed or language(lang).say("all posts", "全体")

    def group_words(self, group: str, lang: str) -> str:
        """The label of a group in words."""
        return self.where_words(lang) if group == self.where_words() else standard(group, lang)

    def scope_faults(self, problem: ProblemLike) -> list[Fault]:
        """A role, township or village that does not occur."""
        faults = []
        if self.village is not None and not problem.has_village(self.village):
            faults.append(self.fault("village", self.village, UNKNOWN_VILLAGE))
        if self.role is not None and all(post.role != self.role for post in problem.posts):
            faults.append(self.fault("role", self.role, NO_ROLE))
        if self.township is not None and all(place.township != self.township for place in problem.villages):
            faults.append(self.fault("township", self.township, NO_TOWNSHIP))
        if not faults and not self.groups(problem):
            where = Message("scope", self.where_words(), self.where_words("zh"))
            faults.append(self.fault("village" if self.village else "role", where, NO_SUCH_POST))
        return faults
