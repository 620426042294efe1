"""What the linking prompt is answered with. What of it counts is decided by ``by_model``."""

from typing import Literal

from pydantic import Field

from knowledge.model.base import Frozen

Serves = Literal["directly", "partly"]


class DraftLink(Frozen):
    """One link as a model proposed it: not yet checked."""

    use_case: str = Field(description="The label of the use case, such as case-1.")
    objective: str = Field(description="The label of the objective, such as objective-1.")
    quote: str = Field(min_length=1, description="Words of that objective's passages, literally, that it rests on.")
    serves: Serves = Field(description="directly: its purpose is what the quote asks for; partly: it adds to it.")


class DraftLinks(Frozen):
    """The links of one batch of use cases; a use case that serves nothing has none."""

    links: tuple[DraftLink, ...]
