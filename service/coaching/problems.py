"""What can be wrong with what the coach is asked, in Dutch and English."""

from knowledge.said import Wording

IN_FUTURE = Wording("{day} moet nog komen.", "{day} is still to come.")
GIVE_EARLIER = Wording("Geef {today} of eerder.", "Give {today} or earlier.")
NO_LEADER = Wording("Er is geen leider ‘{given}’ om te coachen.", "There is no leader '{given}' to coach.")
NO_TEAM = Wording("Er is geen team ‘{given}’ om te coachen.", "There is no team '{given}' to coach.")
AS_IN_PORTFOLIO = Wording(
    "Geef een id of een naam zoals die in het portfolio staat.", "Give an id or a name as the portfolio has it."
)
TOO_FEW_PEOPLE = Wording(
    "Een inschatting van een team moet van minstens {least} mensen komen: van minder is te zien wie wat zei.",
    "Scores of a team need at least {least} people: of fewer it could be told who said what.",
)
ASK_MORE = Wording(
    "Vraag er {least} of meer, en geef hun gemiddelden en hun aantal (respondents).",
    "Ask {least} or more, and give their means and their number (respondents).",
)
NO_ROADMAP = Wording(
    "Er is niets van de coach met de id ‘{given}’.", "There is nothing of the coach with id '{given}'."
)
MAKE_ONE = Wording("Vraag het de coach met koers coach.", "Ask the coach with koers coach.")
ONE_OF_TWO = Wording("Noem een leider of een team, een van beide.", "Name either a leader or a team.")
SUCH_AS_TEAM = Wording("Bijvoorbeeld ?team=klantcontact.", "Such as ?team=klantcontact.")
LEADER_OR_TEAM = Wording("noem een leider of een team, een van beide", "name either a leader or a team")
ONE_TO_FIVE = Wording("scores van ADKAR gaan van 1 tot 5", "adkar scores go from 1 to 5")
NEITHER = Wording(
    "KOERS_COACH_FOR: ‘{given}’ is geen leider en geen team.", "KOERS_COACH_FOR: '{given}' is no leader or team."
)
WRITE_AS = Wording("Schrijf leader:ID of team:ID.", "Write leader:ID or team:ID.")
