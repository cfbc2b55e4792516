"""What stands after some events."""

from __future__ import annotations

from dataclasses import dataclass, field

from .need_entry import NeedEntry

Held = dict[tuple[str, str], tuple[str, str]]  # (candidate, post) -> day of the first appointment, day in this post
NeedKey = tuple[str, str]  # village, need


@dataclass
class State:
    """What stands on a day, while events are gone through.

    Attributes
    ----------
    held
        Who is in which post, since when.
    left
        Who left last, how and when: kind of event and day.
    recalled
        Who was recalled, ever.
    needs
        What is open.
    released
        Village -> day of its release.
    done
        (candidate, duty) -> day.
    """

    held: Held = field(default_factory=dict)
    left: dict[str, tuple[str, str]] = field(default_factory=dict)
    recalled: set[str] = field(default_factory=set)
    needs: dict[NeedKey, NeedEntry] = field(default_factory=dict)
    released: dict[str, str] = field(default_factory=dict)
    done: dict[tuple[str, str], str] = field(default_factory=dict)

    def posts_of(self, candidate: str) -> list[str]:
        """The posts that somebody holds."""
        return [post for who, post in self.held if who == candidate]
