"""Which words show what a text is about."""

from dateline.core.page.lines.topic_words import find_topic_words


def test_a_korean_word_counts_with_any_particle_behind_it() -> None:
    one, other = find_topic_words("후보는 호남을 찾았다."), find_topic_words("호남에서 후보가 강조했다.")
    assert one & other == {"후보", "호남"}


def test_what_any_korean_text_says_is_not_what_it_is_about() -> None:
    assert find_topic_words("그는 이날 밝혔다.") == frozenset()


def test_other_words_count_by_their_first_letters() -> None:
    assert find_topic_words("Ferries to Farge, 横浜港") == {"ferri", "farge", "横浜", "浜港"}
