"""The sheets of details: columns as a department calls them."""

from __future__ import annotations

from typing import Any

from ...scoring.findings_workbook import FINDINGS
from ...workbook.record_book import RecordSheet
from ...workbook.schema.record_sheets import VISITED
from ...workbook.schema.schema import Column, Schema
from .person import PersonDetails
from .unit import FileDetails, UnitDetails
from .village import CadreDetails, NeedDetails, VillageDetails

WHO = Column("candidate", "id", ("编号", "人选", "人选编号"), ("candidate", "id"), needed=True, filled=True)
WHERE = Column("village", "id", ("村", "村编号"), ("village",), needed=True, filled=True)
PEOPLE = Schema("person details", (
    WHO, Column("sex", "text", ("性别",), ("sex",)),
    Column("birth", "text", ("出生年月", "出生日期"), ("month of birth", "birth"), words_zh="如 1980.05",
           words_en="such as 1980.05"),
    Column("ethnicity", "text", ("民族",), ("ethnicity",)), Column("native_place", "text", ("籍贯",), ("native place",)),
    Column("birthplace", "text", ("出生地",), ("place of birth",)),
    Column("education", "text", ("全日制学历学位", "全日制教育", "学历", "学历学位"), ("full-time education", "education")),
    Column("school", "text", ("毕业院校及专业", "毕业院校系及专业", "毕业院校"), ("school",)),
    Column("further_education", "text", ("在职学历学位", "在职教育"), ("education beside work",)),
    Column("further_school", "text", ("在职毕业院校及专业", "在职毕业院校"), ("school beside work",)),
    Column("work_since", "text", ("参加工作时间", "参加工作"), ("at work since",)),
    Column("party_since", "text", ("入党时间", "入党"), ("in the party since",)),
    Column("position", "text", ("现任职务", "现单位职务", "工作单位及现任职务"), ("present post", "position")),
    Column("title", "text", ("专业技术职务", "专业技术职称", "职称"), ("professional title",)),
    Column("specialty", "text", ("熟悉专业有何专长", "熟悉业务", "专长说明"), ("knows well",)),
    Column("appraisals", "text", ("年度考核结果", "近三年考核"), ("appraisals", "appraisals of three years")),
    Column("party_unit", "text", ("党组织关系",), ("party membership",)),
    Column("id_number", "text", ("身份证号", "身份证号码", "公民身份号码"), ("identity number",)),
    Column("phone", "text", ("电话", "手机", "联系电话"), ("telephone", "phone")),
    Column("address", "text", ("住址", "家庭住址"), ("address",)),
    Column("family", "text", ("家庭成员", "家庭主要成员"), ("family",)),
    Column("health", "text", ("健康状况",), ("state of health",)),
    Column("photo", "text", ("照片",), ("photo",)),
), ("人员详情",), ("person details",), row=("candidate",), words_zh="文书中印出的个人情况；规则不读取",
    words_en="what papers print of people; no rule reads it")  # fmt: skip
VILLAGES = Schema("village details", (
    WHERE, Column("households", "count", ("户数",), ("households",)), Column("population", "count", ("人口",), ("population",)),
    Column("residents", "count", ("常住人口", "常住"), ("residents",)),
    Column("migrants", "count", ("外出务工", "外出务工人数"), ("at work elsewhere",)),
    Column("members", "count", ("党员数", "党员人数"), ("party members",)),
    Column("members_age", "text", ("党员平均年龄",), ("mean age of members",)),
    Column("members_young", "count", ("35岁以下党员", "三十五岁以下党员"), ("members of 35 and less",)),
    Column("assets", "text", ("集体资产",), ("collective assets",)),
    Column("income", "text", ("集体收入",), ("collective income",)),
    Column("debts", "text", ("集体负债",), ("collective debts",)),
    Column("petitions", "text", ("信访与遗留问题", "信访"), ("petitions", "petitions and old disputes")),
    Column("premises", "text", ("村级阵地", "活动场所"), ("premises",)),
    Column("governance", "text", ("村级治理",), ("governance",)), Column("risk", "text", ("风险点",), ("risk points",)),
), ("村情", "村情详情"), ("village details",), row=("village",), words_zh="一村一档中印出的村情",
    words_en="what village dossiers print")  # fmt: skip
CADRES = Schema("village cadres", (
    WHERE, Column("name", "text", ("姓名",), ("name",), needed=True, filled=True),
    Column("office", "text", ("职务",), ("office",), needed=True, filled=True), Column("birth", "text", ("出生年月",), ("born",)),
    Column("education", "text", ("学历",), ("education",)), Column("years", "count", ("任职年限",), ("years in office",)),
), ("村两委", "村干部"), ("village cadres",), row=("village", "name"), words_zh="村两委成员，一行一人",
    words_en="members of the two committees, one row a person")  # fmt: skip
NEEDS = Schema("need details", (
    WHERE, Column("need", "code", ("需求",), ("need",), needed=True, filled=True),
    Column("round", "text", ("轮次",), ("round",), words_zh="哪一轮走访发现", words_en="the round of visits that found it"),
    *VISITED, Column("measure", "text", ("措施",), ("measure",)),
    Column("owner", "text", ("责任人",), ("owner",)), Column("due", "date", ("完成时限", "时限"), ("due",)),
    Column("state", "text", ("状态",), ("state",)),
), ("需求对策",), ("need details",), row=("village", "need"), words_zh="需求的来源和措施，一行一项需求",
    words_en="where needs come from and what is done, one row a need")  # fmt: skip
UNITS = Schema("unit details", (
    Column("unit", "place", ("派出单位", "单位"), ("unit",), needed=True, filled=True),
    Column("name", "text", ("单位全称",), ("full name",)),
    Column("places", "count", ("推荐名额",), ("places offered",)), Column("pays", "text", ("单位保障",), ("keeps paying",)),
), ("派出单位", "单位详情"), ("unit details",), row=("unit",), words_zh="致派出单位函中用到的情况",
    words_en="what letters to sending units say of them")  # fmt: skip
FILES = Schema("files", (
    Column("item", "text", ("事项",), ("item",), needed=True, filled=True),
    Column("sha256", "text", ("材料摘要",), ("sha256", "digest"), needed=True, filled=True),
), ("纪实材料",), ("files on record",), row=("item",), words_zh="纪实各环节已有的材料及其摘要",
    words_en="papers on file for steps of the decision record, with their digests")  # fmt: skip
SHEETS: dict[str, RecordSheet[Any]] = {
    "people": RecordSheet(PEOPLE, PersonDetails), "villages": RecordSheet(VILLAGES, VillageDetails),
    "cadres": RecordSheet(CADRES, CadreDetails), "needs": RecordSheet(NEEDS, NeedDetails),
    "findings": FINDINGS, "units": RecordSheet(UNITS, UnitDetails), "files": RecordSheet(FILES, FileDetails),
}  # fmt: skip
