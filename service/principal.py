"""Who is asking: the one place where a door makes a Principal, and where identity will come in."""

from knowledge.model.principal import OWNER, Principal
from service.settings import Settings


def local(settings: Settings) -> Principal:
    """The person at this machine, who reads everything unless the settings name their reader groups."""
    if settings.groups is None:
        return OWNER
    return Principal(id="local", name="local user", groups=settings.groups)
