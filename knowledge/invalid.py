"""What pydantic finds wrong with a value, for people: in Dutch and English, without the terms of programming."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from knowledge.said import Said, Wording

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MISSING = Wording("dit ontbreekt", "this is missing")
TOO_LONG = Wording("dit is te lang: hoogstens {most} tekens", "this is too long: at most {most} characters")
TOO_SHORT = Wording("dit is te kort: minstens {least} teken(s)", "this is too short: at least {least} character(s)")
TOO_SMALL = Wording("dit is te klein: minstens {least}", "this is too small: at least {least}")
NO_DATE = Wording("dit is geen datum: schrijf 2025-01-31", "this is no date: write 2025-01-31")
NO_NUMBER = Wording("dit is geen getal", "this is no number")
NO_WHOLE_NUMBER = Wording("dit is geen geheel getal", "this is no whole number")
NO_FLAG = Wording("dit is geen ja of nee: schrijf true of false", "this is neither yes nor no: write true or false")
NO_TEXT = Wording("dit is geen tekst", "this is no text")
NO_LIST = Wording("dit is geen lijst", "this is no list")
NO_GROUP = Wording("hier horen namen met waarden te staan", "names with values belong here")
NO_CHOICE = Wording("dit is geen van: {allowed}", "this is none of: {allowed}")
NO_PLACE = Wording("deze naam is niet bekend", "this name is not known")
UNUSABLE = Wording("deze waarde kan hier niet staan", "this value cannot stand here")

TOO_BIG = Wording("dit is te groot: hoogstens {most}", "this is too large: at most {most}")
NOT_ABOVE = Wording("dit is te klein: meer dan {least}", "this is too small: more than {least}")
NOT_BELOW = Wording("dit is te groot: minder dan {most}", "this is too large: less than {most}")
TOO_MANY = Wording("dit zijn er te veel: hoogstens {most}", "these are too many: at most {most}")
TOO_FEW = Wording("dit zijn er te weinig: minstens {least}", "these are too few: at least {least}")
NO_JSON = Wording("dit is geen geldige JSON", "this is no valid JSON")
WRONG_FORM = Wording("dit heeft niet de goede vorm", "this is not of the right form")
_LIMITED = {
    "string_too_long": (TOO_LONG, "most", "max_length"),
    "string_too_short": (TOO_SHORT, "least", "min_length"),
    "too_long": (TOO_MANY, "most", "max_length"),
    "too_short": (TOO_FEW, "least", "min_length"),
    "greater_than_equal": (TOO_SMALL, "least", "ge"),
    "greater_than": (NOT_ABOVE, "least", "gt"),
    "less_than_equal": (TOO_BIG, "most", "le"),
    "less_than": (NOT_BELOW, "most", "lt"),
}
UNFIT = Wording("dit past hier niet: {text}", "this does not fit here: {text}")

_SIMPLE: Mapping[str, Wording] = {
    "missing": MISSING,
    "date_type": NO_DATE,
    "date_parsing": NO_DATE,
    "date_from_datetime_parsing": NO_DATE,
    "date_from_datetime_inexact": NO_DATE,
    "float_type": NO_NUMBER,
    "float_parsing": NO_NUMBER,
    "finite_number": NO_NUMBER,
    "int_type": NO_WHOLE_NUMBER,
    "int_parsing": NO_WHOLE_NUMBER,
    "int_parsing_size": NO_WHOLE_NUMBER,
    "int_from_float": NO_WHOLE_NUMBER,
    "bool_type": NO_FLAG,
    "bool_parsing": NO_FLAG,
    "string_type": NO_TEXT,
    "tuple_type": NO_LIST,
    "list_type": NO_LIST,
    "frozen_set_type": NO_LIST,
    "dict_type": NO_GROUP,
    "mapping_type": NO_GROUP,
    "model_type": NO_GROUP,
    "model_attributes_type": NO_GROUP,
    "json_invalid": NO_JSON,
    "string_pattern_mismatch": WRONG_FORM,
    "extra_forbidden": NO_PLACE,
}


class Refused(ValueError):
    """Why a validator refuses a value, as a clause in words for people."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


def problem_of(error: "ErrorDetails") -> Said:
    """One entry of ``ValidationError.errors()`` as a clause without a capital or a full stop."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _LIMITED:
        wording, name, limit = _LIMITED[kind]
        bound = context[limit]
        return wording(**{name: bound if kind.startswith("string_") else str(bound)})
    if kind in {"enum", "literal_error"}:
        return NO_CHOICE(allowed=tuple(re.findall(r"'([^']*)'", context["expected"])))
    if kind == "value_error":
        refused = context.get("error")
        return refused.said if isinstance(refused, Refused) else UNFIT(text=str(refused))
    return _SIMPLE[kind]() if kind in _SIMPLE else UNUSABLE()
