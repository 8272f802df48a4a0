"""``dateline upgrade switch`` and ``back``: another namespace goes live. ``upgrade`` holds the protocol, by steps.

Takedowns over a switch: what was withdrawn for good under a name is withdrawn in the namespace that goes live, too.

The namespace was warmed with raw pages, and told the story anew, in silence; by another version of the code perhaps
under another id, from other fingerprints. So its stories are found by the texts.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Annotated, Final, TypeAlias

import orjson
import typer

from dateline.cli.options.namespace import ReplayName
from dateline.cli.options.workers import Workers
from dateline.cli.replay.marker import find_replay
from dateline.cli.stories.sources import StoryTopic
from dateline.cli.stories.takedown_order import WholeStory, find_whole_story, make_order, send_order
from dateline.cli.upgrade.catch_up import catch_up
from dateline.cli.upgrade.prepare import must_be_current
from dateline.cli.upgrade.steps import Sides, announce, drain, go_live, until_live_is_as_far
from dateline.core.replay.alias import Alias
from dateline.core.replay.job import ReplayError
from dateline.core.text.fingerprint import fingerprint
from dateline.kafka import child_process
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.codec import decode
from dateline.kafka.topic_admin import count_topic, require_topic
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import RAW, STORIES, TAKEDOWNS
from dateline_schemas import Takedown

_NONE: Final[frozenset[str]] = frozenset()


def carry_takedowns(sides: Sides) -> int:
    """Order every story of the target withdrawn that was ever taken down under the name; return how many.

    The orders bear the target's mark, since everybody who had to hear of the withdrawals has.
    """
    orders = asyncio.run(_kept(sides.named))
    if not orders:
        return 0
    texts = {each.story_id: _texts(each, find_whole_story(StoryTopic(sides.former), each.story_id)) for each in orders}
    told = asyncio.run(_told(sides.target, frozenset().union(*texts.values())))
    due = {one.story_id: one for each in orders for one in _in_target(sides.target, each, texts[each.story_id], told)}
    for one in due.values():
        asyncio.run(send_order(sides.target, one))
    return len(due)


async def _kept(named: ResolvedSettings) -> list[Takedown]:
    """Return the orders under a name, the last of each story."""
    if not await count_topic(named, TAKEDOWNS):
        return []
    found = {}
    async for batch in read_committed(named, TAKEDOWNS, None, follow=False):
        for record in batch:
            if record.value is not None:
                takedown = decode(Takedown, record.value)
                found[takedown.story_id] = takedown
    return list(found.values())


def _texts(takedown: Takedown, whole: WholeStory | None) -> frozenset[str]:
    """Return the fingerprints of a story's texts, as they were and as this version of the code takes them."""
    versions = whole.versions if whole is not None else ()
    now = {fingerprint(story.text, story.headline) for story in versions if story.text is not None}
    return frozenset({*takedown.fingerprints, *(story.fingerprint for story in versions if story.fingerprint), *now})


async def _told(target: ResolvedSettings, texts: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Return the ids of the stories that told some texts, by fingerprint."""
    found: dict[str, frozenset[str]] = {}
    async for batch in read_committed(target, STORIES, None, follow=False):
        for record in batch:
            story = orjson.loads(record.value or b"{}")
            if (name := story.get("fingerprint")) in texts:
                found[name] = found.get(name, _NONE) | {story["story_id"]}
    return found


def _in_target(
    target: ResolvedSettings, takedown: Takedown, texts: frozenset[str], told: Mapping[str, frozenset[str]]
) -> Iterable[Takedown]:
    """Yield the orders that withdraw a story in the target; where it is not told there, the order as it was given."""
    stories = StoryTopic(target)
    ids = {takedown.story_id}.union(*(told.get(name, _NONE) for name in texts))
    wholes = {whole.story_id: whole for name in sorted(ids) if (whole := find_whole_story(stories, name)) is not None}
    for whole in wholes.values():
        given = make_order(whole, takedown.reason, takedown.requested_by, takedown.requested_at)
        yield given.model_copy(update={"fingerprints": tuple(dict.fromkeys((*given.fingerprints, *sorted(texts))))})
    if not wholes:
        yield takedown.model_copy(update={"fingerprints": tuple(sorted(texts))})


Patience: TypeAlias = Annotated[
    float, typer.Option(metavar="SECONDS", min=1, help="Wait so long for live's workers to move.")
]


def switch(
    name: ReplayName,
    *,
    workers: Workers = 1,
    patience: Patience = 60,
) -> None:
    """Make a prepared namespace live: workers go over to it as they are started again, readers by themselves.

    The namespace catches up first. Then nobody takes pages in for some seconds, while live's workers bring to its end
    what they have begun; pages that come meanwhile wait in the raw topic. Every page makes records without a mark
    in one of the two namespaces, never in both. Cut short, the same command finishes it.

    Live's workers leave with 75 and have to be started again, as a service manager does, and `dateline up`. Once
    the switch is done, replace those of an older version, which refuse to work on.
    """
    child_process.end_on_sigterm()
    named = public_settings(load_settings())
    if name == named.namespace:
        msg = f"{name} is the name that the others are live under; `dateline upgrade back` makes it live again"
        raise typer.BadParameter(msg, param_hint="NAME")
    _switch(named, name, workers, patience)


def back(*, workers: Workers = 1, patience: Patience = 60) -> None:
    """Make the namespace live again that was live before the last switch, in the same way.

    By the version of Dateline that wrote its state: another fingerprint version cannot go on with it.
    """
    child_process.end_on_sigterm()
    named = public_settings(load_settings())
    alias = asyncio.run(read_alias(named))
    if alias is None:
        msg = f"{named.namespace} was never switched: there is nothing to go back to"
        raise ReplayError(msg)
    cut_short = alias.phase == "switching" and alias.live == named.namespace
    _switch(named, alias.live if cut_short else alias.former, workers, patience)


def _switch(named: ResolvedSettings, name: str, workers: int, patience: float) -> None:
    alias = asyncio.run(read_alias(named))
    if alias is not None and alias.live == name and alias.phase == "live":
        msg = f"{name} is live under the name of {named.namespace} already"
        raise ReplayError(msg)
    if alias is not None and alias.phase == "switching" and alias.live != name:
        again = "back" if alias.live == named.namespace else f"switch {alias.live}"
        msg = f"a switch to {alias.live} was cut short: finish it with `dateline upgrade {again}`"
        raise ReplayError(msg)
    sides = asyncio.run(_sides(named, name, alias))
    if alias is None or alias.phase == "live":
        catch_up(sides.target, workers)
        asyncio.run(until_live_is_as_far(sides, patience))
        asyncio.run(announce(sides))
    ends = asyncio.run(drain(sides, patience))
    carry_takedowns(sides)
    asyncio.run(go_live(sides, ends))
    typer.echo(f"{name} is live under the name of {named.namespace}; `dateline upgrade back` undoes it", err=True)


async def _sides(named: ResolvedSettings, name: str, alias: Alias | None) -> Sides:
    """Return both sides. Raises ``ReplayError`` where the target is neither prepared nor the name's own namespace."""
    partitions = await require_topic(named, RAW)
    former = named.namespace if alias is None else alias.former if alias.phase == "switching" else alias.live
    if name != named.namespace:
        marker = (await find_replay(named.model_copy(update={"namespace": name}))).marker
        if marker is None or not marker.upgrade or marker.live != named.namespace or marker.state != "done":
            msg = f"{name} is not prepared: `dateline upgrade prepare --as {name}` first"
            raise ReplayError(msg)
        must_be_current(name, marker)

    def side(namespace: str) -> ResolvedSettings:
        raw = named.namespace if namespace != named.namespace else None
        told = {"namespace": namespace, "raw_namespace": raw, "partitions": partitions, "mark": f"upgrade-{namespace}"}
        return named.model_copy(update=told)

    return Sides(named, side(name), side(former))
