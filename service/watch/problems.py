"""What can be wrong with what people ask of scans and alerts, in Dutch and English."""

from knowledge.said import Wording

# Alerts
ONLY_A_SNOOZE = Wording("Alleen uitstel heeft een dag waarop het eindigt.", "Only a snooze takes a day to end on.")
LEAVE_DAY_OUT = Wording("Laat de dag weg, of stel de melding uit.", "Leave the day out, or snooze the alert.")
NO_ALERT = Wording("Er is geen melding ‘{given}’.", "There is no alert '{given}'.")
SEE_ALERTS = Wording("Zie koers alerts --all voor wat er is.", "See koers alerts --all for what there is.")

# Scans
STILL_TO_COME = Wording(
    "{day} moet nog komen: een scan vertelt mensen hoe het ervoor staat.",
    "{day} is still to come: a scan tells people how things are.",
)
SCAN_EARLIER = Wording(
    "Scan {today} of eerder; gebruik --replay om naar dagen te kijken zonder iemand iets te melden.",
    "Scan {today} or earlier; to look at any days without telling anybody, use --replay.",
)
CHECK_CLOCK = Wording(
    "Kijk de klok van deze machine na; gebruik --replay om terug te kijken, dat meldt niemand iets.",
    "Check the clock of this machine; to look back, use --replay, which tells nobody.",
)
NOTHING_TO_SCAN = Wording(
    "Van {first} tot {last}, elke {every} dagen, is er niets te scannen.",
    "From {first} to {last}, every {every} days, there is nothing to scan.",
)
EARLIER_FIRST = Wording(
    "Geef de vroegste dag eerst, en minstens 1 dag tussen scans.",
    "Give the earlier day first, and at least 1 day between scans.",
)
TOO_MANY_SCANS = Wording(
    "Daarvoor zijn {count} scans nodig; er worden er hoogstens {most} gedaan.",
    "That takes {count} scans; at most {most} are done.",
)
SHORTER_SPAN = Wording("Neem een kortere periode, of --every 7.", "Take a shorter span, or --every 7.")
