"""The committee's page: the whole plan in one file, which answers questions wherever there is a browser."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any

from ...check import short
from ...data.language import LANGUAGES, Lang, language
from ...data.shared_messages import at_least
from ...errors import Fault, HoumaError, Message
from ...plan.argument_words import argument_fault
from ...plan.arguments import limit_faults, worker_faults
from ...plan.law_words import law_words
from ...plan.news import Listener, telling
from ...plan.plan import Plan
from ...plan.verbs import verb
from ...questions.answer import refuse
from ...record.save import FIRST, write
from ...record.seal import seal
from .asked import QUESTIONS, Answered, asked, strangers, usual
from .charts import chart_of
from .edition import Edition, counted
from .payload import MOST_CELLS, payload, written
from .render import page, spoken
from .view import LEVELS, View

CALL = "to_html"
NO_LEVEL = Message("page.level", "4 (committee) or 5 (department)", "应为 4（会议研究）或 5（组织部门）")
NO_QUESTION = Message("page.ask", f"the questions of a page are {', '.join(QUESTIONS)}", "页面只会问：确定的安排、代价、变动")
NOT_ASKED = Message("page.no_plan", "there is no plan to ask about", "没有方案可问")
TOO_MANY = Message("page.cells", f"a page holds the prices of at most {MOST_CELLS:,} pairs of people and posts",
                   f"页面最多容纳 {MOST_CELLS:,} 种人岗搭配的代价")  # fmt: skip
STRANGE = Message("page.answer", "answers of prices, firm, why_not and funnel about this plan are expected",
                  "应为对本方案的“代价”“确定的安排”“为何不在”的回答，或漏斗的结果")  # fmt: skip
NO_COLUMN = Message("page.initials", "no candidate has this column", "人选没有这一列")


@verb(CALL)
@telling
def to_html(plan: Plan, path: str | PathLike[str], lang: Lang = "zh", *, level: int = 4, answers: Iterable[Any] = (),
            ask: Iterable[str] | None = None, moves: int | None = 3, initials: str = "", time_limit: float | None = None,
            workers: int = 2, overwrite: bool = False, progress: Listener = False) -> Path:  # fmt: skip
    """The page as a file; described at ``Plan.to_html``."""
    where, given = Path(path), list(answers)
    wanted = usual(plan) if ask is None else (ask,) if isinstance(ask, str) else tuple(ask)
    refuse([*_faults(plan, lang, level, wanted, moves, initials, time_limit, workers),
            *(argument_fault(CALL, "answers", type(each).__name__, STRANGE) for each in strangers(plan, given))])  # fmt: skip
    found = asked(plan, given, wanted, moves, time_limit, workers)
    write(where, page_of(plan, found, lang, level, initials).encode(), overwrite)
    return where


def page_of(plan: Plan, found: Answered, lang: str, level: int = 4, initials: str = "") -> str:
    """The page's text: the same for the same plan and the same answers."""
    view = View(plan, level, found.compared, initials)
    order = (lang, *(other for other in LANGUAGES if other != lang))
    editions = [{**Edition(view, found, code, spoken(code)).parts(), **_charts(plan, found, code)} for code in order]
    data = written(payload(view, found, {code: spoken(code) for code in order}, lang))
    return page({"editions": editions, "data": data, "digest": digest(plan), "level": level})


def digest(plan: Plan) -> str:
    """The short digest of the decision, as ``plan.save`` gives it; the file with names where a rule reads them."""
    try:
        document = seal(plan, "auditor", {}, FIRST, "", law_words)
    except HoumaError:
        document = seal(plan, "department", {}, FIRST, "", law_words)
    return short(document["digests"]["sha256"])


def _charts(plan: Plan, found: Answered, lang: str) -> dict[str, Any]:
    from ...report.chart_funnel import plot_funnel
    from ...report.chart_structure import plot_structure

    code = language(lang).code
    return {
        "structure_chart": chart_of(plot_structure(plan, code), f"structure-{lang}") if counted(plan) else "",
        "funnel_chart": chart_of(plot_funnel(found.funnel, code), f"funnel-{lang}") if found.funnel else "",
    }


def _faults(plan: Plan, lang: Any, level: Any, wanted: tuple[str, ...], moves: Any, initials: str, time_limit: Any,
            workers: Any) -> list[Fault]:  # fmt: skip
    """What is wrong with the arguments, all of it at once."""
    language(lang)
    faults = [*limit_faults(CALL, time_limit), *worker_faults(CALL, workers)]
    if level not in LEVELS:
        faults.append(Fault(Message("call", CALL, "页面"), "", Message("argument", "level", "供谁使用"), level, NO_LEVEL))
    faults += [argument_fault(CALL, "ask", each, NO_QUESTION) for each in wanted if each not in QUESTIONS]
    if moves is not None and (isinstance(moves, bool) or not isinstance(moves, int) or moves < 0):
        faults.append(argument_fault(CALL, "moves", moves, at_least(0)))
    if initials and not any(initials in who.facts for who in plan.problem.candidates):
        faults.append(argument_fault(CALL, "initials", initials, NO_COLUMN))
    if wanted and not plan:
        faults.append(argument_fault(CALL, "ask", None, NOT_ASKED))
    if "prices" in wanted and len(plan.problem.candidates) * len(plan.problem.posts) > MOST_CELLS:
        faults.append(argument_fault(CALL, "ask", Message("page.prices", "prices", "代价"), TOO_MANY))
    return faults
