"""The namespaces of a public name that the broker holds, live or not: each may hold copies of a story.

``dateline upgrade`` keeps the namespace that was live before, and the prepared ones; a replay keeps its own until it is
dropped. Each is made from the name's pages.
"""

from typing import NamedTuple

from dateline.cli.replay.marker import find_markers, find_replay
from dateline.core.replay.alias import role_of
from dateline.core.replay.job import Marker
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.clients import administering
from dateline.kafka.topic_admin import count_partitions
from dateline.settings import ResolvedSettings
from dateline.topics import TOPICS, Topic


class Namespace(NamedTuple):
    """A namespace, and which of the table's topics it has on the broker."""

    settings: ResolvedSettings
    role: str
    """What it is under the public name: ``live``, ``former``, ``prepared``, ``replay``."""
    topics: tuple[Topic, ...]
    marker: Marker | None
    """The marker of the replay or the upgrade that made it; None for the public name's own namespace."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.settings.namespace


async def find_namespaces(settings: ResolvedSettings) -> list[Namespace]:
    """Return the namespace of the settings first, with all that it reads, then the others of its public name.

    Of the others, only topics that exist are listed: a drop may have been interrupted. A namespace that has copies of
    the shared topics, as every prepared one, is listed with these a second time.
    """
    named = public_settings(settings)
    markers, alias = await find_markers(named), await read_alias(named)
    candidates = {named.namespace, *markers, *([alias.live, alias.former] if alias is not None else [])}
    roles = {name: role_of(name, alias, markers.get(name)) for name in candidates | {settings.namespace}}
    own = settings.namespace
    namespaces = [Namespace(settings, roles[own], TOPICS, markers.get(own))]
    searched = {topic.of(settings) for topic in TOPICS}
    for name in (own, *sorted(candidates - {own})):
        # By its own names: whatever stands on its copies of the shared topics is found too.
        other = named.model_copy(update={"namespace": name})
        async with administering(other) as admin:
            existing = await count_partitions(admin, other)
        topics = tuple(topic for topic in TOPICS if topic.of(other) in existing.keys() - searched)
        if topics:
            namespaces.append(Namespace(other, roles[name], topics, markers.get(name)))
    return namespaces


async def find_public_name(settings: ResolvedSettings) -> str | None:
    """Return the public name that a namespace was made for, where the settings name it by itself."""
    if settings.namespace != public_settings(settings).namespace:
        return None
    marker = (await find_replay(settings)).marker
    return marker.live if marker is not None else None
