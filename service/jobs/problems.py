"""What can be wrong with work in the background, in Dutch and English."""

from knowledge.said import Wording

INSIDE = Wording(
    "Er ging iets mis binnen Koers; de bijzonderheden staan in het log.",
    "Something went wrong inside Koers; its log has the details.",
)
NO_KIND = Wording("Er is geen soort werk ‘{given}’.", "There is no kind of job '{given}'.")
KINDS_ARE = Wording("Er zijn: {kinds}.", "There are: {kinds}.")
KIND_UNKNOWN = Wording(
    "Deze versie van Koers kent geen werk van de soort ‘{kind}’.",
    "This version of Koers knows no job of the kind '{kind}'.",
)
CUT_OFF = Wording(
    "Het werk is {times} keer afgebroken; mogelijk beëindigt het zelf zijn proces.",
    "The job was cut off {times} times; it may be what ends its process.",
)
NO_JOB = Wording("Er is geen werk ‘{given}’.", "There is no job '{given}'.")
USE_ITS_ID = Wording(
    "Gebruik de code uit het antwoord waarmee het begon.", "Use the id that came with the answer that began it."
)
FILE_GONE = Wording("Het bestand van deze import is er niet meer.", "The file of this import is no longer there.")
SEND_AGAIN = Wording("Stuur het opnieuw.", "Send it again.")
WORKS = Wording("Koers werkt (Ctrl-C stopt het).", "Koers works (Ctrl-C stops it).")
NOT_KEPT = Wording(
    "Het bestand kan niet worden bewaard in {home}: {cause}.", "The file cannot be kept in {home}: {cause}."
)
MAKE_ROOM = Wording("Maak daar ruimte.", "Make room there.")

# Schedules
NO_SCHEDULE = Wording("{setting}: ‘{given}’ is geen schema.", "{setting}: '{given}' is no schedule.")
SCHEDULE_EXAMPLE = Wording(
    "Schrijf SOORT: MINUUT UUR DAG MAAND WEEKDAG, zoals scan: 0 6 * * *; brief: 0 7 * * 1 every 2 weeks.",
    "Write KIND: MINUTE HOUR DAY MONTH WEEKDAY, such as scan: 0 6 * * *; brief: 0 7 * * 1 every 2 weeks.",
)
NO_KIND_TO_PLAN = Wording(
    "{setting}: er is geen soort werk ‘{given}’.", "{setting}: there is no kind of job '{given}'."
)
TWO_SCHEDULES = Wording("{setting}: {kind} heeft twee schema’s.", "{setting}: {kind} has two schedules.")
LEAVE_ONE_OUT = Wording("Laat er een weg.", "Leave one of them out.")
NO_TIME = Wording("{setting}: ‘{given}’ is geen tijd voor {kind}.", "{setting}: '{given}' is no time for {kind}.")
NEVER_COMES = Wording("{setting}: ‘{given}’ komt nooit.", "{setting}: '{given}' never comes.")
DAY_THAT_EXISTS = Wording("Geef een dag die bestaat.", "Give a day that exists.")
NOT_FORTNIGHTLY = Wording(
    "{setting}: {kind} kan niet elke 2 weken om ‘{given}’.", "{setting}: {kind} cannot be every 2 weeks at '{given}'."
)
ONE_TIME_A_WEEK = Wording(
    "Geef één tijd op één dag van de week, zoals 0 7 * * 1 every 2 weeks.",
    "Give one time on one day of the week, such as 0 7 * * 1 every 2 weeks.",
)
