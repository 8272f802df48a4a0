"""Running text is a sentence of some length or a long line; links in a row are none."""

from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.passes.article_parts.running import is_row_of_links, is_running

LINKS = "WeatherSportTrafficRecipesGardenHorsesTidesFerriesJobsHomesCarsBoatsLettersPuzzlesChessBridge" * 3
LONG = "The McKennas and the Falks came from Skerry Point with forty boats and " * 3


def test_a_row_of_links_is_long_and_no_text() -> None:
    (piece,) = read_pieces(LINKS)
    assert is_running(piece)
    assert is_row_of_links(LINKS, piece)


def test_an_open_text_with_names_is_no_row_of_links() -> None:
    (piece,) = read_pieces(LONG.strip())
    assert is_running(piece)
    assert not is_row_of_links(LONG.strip(), piece)


def test_a_sentence_is_no_row_of_links() -> None:
    text = f"{LINKS} are the names that the Gazette prints above its pages, and few read them."
    (piece,) = read_pieces(text)
    assert not is_row_of_links(text, piece)
