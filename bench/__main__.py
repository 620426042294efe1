"""Every benchmark, one after the other: ``python -m bench``, or some of them: ``python -m bench ask search``."""

import sys
from importlib import import_module

NAMES = ("imports", "ingest", "search", "ask", "brief", "coach", "evals", "export", "alerts", "portfolio")


def main() -> None:
    for name in sys.argv[1:] or NAMES:
        print(f"\n{name}", flush=True)
        import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
