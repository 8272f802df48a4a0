"""Which gateways a takedown has reached, as notes say it."""

from datetime import UTC, datetime, timedelta

from dateline.cli.stories.gateway_copies import lines_of, reached_of
from dateline.client.gateway_notes import GatewayNote, GatewayNotes

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def note(name: str, ago: timedelta, copy_file: str | None = None) -> GatewayNote:
    return GatewayNote(
        gateway=name, at=NOW - ago, address=f"host-{name}:8480", version="0.1.0", caught_up=True, clients=0,
        copy_bytes=1, copy_file=copy_file,
    )  # fmt: skip


def test_gateways_are_named_by_what_they_have_done() -> None:
    gateways = {
        "a": note("a", timedelta(seconds=30)),
        "b": note("b", timedelta(seconds=20)),
        "c": note("c", timedelta(days=3)),
        "d": note("d", timedelta(days=3), "/data/d.sqlite"),
        "e": note("e", timedelta(minutes=1)).model_copy(update={"stopped": True}),
        "gone": note("gone", timedelta(days=91)),
    }
    notes = GatewayNotes(gateways, {"s": {"a": NOW - timedelta(seconds=2), "forgotten": NOW}, "t": {"b": NOW}})
    confirmed, forgotten, *silent = lines_of(reached_of(notes, "s", NOW), NOW)
    assert confirmed == "gateway a at host-a:8480 has nothing of it since 2026-11-30T11:59:58Z"
    assert forgotten == "gateway forgotten has nothing of it since 2026-11-30T12:00:00Z"
    assert silent == [
        (
            "gateway b at host-b:8480 has not confirmed yet (it was last heard from 20 s ago, and tells once a minute "
            "that it runs, so it may have ended since): run this again; where it still has not after a minute, stop it "
            "if it runs, and delete its copy, of which it fills a new one"
        ),
        (
            "gateway c at host-c:8480 was not heard from since 2026-11-27T12:00:00Z: its copy may hold the text until "
            "it runs again, or its file is deleted"
        ),
        (
            "gateway d at host-d:8480 was not heard from since 2026-11-27T12:00:00Z: its copy may hold the text until "
            "it runs again, or its file /data/d.sqlite is deleted"
        ),
        (
            "gateway e at host-e:8480 has stopped at 2026-11-30T11:59:00Z: its copy may hold the text until it runs "
            "again, or its file is deleted"
        ),
    ]
    assert lines_of(reached_of(GatewayNotes({}, {}), "s", NOW), NOW) == []
