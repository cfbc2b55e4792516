"""A small case with every kind of answer: ties, prices, bars, pairs that no plan has; and one whose every text is an attack."""

from __future__ import annotations

from functools import cache
from typing import Any

import houma_assign as ha
from houma_assign.papers.page.asked import asked, nearest
from houma_assign.papers.page.to_html import page_of

PEOPLE = (("甲一", ["law"], "f"), ("乙二", [], "m"), ("丙三", ["wood"], "f"), ("丁四", [], "m"), ("戊五", [], "m"),
          ("己六", ["wood"], "f"), ("庚七", [], "m"))  # fmt: skip
POSTS = ("V1/secretary", "V1/member", "V2/secretary")
POINTS = {"C0": (9, 9, 12), "C1": (8, 6, 14.5), "C2": (7.5, 7.5, 7.5), "C3": (6, 6, 6), "C4": (6, 6, 6), "C5": (5, 4, 3.25),
          "C6": (2, 2, 2)}  # fmt: skip
SECRET = ("id_number", "phone", "address", "family", "health", "photo")  # never on a page, whatever they are called
ATTACKS = (
    "<script>window.hit=1</script>", "</script><script>window.hit=1</script>", "<img src=x onerror=window.hit=1>",
    "\"><svg onload=window.hit=1>", "'onmouseover='window.hit=1", "<!--<script>", "]]><b>", "{{7*7}}{% raw %}", "${window.hit=1}",
    "javascript:window.hit=1", "\u2028\u2029&lt;b&gt;&amp;", "</style><b>", "</title><b>", "<a href=//x.invalid>x</a>",
)  # fmt: skip


def made(say: Any = lambda text: text, **more: Any) -> ha.Problem:
    """Seven people, three posts, five places; ``say`` may put something else in the place of every text."""
    people = [{"id": f"C{k}", "name": say(name), "unit": say(f"单位{k % 2}"), "skills": skills, "sex": sex, "age": 30 + k,
               "initials": say(f"zq{k}x"), **{name: f"canary {name} {k}" for name in SECRET}}
              for k, (name, skills, sex) in enumerate(PEOPLE)]  # fmt: skip
    villages = [{"id": "V1", "name": say("北堡"), "township": say("新田乡"), "needs": {"law": 5, "wood": 2}},
                {"id": "V2", "name": say("香邑"), "needs": {"wood": 3}}]  # fmt: skip
    posts = [{"village": "V1", "role": "secretary"}, {"village": "V1", "role": "member", "slots": 3},
             {"village": "V2", "role": "secretary"}]  # fmt: skip
    pairs = [{"candidate": who, "post": post, "score": score, "grade": "A" if who == "C0" else "B"}
             for who, row in POINTS.items() for post, score in zip(POSTS, row, strict=True)]  # fmt: skip
    young = (ha.Condition(fact="age", most=30),)
    rules = [
        ha.Barred(candidate="C1", village="V2"), ha.SkillCovered(skills=("law",), villages=("V1",)),
        ha.Quota(id=say("women"), where={"sex": "f"}, least=2), ha.Quota(id=say("young"), where=young, least=2, penalty=1),
    ]  # fmt: skip
    words = {"secretary": "第一书记", "member": "队员", "law": "司法", "wood": "林业", "sex": "性别", "f": "女", "m": "男",
             "age": "年龄", "women": "女性", "young": "年轻"}  # fmt: skip
    labels = {lang: {say(code) if code in ("women", "young") else code: say(word) for code, word in words.items()}
              for lang in ("zh", "en")}  # fmt: skip
    sexes = ha.Dimension(name=say("sex"), name_zh=say("性别"), categories=(
        ha.Category(label=say("women"), label_zh=say("女"), where={"sex": "f"}, published=2),
        ha.Category(label=say("men"), label_zh=say("男"), where={"sex": "m"}, published=9)))  # fmt: skip
    return ha.Problem.from_frames(people, villages, posts, pairs, rules, [ha.NeedsMet(), ha.Grades(), ha.Merit()], labels=labels,
                                  dimensions=(sexes,), notes=(say("一条说明"),), **more)  # fmt: skip


@cache
def plan() -> ha.Plan:
    """Its best plan."""
    return ha.solve(made())


@cache
def answers() -> tuple[Any, ...]:
    """Everything that can be asked of it."""
    prices = ha.prices(plan())
    return prices, ha.firm(plan()), *(ha.why_not(plan(), *pair) for pair in nearest(prices, None))


@cache
def page() -> str:
    """Its page with all that, as it is written to a file."""
    return page_of(plan(), asked(plan(), answers(), (), 0, None, 1), "zh")


@cache
def attacked() -> ha.Plan:
    """The same with every attack behind every text."""
    return ha.solve(made(lambda text: text + "".join(ATTACKS)))
