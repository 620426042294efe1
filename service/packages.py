"""Whether the five packages are ours: ``agents`` and ``evals`` are names that others use too."""

from importlib.util import find_spec
from pathlib import Path

from knowledge.errors import Misconfigured

NAMES = ("service", "evals", "graphs", "agents", "knowledge")


def check(names: tuple[str, ...] = NAMES, home: Path | None = None) -> None:
    """Misconfigured where one of the packages is missing, or is found elsewhere than beside this one."""
    expected = home or Path(__file__).resolve().parent.parent
    for name in names:
        spec = find_spec(name)
        if spec is None:
            raise Misconfigured(f"The package {name!r} is missing.", "Install Koers again, whole.")
        place = Path(spec.origin).resolve().parent if spec.origin else None
        if place != expected / name:
            raise Misconfigured(
                f"Python finds another package named {name!r} than the one of Koers in {expected}.",
                f"It is in {place}: uninstall it, or install Koers in an environment of its own.",
            )
