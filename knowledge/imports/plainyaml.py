"""YAML as people write it by hand: names, texts and lists. Everything else that YAML can do is refused by its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge.errors import InvalidInput
from knowledge.imports import problems
from knowledge.said import Said

MOST = 100_000
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")}
_TAGS |= {"tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}
_NULL = "tag:yaml.org,2002:null"
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Values as texts, lists and mappings, and the line on which each stands, from 1."""

    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of the value at ``path``, or of the nearest that it would stand in."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Parsed:
    """The one document in ``text``. InvalidInput, with its line, for what is no plain YAML.

    Scalars stay as they were written, so that ``no`` is no truth value and ``2024-01-31`` no date yet.
    """
    if len(text) > MOST:
        raise _refused(problems.LONG_MAPPING(most=MOST))
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(_at(mark.line if mark else 0, problems.NO_YAML())) from error
    except RecursionError:
        raise _refused(problems.DEEP_MAPPING()) from None
    walk = _Walk()
    return Parsed(walk.value(node, ()) if node else None, walk.lines)


@dataclass(slots=True)
class _Walk:
    """Goes through the nodes once; one that is met twice is an alias, by which little text could mean very much."""

    lines: dict[Path, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line
        self.lines.setdefault(path, line + 1)
        if id(node) in self.seen:
            raise _refused(_at(line, problems.ALIAS()))
        self.seen.add(id(node))
        if node.tag not in _TAGS:
            raise _refused(_at(line, problems.TAG(tag=node.tag)))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, at)) for at, each in enumerate(node.value)]
        return None if node.tag == _NULL else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line
            if not isinstance(key, yaml.ScalarNode):
                raise _refused(_at(line, problems.ODD_KEY()))
            if key.value in found:
                raise _refused(_at(line, problems.TWICE(key=key.value)))
            self.lines[*path, key.value] = line + 1
            found[key.value] = self.value(value, (*path, key.value))
        return found


def _at(line: int, problem: Said) -> Said:
    return problems.ON_LINE(line=str(line + 1), problem=problem)


def _refused(problem: Said) -> InvalidInput:
    return InvalidInput(problems.BAD_MAPPING(problems=problem), problems.BAD_MAPPING_HINT())
