"""A question as it may come in: checked, cleaned, on one line."""

from knowledge import problems
from knowledge.documents.clean import clean
from knowledge.errors import InvalidInput

LONGEST_QUESTION = 4_000


def checked(text: str) -> str:
    """The question without characters that no store or model takes. InvalidInput where it is empty or endless."""
    if len(text) > LONGEST_QUESTION:
        raise InvalidInput(
            problems.LONG_QUESTION(length=len(text), most=LONGEST_QUESTION), problems.LONG_QUESTION_HINT()
        )
    question = " ".join(clean(text).split())
    if not any(char.isalnum() for char in question):
        raise InvalidInput(problems.EMPTY_QUESTION(), problems.EMPTY_QUESTION_HINT())
    return question
