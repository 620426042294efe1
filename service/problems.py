"""What can be wrong with what people give to commands and routes, in Dutch and English."""

from knowledge.said import Wording

# Inside Koers
WENT_WRONG = Wording(
    "Er ging iets mis binnen Koers ({kind}); niets van wat was opgeslagen is verloren. {where}",
    "Something went wrong inside Koers ({kind}); nothing that was stored is lost. {where}",
)
DETAILS_IN = Wording("De bijzonderheden staan in {file}.", "The details are in {file}.")
NO_LOG = Wording(
    "In de map kan niet worden geschreven, dus er is geen log van.",
    "Its folder cannot be written, so there is no log of it.",
)

SYSTEM_REFUSES = Wording(
    "Het systeem kan hier niet lezen of schrijven ({file}): {cause}. Kijk de rechten en de schijfruimte na.",
    "The system cannot read or write here ({file}): {cause}. Check the rights and the disk space.",
)

# Files
NO_FILE = Wording("Er is geen bestand {file}.", "There is no file {file}.")
CHECK_NAME = Wording("Kijk de naam en de map na.", "Check its name and folder.")
NOT_A_FILE = Wording("{file} is geen bestand.", "{file} is no file.")
GIVE_A_FILE = Wording("Geef een bestand, geen map of apparaat.", "Give a file, not a folder or a device.")
TOO_LARGE = Wording("{file} heeft {size} MB; {most} MB is het meeste.", "{file} has {size} MB; {most} MB is the most.")
SPLIT = Wording("Splits het, of haal de afbeeldingen eruit.", "Split it, or take out its pictures.")
UNREADABLE = Wording("{file} is niet te lezen: {cause}.", "{file} cannot be read: {cause}.")
CHECK_RIGHTS = Wording("Kijk de rechten na.", "Check its rights.")
THERE_ALREADY = Wording("{file} is er al.", "{file} is there already.")
ANOTHER_NAME = Wording("Geef een andere naam; er is niets overschreven.", "Give another name; nothing was overwritten.")
UNWRITABLE = Wording("{file} kan niet worden geschreven: {cause}.", "{file} cannot be written: {cause}.")
CHECK_FOLDER = Wording("Kijk de map na.", "Check its folder.")
NO_WORKBOOK_NAME = Wording("{file} is geen naam voor een werkmap.", "{file} is no name for a workbook.")
END_IN_XLSX = Wording("Laat hem eindigen op .xlsx.", "End it with .xlsx.")
NO_MAPPING_NAME = Wording("{file} is geen naam voor een indeling.", "{file} is no name for a mapping.")
END_IN_YAML = Wording("Laat hem eindigen op .yaml.", "End it with .yaml.")
MAPPING_SAVED = Wording(
    "De indeling staat in {mapping}. Kijk haar na, en lees dan in met: koers import {file} --mapping {mapping}",
    "The mapping is in {mapping}. Check it, then import with: koers import {file} --mapping {mapping}",
)
SAME_NAME = Wording(
    "{file} heet hetzelfde als {first}, en zou als een andere versie daarvan tellen.",
    "{file} has the same name as {first}, and would count as another version of it.",
)
SAME_NAME_HINT = Wording(
    "Lees de map in die ze allebei bevat, zodat hun mappen ze onderscheiden.",
    "Ingest the folder that holds both, so that their folders tell them apart.",
)
OWN_DATA = Wording(
    "De map {home} bevat eigen gegevens, zoals {example}; het voorbeeld zou zich daarmee mengen.",
    "The home {home} holds data of your own, such as {example}; the sample would mix with it.",
)
OWN_DATA_HINT = Wording(
    "Geef de demo een eigen map: koers demo --home ./demo.",
    "Give the demo a home of its own: koers demo --home ./demo.",
)

NAME_CLOSED = Wording(
    "Er is al een document met de naam {file} dat u niet mag lezen.",
    "There is already a document with the name {file} that you may not read.",
)
NAME_CLOSED_HINT = Wording("Geef het bestand een andere naam.", "Give the file another name.")
CLOSED_USE_CASES = Wording(
    "Het bestand wijzigt {count} use case(s) die u niet mag lezen; er is niets opgeslagen.",
    "The file changes {count} use case(s) that you may not read; nothing was stored.",
)
CLOSED_USE_CASES_HINT = Wording(
    "Haal die rijen eruit, of vraag het aan iemand die ze mag lezen.",
    "Take those rows out, or ask somebody who may read them.",
)

# Options
NO_PAIR = Wording("‘{given}’ heeft niet de vorm VELD=WAARDE.", "'{given}' is not of the form FIELD=VALUE.")
PAIR_EXAMPLE = Wording("Zoals --set stage=piloting.", "Such as --set stage=piloting.")
NO_THREAD_NAME = Wording("Dit is geen naam voor een gesprek.", "This is no name for a thread.")
THREAD_NAME_HINT = Wording("Gebruik 1 tot {most} gewone tekens.", "Use 1 to {most} plain characters.")
NO_CURSOR = Wording("Deze cursor is niet door Koers uitgegeven.", "This cursor was not given out by Koers.")
BEGIN_AGAIN = Wording("Begin opnieuw zonder cursor.", "Begin again without one.")

# Settings
SETTINGS = Wording("Er klopt iets niet in de instellingen: {problems}.", "The settings are not right: {problems}.")
SEE_EXAMPLE = Wording(
    "In .env.example staat wat elke instelling kan zijn.", "See .env.example for what each setting takes."
)
NO_WEB_ADDRESS = Wording("dit moet beginnen met http:// of https://", "this must start with http:// or https://")
NO_TIME_ZONE = Wording(
    "dit moet een tijdzone zijn, zoals Europe/Amsterdam", "this must be a time zone such as Europe/Amsterdam"
)
ENV_NOT_UTF8 = Wording("Het bestand .env is geen tekst in UTF-8.", "The file .env is not UTF-8 text.")
SAVE_AS_UTF8 = Wording("Sla het op als UTF-8.", "Save it as UTF-8.")
NO_FOLDER = Wording("De map {folder} kan niet worden gemaakt: {cause}.", "The folder {folder} cannot be made: {cause}.")
ANOTHER_HOME = Wording("Geef een andere met --home of KOERS_HOME.", "Give another with --home or KOERS_HOME.")
UNUSABLE_MODEL = Wording(
    "Het taalmodel is niet te gebruiken: {field}: {problem}.", "The language model cannot be used: {field}: {problem}."
)
CHECK_MODEL = Wording(
    "Kijk KOERS_MODEL na, en de instellingen die daarmee beginnen.",
    "Check KOERS_MODEL and the settings that begin with it.",
)

# The portfolio
NOT_YET = Wording(
    "Use case {key} stond op {day} nog niet in het portfolio.",
    "Use case {key} was not in the portfolio yet on {day}.",
)
FROM_ON = Wording("Hij staat erin vanaf {first}.", "It is from {first} on.")
NO_STAGE = Wording("‘{given}’ is geen fase.", "'{given}' is no stage.")
STAGES_ARE = Wording("Fasen zijn {stages}.", "Stages are {stages}.")
SEVERAL = Wording(
    "{count} use cases hebben ‘{reference}’ als code in hun bron.",
    "{count} use cases have '{reference}' as the id in their source.",
)
NO_USE_CASE = Wording("Er is geen use case ‘{reference}’.", "There is no use case '{reference}'.")
DID_YOU_MEAN = Wording("Bedoelt u {names}?", "Did you mean {names}?")
GIVE_ONE_OF = Wording("Geef een van {names} …", "Give one of {names} …")
SEE_LIST = Wording("Zie koers use-cases voor wat er is.", "See koers use-cases for what there is.")
EMPTY_PORTFOLIO = Wording("Het portfolio is leeg: zie koers import.", "The portfolio is empty: see koers import.")
NO_TEAM = Wording("Er is geen team ‘{given}’.", "There is no team '{given}'.")
NO_OBJECTIVE = Wording("Er is geen doelstelling ‘{given}’.", "There is no objective '{given}'.")
NO_LEADER = Wording("Er is geen leider ‘{given}’.", "There is no leader '{given}'.")
KNOWN_ARE = Wording("Bekend zijn: {names}.", "Known: {names}.")

# Events
NO_EVENT = Wording("Dit is geen {kind}: {problems}.", "This is no {kind}: {problems}.")
FIELD_PROBLEM = Wording("{field}: {problem}", "{field}: {problem}")
IMPORTED = Wording(
    "Een gebeurtenis {kind} wordt door koers import geschreven, niet met de hand.",
    "A {kind} event is written by koers import, not by hand.",
)
NO_KIND = Wording("‘{kind}’ is geen soort gebeurtenis.", "'{kind}' is no kind of event.")
KINDS_ARE = Wording("Soorten zijn {kinds}.", "Kinds are {kinds}.")
IN_FUTURE = Wording("{day} ligt in de toekomst.", "{day} is in the future.")
RECORD_PAST = Wording(
    "Leg vast wat gebeurd is, op de dag dat het gebeurde.", "Record what has happened, on the day that it did."
)
TOO_EARLY = Wording("{day} ligt vóór {earliest}.", "{day} is before {earliest}.")
GIVE_DAY = Wording("Geef de dag waarop het gebeurde als JJJJ-MM-DD.", "Give the day that it happened as YYYY-MM-DD.")
NO_EVENT_FIELD = Wording("Een gebeurtenis {kind} heeft geen veld ‘{field}’.", "A {kind} event has no field '{field}'.")
NOT_OPEN = Wording("‘{given}’ staat niet open.", "'{given}' is not open.")
WHICH_BLOCKER = Wording("Er is niet gezegd welke belemmering (blocker).", "It is not said which blocker.")
WHICH_COMMITMENT = Wording("Er is niet gezegd welke toezegging (commitment).", "It is not said which commitment.")
OPEN_ARE = Wording("Open staan: {names}.", "Open: {names}.")
NO_OPEN_BLOCKER = Wording("Er is geen open belemmering (blocker).", "There is no open blocker.")
NO_OPEN_COMMITMENT = Wording("Er is geen open toezegging (commitment).", "There is no open commitment.")
NOT_CHANGEABLE = Wording(
    "‘{field}’ is geen veld dat gewijzigd kan worden.", "'{field}' is not a field that can be changed."
)
CHANGEABLE = Wording(
    "Velden zijn {fields}; een fase heeft een eigen gebeurtenis, stage_changed.",
    "Fields are {fields}; a stage has its own event, stage_changed.",
)
NO_LONGER_VALID = Wording(
    "De use case zou niet meer kloppen: {problems}.", "The use case would no longer be valid: {problems}."
)
NEEDS = Wording("Nodig: {required}.", "It needs {required}.")
NEEDS_NO_MORE = Wording("Meer dan een dag is niet nodig.", "It needs no more than a day.")
MAY_HAVE = Wording("{needs} Mogelijk: {optional}.", "{needs} It may have {optional}.")

# Links
NO_LINK = Wording("Er is geen voorgestelde koppeling ‘{given}’.", "There is no proposed link '{given}'.")
SEE_LINKS = Wording("Zie koers links voor wat er is.", "See koers links for what there is.")
NOT_IN_FORCE = Wording("Doelstelling {objective} is niet van kracht.", "Objective {objective} is not in force.")
REJECT_LINK = Wording("Verwerp de koppeling, of stel een nieuwe voor.", "Reject the link, or propose another.")
NOTE_TOO_LONG = Wording("De toelichting heeft {count} tekens.", "The note has {count} characters.")
NOTE_AT_MOST = Wording("Hooguit {most} worden bewaard.", "At most {most} are kept.")

# Ratings and rankings
NO_RATING = Wording("Er is geen beoordeling gegeven.", "No rating was given.")
GIVE_RATING = Wording(
    "Geef minstens een van impact, haalbaarheid en urgentie, {lowest} tot {highest}.",
    "Give at least one of impact, feasibility and urgency, {lowest} to {highest}.",
)
NOT_A_RATING = Wording("{value} is geen beoordeling van {criterion}.", "{value} is no rating of {criterion}.")
RATINGS_ARE = Wording("Beoordelingen gaan van {lowest} tot {highest}.", "Ratings go from {lowest} to {highest}.")
NO_REASON = Wording("Een beoordeling door een mens heeft een reden nodig.", "A rating by a person needs a reason.")
GIVE_REASON = Wording("Zeg in een zin waar ze op rust.", "Say in a sentence what it rests on.")
REASON_TOO_LONG = Wording("De reden heeft {count} tekens.", "The reason has {count} characters.")
NO_WEIGHTS = Wording("‘{given}’ zijn geen gewichten.", "'{given}' are no weights.")
WEIGHTS_ARE = Wording(
    "Gewichten zijn nul of meer, en niet allemaal nul.", "Weights are zero or more, and not all zero."
)
NO_COMPARISONS = Wording("‘{given}’ zijn geen vergelijkingen.", "'{given}' are no comparisons.")
COMPARISONS_ARE = Wording(
    "Schrijf 3 voor drie keer zoveel, 0.33 voor een derde.", "Write 3 for three times as much, 0.33 for a third."
)
THREE_NUMBERS = Wording(
    "Schrijf drie getallen voor impact, haalbaarheid en urgentie, zoals {example}.",
    "Write three numbers for impact, feasibility and urgency, such as {example}.",
)
WEIGHTS_TWICE = Wording("Er zijn twee keer gewichten gegeven.", "Weights were given twice.")
ONE_OF_BOTH = Wording("Geef gewichten of vergelijkingen, niet allebei.", "Give weights or comparisons, not both.")
CONTRADICTING = Wording(
    "koers: deze vergelijkingen spreken elkaar tegen (consistentieratio {ratio}, boven {most}); denk er nog eens over "
    "na voordat u de gewichten gebruikt.",
    "koers: these comparisons contradict each other (consistency ratio {ratio}, above {most}); think them over before "
    "using the weights.",
)
NO_PRIORITY = Wording("Use case {use_case} heeft geen prioriteit.", "Use case {use_case} has no priority.")
NO_PRIORITY_HINT = Wording(
    "Hij is gestopt, of staat niet meer in zijn bron.", "It is stopped, or no longer listed in its source."
)

# Requests over HTTP
BAD_HEADER = Wording("De {header} is leeg of te lang.", "The {header} is empty or too long.")
HEADER_HINT = Wording("Stuur 1 tot {most} tekens.", "Send 1 to {most} characters.")
