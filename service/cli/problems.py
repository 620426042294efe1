"""What can be wrong with how a command is used, in Dutch and English."""

from knowledge.said import Wording

# What Typer finds; it words the English itself
NO_OPTION = Wording("Er is geen optie {given}.", "There is no option {given}.")
NO_COMMAND = Wording("Er is geen opdracht {given}.", "There is no command {given}.")
NO_COMMAND_GIVEN = Wording("De opdracht ontbreekt.", "The command is missing.")
DID_YOU_MEAN = Wording("Bedoelt u {near}?", "Do you mean {near}?")
MISSING = Wording("{name} ontbreekt.", "{name} is missing.")
TOO_MUCH = Wording("Dit is te veel: {given}.", "This is too much: {given}.")
NEEDS_VALUE = Wording("Bij {name} hoort een waarde.", "{name} takes a value.")
TAKES_NO_VALUE = Wording("Bij {name} hoort geen waarde.", "{name} takes no value.")
UNFIT = Wording("{name}: {problem}", "{name}: {problem}")

# What Koers finds
NO_DATE = Wording("‘{given}’ is geen datum; schrijf 2026-03-31", "'{given}' is no date; write it as 2026-03-31")
NO_CADENCE = Wording(
    "‘{given}’ is geen ritme; schrijf week, cycle of month, zoals --series month 6",
    "'{given}' is no cadence; write week, cycle or month, such as --series month 6",
)
NO_COUNT = Wording(
    "{given} ligt niet tussen 1 en {most}, zoals --series month 6",
    "{given} is not between 1 and {most}, such as --series month 6",
)
ONLY_CANCEL = Wording("‘{given}’ is geen actie; de enige is cancel", "'{given}' is no action; the only one is cancel")
LEADER_OR_TEAM = Wording("noem --leader of --team, een van beide", "name either a --leader or a --team")
EARLIER_WRITES_NOTHING = Wording(
    "--earlier laat zien wat er is, en schrijft geen bestand", "--earlier lists what there is, and writes no file"
)
ADKAR_TAKES = Wording(
    "--adkar neemt {names} met een score van 1 tot 5, zoals knowledge=2",
    "--adkar takes {names} with a score from 1 to 5, such as knowledge=2",
)
DAY_OR_REPLAY = Wording("--as-of en --replay sluiten elkaar uit", "--as-of and --replay exclude each other")
PRECISION_OF_ALL = Wording(
    "--precision gaat over elke melding die is beoordeeld: laat --state en --all weg",
    "--precision is about every alert that was judged: leave out --state and --all",
)
NO_STATE = Wording("‘{given}’ is geen toestand; toestanden zijn {states}", "'{given}' is no state; states are {states}")
NO_ACTION = Wording("‘{given}’ is geen actie; schrijf {actions}", "'{given}' is no action; write {actions}")
ONLY_PROPOSE = Wording("use cases worden alleen genoemd met --propose", "use cases are named only with --propose")
OUT_ENDS_IN = Wording("--out eindigt op een van {endings}", "--out must end in one of {endings}")
OUT_OR_JSON = Wording("geef --out BESTAND.html, of --json", "give --out FILE.html, or --json")
REASON_NEEDED = Wording(
    "--reason is nodig: wie de volgende opstelt krijgt het te horen",
    "--reason is needed: it is told to whoever drafts the next one",
)
EDIT_NEEDS = Wording(
    "voor een wijziging zijn --claim en --text nodig; show toont de ids",
    "an edit needs --claim and --text; show prints the ids",
)
TOO_LONG = Wording(
    "een reden of een zin heeft hoogstens {most} tekens", "a reason or a sentence has at most {most} characters"
)
