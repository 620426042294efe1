"""What every embedder does to text before, and to vectors after."""

import numpy as np

from knowledge.documents.clean import clean
from knowledge.ports import Vectors

LONGEST = 3_000


def prepared(text: str) -> str:
    """Text that is safe for C code, and no longer than the models read: their time grows with all of it."""
    # Cut twice: cleaning a very long text takes time too, and may itself make it longer.
    return clean(text[: 2 * LONGEST])[:LONGEST]


def unit(vectors: object) -> Vectors:
    """The same rows with length one, as float32; a row without direction becomes the first axis."""
    rows = np.nan_to_num(np.asarray(vectors, dtype=np.float32), posinf=0.0, neginf=0.0)
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    axis = np.eye(1, rows.shape[-1], dtype=np.float32)[0]
    return np.asarray(np.where(lengths > 0, rows / np.where(lengths > 0, lengths, 1), axis), dtype=np.float32)
