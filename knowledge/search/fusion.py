"""Joining ranked lists: within a language by reciprocal ranks, between languages by turns. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

K = 20
ABSENT = 51
_Key = TypeVar("_Key", bound=Hashable)


def ranks(keys: Iterable[_Key]) -> dict[_Key, int]:
    """The place of every key in a list, from 1; a key that comes twice has its first place."""
    return {key: place for place, key in enumerate(dict.fromkeys(keys), 1)}


def fused(lists: Sequence[Mapping[_Key, int]]) -> list[_Key]:
    """Reciprocal rank fusion (after Cormack et al. 2009): best sum of 1/(20 + rank) first.

    What a list does not hold counts as its 51st there, and K is 20 instead of the usual 60: otherwise the one
    passage with a rare name in it would end below everything that stands halfway down both lists.
    Equals go by their best single rank, then by the order of the lists.
    """
    keys = dict.fromkeys(key for ranked in lists for key in ranked)
    places = {key: [min(ranked.get(key, ABSENT), ABSENT) for ranked in lists] for key in keys}
    return sorted(keys, key=lambda key: (-sum(1 / (K + rank) for rank in places[key]), min(places[key])))


def by_turns(lists: Sequence[tuple[Sequence[_Key], float]]) -> list[tuple[_Key, float]]:
    """One list out of several, each with its weight: twice the weight is two turns for one of the other.

    With every key comes a score between 0 and 1 that falls along the result: 1/(1 + place/weight) of the key
    in its own list. At equal scores the earlier list goes first.
    """
    scored = [(1 / (1 + place / weight), key) for keys, weight in lists for place, key in enumerate(keys, 1)]
    return [(key, score) for score, key in sorted(scored, key=lambda pair: -pair[0])]


def prominence(cosines: Sequence[float]) -> float:
    """How far the nearest neighbour stands out from the middle one: a flat list holds nothing special."""
    return cosines[0] - sorted(cosines)[len(cosines) // 2] if cosines else 0.0
