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
    "extra_forbidden": NO_PLACE,
}


def problem_of(error: "ErrorDetails") -> Said:
    """One entry of ``ValidationError.errors()`` as a clause without a capital or a full stop."""
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "string_too_long":
            return TOO_LONG(most=context["max_length"])
        case "string_too_short":
            return TOO_SHORT(least=context["min_length"])
        case "greater_than_equal":
            return TOO_SMALL(least=str(context["ge"]))
        case "enum" | "literal_error":
            return NO_CHOICE(allowed=tuple(re.findall(r"'([^']*)'", context["expected"])))
    return _SIMPLE[kind]() if kind in _SIMPLE else UNUSABLE()
