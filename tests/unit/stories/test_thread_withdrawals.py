"""Notices of withdrawal without a signal, and those that tell a subject only: which story they withdraw, or none.

All is invented.
"""

from datetime import timedelta
from typing import Final

import pytest

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.text.fingerprint import fingerprint
from dateline_schemas import Agency, Dateline, Distinct, Place, Published, Sightings, SourceCount, Sources, Story
from tests.rows import each_row
from tests.unit.stories.test_thread import NOON, distinct, versions_of
from tests.unit.stories.withdrawals.reports import REPORT

HEADLINE: Final = "Tunisia ferma 340 migranti a Sfax"
BODY: Final = "La Tunisia ha fermato 340 migranti in partenza da Sfax nella notte tra domenica e lunedì, dice Jaziri."
BANK: Final = (
    "Turkey's central bank left its key rate at 37 percent on Monday, saying inflation was easing more slowly than it "
    "had forecast in October."
)
BANK_NOTICE: Final = (
    "The Associated Press has withdrawn its story about Turkey's central bank leaving its key rate at 37 percent. The "
    "bank's meeting is on Thursday; no decision was made."
)
MORNING: Final = NOON - timedelta(hours=4)


def page(
    body: str,
    headline: str | None = None,
    *,
    place: str = "TUNISI",
    agency: str | None = "ANSA",
    source: str = "a portal",
    language: str = "it",
    hours: float = 0,
    signal: str | None = None,
) -> Distinct:
    at = MORNING + timedelta(hours=hours)
    agencies = (Agency(printed=agency, code=agency),) if agency is not None else ()
    return distinct(
        body,
        at,
        headline=headline,
        dateline=Dateline(printed=f"{place} ({agency}) -", places=(Place(printed=place),), agencies=agencies),
        fingerprint=fingerprint(body, headline),
        language=language,
        signal=signal,
        source=source,
        sightings=Sightings(
            count=1,
            first_seen=at,
            last_seen=at,
            sources=Sources(top=(SourceCount(source=source, count=1),), total=1),
            published={"basis": "unknown"},  # type: ignore[arg-type]
        ),
    )


def bank(body: str, headline: str | None = None, *, hours: float = 0, **changes: str) -> Distinct:
    fields = {"place": "ANKARA", "agency": "AP", "language": "en"} | changes
    return page(body, headline, hours=hours, **fields)


STORY: Final = page(BODY, HEADLINE)
NOTICE: Final = page("La notizia è annullata.", f"ANSA annulla la notizia '{HEADLINE}'", hours=1)
BANK_STORY: Final = bank(BANK)
WITHDRAWN: Final = bank(BANK_NOTICE, "WITHDRAWN-Turkey's central bank holds rate", hours=6, signal="withdrawal")


def seen(story: Story) -> tuple[str, str, str, str]:
    return story.event, story.pub_status, story.relation.kind, story.relation.rule


def test_a_sentence_withdraws_the_story_that_it_quotes() -> None:
    first, notice = versions_of(STORY, NOTICE)
    assert notice.story_id == first.story_id
    assert seen(notice) == ("withdrawn", "canceled", "withdrawal", "notice-of-its-headline")
    assert (notice.signal, notice.headline, notice.text) == ("withdrawal", NOTICE.headline, None)
    assert notice.relation.changed == ()


def test_a_sidebar_withdraws_it_without_a_headline_of_its_own() -> None:
    text = f"ANSA annulla la notizia «{HEADLINE}». Il ministero non ha confermato i fermi."
    first, notice = versions_of(STORY, page(text, hours=1))
    assert (notice.story_id, notice.relation.kind) == (first.story_id, "withdrawal")
    assert "note: “Il ministero non ha confermato i fermi.”" in notice.relation.changed


QUOTING: Final = {
    "en": ("AP withdraws story '{}'", "The story is withdrawn.", "AP"),
    "nl": ("ANP trekt bericht '{}' in", "Het bericht is ingetrokken.", "ANP"),
    "de": ("dpa zieht Meldung '{}' zurück", "Die Meldung wird zurückgezogen.", "dpa"),
    "fr": ("L'AFP annule sa dépêche '{}'", "La dépêche est annulée.", "AFP"),
    "es": ("EFE anula la noticia '{}'", "La noticia queda anulada.", "EFE"),
    "it": ("ANSA annulla la notizia '{}'", "La notizia è annullata.", "ANSA"),
    "pt": ("Lusa anula a notícia '{}'", "A notícia foi anulada.", "Lusa"),
    "sv": ("TT drar tillbaka telegrammet '{}'", "Telegrammet dras tillbaka.", "TT"),
    "no": ("NTB trekker tilbake meldingen '{}'", "Meldingen trekkes tilbake.", "NTB"),
}


@each_row("language", QUOTING)
@each_row("where", ["headline", "text"])
def test_a_story_that_comes_behind_its_notice_is_withdrawn_too(language: str, where: str) -> None:
    """Pages of several partitions may come so in a catch-up: the text is from before the notice."""
    quoting, bare, agency = QUOTING[language]
    headline, body = REPORT[language]
    words = quoting.format(headline)
    first = page(bare, words, agency=agency, language=language) if where == "headline" else None
    first = first or page(f"{words}. {bare}", agency=agency, language=language)
    before = page(body, headline, agency=agency, language=language, hours=1, source="another")
    other = page(body, "Barbados turns a sugar railway into a path", agency=agency, language=language, hours=1)
    notice, story = versions_of(first, before)
    assert notice.relation.rule == "unmatched"
    assert (story.story_id, story.pub_status, story.text) == (notice.story_id, "canceled", None)
    assert versions_of(first, published(before, 0.9))[-1].pub_status == "usable"
    assert versions_of(first, other)[-1].pub_status == "usable"


def test_the_headline_of_a_known_story_withdraws_that_alone() -> None:
    notice, story = versions_of(NOTICE, STORY)
    assert (story.story_id, story.pub_status) == (notice.story_id, "canceled")


def published(text: Distinct, hours: float) -> Distinct:
    ends = {"earliest": MORNING + timedelta(hours=hours), "latest": MORNING + timedelta(hours=hours, minutes=1)}
    times = Published(**ends, basis="age")
    return text.model_copy(update={"sightings": text.sightings.model_copy(update={"published": times})})


MARKED: Final = page("La notizia è annullata.", f"ANNULLATA - {HEADLINE}", hours=1, signal="withdrawal")
COPY: Final = page(BODY, HEADLINE, hours=2, source="another portal")


@pytest.mark.parametrize("copy", [COPY, published(COPY, 0.5)], ids=["at a time unknown", "before it"])
def test_a_marked_notice_that_comes_first_withdraws_a_text_with_its_headline(copy: Distinct) -> None:
    notice, story = versions_of(published(MARKED, 1), copy)
    assert (story.story_id, story.pub_status, story.relation.kind) == (notice.story_id, "canceled", "repeat")


LONG: Final = (
    "Sei passeggeri sono rimasti feriti lunedì nell'incendio di un tram nel centro di Livorno, secondo i vigili del "
    "fuoco. Il fuoco è partito dal motore della prima carrozza e la linea è rimasta chiusa per tutta la mattina."
)
HOAX: Final = page(
    "La notizia è annullata: la polizia dice che il racconto era falso.",
    "ANNULLATA: Incendio su un tram a Livorno, sei feriti",
    place="LIVORNO",
    signal="withdrawal",
)


@pytest.mark.parametrize("published_hours", [None, -3.0])
def test_so_it_does_where_no_more_than_the_headline_is_alike(published_hours: float | None) -> None:
    late = page(LONG, "Incendio su un tram a Livorno, sei feriti", place="LIVORNO", source="another portal", hours=0.4)
    story = late if published_hours is None else published(late, published_hours)
    notice, withdrawn, copy = versions_of(published(HOAX, 0), story, late)
    assert [each.story_id for each in (withdrawn, copy)] == [notice.story_id] * 2
    assert (withdrawn.relation.rule, withdrawn.pub_status) == ("withdrawn-earlier", "canceled")
    assert (copy.relation.kind, copy.pub_status) == ("repeat", "canceled")
    _, later = versions_of(published(HOAX, 0), published(late, 0.3))
    assert (later.relation.kind, later.pub_status) == ("new", "usable")


def test_a_text_that_is_published_after_such_a_notice_stands() -> None:
    notice, story = versions_of(published(MARKED, 1), published(COPY, 1.9))
    assert (story.story_id, story.pub_status, story.relation.kind) == (notice.story_id, "usable", "update")


def test_so_does_another_text_of_a_story_that_was_withdrawn() -> None:
    other = page(BODY + " Altri cento sono arrivati a Lampedusa.", HEADLINE, hours=2)
    _, notice, story = versions_of(STORY, MARKED, other)
    assert (notice.pub_status, story.pub_status) == ("canceled", "usable")


@pytest.mark.parametrize("hours", [100, 24 * 20])
def test_it_finds_the_story_after_days(hours: int) -> None:
    late = NOTICE.model_copy(update={"fetched_at": MORNING + timedelta(hours=hours)})
    memory = Threads()
    (first,), (notice,) = (thread(memory, each) for each in (STORY, late))
    assert (notice.story_id, notice.relation.rule) == (first.story_id, "signal-withdrawal-of-title")


def test_a_repeat_of_the_notice_changes_nothing() -> None:
    again = NOTICE.model_copy(update={"fetched_at": MORNING + timedelta(hours=3)})
    first, _, repeat = versions_of(STORY, NOTICE, again)
    assert repeat.story_id == first.story_id
    assert (repeat.pub_status, repeat.relation.kind) == ("canceled", "repeat")


def test_without_the_story_a_quoted_headline_withdraws_nothing_known() -> None:
    other = page(BODY.replace("Sfax", "Gabès"), "Tunisia ferma 340 migranti a Gabès")
    first, notice = versions_of(other, NOTICE)
    assert notice.story_id != first.story_id
    assert notice.relation.rule == "unmatched"


@pytest.mark.parametrize(
    ("agency", "source", "kind"),
    [("ANSA", "another", "withdrawal"), (None, "a portal", "withdrawal"), (None, "another", "new")],
)
def test_a_notice_without_an_agency_is_of_its_own_source(agency: str | None, source: str, kind: str) -> None:
    notice = page("La notizia è annullata.", f"ANNULLA - {HEADLINE}", hours=1, agency=agency, source=source)
    assert versions_of(STORY, notice)[1].relation.kind == kind


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (f"Annullata l'operazione “{HEADLINE}”", "La guardia costiera ha annullato l'operazione di Sfax."),
        (f"{HEADLINE}, ritirata la nave", "La Tunisia ha ritirato la nave dal porto di Sfax, ha detto Jaziri."),
        (HEADLINE, "La Tunisia ha annullato la partenza di 340 migranti da Sfax, ha detto Karim Jaziri."),
        (f"Ritirato il testo «{HEADLINE}»", "Il senatore ha ritirato il testo in aula."),
    ],
)
def test_news_that_quotes_the_headline_withdraws_nothing(headline: str, body: str) -> None:
    assert versions_of(STORY, page(body, headline, hours=1))[1].pub_status == "usable"


def test_a_withdrawal_by_subject_is_of_the_only_story_that_fits() -> None:
    first, notice = versions_of(BANK_STORY, WITHDRAWN)
    assert notice.story_id == first.story_id
    assert seen(notice) == ("withdrawn", "canceled", "withdrawal", "notice-of-only-subject")
    assert "note: “The bank's meeting is on Thursday; no decision was made.”" in notice.relation.changed


SECOND: Final = "Turkey's central bank sold 4 billion dollars of its reserves on Monday, two dealers at key banks said."


@pytest.mark.parametrize(
    "texts",
    [
        [BANK_STORY, bank(SECOND, hours=1)],
        [bank(SECOND, hours=1)],
        [bank(BANK, source="another")],
        [bank(BANK, place="ISTANBUL")],
        [bank(BANK, hours=-20)],
        [bank(BANK.replace("37", "39"))],
        [bank("Egypt's central bank left its key rate at 37 percent on Monday, saying inflation was easing.")],
    ],
    ids=["two stories", "another story", "another source", "another place", "the day before", "other figures", "Egypt"],
)
def test_otherwise_it_stays_unmatched(texts: list[Distinct]) -> None:
    assert versions_of(*texts, WITHDRAWN)[-1].relation.rule == "unmatched"


def test_a_notice_with_the_headline_of_an_older_story_is_of_that_one() -> None:
    old = bank("The bank said little.", "Turkey's central bank holds rate", hours=-90)
    memory = Threads()
    (first,), _, (notice,) = (thread(memory, each) for each in (old, BANK_STORY, WITHDRAWN))
    assert (notice.story_id, notice.relation.rule) == (first.story_id, "signal-withdrawal-of-title")


def test_two_texts_of_one_story_are_no_two_stories() -> None:
    later = bank(BANK.replace("in October", "in October, its governor said"), hours=2)
    first, second, notice = versions_of(BANK_STORY, later, WITHDRAWN)
    assert first.story_id == second.story_id == notice.story_id


@pytest.mark.parametrize("signal", ["correction", "update"])
def test_a_notice_that_is_marked_as_a_correction_withdraws_the_headline_that_it_names(signal: str) -> None:
    notice = page("Il ministero ha smentito.", f"REFILE-ANNULLAMENTO-{HEADLINE}", hours=1, signal=signal, language="en")
    first, withdrawn = versions_of(STORY.model_copy(update={"language": "en"}), notice)
    assert (withdrawn.story_id, withdrawn.pub_status, withdrawn.signal) == (first.story_id, "canceled", "withdrawal")


def test_a_correction_that_withdraws_an_unknown_item_stays_one() -> None:
    text = "ANSA annulla la notizia sul porto di Sfax. Il ministero ha smentito."
    assert versions_of(page(text, signal="correction"))[0].signal == "correction"
    assert versions_of(page(text))[0].signal == "withdrawal"


@pytest.mark.parametrize("headline", [f"ATTENZIONE ANNULLAMENTO: {HEADLINE}", f"Notizia annullata: {HEADLINE}"])
def test_a_mark_above_the_same_text_withdraws_it(headline: str) -> None:
    first, notice = versions_of(STORY, STORY.model_copy(update={"headline": headline}))
    assert notice.story_id == first.story_id
    assert seen(notice) == ("withdrawn", "canceled", "withdrawal", "signal-withdrawal-of-text")


@pytest.mark.parametrize(
    "reason",
    [
        "It was based on remarks that Sen. Reed and J. Stone of the U.S. Congress made in drill No. 3.",
        "It took the drill of 30. November for a decision.",
    ],
)
def test_a_reason_is_not_cut_at_an_abbreviation(reason: str) -> None:
    rest = "Nothing of the sort took place in Ankara on that day."
    assert reasons_of(f"{reason} {rest}") == [reason, rest]


def reasons_of(text: str, agency: str = "AP", language: str = "en") -> list[str]:
    headline = "Turkey's central bank holds rate"
    story = page(BANK, headline, place="ANKARA", agency=agency, language=language)
    fields = {"place": "ANKARA", "agency": agency, "language": language, "signal": "withdrawal"}
    changed = versions_of(story, page(text, f"WITHDRAWN-{headline}", hours=1, **fields))[1].relation.changed
    return [each.removeprefix("note: “").removesuffix("”") for each in changed]


@each_row(
    ("language", "agency", "text", "reasons"),
    [
        ("en", "AP", "The Nov. 30 story is withdrawn because it was a drill.", ["because it was a drill."]),
        ("en", "AP", "The story is withdrawn, as no bank met. A new story will follow. Markets fell.",
         ["as no bank met.", "Markets fell.", "A new story will follow."]),
        ("en", "AP", "We withdraw the story on Turkey's bank since no bank met.", ["since no bank met."]),
        ("nl", "ANP", "Bovenstaand bericht is ingetrokken omdat hij een motie las. Een nieuwe versie volgt. Hij zweeg.",
         ["omdat hij een motie las.", "Hij zweeg.", "Een nieuwe versie volgt."]),
        ("nl", "ANP", "Het ANP trekt bovenstaand bericht in.", []),
        ("nl", "ANP", "Het bericht over bondscoach Joop Vos is ingetrokken.", []),
        ("de", "dpa", "Die Meldung wird zurückgezogen, weil niemand tagte. Eine neue Fassung folgt.",
         ["weil niemand tagte.", "Eine neue Fassung folgt."]),
        ("fr", "AFP", "La dépêche sur M. Roux est annulée, M. Roux ayant démenti avoir démissionné.",
         ["M. Roux ayant démenti avoir démissionné."]),
        ("es", "EFE", "La noticia queda anulada tras un desmentido.", ["tras un desmentido."]),
        ("it", "ANSA", "La notizia è annullata: la polizia dice che era falsa.", ["la polizia dice che era falsa."]),
        ("pt", "Lusa", "A notícia foi anulada porque era falsa.", ["porque era falsa."]),
        ("sv", "TT", "Telegrammet dras tillbaka, eftersom ingen träffades.", ["eftersom ingen träffades."]),
        ("no", "NTB", "Meldingen trekkes tilbake fordi ingen møttes.", ["fordi ingen møttes."]),
    ],
)  # fmt: skip
def test_the_clause_behind_the_formula_is_the_reason(language: str, agency: str, text: str, reasons: list[str]) -> None:
    assert reasons_of(text, agency, language) == reasons


def test_a_long_reason_is_told_and_cut_at_a_word() -> None:
    reason = f"It took {'the minutes of an older meeting and ' * 6}the words of a guest for a decision."
    assert reasons_of(reason) == [reason]
    (cut,) = reasons_of(f"{reason[:-1]} {'and of another guest ' * 5}at last.")
    assert len(cut) <= 300
    assert cut.startswith(reason[:-1])
    assert cut.endswith(("guest …", "another …", "of …", "and …"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AP withdraws its story on the bank. No bank met.", ("AP withdraws its story on the bank.", "No bank met.")),
        ("The bank met on Monday, its governor said.", ()),
    ],
    ids=["a notice", "maybe the withdrawn text"],
)
def test_a_notice_without_a_story_is_told_in_its_own_words(text: str, words: tuple[str, ...]) -> None:
    relation = versions_of(bank(text, "WITHDRAWN-Bank holds rate", signal="withdrawal"))[0].relation
    assert (relation.rule, relation.changed) == ("unmatched", tuple(f"note: “{each}”" for each in words))


LEEDS: Final = (
    "A bomb threat closed Leeds airport on Monday, police said. Two flights were diverted to Liverpool.",
    "Bomb threat closes Leeds airport",
)
THREAT_NOTICE: Final = "The story about a bomb threat at the airport has been withdrawn."
BREDA: Final = (
    "Station Breda is maandag ontruimd na een bommelding, meldt de politie. Reizigers werden naar buiten gebracht.",
    "Station Breda ontruimd",
)
BOMMELDING_NOTICE: Final = "Het bericht over een bommelding op station Breda is ingetrokken."


def of_leeds(body: str, headline: str | None = None, *, hours: float = 0, source: str = "a portal") -> Distinct:
    return page(body, headline, place="LEEDS", agency="Reuters", language="en", hours=hours, source=source)


@pytest.mark.parametrize("headline", ["Story withdrawn", None])
def test_a_sentence_that_tells_a_short_subject_withdraws_its_story(headline: str | None) -> None:
    first, notice = versions_of(of_leeds(*LEEDS), of_leeds(THREAT_NOTICE, headline, hours=1))
    assert (notice.story_id, notice.event) == (first.story_id, "withdrawn")
    assert notice.headline is None  # so that the story keeps the one by which readers know it


@pytest.mark.parametrize("headline", ["Bericht ingetrokken", None])
def test_it_does_so_in_dutch(headline: str | None) -> None:
    first, notice = versions_of(
        page(*BREDA, place="BREDA", agency="ANP", language="nl"),
        page(BOMMELDING_NOTICE, headline, place="BREDA", agency="ANP", language="nl", hours=1),
    )
    assert (notice.story_id, notice.event) == (first.story_id, "withdrawn")


@pytest.mark.parametrize(
    "texts",
    [
        [of_leeds("A fire closed Leeds airport on Monday, police said.", "Fire closes Leeds airport")],
        [of_leeds(*LEEDS, source="another portal")],
        [
            of_leeds(*LEEDS),
            of_leeds("Police spoke of a second bomb threat at a bus station.", "Bomb threat empties bus station"),
        ],
        [page(*LEEDS, place="YORK", agency="Reuters", language="en")],
    ],
    ids=["another subject", "another source", "two stories", "another place"],
)
def test_a_short_subject_withdraws_no_other_story(texts: list[Distinct]) -> None:
    notice = versions_of(*texts, of_leeds(THREAT_NOTICE, "Story withdrawn", hours=1))[-1]
    assert (notice.relation.kind, notice.relation.rule, notice.event) == ("withdrawal", "unmatched", "withdrawn")


def test_two_notices_of_one_headline_withdraw_two_stories() -> None:
    rain = "The river Aire flooded cellars in Leeds on Monday, the council said.", "River floods cellars in Leeds"
    of_threat, of_flood, *notices = versions_of(
        of_leeds(*LEEDS),
        of_leeds(*rain),
        of_leeds(THREAT_NOTICE, "Story withdrawn", hours=1),
        of_leeds("The story on flooded cellars in Leeds has been withdrawn.", "Story withdrawn", hours=2),
    )
    assert [one.story_id for one in notices] == [of_threat.story_id, of_flood.story_id]
    assert {one.event for one in notices} == {"withdrawn"}


BUS: Final = "Een bus is maandag in het centrum van Breda uitgebrand, waarbij {} gewonden vielen, aldus de brandweer."
BUS_HEADLINE: Final = "Bus brandt uit in Breda, {} gewonden"


def bus(injured: int, mark: str = "{}", *, hours: float = 0, body: str = BUS) -> Distinct:
    headline = mark.format(BUS_HEADLINE.format(injured))
    return page(body.format(injured), headline, place="BREDA", agency="ANP", language="nl", hours=hours)


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("Verbetering: {}", "correction"),
        ("Herstel - {}", "correction"),
        ("Hersteld: {}", "correction"),
        ("Geannuleerd: {}", "update"),
        ("Herstel na brand: {}", "update"),
        ("Vervallen huis: {}", "update"),
    ],
)
def test_a_word_that_opens_news_too_is_a_mark_beside_the_headline_of_a_known_story(mark: str, kind: str) -> None:
    memory = Threads()
    thread(memory, bus(18))
    (story,) = thread(memory, bus(11, mark, hours=1))
    assert (story.version, story.relation.kind) == (2, kind)


@pytest.mark.parametrize(
    ("mark", "body", "kind"),
    [
        ("Vervallen: {}", BUS.format(18), "withdrawal"),
        ("Geannuleerd - {}", BUS.format(18), "withdrawal"),
        ("{} (geannuleerd)", BUS.format(18), "withdrawal"),
        ("Vervallen: {}", "Het bericht is ingetrokken.", "withdrawal"),
        ("Vervallen: {}", "De bus naar Breda rijdt maandag niet wegens de storm, aldus de vervoerder.", "update"),
        ("Vervallen huis: {}", BUS.format(18), "repeat"),
    ],
)
def test_so_is_one_of_withdrawal_above_its_text_or_a_notice(mark: str, body: str, kind: str) -> None:
    memory = Threads()
    thread(memory, bus(18))
    (story, *_) = thread(memory, bus(18, mark, hours=1, body=body))
    assert story.relation.kind == kind


def test_news_that_opens_with_such_a_word_is_no_correction_of_itself() -> None:
    memory = Threads()
    first, second = (
        thread(memory, bus(injured, "Herstel: {}", hours=hours))[0] for injured, hours in ((18, 0), (11, 1))
    )
    assert (first.relation.kind, second.relation.kind) == ("new", "update")
