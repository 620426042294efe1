"""The one tree of errors that people may see: what is wrong, where, and what to do."""

from typing import TYPE_CHECKING

from knowledge.said import Said, told

if TYPE_CHECKING:
    from knowledge.model.base import Language


class KoersError(Exception):
    """The input or the state is at fault; the message says what, ``hint`` what to do about it.

    What the users of Koers meet is ``Said``, in Dutch and English; what only its engineers do, plain English.
    """

    status = 400

    def __init__(self, message: str | Said, hint: str | Said = "") -> None:
        super().__init__(str(message))
        self._parts = (message, hint)
        self.message, self.hint = str(message), str(hint)

    def within(self, language: "Language") -> str:
        """The message and the hint for a reader of ``language``, as far as they are in it."""
        return " ".join(told(part, language) for part in self._parts).strip()

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidInput(KoersError):
    """What was given cannot be used as it is."""

    status = 422


class UnreadableFile(InvalidInput):
    """A file is broken, empty, encrypted, too large, or not what its name says."""


class NotFound(KoersError):
    """Nothing with this id is known, or it is not for this reader."""

    status = 404


class Conflict(KoersError):
    """Somebody else changed or holds what was asked for."""

    status = 409


class Misconfigured(KoersError):
    """A setting, or what it points to, does not work."""

    status = 503


class ModelUnavailable(KoersError):
    """The language model failed, was slow, or is over its budget; the extractive path goes on."""

    status = 503
