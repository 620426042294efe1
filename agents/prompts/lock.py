"""Holds every prompt text to its version: ``python -m agents.prompts.lock`` adds new versions to the lock file."""

import hashlib
import sys
from collections.abc import Mapping
from importlib.resources import as_file, files

import yaml

from agents.prompts.library import TEXTS, load, names
from knowledge.model.base import LANGUAGES

LOCK = files("agents.prompts") / "lock.yaml"
HOW = "Raise 'version' in both languages, then run: python -m agents.prompts.lock"


def current() -> dict[str, str]:
    """The SHA-256 of every text, by ``name.language@version``."""
    return {
        f"{name}.{language}@{load(name, language).version}": _hash(f"{name}.{language}.md")
        for name in names()
        for language in LANGUAGES
    }


def locked() -> dict[str, str]:
    """What the lock file holds: the texts of today, and of every earlier version."""
    return yaml.safe_load(LOCK.read_text("utf-8")) or {}


def problems(texts: Mapping[str, str], lock: Mapping[str, str]) -> list[str]:
    """What is wrong, each with what to do about it: changed without a new version, or not yet locked."""
    changed = [
        f"{key} has another text than was locked. {HOW}" for key in texts if lock.get(key, texts[key]) != texts[key]
    ]
    unlocked = [
        f"{key} is not in the lock file. Run: python -m agents.prompts.lock" for key in texts if key not in lock
    ]
    return changed + unlocked


def main() -> int:
    """Locks what is new; 1 when a locked text was changed."""
    texts, lock = current(), locked()
    with as_file(LOCK) as path:
        path.write_text(yaml.safe_dump(texts | lock, sort_keys=True), "utf-8")
    left = problems(texts, texts | lock)
    sys.stderr.writelines(f"{problem}\n" for problem in left)
    return 1 if left else 0


def _hash(file_name: str) -> str:
    return hashlib.sha256((TEXTS / file_name).read_text("utf-8").encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
