"""What is printed about a person."""

from __future__ import annotations

from ...data.record import Id
from .cells import MonthOrNone, Printed
from .one_of import DetailsOf

ONLY_HERE = ("id_number", "phone", "address", "family", "health", "photo")


class PersonDetails(DetailsOf):
    """What papers print about a person and no rule reads; empty where it is not known.

    Parameters
    ----------
    candidate
        Id of the person.
    sex, birth, ethnicity, native_place, birthplace
        As in the form for appointments; ``birth`` is a month.
    education, school
        Full-time education with its degree, and where.
    further_education, further_school
        The same for education beside work.
    work_since, party_since
        Months.
    position
        Unit and office held now, in full.
    title, specialty
        Professional title, and what the person knows well.
    appraisals
        Of the last three years.
    party_unit
        Where the party membership is and goes to.
    id_number, phone, address, family, health, photo
        Taken so that a department can keep one sheet; no paper has a place for them.
    """

    candidate: Id
    sex: Printed = ""
    birth: MonthOrNone = ""
    ethnicity: Printed = ""
    native_place: Printed = ""
    birthplace: Printed = ""
    education: Printed = ""
    school: Printed = ""
    further_education: Printed = ""
    further_school: Printed = ""
    work_since: MonthOrNone = ""
    party_since: MonthOrNone = ""
    position: Printed = ""
    title: Printed = ""
    specialty: Printed = ""
    appraisals: Printed = ""
    party_unit: Printed = ""
    id_number: Printed = ""
    phone: Printed = ""
    address: Printed = ""
    family: Printed = ""
    health: Printed = ""
    photo: Printed = ""
