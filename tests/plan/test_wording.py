"""Names and labels stand where a reader would otherwise see ids and codes."""

import pytest

import houma_assign as ha
from houma_assign.aims.worst_off import leximin
from houma_assign.data.placement import Breach
from houma_assign.plan.wording import Wording, labelled


@pytest.fixture(scope="module")
def houma():
    return ha.datasets.houma_2020()


@pytest.fixture
def zh(houma):
    return Wording(houma, "zh")


def test_people_and_posts_go_by_name(zh):
    assert zh.person("C084") == "C084 丙安河"
    assert zh.post("牛村/secretary") == "牛村 党支部书记"
    assert zh.place("C084", "牛村/secretary") == "C084 丙安河 → 牛村 党支部书记"
    assert zh.moves([("C084", (), ("牛村/secretary",))]) == "C084 丙安河：– → 牛村 党支部书记"


def test_what_is_unknown_is_shown_as_it_is(zh):
    assert [zh.person("nobody"), zh.post("nowhere")] == ["nobody", "nowhere"]
    assert [zh.rule("no rule"), zh.aim("no aim")] == ["no rule", "no aim"]


def village(name, *posts):
    """One person and posts in one village."""
    rows = [{"village": "v", "least": 0, **post} for post in posts]
    return ha.Problem.from_frames(
        [{"id": "a"}], [{"id": "v", "name": name}], rows, [{"candidate": "a", "post": "v1", "score": 1}]
    )


def test_posts_without_words_keep_their_ids():
    plain = Wording(ha.Problem.from_matrix([[1, 2]], least=0), "zh")
    assert (plain.person("c0"), plain.post("p0")) == ("c0", "p0")
    twice = village("牛村", {"role": "secretary", "id": "v1"}, {"role": "secretary", "id": "v2"})
    assert Wording(twice, "en").post("v1") == "牛村 village party secretary (v1)"


def test_the_two_roles_of_the_library_have_words_without_labels():
    problem = village("", {"role": "secretary", "id": "v1"}, {"role": "driver"})
    assert [Wording(problem, "zh").post(post.id) for post in problem.posts] == ["v 党支部书记", "v/driver"]
    assert [Wording(problem, "en").post(post.id) for post in problem.posts] == ["v village party secretary", "v/driver"]
    assert Wording(problem, "zh").aim_words(ha.Merit(role_weights={"secretary": 2})) == "择优总分（党支部书记 ×2）"


def test_rules_say_their_codes_by_their_labels(houma, zh):
    assert zh.rule("secretary eligibility") == "党支部书记：须满足 党员 = 是，党龄 ≥ 3，年龄 ≤ 45"
    assert zh.rule("women") == "全体：性别 = 女 至少 6"
    assert zh.rule("fire safety in 北堡") == "北堡至少 1 人具备 消防安全"
    assert "党支部书记" in zh.rule("rank in the team")
    assert next(rule for rule in houma.constraints if rule.id == "secretary eligibility").role == "secretary"  # as it was
    pinned, cap = ha.Pinned(candidate="C084", post="牛村/secretary"), ha.UnitCap(most=1, fact="rank")
    assert labelled(pinned, zh).words("zh") == "C084 丙安河 定在 牛村 党支部书记"
    assert labelled(cap, zh).words("zh") == "职级 相同者最多 1 人"


PLACES = (
    ("women", "all posts", "全体"), ("secretary eligibility", "secretary", "党支部书记"),
    ("kin", "C084 → 牛村/secretary", "C084 丙安河 → 牛村 党支部书记"),
    ("kin", "C002 + C084 → 牛村", "C002 辰同田 + C084 丙安河 → 牛村"), ("unit cap", "示例六镇", "示例六镇"),
    ("rank in the team", "C002 over C084 → 牛村", "C002 辰同田 高于 C084 丙安河 → 牛村"),
    ("posts_filled", "牛村/member", "牛村 支部委员"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "where", "said"), PLACES)
def test_places_of_breaches_are_said(zh, rule, where, said):
    assert zh.where(Breach(rule, where, 1)) == said


def test_losses_and_gains_are_told_apart(houma, zh):
    figures = {"needs": 1, "grades": 0, "merit": -10.25}
    assert zh.figures(figures) == "村情需求满足 1；增加 择优总分 10.25"
    assert Wording(houma, "en").figures(figures, "loses ") == "loses needs 1; gains merit 10.25"
    assert zh.figures({"merit": 1 / 3}) == "择优总分 0.3333333333"
    named = houma.with_aims(ha.Merit(id="points"))
    assert Wording(named, "zh").aim("points") == "points"  # the user's own name


def test_the_proof_names_aims_and_rounds_to_the_side_that_stays_true(houma):
    proof = ha.solve(houma).proof
    assert proof.words("zh").splitlines()[0].startswith("村情需求满足：160；")
    bound = float(str(proof).split("merit:")[1].split("better than ")[1].split(";")[0].replace(",", ""))
    assert 0 <= bound - proof["merit"].price_bound < 0.01
    with pytest.raises(ha.InputError):
        proof.words("de")


def test_a_language_without_words_is_refused_wherever_something_is_said(houma):
    for say in (Wording, lambda problem, lang: problem.constraints[0].words(lang), lambda problem, lang: ha.Merit().words(lang)):
        with pytest.raises(ha.InputError, match="languages are en, zh"):
            say(houma, "fr")


def test_rules_are_cited_by_their_sentences():
    twins, caps = [ha.Quota(most=1), ha.Quota(most=1, penalty=2)], [ha.UnitCap(id="cap", most=2), ha.UnitCap(id="own", most=3)]
    rules = [*twins, ha.AvoidKin(id="回避"), *caps]
    problem = ha.Problem.from_frames([{"id": "a", "unit": "u", "kin": ""}], [{"id": "v"}], None, None, rules)
    zh, en = (Wording(problem, lang) for lang in ("zh", "en"))
    assert [zh.cited(rule.id) for rule in rules[:2]] == ["全体：人员 至多 1（硬性）", "全体：人员 至多 1（软性）"]
    assert zh.cited("回避") == "亲属回避：亲属不同村任职，不到有亲属任村干部的村（回避）"
    assert (zh.cited("cap"), en.cited("cap")) == ("每个派出单位最多 2 人", "at most 2 from any one unit [cap]")
    assert (zh.cited("posts_filled"), zh.rule("no score"), en.rule("no score")) == ("每个岗位按定额配齐", "没有得分", "no score")
    alike = problem.replacing(ha.UnitCap(id="own", most=2))
    assert Wording(alike, "zh").cited("own") == "每个派出单位最多 2 人（own）"


def test_tiers_of_the_worst_off_go_by_their_words():
    aims = leximin(2)
    problem = ha.Problem.from_matrix([[1, 2]], least=0, aims=aims)
    assert [Wording(problem, "zh").aim(aim.id) for aim in aims] == ["最弱村人均得分", "最弱 2 村人均得分之和"]


def test_limits_by_group_are_said_by_name():
    problem = ha.datasets.houma_2020()
    village = problem.villages[0]
    rule = ha.Quota(id="here", least={village.id: 1}, each="village")
    said = Wording(problem.adding(rule), "zh").rule("here")
    assert village.name in said or village.id == village.name
    many = ha.PostsEach(id="each", least={problem.candidates[0].id: 1})
    assert problem.candidates[0].name in Wording(problem.dropping("posts_each").adding(many), "en").rule("each")
