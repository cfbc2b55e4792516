"""The tables of a problem, column by column."""

from __future__ import annotations

from ...data.header_words import IDS
from .schema import Column, Schema

ID_WORDS = ("唯一编号，存为文本", "unique id, stored as text")

CANDIDATES = Schema(
    "candidates",
    (
        Column("id", "id", ("编号", "人员编号", "人选编号", "工号", "序号", "代码"), ("id", "candidate id", "person id", "no."),
               also=IDS, needed=True, filled=True, words_zh=ID_WORDS[0], words_en=ID_WORDS[1]),
        Column("name", "name", ("姓名", "名字"), ("name", "full name"), words_zh="只用于显示", words_en="for display only"),
        Column("unit", "place", ("派出单位", "单位", "工作单位", "所在单位", "选派单位"), ("unit", "sending unit", "employer"),
               words_zh="派出单位，用于单位限额", words_en="sending unit, for caps per unit"),
        Column("home", "id", ("家乡村", "本村", "家庭所在村", "原籍村"), ("home", "home village"),
               words_zh="家乡村的编号，不在表中则留空", words_en="id of the home village; empty if it is not listed"),
        Column("kin", "ids", ("亲属", "亲属编号", "亲属人选"), ("kin", "relatives"),
               words_zh="同为人选的亲属编号，用分号隔开", words_en="ids of candidates who are kin, separated by ;"),
        Column("kin_villages", "ids", ("亲属任职村", "亲属所在村"), ("kin villages", "villages of kin"),
               words_zh="亲属在村两委任职的村编号", words_en="ids of villages in whose team kin sit"),
        Column("skills", "ids", ("专长", "技能", "特长", "专业特长"), ("skills",),
               words_zh="能满足需求的专长，用分号隔开", words_en="skills that can meet needs, separated by ;"),
        Column("priority_groups", "ids", ("优先群体", "优先类别", "优先对象"), ("priority groups", "priority group"),
               words_zh="属于哪些优先群体，用分号隔开，或填是；目标“优先群体”读取",
               words_en="groups that the person belongs to, separated by ;, or yes; for the aim priority groups"),
        Column("most", "count", ("最多任职数", "最多岗位数"), ("most", "most posts"),
               words_zh="最多任几个岗位，缺省 1", words_en="most posts this person may hold; 1 if empty"),
        Column("score", "number", ("总分", "得分", "综合得分"), ("score", "points", "total"),
               words_zh="不分岗位的总分，没有“配对”表时使用", words_en="points for every post, where there are no pairs"),
    ),
    ("人选", "候选人", "人选名单", "人员", "人选信息", "人选库"), ("candidates", "people", "persons"), facts=True,
    also=("花名册", "人员花名册", "人员名单", "候选人名单", "人选花名册", "人员信息", "人员信息表", "人员表", "人员名册",
          "名册", "名单", "候选人信息", "候选人表", "人选表", "干部名单", "干部花名册", "报名人员", "报名名单",
          "考生名单", "roster", "staff", "applicants", "peoplelist", "candidatelist", "listofcandidates"),
    words_zh="一行一人；其余各列作为个人情况保留，规则可以引用", words_en="one row a person",
)  # fmt: skip

VILLAGES = Schema(
    "villages",
    (
        Column("id", "id", ("编号", "村编号", "村代码", "行政村编号"), ("id", "village id"), filled=True,
               words_zh=ID_WORDS[0] + "；没有编号时用村名", words_en=ID_WORDS[1] + "; the name if there is none"),
        Column("name", "name", ("村名", "名称", "行政村", "村"), ("name", "village", "village name")),
        Column("township", "place", ("乡镇", "所属乡镇", "乡镇（街道）", "乡镇街道"), ("township",)),
        Column("needs", "text", ("需求",), ("needs",),
               words_zh="也可写在“需求台账”表中：信访:5；文化:3", words_en="or on the sheet of needs: petition:5; culture:3"),
    ),
    ("村", "村庄", "行政村", "村情", "村名单"), ("villages",), facts=True,
    also=("村庄名单", "村庄信息", "村信息", "村表", "行政村名单", "村基本情况", "村情况", "村情信息", "villagelist",
          "listofvillages"),
    words_zh="一行一村", words_en="one row a village",
)  # fmt: skip

VISITED = (
    Column("source", "text", ("来源",), ("source",), words_zh="走访、信访部门、乡镇反映等；不参与计算",
           words_en="a visit, the petition office, the township; not used"),
    Column("visited", "text", ("走访对象",), ("visited",), words_zh="四必访三必问：谁", words_en="who was visited or asked"),
    Column("visited_on", "date", ("走访日期",), ("visited on",), words_zh="四必访三必问：何时", words_en="on which day"),
    Column("change", "text", ("变化及原因",), ("change and why",), words_zh="两轮之间有何变化，为什么",
           words_en="what changed between the rounds, and why"),
)  # fmt: skip
NEEDS = Schema(
    "needs",
    (
        Column("village", "id", ("村", "村编号", "村名", "行政村"), ("village", "village id"), needed=True, filled=True),
        Column("need", "code", ("需求", "需求类型", "问题类型"), ("need", "need type"), needed=True, filled=True),
        Column("severity", "severity", ("严重程度", "程度", "分值"), ("severity",), needed=True, filled=True,
               words_zh="1（轻微）至 5（紧迫）", words_en="1 (slight) to 5 (pressing)", choices=("1", "2", "3", "4", "5")),
        Column("round", "text", ("轮次",), ("round",), words_zh="哪一轮走访发现；不参与计算",
               words_en="the round of visits that found it; not used"),
        *VISITED,
    ),
    ("需求台账", "需求", "村需求"), ("needs", "need ledger"),
    also=("需求清单", "需求表", "村需求台账", "村情需求", "问题台账", "问题清单", "villageneeds"), row=("village", "need"),
    words_zh="一行一项需求", words_en="one row a need",
)  # fmt: skip

POSTS = Schema(
    "posts",
    (
        Column("village", "id", ("村", "村编号", "村名", "行政村"), ("village", "village id"), needed=True, filled=True),
        Column("role", "role", ("岗位", "岗位类别", "职务", "角色"), ("role",), choices=("secretary", "member"),
               choices_zh=("党支部书记", "支部委员"),
               words_zh="党支部书记、支部委员，或其他类别", words_en="secretary or member, or any other role"),
        Column("slots", "count", ("名额", "人数", "名额数"), ("slots",),
               words_zh="最多几人，缺省 1", words_en="most people; 1 if empty"),
        Column("least", "count", ("最少人数", "至少"), ("least",),
               words_zh="最少几人，缺省等于名额", words_en="fewest people; the slots if empty"),
        Column("id", "id", ("岗位编号",), ("post id", "id"), words_zh="缺省为 村/岗位", words_en="village/role if empty"),
    ),
    ("岗位", "岗位表", "选派岗位"), ("posts",), facts=True,
    also=("岗位计划", "岗位计划表", "选派计划", "选派岗位表", "岗位信息", "岗位名单", "岗位需求", "岗位需求表",
          "岗位一览表", "职位表", "职位计划", "positions", "postlist", "vacancies"), row=("village", "role"),
    words_zh="一行一个岗位", words_en="one row a post",
)  # fmt: skip

PAIRS = Schema(
    "pairs",
    (
        Column("candidate", "id", ("人选", "人选编号", "人员编号", "编号"), ("candidate", "candidate id"),
               needed=True, filled=True),
        Column("post", "id", ("岗位编号", "岗位"), ("post", "post id"), words_zh="岗位编号 村/岗位", words_en="id of the post"),
        Column("village", "id", ("村", "村编号", "村名"), ("village", "village id"),
               words_zh="代替岗位编号：该村所有岗位", words_en="instead of the post: all posts of the village"),
        Column("score", "number", ("得分", "总分", "分数"), ("score", "points"), words_zh="空白表示不可任此岗",
               words_en="an empty cell bars the pair"),
        Column("grade", "grade", ("匹配等次", "等次", "匹配度"), ("grade", "match grade"), choices=("A", "B", "C")),
    ),
    ("配对", "人岗匹配", "评分", "匹配"), ("pairs", "scores"), facts=True, other="number",
    row=("candidate", "post", "village"),
    words_zh="一行一个可行的人岗配对；没有列出的不可任用", words_en="one row a pair; a pair that is not listed is barred",
)  # fmt: skip
