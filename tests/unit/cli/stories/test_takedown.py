"""What ``dateline takedown`` says of a story that is part of another."""

from dateline.cli.stories.takedown import merge_words


def test_only_a_takedown_says_that_a_story_is_taken_down() -> None:
    assert merge_words("a", "b", list_only=True) == (
        "a became part of b: its records are listed, and nothing is taken down"
    )
    assert merge_words("a", "b", list_only=False) == "a became part of b: the takedown is of that story"
