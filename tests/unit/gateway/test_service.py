"""A copy that is being filled: what it lacks is still to come, and is not told as if there were nothing."""

from pathlib import Path

import pytest

from tests.copies import Log
from tests.gateway_apps import app
from tests.versions import version

PATHS = (
    "/v1/stories",
    "/v1/stories/a",
    "/v1/alerts",
    "/v1/regions",
    "/v1/sources",
    "/feeds/western-asia.atom",
    "/feeds/stories.json",
    "/regions/western-asia",
    "/search?q=storm",
    "/stories/a",
    "/",
)


@pytest.mark.parametrize("path", PATHS)
async def test_nothing_is_told_of_a_copy_that_is_being_filled(tmp_path: Path, path: str) -> None:
    async with app(tmp_path, is_filled=False) as opened:
        answer = await opened.get(path)
        assert answer.status_code == 503
        if path.startswith(("/v1", "/feeds")):
            assert int(answer.headers["retry-after"]) > 0
        assert "the copy is being filled from the topics" in answer.text
        opened.catch_up()
        await opened.apply(Log().stories([version("a")]))
        assert (await opened.get(path)).status_code == 200


async def test_an_alert_that_may_still_come_is_not_unknown(tmp_path: Path) -> None:
    async with app(tmp_path, is_filled=False) as opened:
        path = "/v1/alerts/storms-a-1/acknowledgement"
        answer = await opened.http.post(path, json={"by": "desk"})
        assert answer.status_code == 503
        assert "being filled" in answer.json()["detail"]
        opened.catch_up()
        assert (await opened.http.post(path, json={"by": "desk"})).status_code == 404
