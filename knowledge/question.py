"""A question as it may come in: checked, cleaned, on one line."""

from knowledge.documents.clean import clean
from knowledge.errors import InvalidInput

LONGEST_QUESTION = 4_000


def checked(text: str) -> str:
    """The question without characters that no store or model takes. InvalidInput where it is empty or endless."""
    if len(text) > LONGEST_QUESTION:
        raise InvalidInput(
            f"The question has {len(text):,} characters; at most {LONGEST_QUESTION:,} can be read.",
            "Ask it shorter, or ingest the text as a document and ask about that.",
        )
    question = " ".join(clean(text).split())
    if not any(char.isalnum() for char in question):
        raise InvalidInput("The question is empty.", "Ask something, such as: How many use cases are live?")
    return question
