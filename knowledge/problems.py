"""What can be wrong with what people ask of the stores and of search, in Dutch and English."""

from knowledge.said import Wording

LONG_QUESTION = Wording(
    "De vraag heeft {length} tekens; er kunnen er hoogstens {most} gelezen worden.",
    "The question has {length} characters; at most {most} can be read.",
)
LONG_QUESTION_HINT = Wording(
    "Stel haar korter, of lees de tekst in als document en vraag daarnaar.",
    "Ask it shorter, or ingest the text as a document and ask about that.",
)
EMPTY_QUESTION = Wording("De vraag is leeg.", "The question is empty.")
EMPTY_QUESTION_HINT = Wording(
    "Vraag iets, zoals: Hoeveel use cases zijn in gebruik?", "Ask something, such as: How many use cases are live?"
)
THREAD_ID = Wording(
    "De code van een gesprek heeft 1 tot {most} afdrukbare tekens.",
    "The id of a thread has 1 to {most} printable characters.",
)
THREAD_ID_HINT = Wording("Gebruik de code van een eerder antwoord.", "Use the id of an earlier answer.")
NO_THREAD = Wording("Er is geen gesprek ‘{thread}’.", "There is no thread '{thread}'.")
NO_THREAD_HINT = Wording("Laat het gesprek weg om een nieuw te beginnen.", "Leave the thread out to begin a new one.")
NO_DOCUMENT = Wording("Er is geen document ‘{document}’.", "There is no document '{document}'.")
NO_DOCUMENT_HINT = Wording("Kijk de code na in de lijst van documenten.", "Check its id in the list of documents.")
NOTHING_TO_SUPERSEDE = Wording(
    "Er is geen document ‘{document}’ om te vervangen.", "There is no document '{document}' to supersede."
)
SUPERSEDES_ITSELF = Wording(
    "Document ‘{document}’ kan zichzelf niet vervangen.", "Document '{document}' cannot supersede itself."
)
NAME_ANOTHER = Wording("Noem een ander document.", "Name another document.")
SUPERSEDED_BY = Wording(
    "Document ‘{document}’ is zelf vervangen door ‘{other}’.",
    "Document '{document}' is itself superseded by '{other}'.",
)
DELETE_OR_DROP = Wording("Verwijder er een, of laat dit weg.", "Delete one, or drop the claim.")
DOCUMENT_LABEL = Wording(
    "Een document heeft voor ‘{what}’ 1 tot {most} afdrukbare tekens.",
    "The {what} of a document has 1 to {most} printable characters.",
)
DOCUMENT_LABEL_HINT = Wording("Geef een andere waarde voor ‘{what}’.", "Give it another {what}.")
UNSTORABLE = Wording(
    "De database kan deze tekst niet opslaan: {cause}.", "The database cannot store this text: {cause}."
)
UNSTORABLE_HINT = Wording("Haal het teken weg dat daar genoemd staat.", "Remove the character that it names.")
BUSY = Wording("De database {place} heeft het te druk.", "The database {place} is too busy.")
BEING_WRITTEN = Wording(
    "Een ander proces schrijft nu in de database {place}.", "The database {place} is being written by another process."
)
TRY_AGAIN = Wording("Probeer het zo nog eens.", "Try again in a moment.")

# Writes that are sent twice
KEY_REUSED = Wording(
    "Deze Idempotency-Key is voor een ander verzoek gebruikt.", "This Idempotency-Key was used for another request."
)
NEW_KEY = Wording("Kies een nieuwe voor elke wijziging.", "Draw a new key for each write.")
UNDER_WAY = Wording("Hetzelfde verzoek loopt nog.", "The same request is still under way.")
