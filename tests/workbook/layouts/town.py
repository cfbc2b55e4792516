"""A small town drawn at random, as the plain sheets that the documentation describes."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

Sheets = dict[str, list[list[Any]]]
WORDS: dict[str, dict[str, Any]] = {
    "zh": {
        "candidates": "人选", "villages": "村", "needs": "需求台账", "posts": "岗位", "pairs": "配对", "matrix": "得分矩阵",
        "aims": "目标",
        "people": ["编号", "姓名", "派出单位", "年龄", "专长", "第一志愿", "第二志愿"], "place": ["编号", "村名", "乡镇"],
        "ledger": ["村", "需求", "严重程度"], "post": ["村", "岗位", "名额"], "pair": ["人选", "岗位编号", "得分"],
        "aim": ["类型", "意愿"], "merit": "得分", "wishes": "意愿", "who": "人选",
        "roles": {"secretary": "书记", "member": "委员"},
        "slots": {"secretary": "书记名额", "member": "委员名额"}, "group": "基本情况", "need group": "需求", "total": "合计",
        "mean": "平均分", "title": "选派汇总表",
        "foot": "制表人：某某", "name": "姓名",
        "names": ["王伟", "李娜", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄蓉"], "towns": ["东乡", "西乡"],
        "places": ["柳河村", "北堡村", "南沟村", "石桥村", "杏园村"],
        "kinds": ["林业", "文化", "信访"], "units": ["县委办", "农业局"],
    },
    "en": {
        "candidates": "candidates", "villages": "villages", "needs": "needs", "posts": "posts", "pairs": "pairs",
        "matrix": "score matrix", "aims": "aims",
        "people": ["id", "name", "unit", "age", "skills", "choice 1", "choice 2"], "place": ["id", "name", "township"],
        "ledger": ["village", "need", "severity"], "post": ["village", "role", "slots"], "pair": ["candidate", "post", "score"],
        "aim": ["kind", "wishes"], "merit": "merit", "wishes": "wishes", "who": "candidate",
        "roles": {"secretary": "secretary", "member": "member"},
        "slots": {"secretary": "secretary slots", "member": "member slots"},
        "group": "particulars", "need group": "needs", "total": "Total", "mean": "average", "title": "List of the county",
        "foot": "Notes: as of March", "name": "name",
        "names": ["Ann Lee", "Bo Chan", "Cy Dean", "Di East", "Ed Ford", "Flo Gray", "Gus Hill", "Ida Innes"],
        "towns": ["Eastside", "Westside"], "places": ["Elm Grove", "Fox Hollow", "Gull Bay", "High Oak", "Ivy Down"],
        "kinds": ["forestry", "culture", "petition"], "units": ["county office", "farm bureau"],
    },
}  # fmt: skip


@dataclass
class Town:
    """People, villages, posts, scores: ids throughout."""

    lang: str
    people: list[list[Any]] = field(default_factory=list)  # id, name, unit, age, skills, first and second wish
    villages: list[list[Any]] = field(default_factory=list)  # id, name, township
    needs: dict[tuple[str, str], int] = field(default_factory=dict)
    slots: dict[tuple[str, str], int] = field(default_factory=dict)  # village and role; empty: one slot each, no roles
    scores: dict[tuple[str, str], int] = field(default_factory=dict)  # person and post

    @property
    def words(self) -> dict[str, Any]:
        """Names of sheets, headers and so on."""
        return WORDS[self.lang]

    @property
    def posts(self) -> list[str]:
        """Ids of the posts."""
        return [f"{village}/{role}" for village, role in self.slots] or [row[0] for row in self.villages]

    def plain(self) -> Sheets:
        """Every table on a sheet of its own."""
        words = self.words
        wishes = "; ".join(f"{row[0]}: {', '.join(dict.fromkeys(row[5:]))}" for row in self.people)
        named = {row[0]: row[1] for row in self.villages}
        sheets: Sheets = {
            words["candidates"]: [words["people"], *[[*row[:5], named[row[5]], named[row[6]]] for row in self.people]],
            words["villages"]: [words["place"], *self.villages],
            words["needs"]: [words["ledger"], *[[*key, severity] for key, severity in self.needs.items()]],
            words["pairs"]: [words["pair"], *[[*key, score] for key, score in self.scores.items()]],
            words["aims"]: [words["aim"], [words["wishes"], wishes], [words["merit"], ""]],
        }
        if self.slots:
            roles = words["roles"]
            sheets[words["posts"]] = [words["post"], *[[v, roles[role], slots] for (v, role), slots in self.slots.items()]]
        return sheets


def draw_town(rng: Random, lang: str) -> Town:
    """A town that can be read: enough people for its slots."""
    words = WORDS[lang]
    villages = [[f"V{k + 1}", name, rng.choice(words["towns"])] for k, name in enumerate(words["places"][: rng.randint(2, 4)])]
    ids = [row[0] for row in villages]
    town = Town(lang, villages=villages)
    if rng.random() < 0.6:
        for id in ids:
            town.slots[id, "secretary"] = 1
        town.slots[rng.choice(ids), "member"] = rng.randint(1, 2)
        town.slots = dict(sorted(town.slots.items(), key=lambda each: (each[0][0], each[0][1] == "member")))
    wanted = sum(town.slots.values()) or len(ids)
    count = min(max(wanted, rng.randint(3, 7)), len(words["names"]))
    for k in range(count):
        skills = ";".join(rng.sample(words["kinds"], rng.randint(1, 2))) if k else ";".join(words["kinds"])
        first, second = rng.sample(ids, 2)
        town.people.append(
            [f"C{k + 1:03d}", words["names"][k], rng.choice(words["units"]), rng.randint(24, 55), skills, first, second]
        )
    town.needs = {(id, kind): rng.randint(1, 5) for id in ids for kind in words["kinds"] if rng.random() < 0.5} or {
        (ids[0], words["kinds"][0]): 3}  # fmt: skip
    for row in town.people:
        for id in ids:  # the same for all posts of a village, so that a column of a matrix may stand for the village
            score = rng.randint(40, 99)
            town.scores.update({(row[0], post): score for post in town.posts if post.split("/")[0] == id})
    return town
