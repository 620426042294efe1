"""What a run was made with: revision, packages, prompts and the code itself."""

import hashlib
from functools import cache
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

from agents.prompts import lock
from knowledge.model.base import Frozen

JUDGED = ("agents", "graphs", "knowledge")
"""The folders whose code decides what an answer is."""
SOURCES = frozenset({".py", ".yaml", ".md", ".toml"})
NAMED = ("pydantic", "pydantic-evals", "langgraph", "openai", "chromadb", "sqlalchemy", "numpy")


class Provenance(Frozen):
    """``code`` is a SHA-256 of the code and the texts that decide what an answer is, whether they were committed or
    not; ``revision`` is empty where this is no git checkout."""

    revision: str
    code: str
    packages: dict[str, str]
    prompts: dict[str, str]


def provenance() -> Provenance:
    """That of the code that runs now."""
    return Provenance(revision=revision(_root()), code=code_hash(), packages=packages(), prompts=lock.current())


def packages() -> dict[str, str]:
    """The versions of the packages that matter to a result."""
    found = {each.metadata["Name"].lower(): each.version for each in distributions() if each.metadata["Name"]}
    return {name: found[name] for name in NAMED if name in found}


@cache
def code_hash() -> str:
    """Read once: what was imported stays as it is while the process runs."""
    digest = hashlib.sha256()
    for folder in JUDGED:
        root = Path(str(files(folder)))
        for file in sorted(each for each in root.rglob("*") if each.suffix in SOURCES and each.is_file()):
            if file.name != "README.md":
                content = file.read_bytes()
                digest.update(f"{folder}/{file.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def revision(root: Path) -> str:
    """The commit that is checked out, read without git; empty where there is none."""
    try:
        git = root / ".git"
        if git.is_file():
            git = root / git.read_text("utf-8").partition(":")[2].strip()
        head = (git / "HEAD").read_text("utf-8").strip()
        reference = head.removeprefix("ref: ")
        return head if head == reference else _resolved(git, reference)
    except (OSError, UnicodeDecodeError):
        return ""


def _resolved(git: Path, reference: str) -> str:
    common = git / "commondir"
    places = [git, (git / common.read_text("utf-8").strip())] if common.is_file() else [git]
    for place in places:
        if (place / reference).is_file():
            return (place / reference).read_text("utf-8").strip()
        packed = place / "packed-refs"
        lines = packed.read_text("utf-8").splitlines() if packed.is_file() else []
        for line in lines:
            commit, _, name = line.partition(" ")
            if name == reference:
                return commit
    return ""


def _root() -> Path:
    return Path(str(files("evals"))).parent
