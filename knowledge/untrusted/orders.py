"""The turns of phrase of ``orders.yaml`` and ``tongues.yaml``: with them a text gives orders to what reads it."""

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
PART = re.compile(r"<<(\w+)>>")
LISTS = ("orders.yaml", "tongues.yaml")


def _patterns(name: str) -> list[str]:
    content = LOADER(files("knowledge.untrusted").joinpath(name).read_text(encoding="utf-8")).get_single_data()
    return [_whole(pattern, content["parts"]) for pattern in content["patterns"]]


def _whole(pattern: str, parts: Mapping[str, Any]) -> str:
    """A pattern with its parts filled in."""
    return PART.sub(lambda match: _whole(parts[match[1]], parts), pattern)


ORDERS = re.compile("|".join(f"(?:{pattern})" for name in LISTS for pattern in _patterns(name)), re.DOTALL)
