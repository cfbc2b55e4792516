"""The kinds of events: what each needs, what it may say, and its word."""

from __future__ import annotations

from typing import NamedTuple


class EventKind(NamedTuple):
    """One kind of event.

    Attributes
    ----------
    zh
        Its word.
    needs
        Fields that must be filled.
    may
        Fields that may be filled besides; date, body, reason and source may be with every kind.
    """

    zh: str
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


LEAVING_MAY = ("village", "post")
NEED_MAY = ("severity", "round", "owner", "due", "state", "risk")
EVENT_KINDS = {
    "appointed": EventKind("任职", ("candidate", "post"), ("village",)),
    "ended": EventKind("任期届满", ("candidate",), LEAVING_MAY),
    "recalled": EventKind("召回", ("candidate", "body", "reason"), LEAVING_MAY),
    "resigned": EventKind("辞职", ("candidate",), LEAVING_MAY),
    "ill": EventKind("因病离岗", ("candidate",), LEAVING_MAY),
    "promoted": EventKind("提拔", ("candidate",), LEAVING_MAY),
    "moved": EventKind("调整", ("candidate", "post"), ("village",)),
    "need_opened": EventKind("新增需求", ("village", "need", "severity"), NEED_MAY),
    "need_changed": EventKind("需求变化", ("village", "need"), NEED_MAY),
    "need_closed": EventKind("需求销号", ("village", "need"), ("state",)),
    "village_released": EventKind("村退出", ("village", "body", "reason")),
    "duty_done": EventKind("任务完成", ("candidate", "duty"), ("village",)),
}
LEAVING = ("ended", "recalled", "resigned", "ill", "promoted")
BESIDE = ("date", "kind", "body", "reason", "source")
