"""Chinese and English words for every code in the tables. One key can serve as need, skill and field."""

_WORDS = """
lax|长期软弱涣散|party branch long weak and lax
economy|集体经济薄弱|weak collective economy
petition|遗留问题信访多|legacy disputes and petitions
merged|行政村合并|merged villages
ageing|村干部老龄化|ageing village cadres
outflow|青壮劳动力外流|young labour has left
party_building|班子弱党建弱|weak team and party building
forestry|林业|forestry
culture|文化|culture
tourism|旅游|tourism
sanitation|环境卫生|sanitation
gas_works|燃气工程|gas works
fire_safety|消防安全|fire safety
housing_upkeep|小区维护|housing-estate upkeep
discipline|纪检监察|discipline inspection
judicial|政法|judicial work
party_affairs|党务|party affairs
local_culture|地方文化研究|local-culture research
finance|财务经济|finance
agriculture|农业|agriculture
ecommerce|电子商务|e-commerce
health|卫生|health
environment|环境整治|clean-up of surroundings
water|水务|water
engineering|工程|engineering
housing|住建|housing
mediation|调解|mediation
community_work|群众工作|community work
cadre_training|干部培训|training of cadres
employment|就业服务|employment service
education|教育|education
it|信息技术|information technology
general|综合|general
secretary|党支部书记|village party secretary
member|支部委员|branch committee member
role|岗位|role
whole_team|整建制|whole team
secretary_only|单派书记|secretary only
none|未选派|none
examined|进入考察|examined
applied|报名|applied
sex|性别|sex
male|男|male
female|女|female
age|年龄|age
mean_age|平均年龄|mean age
mean|平均|mean
35_or_less|35岁以下|35 or less
36_40|36至40岁|36-40
41_45|41至45岁|41-45
46_50|46至50岁|46-50
junior_college|大专|junior college
bachelor|本科|bachelor
master|研究生|master
sent_by|选派层级|sent by
prefecture|省市机关|province or prefecture
city|市直单位|city bodies
township|乡镇|townships
occupation|职业|occupation
teacher|教师|teacher
farming|涉农部门|farming-related department
other|其他|other
status|身份|status
public_institution|事业单位人员|public institution
civil_servant|公务员|civil servant
rank|职级|rank
staff|一般干部|staff
deputy_section|副科级|deputy section head
section|正科级|section head
party_member|党员|party member
party_years|党龄|years in the party
yes|是|yes
no|否|no
rural_experience|涉农工作经历|experience of work related to farming
current_rank|现任职级|current rank
recognition|领导和群众认可度|recognition by leaders and the public
education_training|学历培训|education and training
performance|工作实绩|performance
age_vigour|年龄精力|age and vigour
skills_fit|专业技能|skills
organising|组织协调|organising
grassroots_years|基层年限|years at the grass roots
total|总分|total
nomination_order|单位推荐次序|order of nomination
political_check|政治审查|political check
unit_years|本单位工作年限|years in the present body
appraisal|年度考核|appraisal
on_staff_list|在编在岗|on the staff list
under_investigation|接受审查调查|under investigation
penalty_in_effect|处分影响期|penalty in effect
already_posted|已驻村|posted already
seconded|长期借调|on secondment
rural_years|农村和涉农工作年限|years of rural work
farm_years|涉农部门年限|years in farming departments
village_years|在村年限|years in villages
projects_led|主持涉农项目数|farming projects led
projects_joined|参与涉农项目数|farming projects joined
leader_marks|领导评分|marks by leaders
colleague_votes|同事推荐票|votes by colleagues
villager_votes|群众推荐票|votes by the public
party_school|党校培训|party school course
vocational_course|业务培训|vocational course
task_marks|任务评分|marks for tasks
excellent_years|考核优秀年数|years appraised excellent
awards_city|市级表彰数|awards by the city
awards_above|市级以上表彰数|awards from above the city
skill_count|专业技能数|number of skills
certificates_senior|高级证书数|senior certificates
certificates_junior|初级证书数|junior certificates
organising_marks|组织协调评分|marks for organising
teams_led|带队次数|teams led
events_organised|组织活动次数|events organised
passed|合格|passed
fit|健康|fit
excellent|优秀|excellent
competent|称职|competent
basic|基本称职|basically competent
not_passed|不合格|not passed
unfit|不符合健康要求|unfit
True|是|yes
False|否|no
published|已公布|published
invented|虚构|invented
"""


def word_rows() -> list[list[object]]:
    """Rows of ``names.csv``."""
    return [list(line.split("|")) for line in _WORDS.split("\n") if line]
