"""What is printed about a village."""

from __future__ import annotations

from ...data.day import DayOrNone
from ...data.record import Id, Record
from .cells import Number, Printed
from .one_of import DetailsOf


class VillageDetails(DetailsOf):
    """The state of a village as its file has it: five parts and what weighs on it; empty where it is not known.

    Parameters
    ----------
    village
        Id of the village.
    households, population, residents, migrants
        People registered, living there, and at work elsewhere.
    members, members_age, members_young
        Members of the party: how many, mean age in years, how many of 35 and less.
    assets, income, debts
        Of the collective, in units of 10,000 yuan, as text.
    petitions
        Petitions and what was left over from earlier years.
    premises
        Rooms and grounds of the branch.
    governance
        How the village is run.
    risk
        Risk points: minds of cadres, state of the team, resistance, disputes that may come up.
    """

    village: Id
    households: Number = None
    population: Number = None
    residents: Number = None
    migrants: Number = None
    members: Number = None
    members_age: Printed = ""
    members_young: Number = None
    assets: Printed = ""
    income: Printed = ""
    debts: Printed = ""
    petitions: Printed = ""
    premises: Printed = ""
    governance: Printed = ""
    risk: Printed = ""


class CadreDetails(Record):
    """Somebody on a village's two committees.

    Parameters
    ----------
    village, name, office
        Who, and as what.
    birth
        Month or year, as text.
    education
        As it is printed.
    years
        In the office so far.
    """

    village: Id
    name: Printed
    office: Printed
    birth: Printed = ""
    education: Printed = ""
    years: Number = None


class NeedDetails(Record):
    """What is known of a village's need and done about it.

    Parameters
    ----------
    village, need
        Which need.
    source, round, visited, visited_on
        Where it was heard of, in which round of visits, who was visited or asked, and on which day.
    change
        What changed between the rounds and why, where it is one of the problem types.
    measure, owner, due, state
        What is done, by whom, by when (a day), and how it stands.
    """

    village: Id
    need: Id
    source: Printed = ""
    round: Printed = ""
    visited: Printed = ""
    visited_on: DayOrNone = ""
    change: Printed = ""
    measure: Printed = ""
    owner: Printed = ""
    due: DayOrNone = ""
    state: Printed = ""
