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


def test_a_search_for_glued_letters_keeps_them_as_they_are() -> None:
    (rule,) = tomllib.loads(following([("q", "東京都 -大阪")]).rule)["rules"]
    assert (rule["all"], rule["none"]) == (["東京都"], ["大阪"])


def test_hostile_words_stay_words_in_a_rule() -> None:
    text = following([("place", 'a"]\n[[rules]]\x7f\\'), ("source", "x")]).rule
    (rule,) = tomllib.loads(text)["rules"]
    assert rule["places"] == ['a"]\n[[rules]]\x7f\\']


def test_what_cannot_be_a_rule_says_why() -> None:
    found = following([("order", "time")])
    assert (found.rule, found.not_of_stream) == ("", ())
    assert "every story would meet it" in found.fault
    assert following([("q", "ab*")]).rule == ""
