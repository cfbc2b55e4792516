import pytest

import houma_assign as ha

from .small_town import THREE, town

AGES = {who: {"age": 40} for who in ("ann", "bo", "cy")}


@pytest.mark.parametrize("scope", [{"village": "c"}, {"village": "b", "role": "member"}, {"township": "far"}])
@pytest.mark.parametrize("kind", [ha.Quota, ha.Total])
def test_what_must_go_where_there_is_no_post_is_not_taken_as_done(kind, scope):
    """Somebody is wanted where nobody can be sent: a fault in the data, or no plan, but never an optimal one."""
    rule = kind(least=1, **scope, **({"number": "age"} if kind is ha.Total else {}))
    try:
        problem = town(THREE, rule, people=AGES, places={"c": {"township": "far"}})
    except ha.InputError:
        return
    assert ha.solve(problem).status is ha.Status.INFEASIBLE
