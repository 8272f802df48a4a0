import re
from dataclasses import replace
from time import process_time
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.markup import Medium
from dateline.core.alerts.delivery.message import (
    MAX_SUBJECT_CHARS,
    Message,
    compose,
    compose_digest,
    idempotency_key,
    shorten,
    trial,
)
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline.delivery.sent_versions import SentVersions
from dateline_schemas import Relation
from dateline_schemas.alert import BACK, Alert
from tests.alerts import NOW, alert
from tests.rows import each_row
from tests.unit.stories.test_thread import FERRY, distinct
from tests.unit.stories.withdrawals.test_takedown import order

KEY = "alert-1:desk"
MAX_SECONDS = 2.0
"""Of the processor, for a text that is made to take long; it takes 0.2 s."""


def bundle(*alerts: Alert) -> Bundle:
    first, *others = alerts
    made = Bundle.of(first)
    for other in others:
        made.add(other)
    return made


def message(*alerts: Alert, medium: Medium = "chat") -> Message:
    return compose(bundle(*alerts), KEY, medium)


def of(occasion: str, **story: object) -> Alert:
    given = alert()
    return alert(occasion=occasion, story=given.story.model_copy(update=story))


@pytest.mark.parametrize(
    ("occasion", "subject", "advice"),
    [
        ("story", "[medium] Floods: Headline 1", "First paragraph."),
        ("update", "[medium] UPDATE: Floods: Headline 1", "There is more on a story that you were alerted to."),
        (
            "correction",
            "[medium] CORRECTED: Floods: Headline 1",
            "The source corrects a story that you were alerted to.",
        ),
        ("withdrawal", "[medium] WITHDRAWN: Floods: Headline 1", "The source withdraws this story. Do not use it"),
    ],
)
def test_a_message_begins_with_its_occasion(occasion: str, subject: str, advice: str) -> None:
    sent = message(of(occasion))
    assert sent.subject == subject
    assert sent.body.startswith(advice)


@pytest.mark.parametrize("occasion", ["update", "correction"])
def test_a_story_that_is_back_after_its_withdrawal_is_told_as_such(occasion: str) -> None:
    back = of(occasion).model_copy(update={"changed": (BACK, "3 → 4 dead")})
    sent = message(back)
    assert sent.subject == "[medium] BACK AFTER WITHDRAWAL: Floods: Headline 1"
    assert sent.body.startswith("The source publishes this story again, which it had withdrawn. ")
    assert "First paragraph." in sent.body
    withdrawn = of("withdrawal", version=2).model_copy(update={"version": 2})
    later = of(occasion, version=3).model_copy(update={"version": 3, "changed": (BACK,)})
    for bundles in ([bundle(later)], [bundle(withdrawn), bundle(later)]):
        body = compose_digest(bundles, KEY).body
        assert body.startswith("[medium] BACK AFTER WITHDRAWAL: Floods: Headline 1\nThe source publishes this story")
        assert "First paragraph." in body


def test_a_message_has_text_source_and_key() -> None:
    assert message(alert()).body == (
        "First paragraph.\n\nSecond paragraph.\n\n"
        "Source: kust https://kust.example/1\nSeen: 1 time, by 1 source\nMatched: flood\nRule: floods (medium)\n"
        "Story: story-1 version 1, seen 2026-02-07 22:00 +0000\nKey: alert-1:desk"
    )


WHY = ("note: “The coast guard's report *was* wrong.”", "note: “@here </b> #1.”")


def withdrawn_for(*changed: str, rule: str = "notice-of-its-headline") -> Alert:
    relation = Relation(kind="withdrawal", parent=1, rule=rule, changed=changed)
    return of("withdrawal", event="withdrawn", text=None, relation=relation)


def test_a_withdrawal_says_why_in_harmless_words() -> None:
    body = message(withdrawn_for(*WHY)).body
    reason = next(line for line in body.splitlines() if line.startswith("Reason: "))
    assert reason.startswith("Reason: “The coast guard's report ∗was∗ wrong.” “")
    assert "@here" not in reason
    assert "Changed" not in body
    assert "Reason" not in message(withdrawn_for()).body
    assert "Reason" not in message(withdrawn_for(rule="takedown")).body


OWN_WORDS = ("note: “Kestrel withdraws its story on the Alvik mill fire.”", "note: “No mill burnt.”")


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Kestrel withdraws story on mill fire", "Kestrel withdraws story on mill fire"),
        ("WITHDRAWN: Mill fire", "Mill fire"),
        (None, "Kestrel withdraws its story on the Alvik mill fire. No mill burnt."),
    ],
)
def test_a_notice_without_a_story_is_told_in_its_own_words(headline: str | None, title: str) -> None:
    relation = Relation(kind="withdrawal", rule="unmatched", changed=OWN_WORDS)
    notice = of("withdrawal", event="withdrawn", text=None, headline=headline, relation=relation, language="en")
    sent = message(notice)
    assert sent.subject == f"[medium] WITHDRAWN: Floods: {title}"
    assert "no story was found for its notice" in sent.body
    assert "Notice: “Kestrel withdraws its story on the Alvik mill fire.” “No mill burnt.”" in sent.body
    assert "Notice: “Kestrel" in compose_digest([Bundle.of(notice)], "key").body


def test_why_a_known_story_is_withdrawn_is_said_once() -> None:
    known = replace(Bundle.of(withdrawn_for(*WHY)), is_known=True, changed_since=WHY)
    assert "Changed" not in compose(known, "key").body


def test_a_digest_says_why_a_story_is_withdrawn() -> None:
    digest = compose_digest([Bundle.of(withdrawn_for(*WHY))], "key")
    assert "\nReason: “The coast guard's report ∗was∗ wrong.” “" in digest.body


def test_a_withdrawal_has_no_text() -> None:
    assert "paragraph" not in message(of("withdrawal")).body


def test_a_takedown_is_not_put_down_to_the_source() -> None:
    memory = Threads()
    story = thread(memory, distinct(FERRY))[0]
    (withdrawn,) = take_down(memory, order(story))
    sent = message(alert(occasion="withdrawal", story=withdrawn))
    assert sent.subject.startswith("[medium] WITHDRAWN: Floods: ")
    assert sent.body.startswith("This story was taken down, by hand and for good. Do not use it")
    assert "The source" not in sent.body


@each_row(
    ("occasion", "headline", "subject"),
    [
        ("correction", "CORRIGE - Explosion à Lyon", "CORRECTED: Floods: Explosion à Lyon"),
        ("correction", "CORRECTED-Dutch chipmaker", "CORRECTED: Floods: Dutch chipmaker"),
        ("correction", "CORRECTED-(OFFICIAL)-Dutch chipmaker", "CORRECTED: Floods: Dutch chipmaker"),
        ("correction", "CORRECTED: “Fire” (2) at noon", "CORRECTED: Floods: “Fire” (2) at noon"),
        ("correction", "(CORRECTED) Dutch chipmaker", "CORRECTED: Floods: Dutch chipmaker"),
        ("correction", "KORREKTUR: Kein Toter", "CORRECTED: Floods: Kein Toter"),
        ("correction", "【訂正】トルコ地震", "CORRECTED: Floods: トルコ地震"),
        ("correction", "Explosion à Lyon (RECTIFICATIF)", "CORRECTED: Floods: Explosion à Lyon"),
        ("correction", "CORRECTED-UPDATE 2-Quake", "CORRECTED: Floods: Quake"),
        ("update", "ACTUALIZACIÓN 2-Terremoto", "UPDATE: Floods: Terremoto"),
        ("update", "UPDATE 3-Five killed", "UPDATE: Floods: Five killed"),
        ("withdrawal", "RÜCKZUG: Erdbeben", "WITHDRAWN: Floods: Erdbeben"),
        ("withdrawal", "RITIRATA: Treno deragliato", "WITHDRAWN: Floods: Treno deragliato"),
        ("withdrawal", "WITHDRAWN: Ferry firm ends crossings", "WITHDRAWN: Floods: Ferry firm ends crossings"),
        ("withdrawal", "WITHDRAWN", "WITHDRAWN: Floods: WITHDRAWN"),
        ("update", "KORREKTUR: Kein Toter", "UPDATE: Floods: KORREKTUR: Kein Toter"),
        ("story", "CORRECTED-Quake", "Floods: CORRECTED-Quake"),
        ("correction", "REFILE-Quake", "CORRECTED: Floods: REFILE-Quake"),
        ("correction", "Corriger les fautes", "CORRECTED: Floods: Corriger les fautes"),
    ],
)
def test_the_kind_of_a_version_is_said_once_in_front_of_the_rules(occasion: str, headline: str, subject: str) -> None:
    assert message(of(occasion, headline=headline)).subject == f"[medium] {subject}"


@pytest.mark.parametrize(
    ("since", "occasion", "headline", "subject"),
    [
        ("back", "withdrawal", "WITHDRAWN: Explosion at plant", "WITHDRAWN, BACK SINCE: Floods: Explosion at plant"),
        ("back", "withdrawal", "RÜCKZUG: Erdbeben", "WITHDRAWN, BACK SINCE: Floods: Erdbeben"),
        ("revised", "correction", "CORRECTED-Quake", "CORRECTED, REVISED SINCE: Floods: Quake"),
        ("revised", "update", "CORRECTED-Quake", "REVISED SINCE: Floods: CORRECTED-Quake"),
        ("withdrawn", "update", "UPDATE 2-Quake", "WITHDRAWN SINCE: Floods: UPDATE 2-Quake"),
        (None, "correction", "CORRECTED-Quake", "EARLIER TEXT CORRECTED: Floods: CORRECTED-Quake"),
    ],
)
def test_so_it_is_where_the_mark_says_more(since: Any, occasion: str, headline: str, subject: str) -> None:  # noqa: ANN401
    revision = {"version": 3, "headline": headline} if since in {"revised", None} else None
    given = alert().story.model_dump() | {"headline": headline, "superseded_by": revision}
    late = replace(bundle(alert(occasion=occasion, story=given)), since=since)
    assert compose(late, KEY).subject == f"[medium] {subject}"


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("23:01:04", "23:01:52", "2026-02-07 23:01 +0000"),
        ("23:01:59", "23:02:00", "between 2026-02-07 23:01 +0000 and 2026-02-07 23:02 +0000"),
        (None, "23:01:52", "2026-02-07 23:01 +0000"),
    ],
)
def test_an_interval_is_printed_as_one_where_its_ends_are_not_printed_alike(
    earliest: str | None, latest: str, shown: str
) -> None:
    start, end = (moment and f"2026-02-07T{moment}Z" for moment in (earliest, latest))
    given = alert().story.model_dump() | {"published": {"earliest": start, "latest": end, "basis": "age"}}
    assert f"\nPublished: {shown}\n" in message(alert(story=given)).body


def test_a_digest_of_less_than_a_minute_is_printed_with_one_time() -> None:
    alerts = [of_rule("floods", number, at=NOW.replace(second=number)) for number in (1, 2)]
    assert "\nSeen: 2026-02-07 22:00 +0000\n" in compose_digest([*map(bundle, alerts)], "k").body


def test_an_update_says_what_changed() -> None:
    relation = Relation(kind="update", parent=1, score=0.8, rule="kin", changed=("9 → 17 dead", "adds Lund, Oslo"))
    assert "Changed: 9 → 17 dead; adds Lund, Oslo\n" in message(of("update", relation=relation)).body
    assert "Changed" not in message(of("story", relation=relation)).body


def test_a_denial_says_so() -> None:
    relation = Relation(kind="update", parent=1, rule="denial", changed=("denied: “has not resigned”",))
    told = of("update", relation=relation, headline="Minister denies resigning", text="She has not resigned.")
    made = message(told)
    assert "DENIED: " in made.subject
    assert made.body.startswith("Another report denies a story that you were alerted to. Check anything you published")
    assert "Changed: denied: “has not resigned”" in made.body


def test_a_correction_names_only_what_it_corrects_itself() -> None:
    relation = Relation(kind="correction", parent=2, score=0.9, rule="kin", changed=("Lina → Mina",))
    story = of("correction", relation=relation).story
    since_alert = alert(occasion="correction", story=story, changed=("3 → 9 people died", "Lina → Mina"))
    assert Bundle.of(since_alert).corrections == ("Lina → Mina",)


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_of_a_page_steers_a_mail_or_a_terminal(headline: str, text: str) -> None:
    sent = message(of("story", headline=headline, text=text))
    assert sent.subject.isprintable()
    assert len(sent.subject) <= MAX_SUBJECT_CHARS
    assert sent.body.replace("\n", "").isprintable()


def test_programs_get_fields() -> None:
    assert message(alert()).fields == {
        "alert_id": "alert-1", "idempotency_key": KEY, "rule": "floods", "severity": "medium", "occasion": "story",
        "story_id": "story-1", "story_version": "1", "at": "2026-02-07T22:00:00+00:00",
        "alert_ids": "alert-1", "rules": "floods", "sightings": "1", "sources": "1",
    }  # fmt: skip


def test_a_key_depends_on_alert_and_target_alone() -> None:
    assert idempotency_key("a", "desk") == "a:desk" != idempotency_key("a", "night")


def test_a_trial_says_that_it_is_one() -> None:
    assert "Test" in trial("desk", NOW, "k").subject


def of_rule(rule: str, number: int = 1, **changes: object) -> Alert:
    """Return an alert of a rule on the story version of that number."""
    return alert(number, **{"alert_id": f"{rule}-{number}", "rule": rule, "name": rule.capitalize(), **changes})


def test_one_message_names_all_rules_and_has_the_gravest_severity_and_occasion() -> None:
    coup = of_rule("coup", severity="critical", occasion="correction", matched=("junta", "flood"))
    sent = message(of_rule("floods"), coup, of_rule("ports", severity="low"))
    assert sent.subject == "[critical] CORRECTED: Coup; Floods; Ports: Headline 1"
    assert sent.weight == "failure"
    assert "Rules: coup (critical), floods (medium), ports (low)\n" in sent.body
    assert "Matched: flood, junta\n" in sent.body
    assert sent.body.count("First paragraph.") == 1
    assert (sent.fields["rule"], sent.fields["rules"]) == ("coup", "coup,floods,ports")
    assert (sent.fields["alert_id"], sent.fields["alert_ids"]) == ("floods-1", "floods-1,coup-1,ports-1")


def four_rules() -> list[Alert]:
    """Return alerts of four rules on one story version, the gravest of which is the last in the alphabet."""
    severities = {"greece": "medium", "ports": "medium", "turkey": "low", "quake": "high"}
    names = {"greece": "Greece, once an hour"}
    return [
        of_rule(rule, severity=severity, name=names.get(rule, rule.capitalize()))
        for rule, severity in severities.items()
    ]


def test_the_gravest_rule_comes_first_in_the_subject_the_fields_and_the_list() -> None:
    sent = message(*four_rules())
    assert sent.subject == "[high] Quake; Greece, once an hour; 2 more rules: Headline 1"
    assert "Rules: quake (high), greece (medium), ports (medium), turkey (low)\n" in sent.body
    assert (sent.fields["rule"], sent.fields["rules"]) == ("quake", "quake,greece,ports,turkey")


def test_a_rule_that_became_graver_counts_with_its_gravest_alert() -> None:
    made = bundle(of_rule("floods"), of_rule("coup", severity="high"), of_rule("floods", 2, severity="critical"))
    assert [(member.rule, member.severity) for member in made.rules] == [("floods", "critical"), ("coup", "high")]


def test_long_names_of_rules_leave_room_for_the_title() -> None:
    sent = message(*(of_rule(f"rule-{number}", name="word " * 40) for number in range(1, 8)))
    assert sent.subject.endswith("; 5 more rules: Headline 1")


def test_a_digest_has_all_rules_of_each_story_the_gravest_first() -> None:
    sent = compose_digest([bundle(*four_rules())], "k")
    assert sent.body.startswith(
        "[high] Quake; Greece, once an hour; 2 more rules: Headline 1\n"
        "Rules: quake (high), greece (medium), ports (medium), turkey (low)\nFirst paragraph."
    )
    others = [bundle(of_rule("floods", number, severity="critical")) for number in range(2, 40)]
    last = compose_digest([*others, bundle(*four_rules())], "k")
    assert "\nRules: quake (high), greece (medium), ports (medium), turkey (low)\n\nSeen:" in last.body


def test_a_subject_names_few_rules_and_the_body_all() -> None:
    sent = message(*(of_rule(f"rule-{number}") for number in range(1, 8)))
    assert sent.subject == "[medium] Rule-1; Rule-2; 5 more rules: Headline 1"
    assert all(f"rule-{number} (medium)" in sent.body for number in range(1, 8))


def test_a_message_counts_sources_and_sightings() -> None:
    sources = alert().story.sources.model_copy(update={"total": 4})
    assert "\nSeen: 16 times, by 4 sources\n" in message(of("story", sightings=16, sources=sources)).body


def test_the_last_headline_stands_for_a_missing_one() -> None:
    one = bundle(of("update", headline=None))
    one.headline = "Dyke breached at Kustdorp"
    assert compose(one, KEY).subject == "[medium] UPDATE: Floods: Dyke breached at Kustdorp"
    assert "First paragraph.\n\nSecond paragraph." in compose(one, KEY).body


def test_a_digest_has_no_headline_that_the_newest_text_contradicts() -> None:
    first = alert().story.model_copy(update={"headline": "Ferry fire kills two"})
    newer = first.model_copy(
        update={"version": 2, "headline": None, "text": "A fire on a ferry killed nine.", "language": "en"}
    )
    second = of_rule("floods", version=2, alert_id="floods-1-2", occasion="update", story=newer)
    sent = compose_digest([bundle(of_rule("floods", story=first)), bundle(second)], "k")
    assert sent.body.startswith("[medium] UPDATE: Floods: A fire on a ferry killed nine.\n")
    assert "two" not in sent.body


def test_a_long_beginning_of_a_text_is_cut_between_two_words() -> None:
    text = "word " * 60
    sent = message(of("story", headline=None, text=text))
    title = sent.subject.removeprefix("[medium] Floods: ")
    assert title == "word " * 17 + "…"
    assert text.strip() in sent.body


LONG = "The dyke at Kustdorp was breached on Tuesday. Two hundred people left their homes in the night. " * 3


@pytest.mark.parametrize(
    ("headline", "text", "title", "body"),
    [
        ("Dyke breached", "Dyke breached.\nTwo dead.", "Dyke breached", "Two dead."),
        ("Dyke breached", "Dyke breached. Two dead.", "Dyke breached", "Two dead."),
        ("DYKE BREACHED!", "Dyke breached. Two dead.", "DYKE BREACHED!", "Two dead."),
        ("Dyke breached", "Dyke breached in the north.", "Dyke breached", "Dyke breached in the north."),
        ("Dyke breached", "Two dead.\nTwo dead.\nDyke breached", "Dyke breached", "Two dead."),
        ("Dyke breached", "Dyke breached", "Dyke breached", ""),
        (None, "Two dead.\nMore to come.", "Two dead.", "More to come."),
        (None, LONG, "The dyke at Kustdorp was breached on Tuesday.", LONG.strip()[46:]),
        (None, None, "story story-1", ""),
        ("", "", "story story-1", ""),
    ],
)
def test_no_text_comes_twice(headline: str | None, text: str | None, title: str, body: str) -> None:
    sent = message(of("story", headline=headline, text=text))
    assert sent.subject == f"[medium] Floods: {title}"
    assert sent.body.partition("Source: kust")[0].strip() == body


def test_a_headline_that_is_cut_in_the_subject_is_whole_in_the_body() -> None:
    headline = "Dyke " * 60
    sent = message(of("story", headline=headline))
    assert len(sent.subject) == MAX_SUBJECT_CHARS
    assert sent.body.startswith(headline.strip() + "\n\nFirst paragraph.")


HOSTILE = [
    "@everyone come", "@here", "@channel", "<!channel> now", "<!here|here>", "<@U123> look", "<#C123>", "@room",
    "**bold**", "_slanted_", "`code`", "~~gone~~", "||hidden||", "[click](https://evil.example)", "![](x)",
    "# Heading", "> quoted", "- item", "---", "<b>bold</b>", "<script>alert(1)</script>", "<at>all</at>",
    "\u202egnp.exe", "bell\x07", "\x1b[2J", "back\\slash",
]  # fmt: skip
"""Texts of pages that ping somebody or format a message, in one service or another."""
COMMANDS = set("@<>*_`~|[]\\")


@each_row("text", HOSTILE)
def test_no_text_of_a_page_pings_or_formats_in_a_chat_or_web_hook(text: str) -> None:
    sent = message(of("story", headline=f"a {text}", text=f"{text}\nmore", source=text), medium="chat")
    words = sent.subject.removeprefix("[medium]") + "\n" + sent.body
    assert not COMMANDS & set(words)
    assert not any(line.startswith(("#", "- ", "---", ">")) for line in words.splitlines())
    assert words.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everyone come", "＠everyone come"),
        ("<!channel> now", "‹!channel> now"),
        ("<@U123> look", "‹＠U123> look"),
        ("desk@afp.example", "desk@afp.example"),
        ("me@everyone", "me＠everyone"),
        ("R&D <b>under</b> *water*", "R&D <b>under</b> *water*"),
        ("\u202egnp.exe\x07", "gnp.exe"),
    ],
)
def test_plain_text_mail_has_no_pings_and_else_the_page_s_own_words(text: str, shown: str) -> None:
    sent = message(of("story", headline=text), medium="mail")
    assert sent.subject == f"[medium] Floods: {shown}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. First of two", "1․ First of two"),
        ("12) Twelfth", "12） Twelfth"),
        ("2026. It was", "2026․ It was"),
        ("1.5 million left", "1.5 million left"),
        ("12:30:45 it began", "12:30:45 it began"),
        ("a :fire: and :+1: or :100: here", "a ꞉fire: and ꞉+1: or ꞉100: here"),
        ("Police: 9 dead: army", "Police: 9 dead: army"),
    ],
)
def test_numbered_lines_and_names_of_emoji_are_shown_as_printed(text: str, shown: str) -> None:
    assert f"\n{shown}\n" in message(of("story", headline="Fire", text=f"Smoke.\n{text}\nmore")).body.replace(
        "\n\n", "\n"
    )


ADDRESSES = [
    # text, in a chat, in a mail (None: as it is)
    ("https://gov.example/map_1?from=a_b&to=c*d for", "https://gov.example/map_1?from=a_b&to=c%2Ad for", None),
    ("https://en.example/wiki/Storms_(2026)", "https://en.example/wiki/Storms%5F%282026%29", None),
    ("(see https://en.example/wiki/Storms_(2026)).", "(see https://en.example/wiki/Storms%5F%282026%29).", None),
    ("(https://gov.example/a)", "(https://gov.example/a)", None),
    ("https://gov.example/a_b, HTTPS://GOV.example/~c.", "https://gov.example/a_b, HTTPS://GOV.example/%7Ec.", None),
    ("www.gov.example/a_b*c!", "www.gov.example/a_b%2Ac!", None),
    ("https://x.example/_a_/__b__", "https://x.example/%5Fa%5F/%5F%5Fb＿＿", None),
    ("**https://x.example/a**", "∗∗https://x.example/a∗∗", None),
    ("_https://x.example/a_", "＿https://x.example/a＿", None),
    ("[click](https://x.example/a_b)", "［click］(https://x.example/a_b)", None),
    ("<https://x.example/a|click>", "‹https://x.example/a%7Cclick›", None),
    ("`https://x.example/a`", "ˋhttps://x.example/aˋ", None),
    ("https://x.example/<!channel>", "https://x.example/‹!channel›", "https://x.example/‹!channel>"),
    ("https://x.example/@everyone", "https://x.example/%40everyone", "https://x.example/%40everyone"),
    ("https://@everyone", "https://%40everyone", "https://%40everyone"),
    ("https://x.example/||a||b", "https://x.example/%7C%7Ca%7C%7Cb", None),
    ("https://x.example/a\\b[c]d", "https://x.example/a%5Cb%5Bc%5Dd", None),
    ("https://)_*", "https://)＿∗", None),
    ("https:// @everyone", "https:// ＠everyone", "https:// ＠everyone"),
    ("help_desk@gov.example, or a.b+c@x-y.example.", "help_desk@gov.example, or a.b+c@x-y.example.", None),
    ("m\u00fcller@zeitung.example", "m\u00fcller@zeitung.example", None),
    ("me@everyone.example", "me＠everyone.example", "me＠everyone.example"),
    ("desk@here.example @here", "desk＠here.example ＠here", "desk＠here.example ＠here"),
    ("me@everyone", "me＠everyone", "me＠everyone"),
    ("_desk@gov.example", "＿desk＠gov.example", None),
    ("a@b.example@everyone", "a＠b.example＠everyone", "a@b.example＠everyone"),
    ("@desk@gov.example", "＠desk＠gov.example", "＠desk@gov.example"),
]  # fmt: skip
"""Web and mail addresses in a text of a page, and what a message has."""


@each_row(("text", "chat", "mail"), ADDRESSES)
def test_addresses_in_a_text_stay_usable_and_neither_ping_nor_format(text: str, chat: str, mail: str | None) -> None:
    assert message(of("story", text=f"So {text}")).body.startswith(f"So {chat}\n\n")
    assert message(of("story", text=f"So {text}"), medium="mail").body.startswith(f"So {mail or text}\n\n")


@given(st.text("ahtps:/w.@_*<>()[]|`~ \\", max_size=60).map(lambda text: f"https://a{text} www.{text} b@c.de{text}"))
def test_no_address_in_a_text_pings_or_formats(text: str) -> None:
    words = message(of("story", headline="Headline 1", text=text)).body.partition("\n\nSource: ")[0]
    assert not COMMANDS - {"@", "_"} & set(words)
    assert not re.search(r"(?<![^\W_])_|_(?![^\W_])", words)
    assert all(re.match(r"[^\W_]@[^\W_]", words[at - 1 : at + 2]) for at, char in enumerate(words) if char == "@")


def test_a_hostile_text_of_addresses_takes_no_long() -> None:
    began = process_time()
    for text in ("https://" + ")" * 200_000, "a." * 100_000 + "@", "a@b-" * 50_000, "www." * 50_000, "(" * 200_000):
        message(of("story", headline="Headline 1", text=text))
    assert process_time() - began < MAX_SECONDS


@pytest.mark.parametrize("size", [1180, 1190, 1199, 1204])
def test_an_address_is_whole_or_left_out_where_a_text_is_cut(size: int) -> None:
    text = f"{'x' * (size - 20)} https://gov.example/storms/2026 and more words"
    body = message(of("story", text=text + " more" * 20)).body
    assert re.search(r"x… *\n|https://gov\.example/storms/2026[ …]", body)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://kust.example/a_b?c=1", "https://kust.example/a_b?c=1"),
        ("https://kust.example/@everyone/*x*", "https://kust.example/%40everyone/%2Ax%2A"),
        ("https://kust.example/_b_/_", "https://kust.example/%5Fb%5F/%5F"),
        ("https://kust.example/<b>", "https://kust.example/%3Cb%3E"),
        ("https://kust.example/ @everyone", "https://kust.example/ ＠everyone"),
    ],
)
def test_the_address_of_a_page_can_be_opened_and_pings_nobody(url: str, shown: str) -> None:
    assert f"Source: kust {shown}\n" in message(of("story", url=url)).body


@pytest.mark.parametrize("url", ["javascript:alert(1)//<b>", "javascript:alert(1)//@here*x*", "data:text/html,x", "/1"])
def test_what_is_no_address_of_the_web_is_not_told_as_one(url: str) -> None:
    assert "Source: kust\n" in message(of("story", url=url)).body


def test_a_digest_has_each_story_with_its_rules_once() -> None:
    one, two = bundle(of_rule("floods"), of_rule("coup", severity="high")), bundle(of_rule("floods", 2))
    sent = compose_digest([one, two], "k")
    assert sent.subject == "[high] Digest: 3 alerts on 2 stories"
    assert sent.body == (
        "[high] Coup; Floods: Headline 1\nFirst paragraph. Second paragraph.\n1 time, by 1 source · kust https://kust.example/1\n\n"
        "[medium] Floods: Headline 2\nFirst paragraph. Second paragraph.\n1 time, by 1 source · kust https://kust.example/1\n\n"
        "Seen: 2026-02-07 22:00 +0000\nKey: k"
    )
    assert sent.fields == {
        "idempotency_key": "k", "occasion": "digest", "severity": "high", "alerts": "3", "rules": "coup,floods",
        "alert_id": "floods-1", "alert_ids": "floods-1,coup-1,floods-2",
        "story_ids": "story-1,story-2",
    }  # fmt: skip


def test_a_digest_shows_a_story_once_as_it_stands_with_all_rules() -> None:
    newer = alert().story.model_copy(update={"version": 2, "headline": None, "text": "Three dead.", "sightings": 8})
    second = of_rule("coup", version=2, alert_id="coup-1-2", occasion="update", severity="high", story=newer)
    first = alert().story.model_copy(update={"headline": "Dyke breached"})
    sent = compose_digest([bundle(of_rule("floods", story=first)), bundle(of_rule("floods", 2)), bundle(second)], "k")
    assert sent.subject == "[high] Digest: 3 alerts on 2 stories"
    assert sent.body.startswith("[high] UPDATE: Coup; Floods: Dyke breached\nThree dead.\n8 times, by 1 source")
    assert sent.body.count("Dyke breached") == 1
    assert sent.fields["story_ids"] == "story-1,story-2"


def test_a_digest_of_a_withdrawn_story_has_none_of_its_text() -> None:
    withdrawn = of("withdrawal", version=2).model_copy(update={"version": 2})
    sent = compose_digest([bundle(of_rule("floods")), bundle(withdrawn)], "k")
    assert sent.body.startswith("[medium] WITHDRAWN: Floods: Headline 1\nThe source withdraws this story.")
    assert "paragraph" not in sent.body
    back = of("story", version=3, text="It stands.").model_copy(update={"version": 3})
    sent = compose_digest([bundle(of_rule("floods")), bundle(withdrawn), bundle(back)], "k")
    assert sent.body.startswith(
        "[medium] BACK AFTER WITHDRAWAL: Floods: Headline 1\nThe source publishes this story again"
    )
    assert "\nWithdrawn: 2026-02-07 22:00 +0000, published again: 2026-02-07 22:00 +0000\nIt stands.\n" in sent.body


def test_a_long_digest_has_a_line_for_each_later_story() -> None:
    bundles = [bundle(of_rule("floods", number)) for number in range(1, 41)]
    for each in bundles:
        shorten(each)
    sent = compose_digest(bundles, "k")
    assert all(len(re.findall(rf"Headline {number}\b", sent.body)) == 1 for number in range(1, 41))
    assert sent.body.count("First paragraph.") == 20
    assert sent.body.count("https://kust.example/1") == 40
    assert "[medium] Floods: Headline 40 · kust https://kust.example/1\n" in sent.body


def test_a_shortened_bundle_makes_the_same_digest() -> None:
    long = of("story", text="word " * 5_000)
    short = bundle(long)
    shorten(short)
    assert compose_digest([short], "k") == compose_digest([bundle(long)], "k")
    assert len(short.story.text or "") < 1_500 if short.story else False


def test_a_digest_begins_with_the_gravest_stories() -> None:
    severities = ("low", "critical", "info", "critical", "high")
    bundles = [bundle(of_rule("floods", number, severity=each)) for number, each in enumerate(severities, 1)]
    sent = compose_digest(bundles, "k")
    assert re.findall(r"Headline \d", sent.body) == [f"Headline {number}" for number in (2, 4, 5, 1, 3)]
    assert sent.fields["story_ids"] == "story-2,story-4,story-5,story-1,story-3"
    assert sent.fields["alert_id"] == "floods-1", "the key is that of the first alert"


OLD_TEXT: Final[dict[str, Any]] = {
    "headline": "Thirty dead",
    "text": "Thirty people died.",
    "dateline": {"printed": "LIMA -", "places": (), "agencies": ()},
}
NEW_TEXT: Final[dict[str, Any]] = {"headline": "CORRECTED-Three dead", "text": "Three people died."}
REVISED: Final = {"version": 2, "headline": "CORRECTED-Three dead"}


def on_version(version: int, occasion: str = "story", **story: object) -> Bundle:
    given = alert().story.model_dump() | {"version": version, **story}
    return bundle(alert(alert_id=f"alert-{version}", version=version, occasion=occasion, story=given))


def test_an_alert_on_a_repeat_of_a_revised_text_has_the_headline_of_today_and_not_the_text() -> None:
    sent = compose(on_version(4, **OLD_TEXT, sightings=9, superseded_by=REVISED), KEY)
    assert sent.subject == "[medium] EARLIER TEXT SEEN: Floods: CORRECTED-Three dead"
    assert sent.body.startswith("Other pages still have an earlier text of this story, which was updated or corrected")
    assert not re.search("[Tt]hirty|LIMA", sent.body)
    assert "Earlier text: kust https://kust.example/1\nSeen: 9 times" in sent.body
    assert "Story: story-1 version 4, revised by version 2, seen" in sent.body
    assert (sent.fields["story_version"], sent.fields["superseded_by"]) == ("4", "2")
    assert "superseded_by" not in message(alert()).fields


def test_an_alert_on_a_revised_text_without_a_known_headline_has_none_of_its_words() -> None:
    sent = compose(on_version(4, **OLD_TEXT, superseded_by={"version": 2}), KEY)
    assert sent.subject == "[medium] EARLIER TEXT SEEN: Floods: story story-1"
    assert not re.search("[Tt]hirty", sent.body)


def test_a_correction_from_before_the_newest_words_has_their_headline() -> None:
    sent = compose(on_version(4, "correction", **OLD_TEXT, superseded_by=REVISED), KEY)
    assert sent.subject == "[medium] EARLIER TEXT CORRECTED: Floods: CORRECTED-Three dead"
    assert sent.body.startswith("The source corrects an earlier text of this story, which has a newer one. Check")
    assert not re.search("[Tt]hirty|LIMA", sent.body)


@pytest.mark.parametrize("order", [(1, 2, 4), (4, 2, 1), (2, 4, 1)], ids=str)
def test_a_digest_has_the_text_of_today_where_an_older_one_was_repeated_since(order: tuple[int, ...]) -> None:
    bundles = {
        1: on_version(1, **OLD_TEXT),
        2: on_version(2, "correction", **NEW_TEXT),
        4: on_version(4, **OLD_TEXT, sightings=9, superseded_by=REVISED),
    }
    sent = compose_digest([bundles[number] for number in order], "k")
    assert sent.body.startswith(
        "[medium] CORRECTED: Floods: Three dead\n"
        "The source corrects a story that you were alerted to. Check anything you published from it.\n"
        "Three people died.\n9 times, by 1 source"
    )
    assert not re.search("[Tt]hirty", sent.body)


def test_a_digest_without_the_text_of_today_has_its_headline() -> None:
    repeat = on_version(4, **OLD_TEXT, superseded_by=REVISED)
    for bundles in ([on_version(1, **OLD_TEXT), repeat], [repeat]):
        sent = compose_digest(bundles, "k")
        assert sent.body.startswith(
            "[medium] EARLIER TEXT SEEN: Floods: CORRECTED-Three dead\nOther pages still have an earlier text"
        )
        assert not re.search("[Tt]hirty", sent.body)


def test_the_last_headline_of_a_story_is_not_that_of_a_revised_text() -> None:
    versions = SentVersions()
    newest = alert(story=alert().story.model_dump() | NEW_TEXT | {"version": 2})
    versions.see(newest)
    versions.see(alert(story=alert().story.model_dump() | OLD_TEXT | {"version": 4, "superseded_by": REVISED}))
    assert versions.headline_of(newest) == "CORRECTED-Three dead"
