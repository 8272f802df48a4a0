"""The law of cooldowns, over restarts: alerts of a rule are a cooldown apart, and none is held back without need."""

from datetime import timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.stages.alert import AlertStage
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, encode
from dateline_schemas import Alert
from tests.alert_stories import at, matched, rule, story

COOLDOWN: Final = timedelta(minutes=30)
RULES: Final = (rule(cooldown="30m", horizon="30d"), rule(id="spaced", any=["earthquake"], updates="every 30m"))
MONTH: Final = 30 * 24 * 60
seconds = st.one_of(
    st.integers(-4 * 3600, 4 * 3600),
    st.integers(-16, 16).map(lambda half_hours: half_hours * 1800),  # just a cooldown apart
    st.integers(0, 400).map(lambda days: days * 24 * 3600),  # of the future
)
pages = st.lists(
    st.tuples(seconds, st.sampled_from((0, 1, 999_999)), st.booleans(), st.booleans()), min_size=1, max_size=25
)


def restarted(stage: AlertStage, state: dict[bytes, bytes]) -> AlertStage:
    """Return a stage of the next worker, from the state that this one wrote."""
    for key, value in stage.changes().items():
        if value is None:
            state.pop(key, None)
        else:
            state[key] = value
    after = AlertStage("wire", Clock())
    for key, value in state.items():
        after.load(key, value)
    return after


@given(pages)
def test_alerts_are_a_cooldown_apart_in_any_order_over_any_restart(
    pages: list[tuple[int, int, bool, bool]],
) -> None:
    """Each page is a story of its own for the first rule, and for the second an update of one story."""
    stage = AlertStage("wire", Clock())
    state: dict[bytes, bytes] = {}
    alerts: dict[str, list[Alert]] = {"quake": [], "spaced": []}
    for version, (second, micros, restarts, updates) in enumerate(pages, 1):
        moment = at(second / 60) + timedelta(microseconds=micros)
        name, wants = ("one", RULES[1]) if updates else (f"story {version}", RULES[0])
        kind = "update" if updates and alerts["spaced"] else "new"
        of = story(story_id=name, version=version, kind=kind, fetched_at=moment, minutes=second / 60)
        match = matched(wants, of=of, as_of=-MONTH)  # so no page is old news
        allowed = all(abs(alert.at - moment) >= COOLDOWN for alert in alerts[wants.id])
        sent = [
            Alert.read(record.value or b"")
            for record in stage.process(Incoming("t", 0, version, 0, b"k", encode(match), ()))
        ]
        assert len(sent) == allowed
        alerts[wants.id] += sent
        if restarts:
            stage = restarted(stage, state)
