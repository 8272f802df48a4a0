import tomllib

from dateline.gateway.board.stories.following import following


def test_a_search_is_a_feed_a_stream_and_a_rule() -> None:
    found = following(
        [("q", '"high water" elect* -football'), ("region", "western-asia"), ("country", "TR, SY"), ("place", "ANKARA")]
    )
    assert found.atom.startswith("/feeds/stories.atom?q=%22high+water%22+elect%2A+-football&region=western-asia&")
    assert found.stream == "/v1/stream?q=%22high+water%22+elect%2A+-football&region=western-asia&country=TR%2C+SY"
    assert found.not_of_stream == ("place",)
    (rule,) = tomllib.loads(found.rule)["rules"]
    assert rule["all"] == ["high water", "elect*"]
    assert rule["none"] == ["football"]
    assert (rule["regions"], rule["countries"], rule["places"]) == (["western-asia"], ["TR", "SY"], ["ANKARA"])
