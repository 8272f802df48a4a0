"""``dateline upgrade switch`` and ``back``: make another namespace live. ``verbs`` describes the protocol, by steps.

``carry_takedowns`` withdraws, in the namespace that goes live, every story that was ever taken down under the name.
That namespace was warmed with raw pages, so it built the story again, and with another version of the code the story
may have another id and other fingerprints. So its stories are found by their texts.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Final, TypeAlias

import typer

from dateline.agents.monitoring.unmatched_stories import find_unmatched
from dateline.agents.stage import FLOW
from dateline.agents.state.versions import other_version_of_state
from dateline.cli.options.namespace import ReplayName
from dateline.cli.options.workers import Workers
from dateline.cli.replay.marker import find_markers, find_replay
from dateline.cli.stories.sources import StoryTopic
from dateline.cli.stories.takedown_order import (
    find_whole_story,
    fingerprints,
    ids_by_fingerprint,
    make_order,
    send_order,
)
from dateline.cli.terminal.notices import notice
from dateline.cli.upgrade.catch_up import catch_up
from dateline.cli.upgrade.prepare import require_current_versions
from dateline.cli.upgrade.steps import Sides, announce, drain, go_live, wait_for_live
from dateline.client.takedown_orders import stored_orders
from dateline.core.replay.alias import Alias, Stretch
from dateline.core.replay.job import ReplayError
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import require_topic
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import RAW
from dateline_schemas import Takedown

Patience: TypeAlias = Annotated[
    float,
    typer.Option(
        "--patience", metavar="SECONDS", min=1, help="How long to wait for live's workers while they make no progress."
    ),
]

BackName: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="The namespace to go back to. Default: the one that was live before the last switch.",
        show_default=False,
    ),
]

_NO_IDS: Final[frozenset[str]] = frozenset()


def switch(
    name: ReplayName,
    *,
    workers: Workers = 1,
    patience: Patience = 60,
) -> None:
    """Make a prepared namespace live: workers change over when they are started again, readers by themselves.

    The namespace catches up first. Then, for some seconds, no page is processed, while live's workers finish what they
    have begun; new pages wait in the raw topic. For every page, exactly one of the two namespaces makes records without
    the header dateline-replay. If the command is interrupted, run it again to finish the switch.

    Live's workers exit with 75 and must be started again, as a service manager does, and `dateline up`. After the
    switch, replace workers of an older version: they refuse to go on.

    [bold]Exit codes[/bold]
      0  done
      1  refused, interrupted or failed; the message says what to do
      2  wrong usage, or a wrong setting
    """
    named = public_settings(load_settings())
    if name == named.namespace:
        msg = f"{name} is the name that the others are live under; `dateline upgrade back` makes it live again"
        raise typer.BadParameter(msg, param_hint="NAME")
    _switch(named, name, workers, patience, went_back=False)


def back(name: BackName = None, *, workers: Workers = 1, patience: Patience = 60) -> None:
    """Make the namespace live again that was live before the last switch, in the same way.

    Run it with the version of Dateline that made that namespace: another fingerprint version cannot read its state.

    Without NAME, it undoes one switch only: run again after it has gone back, it refuses, and never goes forth again.
    If the command is interrupted, run it again to finish.

    [bold]Exit codes[/bold]
      0  done
      1  refused, interrupted or failed; the message says what to do
      2  wrong usage, or a wrong setting
    """
    named = public_settings(load_settings())
    alias = asyncio.run(read_alias(named))
    if alias is None:
        msg = f"{named.namespace} was never switched: there is nothing to go back to"
        raise ReplayError(msg)
    target = back_target(alias, named.namespace, name, asyncio.run(find_markers(named)))
    done = alias.phase == "live" and alias.live == target
    if not done:
        notice(f"going back from {alias.former if alias.phase == 'switching' else alias.live} to {target}")
    _switch(named, target, workers, patience, went_back=True)


def back_target(alias: Alias, public: str, name: str | None, kept: Collection[str]) -> str:
    """Return the namespace that ``back`` makes live; ``name`` is the one that was given.

    ``kept`` are the prepared namespaces that were not dropped.

    Raises ``ReplayError`` where a switch that ``back`` did not begin is unfinished, and without a name where ``back``
    has been done already. A usage error where the name is of a namespace that was not live before.
    """
    if alias.phase == "switching":
        if not alias.is_return(public) or name not in {None, alias.live}:
            raise ReplayError(_unfinished(alias, public))
        return alias.live
    if name is None and alias.is_return(public):
        msg = (
            f"{alias.live} is live under the name of {public} already: `dateline upgrade back` was done, at "
            f"{alias.at.isoformat(timespec='seconds')}. {_way_forth(alias, public, kept)}"
        )
        raise ReplayError(msg)
    if name is not None and name not in {alias.live, alias.former, public}:
        way = "switch" if name in kept else "prepare --as"
        makes = "makes it live" if name in kept else "prepares one of that name"
        msg = f"{name} was not live before {alias.live}; `dateline upgrade {way} {name}` {makes}"
        raise typer.BadParameter(msg, param_hint="NAME")
    return name or alias.former


def _way_forth(alias: Alias, public: str, kept: Collection[str]) -> str:
    """Return what to do to have the namespace that was live before ``back``, which may be dropped since."""
    if alias.former in {public, *kept}:
        return f"`{alias.undo(public)}` makes {alias.former} live again"
    return f"{alias.former} is deleted; `dateline upgrade prepare --as {alias.former}` makes a new one of that name"


def _unfinished(alias: Alias, public: str) -> str:
    return f"a switch to {alias.live} was interrupted: finish it with `{alias.finish(public)}`"


def _switch(named: ResolvedSettings, name: str, workers: int, patience: float, *, went_back: bool) -> None:
    """Carry out the protocol, or what an interrupted switch left of it. Raises ``ReplayError``."""
    alias = asyncio.run(read_alias(named))
    if alias is not None and alias.live == name and alias.phase == "live":
        msg = f"{name} is live under the name of {named.namespace} already"
        raise ReplayError(msg)
    if alias is not None and alias.phase == "switching" and alias.live != name:
        raise ReplayError(_unfinished(alias, named.namespace))
    sides = asyncio.run(_sides(named, name, alias, went_back=went_back))
    if alias is None or alias.phase == "live":
        notice(f"1 of 3: {name} catches up with {sides.former.namespace}")
        catch_up(sides.target, workers)
        asyncio.run(wait_for_live(sides, patience))
        asyncio.run(announce(sides))
    try:
        notice(f"2 of 3: the workers of {sides.former.namespace} finish what they have begun; new pages wait")
        ends = asyncio.run(drain(sides, patience))
        carry_takedowns(sides)
        notice(f"3 of 3: {name} becomes live")
        alias = asyncio.run(go_live(sides, ends))
    except KeyboardInterrupt:
        again = "back" if sides.went_back or name == named.namespace else f"switch {name}"
        notice(f"the switch is unfinished, and new pages wait: `dateline upgrade {again}` finishes it")
        raise
    notice(f"{name} is live under the name of {named.namespace}; `{alias.undo(named.namespace)}` undoes it")
    _tell_of_unmatched(named, alias)


def _tell_of_unmatched(named: ResolvedSettings, alias: Alias) -> None:
    """Say where alerts are still to come of namespaces that were live before: nobody should delete them."""
    for unmatched in asyncio.run(find_unmatched(named, alias)):
        former = unmatched.settings.namespace
        end = f" Until then, keep {former}" if former != named.namespace else ""
        notice(f"{former}: {unmatched.words} for `alerts run`, which matches them first: see that it runs.{end}")


async def _sides(named: ResolvedSettings, name: str, alias: Alias | None, *, went_back: bool) -> Sides:
    """Return both sides. Raises ``ReplayError`` where the target is neither prepared nor the name's own namespace."""
    partitions = await require_topic(named, RAW)
    former = named.namespace if alias is None else alias.former if alias.phase == "switching" else alias.live
    if name != named.namespace:
        marker = (await find_replay(named.model_copy(update={"namespace": name}))).marker
        if marker is None or not marker.upgrade or marker.live != named.namespace or marker.state != "done":
            is_begun = marker is not None and marker.upgrade and marker.live == named.namespace
            state, run = ("prepared to its end", "again") if is_begun else ("prepared", "first")
            msg = f"{name} is not {state}: run `dateline upgrade prepare --as {name}` {run}"
            raise ReplayError(msg)
        require_current_versions(name, marker, _made_by(name) if went_back else "")

    def side(namespace: str) -> ResolvedSettings:
        raw = named.namespace if namespace != named.namespace else None
        update = {
            "namespace": namespace, "raw_namespace": raw, "partitions": partitions, "mark": f"upgrade-{namespace}",
        }  # fmt: skip
        return named.model_copy(update=update)

    # A switch that is finished by the other verb stays what it was begun as.
    if alias is not None and alias.phase == "switching":
        went_back = alias.is_return(named.namespace)
    earlier = (Stretch(live=former),) if alias is None else alias.stretches(named.namespace)
    await _require_own_state(side(name))
    return Sides(named, side(name), side(former), went_back, earlier)


async def _require_own_state(target: ResolvedSettings) -> None:
    """Raise ``ReplayError`` where another version wrote the target's state, which the workers here would refuse."""
    shares = [(stage, number) for stage in FLOW for number in range(target.partitions)]
    async with reading(target) as reader:
        why = await other_version_of_state(reader, target, shares)
    if why:
        msg = f"{why}. Nothing was changed: {_made_by(target.namespace)}"
        raise ReplayError(msg)


def _made_by(name: str) -> str:
    """Return what to do about a namespace of another version that was live before, and holds what it told."""
    return f"run it with the version of Dateline that made {name}"


def carry_takedowns(sides: Sides) -> int:
    """Order again, in the target, every takedown that was ever ordered under the name; return how many orders.

    The orders carry the target's mark: readers were sent the withdrawals already.
    """
    orders = asyncio.run(stored_orders(sides.named))
    if not orders:
        return 0
    texts = {
        order.story_id: frozenset(order.fingerprints).union(
            fingerprints(find_whole_story(StoryTopic(sides.former), order.story_id))
        )
        for order in orders
    }
    ids = asyncio.run(ids_by_fingerprint(sides.target, frozenset().union(*texts.values())))
    due = {
        target_order.story_id: target_order
        for order in orders
        for target_order in _target_orders(sides.target, order, texts[order.story_id], ids)
    }
    for target_order in due.values():
        asyncio.run(send_order(sides.target, target_order))
    return len(due)


def _target_orders(
    target: ResolvedSettings, order: Takedown, texts: frozenset[str], ids_by_text: Mapping[str, frozenset[str]]
) -> Iterable[Takedown]:
    """Yield an order for each story of the target that holds one of the texts.

    Where there is none, yield the given order with all fingerprints, so that the texts are withdrawn if they come.
    """
    stories = StoryTopic(target)
    ids = {order.story_id}.union(*(ids_by_text.get(text, _NO_IDS) for text in texts))
    wholes = {whole.story_id: whole for name in sorted(ids) if (whole := find_whole_story(stories, name)) is not None}
    for whole in wholes.values():
        target_order = make_order(whole, order.reason, order.requested_by, order.requested_at)
        fingerprints = tuple(dict.fromkeys((*target_order.fingerprints, *sorted(texts))))
        yield target_order.model_copy(update={"fingerprints": fingerprints})
    if not wholes:
        yield order.model_copy(update={"fingerprints": tuple(sorted(texts))})
