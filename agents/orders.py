"""The turns of phrase of ``orders.yaml``: with them a text gives orders to the machine that reads it."""

import re
from importlib.resources import files

import yaml

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
PART = re.compile(r"<<(\w+)>>")
_LISTS = LOADER(files("agents").joinpath("orders.yaml").read_text(encoding="utf-8")).get_single_data()


def _whole(pattern: str) -> str:
    """A pattern with its parts filled in."""
    return PART.sub(lambda match: _whole(_LISTS["parts"][match[1]]), pattern)


ORDERS = re.compile("|".join(f"(?:{_whole(pattern)})" for pattern in _LISTS["patterns"]), re.DOTALL)
