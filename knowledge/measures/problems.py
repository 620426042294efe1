"""What is wrong with asking for a measure, in Dutch and English."""

from knowledge.said import Wording

NO_MEASURE = Wording("Er is geen maat ‘{given}’.", "There is no measure '{given}'.")
MEASURES_ARE = Wording("Bekend zijn: {measures}.", "Known are: {measures}.")
TOO_FEW_VALUES = Wording("Een XmR-kaart heeft minstens twee waarden nodig.", "An XmR chart needs at least two values.")
MEASURE_MORE = Wording("Wacht tot er meer is gemeten.", "Wait until more has been measured.")
NOT_NUMBERS = Wording(
    "Een XmR-kaart heeft getallen nodig; een van de waarden is dat niet.",
    "An XmR chart needs numbers; one of the values is none.",
)
LEAVE_OUT = Wording("Laat weg wat niet is gemeten.", "Leave out what was not measured.")
