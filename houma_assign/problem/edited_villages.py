"""A village added to a problem, or changed: what ``changed`` is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..data.post import Post
from ..data.problem_like import ProblemLike
from ..data.village import Village
from ..errors import Fault, InputError, Message
from .edited_people import known_fields
from .edited_records import Fields, copied, facts_of, merged, rebuilt, sized
from .unknown_ids import MAPPING, refuse, unknown_in

UNPAIRED = Message(
    "edit.village_unpaired", "the post is new, and nobody is scored for it; say in `like` which village's pairs it takes",
    "这是新的岗位，还没有人对它有得分；请写明沿用哪个村的配对",
)  # fmt: skip
NO_ROLE_THERE = Message("edit.no_such_post_there", "the village that it is to be like has no such post", "所沿用的村没有这类岗位")


def village_edit(problem: ProblemLike, id: str, like: str | None, posts: Mapping[str, Any], fields: Fields) -> Fields:
    """See ``with_village``."""
    faults: list[Fault] = []
    villages = {village.id: village for village in problem.villages}
    faults += unknown_in("villages", [like] if like is not None else [], list(villages))
    village = _village(problem, id, villages.get(id), fields, faults)
    if not isinstance(posts, Mapping):
        faults.append(Fault("posts", str(id), "slots", type(posts).__name__, MAPPING))
        posts = {}
    there = {post.role: post for post in problem.posts if post.village == id}
    sizes = {role: sized(post, posts[role], faults) for role, post in there.items() if role in posts}
    new = {role: number for role, number in posts.items() if role not in there}
    added = {role: _new(problem, id, role, number, like, faults) for role, number in new.items()}
    refuse(faults)
    every = tuple((villages | {id: village}).values())
    kept = [sizes.get(post.role, post) if post.village == id else post for post in problem.posts]
    places = (*kept, *(post for post, _ in added.values()))
    return {
        "villages": every,
        "posts": places,
        "pairs": copied(problem, places, {post.id: other for post, other in added.values()}),
    }


def _village(problem: ProblemLike, id: str, held: Village | None, fields: Fields, faults: list[Fault]) -> Village:
    known = [name for name in Village.model_fields if name != "id"]
    faults += known_fields("villages", str(id), fields, known)
    if held is None:
        try:
            held = Village(id=id)
        except InputError as error:
            faults += [fault._replace(table="villages") for fault in error.items]
            return problem.villages[0]  # never used: the faults are raised
    changes = {name: value for name, value in fields.items() if name in known}
    if isinstance(fields.get("needs"), Mapping):
        changes["needs"] = merged(held.needs, fields["needs"])
    if "facts" in fields:
        changes["facts"] = facts_of(held, fields["facts"], "villages", problem.villages, faults)
    return rebuilt(held, "villages", faults, **changes)


def _new(problem: ProblemLike, village: str, role: Any, number: Any, like: str | None, faults: list[Fault]) -> tuple[Post, str]:
    """A post that was not there, and the one whose pairs it takes."""
    other = next((post.id for post in problem.posts if post.village == like and post.role == role), "")
    name = f"{village}/{role}" if role else village
    if like is None:
        faults.append(Fault("posts", name, "like", None, UNPAIRED))
    elif not other:
        faults.append(Fault("posts", name, "like", like, NO_ROLE_THERE))
    try:
        return sized(Post(village=village, role=role), number, faults), other
    except InputError as error:
        faults += [fault._replace(table="posts", row=name) for fault in error.items]
        return problem.posts[0], other
