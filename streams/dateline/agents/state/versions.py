"""Which version of the code made a namespace: only workers of that version run in it.

A worker refuses by these words, and ``dateline status`` and ``doctor`` say by them that it will.
"""

from collections.abc import Collection

from aiokafka import AIOKafkaConsumer

from dateline.agents.state.positions import Share, position_records
from dateline.agents.state.restore import OtherVersionError, StateError, checked_position
from dateline.core.replay.alias import Alias
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.settings import ResolvedSettings


def other_version(public: str, alias: Alias) -> str:
    """Return which version fills the live namespace, where it is another than this one; else an empty string.

    ``public`` is the public name: after a step back the live namespace has it too.
    """
    versions = alias.parser_version, alias.fingerprint_version, alias.story_model
    own = PARSER_VERSION, FINGERPRINT_VERSION, STORY_MODEL_VERSION
    if versions == own:
        return ""
    now = f"{public} is {alias.live} now," if alias.live != public else f"{public} itself is live, and it is"
    return (
        f"{now} of parser {versions[0]}, fingerprint {versions[1]} and story model {versions[2]}; "
        f"this has {own[0]}, {own[1]} and {own[2]}"
    )


async def other_version_of_state(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> str:
    """Return which version wrote the first state that this one refuses; an empty string where there is none.

    Position records that cannot be read are passed over: ``damaged_positions`` tells of them.
    """
    records = await position_records(reader, settings, shares)
    for (stage, _), record in sorted(records.items(), key=lambda each: each[0]):
        where = f"{record.topic}/{record.partition}@{record.offset}"
        try:
            checked_position(record.value or b"", where, threads=stage == "thread")
        except OtherVersionError as error:
            return error.problem
        except StateError:
            continue
    return ""


async def version_refusal(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share], alias: Alias | None
) -> str:
    """Return why no worker of this version can run in a namespace; an empty string where one can."""
    is_live = alias is not None and alias.phase == "live" and alias.live == settings.namespace
    if alias is not None and is_live and (why := other_version(settings.public, alias)):
        return why
    return await other_version_of_state(reader, settings, shares)
