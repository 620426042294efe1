"""What can be wrong with the file of recipients, in Dutch and English."""

from knowledge.said import Wording

# One recipient
NAME = Wording(
    "dit is geen naam: hoogstens 64 letters, cijfers, punten en streepjes, met een letter of cijfer vooraan",
    "this is no name: at most 64 letters, digits, dots and dashes, a letter or digit first",
)
ADDRESS = Wording(
    "dit moet een adres zijn, zoals https://hooks.example/koers, of een URL van apprise",
    "must be an address such as https://hooks.example/koers or an apprise URL",
)
NO_PITFALL = Wording(
    "er is geen valkuil ‘{given}’; er zijn {names}", "there is no pitfall '{given}'; there are {names}"
)
NEEDS_SECRET = Wording(
    "een webhook heeft een geheim van minstens {least} tekens nodig, hier of in KOERS_WEBHOOK_SECRET",
    "a webhook needs a secret of at least {least} characters, here or in KOERS_WEBHOOK_SECRET",
)
PROBLEM = Wording("{place}: {problem}", "{place}: {problem}")
RECIPIENT = Wording("{file}: ontvanger {number}: {problems}.", "{file}: recipient {number}: {problems}.")
NAMED = Wording("{file}: ontvanger {number} ({name}): {problems}.", "{file}: recipient {number} ({name}): {problems}.")
FIELDS_ARE = Wording(
    "Een ontvanger heeft {fields}; digest is een van {cadences}.", "It takes {fields}; digest is one of {cadences}."
)

# The file
TWICE = Wording(
    "{file}: er zijn twee ontvangers met de naam {name}.", "{file}: there are two recipients with the name {name}."
)
OWN_NAMES = Wording("Geef elk een eigen naam.", "Give each its own name.")
NOT_TOML = Wording("{file} is geen TOML: {cause}.", "{file} is not TOML: {cause}.")
NOT_UTF8 = Wording("{file} is geen tekst in UTF-8.", "{file} is not UTF-8 text.")
SAVE_AS_UTF8 = Wording("Sla het op als UTF-8.", "Save it as UTF-8.")
UNREADABLE = Wording(
    "De ontvangers in {file} zijn niet te lezen: {cause}.", "The recipients in {file} cannot be read: {cause}."
)
CHECK_SETTING = Wording("Kijk KOERS_RECIPIENTS na.", "Check KOERS_RECIPIENTS.")
NO_LIST = Wording("{file}: er staat {found} waar een lijst hoort.", "{file}: it holds {found} where a list belongs.")
ONE_RECIPIENT = Wording("één ontvanger", "one recipient")
WRITE_AS = Wording("Schrijf het als:\n{example}", "Write it as:\n{example}")

# What the settings and apprise refuse
SHORT_SECRET = Wording(
    "KOERS_WEBHOOK_SECRET heeft minder dan {least} tekens.", "KOERS_WEBHOOK_SECRET has fewer than {least} characters."
)
LONG_SECRET = Wording(
    "Stel een lang willekeurig geheim in, en geef het aan de ontvanger van KOERS_WEBHOOK_URL.",
    "Set a long random one, and give it to the receiver of KOERS_WEBHOOK_URL.",
)
NO_APPRISE = Wording(
    "{name}: apprise kan niets met de URL die begint met {scheme}.",
    "{name}: apprise cannot use the URL that begins with {scheme}.",
)
SEE_APPRISE = Wording("Zie de documentatie ervan.", "See its documentation.")
