"""Variants as people name them: settings by name, over those of this Koers."""

from collections.abc import Mapping
from itertools import product
from typing import TYPE_CHECKING

from pydantic import JsonValue, ValidationError

from evals.runs.variant import PLAIN, Variant
from knowledge.errors import InvalidInput

if TYPE_CHECKING:
    from service.bootstrap import Koers

EMBEDDER, MODEL, OWN_MODEL = "embedder", "model", "default"
NUMBERS = {"temperature": float, "max_output_tokens": int}
KNOWN = (EMBEDDER, MODEL, *NUMBERS)
MOST_VARIANTS = 24
HINT = f"A variant sets {', '.join(KNOWN)}; model={OWN_MODEL} is the one that the settings name."


def variant_of(koers: "Koers", given: Mapping[str, str], name: str = "") -> Variant:
    """The variant with these settings; without a model it quotes and counts. InvalidInput names what does not fit."""
    from agents.prompts import lock

    if unknown := sorted(set(given) - set(KNOWN)):
        raise InvalidInput(f"A variant has no setting {unknown[0]}.", HINT)
    model = koers.settings.model if given.get(MODEL) == OWN_MODEL else given.get(MODEL) or None
    if given.get(MODEL) == OWN_MODEL and model is None:
        raise InvalidInput("No language model is set.", "Set KOERS_MODEL, or leave the model out of the variant.")
    if model is None and (idle := [each for each in NUMBERS if each in given]):
        raise InvalidInput(f"Without a model {idle[0]} changes nothing.", f"Add {MODEL}=NAME, or leave it out.")
    try:
        return Variant(
            name=name or _named(given),
            mode="generative" if model else "extractive",
            prompts=lock.current() if model else {},
            model=model,
            parameters=_parameters(koers, given) if model else {},
            retrieval={EMBEDDER: given.get(EMBEDDER) or PLAIN},
        )
    except ValidationError as error:
        raise InvalidInput(f"{name!r} is no name for a variant: {error.errors()[0]['msg']}.", HINT) from None


def grid(koers: "Koers", tried: Mapping[str, tuple[str, ...]]) -> list[Variant]:
    """Every combination of these settings. InvalidInput where there are fewer than two, or too many to run."""
    combinations = [dict(zip(tried, values, strict=True)) for values in product(*tried.values())]
    if not 2 <= len(combinations) <= MOST_VARIANTS:
        raise InvalidInput(
            f"That makes {len(combinations)} variants.",
            f"Give 2 to {MOST_VARIANTS}, such as --try embedder=use,e5 --try temperature=0,0.7.",
        )
    return [variant_of(koers, each) for each in combinations]


def _parameters(koers: "Koers", given: Mapping[str, str]) -> dict[str, JsonValue]:
    settings = koers.settings
    usual: dict[str, JsonValue] = {
        "temperature": settings.model_temperature,
        "max_output_tokens": settings.model_max_output_tokens,
    }
    return usual | {name: _number(name, given[name]) for name in NUMBERS if name in given}


def _number(name: str, text: str) -> float | int:
    try:
        value: float | int = NUMBERS[name](text)
    except ValueError:
        raise InvalidInput(f"{text!r} is no {name.replace('_', ' ')}.", HINT) from None
    most = 2 if name == "temperature" else 100_000
    if not 0 <= value <= most:
        raise InvalidInput(f"A {name.replace('_', ' ')} of {text} cannot be.", f"Give 0 to {most:,}.")
    return value


def _named(given: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in sorted(given.items())) or "extractive"
