"""The log: what went wrong inside, in HOME/koers.log; a person's words only where the settings allow it."""

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

FILE = "koers.log"
BYTES = 2_000_000
IMPERSONAL = (ImportError, AttributeError, NameError, NotImplementedError)
log = logging.getLogger("koers")


class _Reticent(logging.Formatter):
    """Keeps the places of an exception, and leaves out its message, which may quote what somebody wrote."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler's formatter may have left its own text of the exception on the record.
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        chain: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None:
            chain.append("".join(traceback.format_tb(error.__traceback__)) + _named(error))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich came of\n".join(chain)


def _named(error: BaseException) -> str:
    said = str(error) if isinstance(error, IMPERSONAL) else "its message is left out: see KOERS_LOG_TEXT"
    return f"{type(error).__name__} ({said})"


def start(home: Path, with_text: bool) -> Path | None:
    """Logs to ``home`` from now on; the file, or ``None`` where there cannot be one."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(home / FILE, maxBytes=BYTES, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return None
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    handler.setFormatter(logging.Formatter(form) if with_text else _Reticent(form))
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    logging.captureWarnings(True)
    return home / FILE
