"""Which topic a verb reads."""

import pytest
import typer

from dateline.cli.options.topic import choose_topic, choose_topics
from dateline.settings import Settings
from dateline.topics import REGIONS, STORIES


def test_a_topic_is_named_with_or_without_its_namespace_or_by_its_region() -> None:
    settings = Settings()
    assert choose_topic(settings, "stories", None) is STORIES
    assert choose_topic(settings, "wire.stories", None) is STORIES
    assert choose_topic(settings, None, ["caribbean"]) is REGIONS["caribbean"]
    assert choose_topics(settings, None, ["caribbean", "melanesia"]) == [REGIONS["caribbean"], REGIONS["melanesia"]]


@pytest.mark.parametrize(
    ("topic", "regions", "message"),
    [
        (None, None, "say what to read: a topic (raw, briefs, "),
        ("stories", ["caribbean"], "give a topic, or --region, and not both"),
        (None, ["caribbean", "melanesia"], "it reads one topic at a time; run it once for each region"),
        (None, ["caribean"], "caribbean"),
        ("storys", None, "did you mean stories?"),
        ("regions", None, "there is no topic regions; try raw,"),
    ],
)
def test_a_wrong_choice_is_a_usage_error(topic: str | None, regions: list[str] | None, message: str) -> None:
    with pytest.raises(typer.BadParameter) as error:
        choose_topic(Settings(), topic, regions)
    assert message in error.value.message
