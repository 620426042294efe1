import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents.chunk import SHORT, TARGET, chunk
from knowledge.documents.extract import Extracted, extract
from knowledge.documents.sentences import sentences
from tests.knowledge.documents.files import attempt

WORDS = st.lists(
    st.sampled_from(["woord", "AI.", "De", "\n", "\n\n", "# Kop", "- punt", "é", "👩‍🔬", "x" * 900, "Zie art. 5"])
)


def check(extracted: Extracted) -> None:
    text, chunks = extracted.text, chunk(extracted)
    pieces = [text[one.start : one.end] for one in chunks]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(first.end <= second.start for first, second in itertools.pairwise(chunks))
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(len(piece) <= TARGET + SHORT for piece in pieces)
    for one in chunks:
        block = next(block for block in extracted.blocks if block.start <= one.start < block.end)
        assert one.end <= block.end
        assert (one.page, one.heading) == (block.page, block.heading)


@given(WORDS)
def test_chunks_cover_all_text_of_a_markdown_file_exactly_and_stay_within_their_blocks(words: list[str]) -> None:
    extracted = attempt("a.md", " ".join(words).encode())
    if extracted:
        check(extracted)


@given(st.text())
def test_chunks_cover_all_text_of_a_plain_file_exactly(text: str) -> None:
    extracted = attempt("a.txt", text.encode())
    if extracted:
        check(extracted)


def test_no_sentence_is_cut_that_fits_in_a_chunk() -> None:
    text = " ".join(f"Dit is zin nr. {number} van prof. dr. Voorbeeld over AI." for number in range(100))
    extracted = extract("a.txt", text.encode())
    ends = {end for _, end in sentences(extracted.text)}
    assert all(one.end in ends for one in chunk(extracted))


def test_rows_of_a_table_stay_whole_and_passages_are_large_enough_to_find() -> None:
    rows = "\n".join(f"| Case {number} | Team {number % 7} | {'tekst ' * 15}|" for number in range(40))
    extracted = extract("a.md", f"# Lijst\n\n| Naam | Team | Doel |\n|---|---|---|\n{rows}\n".encode())
    chunks = chunk(extracted)
    assert all(extracted.text[one.start : one.end].splitlines()[-1].startswith("Naam: Case") for one in chunks)
    assert min(one.end - one.start for one in chunks) > 250


def test_a_last_scrap_goes_with_the_chunk_before_it() -> None:
    text = "\n\n".join(["woord " * 97 + "einde.", "Kort slot."])
    assert len(chunk(extract("a.txt", text.encode()))) == 1


def test_a_document_of_one_endless_sentence_is_cut_in_time_that_grows_with_its_length() -> None:
    extracted = extract("a.txt", ("woord " * 400_000).encode())
    begin = time.process_time()
    check(extracted)
    assert time.process_time() - begin < 5  # 0.3 s; 18 s when one stretch was cut as a whole


def test_letters_without_any_space_are_cut_whole() -> None:
    check(extract("a.txt", ("é" * 50_000 + " " + "👩‍🔬" * 9_000).encode()))
