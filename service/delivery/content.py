"""Everything that is sent, whatever its form."""

from pydantic import TypeAdapter, ValidationError

from knowledge.ports import Outgoing
from service.delivery.bundle import Bundle
from service.delivery.digest import Digest
from service.delivery.message import Message

Content = Message | Digest | Bundle
CONTENT: TypeAdapter[Content] = TypeAdapter(Content)


def is_end(message: Outgoing, reference: str) -> bool:
    """Whether a message tells that what has this id is over."""
    try:
        content = CONTENT.validate_json(message.payload)
    except ValidationError:
        return False
    if isinstance(content, Bundle):
        return reference in content.ended
    return isinstance(content, Message) and content.ends
