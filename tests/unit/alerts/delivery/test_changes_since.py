"""What changed since a version that a target was told of, from the alerts of any rules."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.changes_since import StoryChanges
from dateline_schemas import Story
from dateline_schemas.alert import Alert
from tests.alerts import alert


def on(version: int, rule: str, changed: tuple[str, ...] = (), since: int | None = None) -> Alert:
    """Return an alert on a version that changed one thing; ``since`` is where its rule alerted last, if before that."""
    relation = {"kind": "update", "parent": version - 1, "rule": "kin", "changed": (dead(version - 1, version),)}
    story = alert().story.model_dump() | {"version": version, "relation": relation}
    made = alert(alert_id=f"{rule}-{version}", rule=rule, version=version, occasion="update", story=story)
    return made if since is None else made.model_copy(update={"changed": changed})


def dead(first: int, last: int) -> str:
    return f"{first} → {last} dead"


def test_what_was_told_in_between_is_left_out() -> None:
    """A rule held back the second version, of which another rule told."""
    changes = StoryChanges()
    for each in (on(1, "quick"), on(1, "slow"), on(2, "quick"), on(3, "slow", (dead(1, 3),), since=1)):
        changes.add(each)
    assert changes.since(1, 3) == (dead(1, 3),)
    assert changes.since(2, 3) == (dead(2, 3),)


def test_what_was_left_out_in_between_is_told() -> None:
    """The target does not take the alert on the second version."""
    changes = StoryChanges()
    for each in (on(1, "floods"), on(2, "floods"), on(3, "floods")):
        changes.add(each)
    assert changes.since(1, 3) == (dead(1, 3),)


def test_it_begins_as_late_as_alerts_say() -> None:
    changes = StoryChanges()
    for each in (on(1, "floods"), on(2, "floods"), on(6, "floods", (dead(2, 6),), since=2)):
        changes.add(each)
    assert changes.since(4, 6) == (dead(2, 6),)
    assert changes.since(4, 5) is None


def test_why_a_story_was_withdrawn_is_no_change_of_its_return() -> None:
    changes = StoryChanges()
    relation = {"kind": "withdrawal", "parent": 1, "rule": "kin", "changed": ("note: “It was wrong.”",)}
    story = on(2, "floods").story.model_copy(update={"event": "withdrawn"}).model_dump() | {"relation": relation}
    for each in (
        on(1, "floods"),
        on(2, "floods").model_copy(update={"story": Story.model_validate(story)}),
        on(3, "floods"),
    ):
        changes.add(each)
    assert changes.since(1, 3) == (dead(2, 3),)


def test_the_same_alert_again_changes_nothing() -> None:
    changes = StoryChanges()
    for each in (on(1, "floods"), on(2, "floods"), on(3, "floods"), on(1, "floods")):
        changes.add(each)
    assert changes.since(2, 3) == (dead(2, 3),)


@given(st.lists(st.sets(st.integers(2, 12), min_size=1), min_size=1, max_size=4), st.integers(1, 11))
def test_from_every_version_that_alerted_it_is_exact(held: list[set[int]], told: int) -> None:
    """Each rule alerts on version 1 and on the versions of its set; a target was told of any that alerted."""
    alerts = [
        on(version, f"rule-{number}", (dead(before, version),), since=before)
        for number, versions in enumerate(held)
        for before, version in zip([1, *sorted(versions)], sorted(versions), strict=False)
    ]
    changes = StoryChanges()
    for each in [on(1, f"rule-{number}") for number in range(len(held))] + sorted(alerts, key=lambda a: a.version):
        changes.add(each)
    for version in {each.version for each in alerts if each.version > told}:
        result = changes.since(told, version)
        if any(told in {1, *versions} and version in versions for versions in held):
            assert result == (dead(told, version),)
        else:
            assert result is not None
            assert result[0].endswith(f"→ {version} dead")
