"""What went wrong in one attempt: whether another may help, how long to wait, and what was spent.

Reasons are ours, never the server's: the body of an error can repeat the key or the prompt.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 8.0
SECONDS = re.compile(r"\d{1,9}(\.\d+)?")

# A reply that is no JSON, or JSON but no completion, makes the client fail in any of these ways.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, ExceptionGroup)


@dataclass(frozen=True, slots=True)
class Fault:
    """One failed attempt.

    ``again``: another attempt may help, but not before ``wait_s`` seconds. ``works``: what this shows of the server,
    None for nothing. ``spent``: the server read the prompt, was called without charge, or was not reached.
    ``problem``: why ``reply`` does not fit, for the model to mend.
    """

    reason: str
    hint: str = ""
    again: bool = False
    works: bool | None = True
    wait_s: float = 0.0
    spent: Literal["prompt", "call", "nothing"] = "call"
    problem: str = ""
    reply: str = ""

    def of(self, reply: str, problem: str) -> "Fault":
        """The same fault, with the reply that shows it."""
        return replace(self, reply=reply, problem=problem)


HELD_BACK = Fault(
    "The language model failed repeatedly and is left alone for a moment.", "Try again in a minute.", spent="nothing"
)
DECLINED = Fault("The language model declined to answer.", "Ask in another way, or use another model.", spent="prompt")
CUT_SHORT = Fault(
    "The language model's answer was cut off at the longest length allowed.",
    "Allow it more output tokens in the settings.",
    again=True,
    spent="prompt",
    problem="it was too long and was cut off; answer more briefly",
)
MISFIT = Fault(
    "The language model's answer does not have the form that was asked for.",
    "Use a model that supports JSON schema output.",
    again=True,
    spent="prompt",
)
NOT_READABLE = Fault(
    "The model server sent something that is no chat completion.",
    "Look at KOERS_MODEL_BASE_URL: is it an OpenAI-compatible address, usually ending in /v1?",
    again=True,
    works=False,
    spent="prompt",
)
BROKEN_OFF = Fault(
    "The connection to the model server broke off.",
    "Look at the model server and the network.",
    again=True,
    works=False,
    spent="prompt",
)
NOT_REACHED = Fault(
    "The model server cannot be reached.",
    "Look at KOERS_MODEL_BASE_URL, and whether the server runs.",
    again=True,
    works=False,
    spent="nothing",
)
TOO_LONG = Fault("The prompt is longer than the language model can read.", "Use a model with a larger context.")
NO_QUOTA = Fault("The account of the language model has no quota left.", "Look at the provider's billing page.")
WRONG_ADDRESS = Fault(
    "The model server does not know the model or the address.", "Look at KOERS_MODEL and KOERS_MODEL_BASE_URL."
)
BY_STATUS = {
    401: Fault("The model server refuses the key.", "Look at KOERS_MODEL_API_KEY."),
    403: Fault("The key may not use this model.", "Look at KOERS_MODEL_API_KEY and KOERS_MODEL."),
    404: WRONG_ADDRESS,
    413: TOO_LONG,
}
AGAIN_BY_STATUS = {
    408: Fault("The model server timed out.", "Try again later.", again=True, works=False),
    409: Fault("The model server reports a conflict.", "Try again later.", again=True),
    425: Fault("The model server is not ready yet.", "Try again later.", again=True),
    429: Fault(
        "The model server allows no more requests for now.",
        "Try again later, or ask for a higher rate limit.",
        again=True,
    ),
}


def timed_out(seconds: float) -> Fault:
    """No complete answer within one attempt's time."""
    return Fault(
        f"The language model gave no answer within {seconds:g} seconds.",
        "Allow it more time in the settings, or use a faster model.",
        again=True,
        works=False,
        spent="prompt",
    )


def fault_of(error: Exception, timeout_s: float, now: datetime) -> Fault | None:
    """What an error of the client means; None for one that is no fault of server, network or reply."""
    import httpx2

    if isinstance(error, TimeoutError | httpx2.TimeoutException):
        return timed_out(timeout_s)
    if isinstance(error, httpx2.HTTPStatusError):
        response = error.response
        return _by_status(response.status_code, _code(response.content), response.headers.get("retry-after"), now)
    if isinstance(error, httpx2.ConnectError | httpx2.UnsupportedProtocol):
        return NOT_REACHED
    if isinstance(error, httpx2.TransportError):
        return BROKEN_OFF
    if isinstance(error, httpx2.TooManyRedirects | httpx2.InvalidURL):
        return WRONG_ADDRESS
    return NOT_READABLE if isinstance(error, (httpx2.DecodingError, *UNREADABLE)) else None


def _code(body: bytes) -> object:
    """The code of an error as OpenAI writes it, where the body has one."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    error = told.get("error") if isinstance(told, dict) else None
    return error.get("code") if isinstance(error, dict) else None


def _by_status(status: int, code: object, retry_after: str | None, now: datetime) -> Fault:
    if code == "context_length_exceeded":
        return TOO_LONG
    if code == "insufficient_quota":
        return NO_QUOTA
    if status in BY_STATUS or status < 400:
        return BY_STATUS.get(status, WRONG_ADDRESS)
    if status in AGAIN_BY_STATUS:
        fault = AGAIN_BY_STATUS[status]
    elif status >= 500:
        fault = Fault(f"The model server failed with status {status}.", "Try again later.", again=True, works=False)
    else:
        hint = "Look at KOERS_MODEL: does it support JSON schema output and the temperature that is set?"
        return Fault(f"The model server refused the request with status {status}.", hint)
    return replace(fault, wait_s=wait_asked(retry_after, now))


def wait_asked(retry_after: str | None, now: datetime) -> float:
    """The seconds that a Retry-After header asks for, as a number or an HTTP date; 0 for none or nonsense."""
    text = (retry_after or "").strip()
    if SECONDS.fullmatch(text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return 0.0
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds())


def wait_before(attempt: int, fault: Fault, chance: float) -> float:
    """Seconds before the next attempt, doubling with each; ``chance`` in [0, 1) spreads callers over half of it."""
    backoff = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (attempt - 1)) * (0.5 + chance / 2)
    return 0.0 if fault.problem else max(fault.wait_s, backoff)
