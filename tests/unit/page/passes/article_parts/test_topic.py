"""Paragraphs are of one text where they share words; of more paragraphs, fewer need to."""

import pytest

from dateline.core.page.passes.article_parts.topic import are_related, find_topic

TOPIC = frozenset({"werft", "kranf"})


@pytest.mark.parametrize(
    ("on", "of", "related"), [(2, 4, False), (3, 5, False), (4, 6, True), (5, 9, False), (6, 9, True)]
)
def test_the_part_on_topic_that_shows_one_text_falls_with_the_number_of_paragraphs(
    on: int, of: int, *, related: bool
) -> None:
    words = {at: TOPIC if at < on else frozenset({f"w{at}"}) for at in range(of)}
    apart = [at for pair in zip(range(on), range(on, of), strict=False) for at in pair]  # on topic, off, on, off, …
    paragraphs = [*apart, *(at for at in range(of) if at not in apart)]
    assert are_related(words, paragraphs, TOPIC) is related


def test_the_topic_is_the_words_of_several_paragraphs() -> None:
    words = {0: frozenset({"werft", "kranf"}), 1: frozenset({"werft"}), 2: frozenset({"hafen"})}
    assert find_topic(words, [0, 1, 2]) == {"werft"}
