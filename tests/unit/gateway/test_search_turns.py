"""Turns of searches: a client that asks for many leaves places to the others, and is refused beyond a limit."""

import asyncio
import sqlite3
import time
from pathlib import Path
from threading import Event

import pytest

from dateline.gateway.problems import Problem
from dateline.gateway.search_turns import MAX_WAITING_EACH, PLACES, PLACES_EACH, SearchTurns
from tests.gateway_apps import app, tokens_file


class Searches:
    """Searches that run until they are told to end."""

    def __init__(self) -> None:
        self.turns = SearchTurns()
        self.begun: list[str] = []
        self._ends: list[asyncio.Event] = []

    async def search(self, client: str) -> None:
        async with self.turns.turn(client):
            self.begun.append(client)
            end = asyncio.Event()
            self._ends.append(end)
            await end.wait()

    async def start(self, clients: str) -> list["asyncio.Task[None]"]:
        tasks = [asyncio.create_task(self.search(client)) for client in clients]
        await settle()
        return tasks

    async def end(self, number: int) -> None:
        self._ends[number].set()
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.fixture
def searches() -> Searches:
    return Searches()


async def test_one_client_leaves_a_place(searches: Searches) -> None:
    await searches.start("aaaa")
    assert searches.begun == ["a"] * PLACES_EACH
    await searches.start("b")
    assert searches.begun[-1] == "b"
    assert PLACES == PLACES_EACH + 1


async def test_a_free_place_goes_to_the_client_with_the_fewest_and_then_in_turn(searches: Searches) -> None:
    await searches.start("aab" + "aacbc")
    for number in range(5):
        await searches.end(number)
    # Of a, a and b the first ends: c has none. Then b has one and a one, and a waits longer; and so on.
    assert "".join(searches.begun) == "aab" + "cabca"


async def test_who_has_too_many_that_wait_is_refused_and_others_are_not(searches: Searches) -> None:
    await searches.start("a" * (PLACES_EACH + MAX_WAITING_EACH))
    with pytest.raises(Problem) as refused:
        await searches.search("a")
    assert refused.value.status == 429
    assert refused.value.headers is not None
    assert "retry-after" in refused.value.headers
    await searches.start("b")
    assert searches.begun == ["a"] * PLACES_EACH + ["b"]
    await searches.end(0)
    await searches.start("a")
    assert searches.begun[-1] == "a"


async def test_a_search_that_is_given_up_frees_its_place(searches: Searches) -> None:
    running = await searches.start("aa")
    waiting = await searches.start("aa")
    waiting[0].cancel()
    await settle()
    running[0].cancel()  # its place goes to the last one, which is given up before it runs
    await asyncio.sleep(0)
    waiting[1].cancel()
    await settle()
    assert searches.begun == ["a", "a"]
    await searches.start("ab")
    assert searches.begun == ["a", "a", "a", "b"]
    assert not searches.turns._waiting  # noqa: SLF001  # nothing is kept of who waits no more


async def test_a_search_that_is_given_up_as_another_ends_leaves_the_turns_of_the_rest(searches: Searches) -> None:
    running = await searches.start("aa")
    waiting = await searches.start("aaa")
    waiting[0].cancel()
    running[0].cancel()  # both before the loop turns
    await settle()
    assert searches.begun == ["a"] * 3
    running[1].cancel()
    await settle()
    assert searches.begun == ["a"] * 4
    for task in waiting[1:]:
        task.cancel()
    await settle()
    assert not searches.turns._waiting  # noqa: SLF001  # nothing is kept of who waits no more


async def test_a_client_with_many_searches_does_not_stop_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = tokens_file(tmp_path / "tokens.toml", one=["read"], other=["read"])
    one, other = ({"authorization": f"Bearer {tokens[name]}"} for name in ("one", "other"))
    is_over = Event()

    def slow(_: sqlite3.Connection, *__: object) -> None:
        is_over.wait(60)

    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        monkeypatch.setattr("dateline.gateway.api.story_life.read_life", slow)
        crowd = [asyncio.create_task(opened.http.get("/v1/stories/a", headers=one)) for _ in range(40)]
        await asyncio.sleep(0.1)
        began = time.monotonic()
        assert (await opened.http.get("/v1/regions", headers=other)).status_code == 200
        assert time.monotonic() - began < 10
        is_over.set()
        answers = [(await task).status_code for task in crowd]
    assert answers.count(404) == PLACES_EACH + MAX_WAITING_EACH
    assert answers.count(429) == 40 - PLACES_EACH - MAX_WAITING_EACH
