"""What columns are called in real lists, by the field that is meant. Compared after folding: lower case, no blanks or underlines.

Collected from rosters, score lists and plans of posts as personnel offices, schools and form services export them.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple


class Words(NamedTuple):
    """Headers that mean a field, and headers that only come near to it (a county of origin is no home village)."""

    same: tuple[str, ...]
    near: tuple[str, ...] = ()


def _words(same: str, near: str = "") -> Words:
    return Words(tuple(same.split()), tuple(near.split()))


# Ids that are read as such where no column is called an id outright.
IDS = _words(
    """学号 员工编号 员工号 员工工号 职工号 职工编号 职工工号 职员编号 干部编号 人事编号 人员代码 人员工号 教工号 教师编号
    学生编号 学籍号 准考证号 准考证号码 考号 考生号 考生编号 报名号 报名序号 报名编号 应聘编号 应聘者编号 候选人编号
    候选人代码 选手编号 档案号 档案编号 会员号 党员编号 studentid studentno studentnumber employeeid employeeno
    employeenumber staffid staffno staffnumber memberid applicantid applicantno applicationid applicationno registrationno
    registrationnumber personnelno personnelid userid uid workerid teacherid examno admissionno"""
).same
SYNONYMS: dict[tuple[str, str], Words] = {
    ("candidates", "unit"): _words(
        """现单位 现工作单位 工作单位全称 单位名称 所属单位 推荐单位 选派单位名称 派出单位名称 派驻单位 原单位 原工作单位
        供职单位 任职单位 所在单位名称 报送单位 组织人事关系所在单位 workunit workingunit sendingorganisation
        sendingorganization organisation organization homeunit company companyname employername institution agency""",
        "部门 所在部门 处室 科室 单位性质 单位类别 主管部门 工作部门 department dept division office section workplace school",
    ),
    ("candidates", "home"): _words(
        """户籍村 户籍所在村 户口所在村 原籍所在村 家乡所在村 家庭住址所在村 家庭所在行政村 籍贯村 老家村 老家所在村 出生村
        出生地村 所属村 家乡村编号 本村编号 户籍行政村 homevillageid villageofhome villageoforigin nativevillage homeplace
        hometownvillage birthvillage originvillage""",
        """户籍 户籍地 户籍所在地 户籍地址 户口所在地 户口 籍贯 原籍 家乡 老家 家庭住址 家庭地址 家庭所在地 出生地 现住址 住址
        生源地 hometown nativeplace birthplace placeofbirth origin address domicile residence""",
    ),
    ("candidates", "kin"): _words(
        """亲属关系 亲属关系人 有亲属关系的人选 亲戚 回避对象 回避人员 需回避人员 应回避人员 亲属姓名 亲属名单 亲属回避
        relative kinship kinid kinids relativeid relativesid relatedto familymembers relations""",
        "有无亲属 有无亲属关系 是否有亲属 家庭成员 社会关系 家庭主要成员 family spouse 配偶 conflicts",
    ),
    ("candidates", "kin_villages"): _words(
        """亲属任职的村 亲属任职村编号 亲属任村干部的村 亲属所在村编号 亲属工作村 回避村 需回避村 应回避村 villagesofrelatives
        relativesvillages relativevillage kinvillage avoidvillages""",
        "亲属任职情况 亲属职务 亲属任职单位",
    ),
    ("candidates", "skills"): _words(
        """专长领域 特长领域 技能特长 专业技能 个人特长 个人专长 业务专长 工作专长 擅长 擅长领域 擅长工作 熟悉领域 熟悉工作
        能力特长 专业专长 skill skillset skillsets expertise speciality specialty specialities specialties strengths
        competences competencies areasofexpertise""",
        "专业 所学专业 毕业专业 学历专业 资格证书 职称 岗位经历 工作经历 major certificates qualification experience",
    ),
    ("candidates", "priority_groups"): _words(
        """优先群体类别 所属优先群体 优先人群 优先选派群体 优先选派对象 优先对象类别 优先条件
        prioritycategory prioritycategories""",
        "优先 是否优先 重点群体 特殊群体 人员类别 priority group category preference",
    ),
    ("candidates", "most"): _words(
        "最多任几个岗位 可任岗位数 任职上限 岗位数上限 兼任上限 maxposts maximumposts maxload",
        "兼职数 load capacity",
    ),
    ("candidates", "score"): _words(
        """分数 总成绩 综合成绩 最终成绩 最后成绩 最终得分 最后得分 总得分 总评分 综合评分 综合分 综合分数 总分数 总评 总评成绩
        合计得分 合计分 考核得分 考核成绩 考核总分 考察得分 考评得分 测评得分 测评总分 评分 评价得分 量化得分 量化总分 积分
        总积分 加权得分 加权总分 得分合计 totalscore finalscore overallscore compositescore totalpoints totalmark totalmarks
        finalmark finalmarks overallmark weightedscore scores mark marks rating points(total) result evaluation""",
        """成绩 笔试成绩 面试成绩 笔试 面试 考试成绩 民主测评 民主推荐 排名 名次 位次 评价 加分 test exam interview rank
        ranking grade gpa""",
    ),
    ("villages", "township"): _words(
        """所在乡镇 所属镇 所在镇 镇 乡 街道 乡镇名称 乡镇名 所属乡 乡镇街道名称 所属乡镇街道 镇街 所属镇街 镇乡 乡镇办
        乡镇(办) town townshipname townname subdistrict commune parish""",
        "片区 区域 县区 区县 所属县 县 区 市 district county region area",
    ),
    ("villages", "needs"): _words(
        """需求类型 需求情况 村需求 村情需求 主要需求 急需解决的问题 主要问题 存在问题 发展需求 帮扶需求 need demand demands
        requirements villageneeds problems issues""",
        "困难 村情 村情概况 备注 remarks",
    ),
    ("posts", "role"): _words(
        """岗位名称 岗位类型 岗位职务 拟任职务 拟任岗位 选派职务 选派岗位 任职岗位 职位 职位名称 职务名称 拟派职务 position
        positionname job jobtitle title posttype postname roles""",
        "级别 类别 层次 level type category",
    ),
    ("posts", "slots"): _words(
        """选派名额 选派人数 招录人数 招聘人数 招募人数 需求人数 计划人数 计划数 选派计划 岗位数 岗位人数 岗位名额 职数
        核定职数 空缺职数 缺额 缺员 缺编数 编制数 应派人数 拟派人数 拟选派人数 所需人数 名额人 指标 指标数 配备人数 人数上限
        slot slotcount numberofslots places numberofplaces seats openings headcount vacancies positions numberofpositions
        quota numberneeded required""",
        "编制 现有人数 在编人数 capacity size number",
    ),
    ("posts", "least"): _words(
        "最低人数 最少配备 人数下限 不少于 minimum min minimumslots minslots atleast fewest",
    ),
    ("pairs", "score"): _words(
        """综合成绩 综合评分 综合分 最终得分 总得分 总成绩 匹配分 匹配得分 匹配分数 适配度 适配分 评分 成绩 totalscore
        finalscore matchscore fitscore fit rating mark marks""",
    ),
    ("pairs", "grade"): _words(
        "匹配等级 等级 匹配级别 档次 评定等次 gradeofmatch matchlevel level fitgrade rank",
    ),
}
FILLERS = ("名称", "情况", "信息", "所在", "本人", "现在", "目前", "现", "的", "(必填)", "填写", "请填写", "您的", "一栏")
ALIKE, NEAR = (
    0.8,
    0.75,
)  # of two headers of at least three characters (five letters), of which one is a slip or a short form of the other


def means(header: str, table: str, field: str, known: tuple[str, ...] = ()) -> str:
    """How near a folded header comes to a field: "same", "near" or "".

    Parameters
    ----------
    known
        The folded headers that are read as this field.
    """
    words = SYNONYMS.get((table, field), Words(()))
    if header in words.same:
        return "same"
    if header in words.near:
        return "near"
    plain = header
    for filler in FILLERS:
        plain = plain.replace(filler, "")
    if plain and plain in (*known, *words.same):
        return "same"
    best = max((_alike(header, word) for word in (*known, *words.same)), default=0.0)
    if best >= ALIKE:
        return "same"
    if best >= NEAR and not header.isascii():
        return "near"
    return "near" if any(len(word) > 1 and not word.isascii() and word in header for word in known) else ""


def _alike(header: str, word: str) -> float:
    shortest = 5 if word.isascii() else 3
    return SequenceMatcher(None, header, word).ratio() if min(len(header), len(word)) >= shortest else 0.0
