"""The command ``koers``; ``python -m service`` is the same."""

import os
import sys
from io import FileIO, TextIOWrapper

from knowledge.errors import Misconfigured
from service import packages


def main() -> None:
    """Runs one command and exits with its status."""
    for name in ("stdout", "stderr"):
        # Closed by whoever started it: then nobody listens.
        if getattr(sys, name) is None:
            setattr(sys, name, TextIOWrapper(FileIO(os.devnull, "w"), encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        packages.check()
        from service.cli.app import app
    except Misconfigured as error:
        sys.exit(f"koers: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
    app(prog_name="koers")


if __name__ == "__main__":
    main()
