"""Joining ranked lists: within a language by reciprocal ranks, between languages by turns. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

K = 60
_Key = TypeVar("_Key", bound=Hashable)


def ranks(keys: Iterable[_Key]) -> dict[_Key, int]:
    """The place of every key in a list, from 1; a key that comes twice has its first place."""
    return {key: place for place, key in enumerate(dict.fromkeys(keys), 1)}


def fused(lists: Sequence[Mapping[_Key, int]]) -> list[_Key]:
    """Reciprocal rank fusion (Cormack et al. 2009): best sum of 1/(60 + rank) first.

    Equals go by their best single rank, then by the order of the lists.
    """
    places: dict[_Key, list[int]] = {}
    for ranked in lists:
        for key, rank in ranked.items():
            places.setdefault(key, []).append(rank)
    return sorted(places, key=lambda key: (-sum(1 / (K + rank) for rank in places[key]), min(places[key])))


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
