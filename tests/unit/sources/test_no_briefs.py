"""Pages without a brief are counted by source and reason, in bounded memory, and summed up in one line."""

from dateline.core.sources.no_briefs import MAX_SHOWN, MAX_SOURCES, NoBriefs


def test_the_summary_names_sources_and_reasons_the_most_frequent_first() -> None:
    counts = NoBriefs()
    for source, reason in [
        ("wire", None),
        ("wire", "no_news"),
        ("portal", "menu"),
        ("portal", "refusal"),
        ("portal", "refusal"),
    ]:
        counts.count(source, reason)
    assert counts.summary() == "4 of 5 pages gave no brief: portal 3 (refusal 2, menu), wire 1 (no_news)"


def test_there_is_no_summary_where_every_page_gave_a_brief() -> None:
    counts = NoBriefs()
    counts.count("wire", None)
    assert (counts.summary(), counts.number, counts.pages) == ("", 0, 1)


def test_further_sources_are_counted_together() -> None:
    counts = NoBriefs()
    for number in range(MAX_SOURCES + 50):
        counts.count(f"source {number:05}", "gone")
    assert len(counts.by_source) == MAX_SOURCES
    assert counts.number == MAX_SOURCES + 50
    assert counts.summary().count("source 0") == MAX_SHOWN
    assert counts.summary().endswith(
        f"other sources {MAX_SOURCES + 50 - MAX_SHOWN} (gone {MAX_SOURCES + 50 - MAX_SHOWN})"
    )
