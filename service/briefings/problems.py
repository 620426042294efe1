"""What can be wrong with what people ask of briefings, in Dutch and English."""

from knowledge.said import Wording

NO_BRIEFING = Wording("Er is geen briefing ‘{given}’.", "There is no briefing '{given}'.")
SEE_BRIEFINGS = Wording("Zie koers briefings voor wat er is.", "See koers briefings for what there is.")
NO_AUDIENCE = Wording("‘{given}’ is geen publiek.", "'{given}' is no audience.")
AUDIENCES_ARE = Wording(
    "Schrijf board, team:NAAM, objective:ID of use-case:ID, zoals team:Finance.",
    "Write board, team:NAME, objective:ID or use-case:ID, such as team:Finance.",
)
NO_RECIPIENT = Wording("Er is geen ontvanger ‘{given}’.", "There is no recipient '{given}'.")
RECIPIENTS_ARE = Wording("Er zijn: {names}.", "There are: {names}.")
NAME_RECIPIENTS = Wording(
    "Noem ze in recipients.toml in de map van Koers.", "Name them in recipients.toml in the home."
)
STILL_TO_COME = Wording("{day} moet nog komen.", "{day} is still to come.")
GIVE_EARLIER = Wording(
    "Een briefing vertelt hoe het ervoor staat: geef {today} of eerder.",
    "A briefing tells how things are: give {today} or earlier.",
)
NO_DAY = Wording(
    "Een briefing van {start} tot {end} gaat over geen enkele dag.",
    "A briefing from {start} to {end} is about no day.",
)
EARLIER_SINCE = Wording("Geef een eerdere --since.", "Give an earlier --since.")
REASON_NEEDED = Wording(
    "een afwijzing heeft een reden nodig: wie de volgende opstelt krijgt die te horen",
    "a rejection needs a reason: it is told to whoever drafts the next one",
)
EDIT_NEEDS = Wording(
    "een wijziging heeft de id van een bewering nodig, en de nieuwe tekst",
    "an edit needs the id of a claim, and the new text",
)
