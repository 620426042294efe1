"""What is wrong with asking something of alerts, in Dutch and English."""

from knowledge.said import Wording

# Acting on one
NO_ACTION = Wording("Er is geen actie ‘{given}’.", "There is no action '{given}'.")
ACTIONS_ARE = Wording("Bekend zijn: {actions}.", "Known are: {actions}.")
HAPPENED_LATER = Wording(
    "Er is op {last} iets gebeurd met melding {alert}, na {day}.",
    "Something happened to alert {alert} on {last}, after {day}.",
)
LOOK_AGAIN = Wording("Kijk haar nog eens na.", "Look at it again.")
NOT_FIRED = Wording("Melding {alert} is nog niet afgegaan.", "Alert {alert} has not fired yet.")
WAIT = Wording("Wacht tot het vaak genoeg is gezien.", "Wait until it has been seen often enough.")
SNOOZE_LATER = Wording("Een melding wordt uitgesteld tot een latere dag.", "An alert is snoozed until a later day.")
DAY_AFTER = Wording("Geef een dag na {day}.", "Give a day after {day}.")
ENDED_UNACKNOWLEDGED = Wording(
    "Melding {alert} is voorbij en kan niet in behandeling worden genomen.",
    "Alert {alert} has ended and cannot be acknowledged.",
)
ENDED_UNSNOOZED = Wording(
    "Melding {alert} is voorbij en kan niet worden uitgesteld.", "Alert {alert} has ended and cannot be snoozed."
)
RETURNS = Wording("Ze komt vanzelf terug als het weer wordt gevonden.", "It returns by itself if found again.")
CHANGED = Wording(
    "Iemand anders heeft de meldingen intussen gewijzigd.", "Somebody else changed the alerts in the meantime."
)
TRY_AGAIN = Wording("Probeer het nog eens.", "Try again.")

# Scans
CLOCK_WENT_BACK = Wording(
    "Een scan van {day} kan niet volgen op een van {last}.", "A scan of {day} cannot follow one of {last}."
)
CHECK_CLOCK = Wording(
    "Kijk de klok van deze machine na; speel de scans na om terug te kijken.",
    "Check the clock of this machine; to look back, replay the scans instead.",
)
FINDING_AHEAD = Wording(
    "De bevinding ‘{pitfall}’ over {subject} begint op {since}, na {day}.",
    "The finding '{pitfall}' about {subject} begins on {since}, after {day}.",
)
SCAN_THAT_DAY = Wording(
    "Scan het portfolio op de dag waarop de meldingen verdergaan.",
    "Scan the portfolio as of the day on which the alerts are advanced.",
)
