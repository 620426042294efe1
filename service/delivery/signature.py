"""Signatures by which a receiver knows that a request came from this Koers, just now, and unchanged."""

import hmac
from datetime import datetime
from hashlib import sha256


def signed(secret: str, at: datetime, body: bytes) -> str:
    """The header's value: the time in seconds, and HMAC-SHA256 over that time, a full stop and the body."""
    stamp = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), stamp.encode() + b"." + body, sha256).hexdigest()
    return f"t={stamp},v1={digest}"
