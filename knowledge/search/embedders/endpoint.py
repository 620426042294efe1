"""Any OpenAI-compatible embeddings endpoint."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from knowledge.errors import Misconfigured
from knowledge.ports import Vectors
from knowledge.search.embedders.prepare import prepared, unit

if TYPE_CHECKING:
    from openai import OpenAI

BATCH = 64
TIMEOUT_SECONDS = 30.0
RETRIES = 3


class EndpointEmbedder:
    """Implements ``ports.Embedder``. Its dimension is asked of the endpoint when it is first needed."""

    def __init__(self, model: str, base_url: str | None = None, api_key: str | None = None) -> None:
        self.id = f"openai:{model}"
        self._model = model
        self._base_url = base_url or "https://api.openai.com/v1"
        self._api_key = api_key or "none"

    @cached_property
    def dimension(self) -> int:
        return int(self._asked(["koers"]).shape[1])

    def passages(self, texts: Sequence[str]) -> Vectors:
        # An empty text is an error at most endpoints.
        wanted = [prepared(text).strip() or "-" for text in texts]
        parts = [self._asked(wanted[start : start + BATCH]) for start in range(0, len(wanted), BATCH)]
        found = np.concatenate(parts) if parts else np.empty((0, self.dimension), dtype=np.float32)
        if found.shape[1] != self.dimension:
            raise self._broken(f"it gave vectors of {found.shape[1]} numbers, and {self.dimension} before")
        return unit(found)

    def query(self, text: str) -> Vectors:
        return np.asarray(self.passages([text])[0])

    @cached_property
    def _client(self) -> "OpenAI":
        from openai import OpenAI

        return OpenAI(base_url=self._base_url, api_key=self._api_key, timeout=TIMEOUT_SECONDS, max_retries=RETRIES)

    def _asked(self, texts: Sequence[str]) -> Vectors:
        with self._explained():
            reply = self._client.embeddings.create(model=self._model, input=list(texts), encoding_format="float")
            rows = [row.embedding for row in sorted(reply.data, key=lambda row: row.index)]
            found = np.asarray(rows, dtype=np.float32)
        if len(rows) != len(texts) or found.ndim != 2 or not found.size or not np.isfinite(found).all():
            raise self._broken(f"it gave {len(rows)} vectors for {len(texts)} texts, or broken ones")
        return found

    @contextmanager
    def _explained(self) -> Iterator[None]:
        from openai import APIConnectionError, APIStatusError, OpenAIError

        try:
            yield
        except APIStatusError as error:
            raise self._broken(f"it answered {error.status_code}, {error.message[:200]}") from error
        except APIConnectionError as error:
            raise self._broken("it cannot be reached, or takes too long") from error
        except (OpenAIError, TypeError, ValueError, AttributeError) as error:
            raise self._broken(f"its answer is not one of an embeddings endpoint ({error})") from error

    def _broken(self, what: str) -> Misconfigured:
        return Misconfigured(
            f"The embeddings endpoint {self._base_url} does not give vectors of {self._model}: {what}.",
            "Check its URL, key and model, or set KOERS_EMBEDDER=e5, which needs no endpoint.",
        )
