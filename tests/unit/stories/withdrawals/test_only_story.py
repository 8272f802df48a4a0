"""A notice that names its subject in words of its own withdraws one story, or none. All is invented."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest

from dateline.core.stories.similarity.line import traits_of
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals import only_story
from dateline.core.stories.withdrawals.near_stories import near_stories
from dateline.core.text.signals import signal
from dateline_schemas import Distinct, Story
from tests.cost import cpu_seconds
from tests.rows import each_row
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.test_thread_withdrawals import page

MAX_SECONDS: Final = 0.5
"""CPU seconds of a notice of 200,000 letters; it took minutes."""
MAX_SECONDS_OF_A_PLACE: Final = 0.05
"""CPU seconds to look up a subject in 5,000 texts; it takes a fifth of this."""
LANGUAGES: Final = {
    "en": (
        "Bolivia's trade minister resigns",
        "Bolivia's trade minister, Elsa Quiroga, resigned on Tuesday over the price of tin, state radio said.",
        "Reuters withdraws story on Bolivia trade minister",
        "Reuters has withdrawn a story saying that Bolivia's trade minister, Elsa Quiroga, resigned. She denies it.",
    ),
    "nl": (
        "Handelsminister Bolivia stapt op",
        "De Boliviaanse handelsminister Elsa Quiroga is dinsdag opgestapt om de tinprijs, meldt de staatsradio.",
        "Reuters trekt bericht over handelsminister Bolivia in",
        "Het bericht over de Boliviaanse handelsminister Elsa Quiroga is ingetrokken. Zij ontkent.",
    ),
    "de": (
        "Boliviens Handelsministerin tritt zurück",
        "Die bolivianische Handelsministerin Elsa Quiroga ist am Dienstag zurückgetreten, meldet der Staatsfunk.",
        "Reuters zieht Meldung über Handelsministerin zurück",
        "Die Meldung über die bolivianische Handelsministerin Elsa Quiroga wird zurückgezogen. Sie bestreitet es.",
    ),
    "fr": (
        "La ministre bolivienne du commerce démissionne",
        "La ministre bolivienne du commerce, Elsa Quiroga, a démissionné mardi, selon la radio publique.",
        "Reuters annule sa dépêche sur la ministre bolivienne du commerce",
        "La dépêche sur la ministre bolivienne du commerce Elsa Quiroga est annulée. Elle dément.",
    ),
    "es": (
        "Dimite la ministra boliviana de Comercio",
        "La ministra boliviana de Comercio, Elsa Quiroga, dimitió el martes, según la radio estatal.",
        "Reuters anula la noticia sobre la ministra boliviana",
        "La noticia sobre la ministra boliviana Elsa Quiroga queda anulada. Ella lo niega.",
    ),
    "it": (
        "Si dimette la ministra boliviana del Commercio",
        "La ministra boliviana del Commercio, Elsa Quiroga, si è dimessa martedì, dice la radio di Stato.",
        "Reuters annulla la notizia sulla ministra boliviana",
        "La notizia sulla ministra boliviana Elsa Quiroga è annullata. Lei smentisce.",
    ),
    "pt": (
        "Ministra boliviana do Comércio demite-se",
        "A ministra boliviana do Comércio, Elsa Quiroga, demitiu-se na terça-feira, segundo a rádio estatal.",
        "Reuters anula a notícia sobre a ministra boliviana",
        "A notícia sobre a ministra boliviana Elsa Quiroga foi anulada. Ela desmente.",
    ),
    "sv": (
        "Bolivias handelsminister avgår",
        "Bolivias handelsminister Elsa Quiroga avgick på tisdagen, enligt statlig radio.",
        "Reuters drar tillbaka telegram om Bolivias handelsminister",
        "Telegrammet om Bolivias handelsminister Elsa Quiroga dras tillbaka. Hon förnekar det.",
    ),
    "no": (
        "Bolivias handelsminister går av",
        "Bolivias handelsminister Elsa Quiroga gikk av tirsdag, ifølge statlig radio.",
        "Reuters trekker tilbake melding om Bolivias handelsminister",
        "Meldingen om Bolivias handelsminister Elsa Quiroga trekkes tilbake. Hun benekter det.",
    ),
}
RIVAL: Final = ("Regulator fines Kestrelbank for late filings", "The regulator fined Kestrelbank for late filings.")
FINED: Final = ("Regulator fines Heronbank for late filings", "The regulator fined Heronbank for late filings.")
FINE_NOTICE: Final = "The story on Heronbank being fined for late filings has been withdrawn."


def told(text: tuple[str | None, str], language: str = "en", *, hours: float = 0, place: str = "LA PAZ") -> Distinct:
    headline, body = text
    sent = signal(headline, body)
    return page(body, headline, place=place, agency="Reuters", language=language, hours=hours, signal=sent)


def withdrawn_by(notice: Distinct, *stories: Distinct) -> list[int]:
    """Return which of some stories a notice withdraws, by their numbers."""
    *first, last = versions_of(*stories, notice)
    assert last.event == "withdrawn"
    return [number for number, story in enumerate(first) if story.story_id == last.story_id]


@each_row("language", LANGUAGES)
@each_row("form", ["headline", "sentence alone"])
def test_it_withdraws_the_story_of_its_person_and_place(language: str, form: str) -> None:
    headline, body, notice, sentence = LANGUAGES[language]
    other = told((None, "A landslide closed the road from La Paz to Coroico."), language, hours=0.1)
    last = told((notice if form == "headline" else None, sentence), language, hours=0.5)
    assert withdrawn_by(last, told((headline, body), language), other) == [0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_does_a_mark_above_it(language: str) -> None:
    _, body, _, sentence = LANGUAGES[language]
    last = told((None, f"WITHDRAWN: {sentence}"), language, hours=0.5)
    assert withdrawn_by(last.model_copy(update={"signal": "withdrawal"}), told((None, body), language)) == [0]


@pytest.mark.parametrize("headline", ["WITHDRAWN: Heronbank fine", "ADVISORY-Story on Heronbank fine withdrawn"])
@pytest.mark.parametrize("stories", [(FINED,), (RIVAL, FINED), (FINED, RIVAL)])
def test_of_two_stories_alike_it_is_the_one_with_the_name(headline: str, stories: tuple[tuple[str, str], ...]) -> None:
    first = [told(one, hours=at / 10, place="BERNE") for at, one in enumerate(stories)]
    assert withdrawn_by(told((headline, FINE_NOTICE), hours=1, place="BERNE"), *first) == [stories.index(FINED)]


@pytest.mark.parametrize(
    "stories",
    [
        (RIVAL,),
        (
            FINED,
            ("Heronbank lawyers appeal", "Lawyers for Heronbank, fined on Monday, said that no filings were late."),
        ),
        (("Bern council votes", "The council of Bern voted on Tuesday for a new bridge, the mayor said."),),
    ],
    ids=["the rival alone", "two stories with the name", "another subject"],
)
def test_it_withdraws_no_other_story(stories: tuple[tuple[str, str], ...]) -> None:
    first = [told(one, hours=at / 10, place="BERNE") for at, one in enumerate(stories)]
    notice = told(("ADVISORY-Story on Heronbank fine withdrawn", FINE_NOTICE), hours=1, place="BERNE")
    assert withdrawn_by(notice, *first) == []


def test_the_reason_names_nobody_whom_the_story_has_to_name() -> None:
    sentence = "The story on Heronbank being fined for late filings is withdrawn, as Paul Ritter fined Egretbank."
    assert withdrawn_by(told(("Story withdrawn", sentence), hours=1), told(FINED)) == [0]


def test_a_quoted_headline_names_no_story_with_another_name() -> None:
    notice = "Reuters withdraws story 'Regulator fines Heronbank for late filings'", "The story is withdrawn."
    stories: list[Story] = versions_of(told(RIVAL), told(notice, hours=1))
    assert stories[1].relation.rule == "unmatched"


@pytest.mark.parametrize("story", [FINED, ("Heronbank fine", FINED[1])])
def test_two_words_of_a_headline_are_a_subject(story: tuple[str, str]) -> None:
    """Another story that has both is withdrawn no more than one with two words of a sentence."""
    other = "Heronbank to fine some customers", "Heronbank will charge customers who pay slowly, its owner said."
    notice = told(("WITHDRAWN: Heronbank fine", FINE_NOTICE), hours=1, place="BERNE")
    assert withdrawn_by(notice, told(other, place="BERNE")) == []
    assert withdrawn_by(notice, told(other, place="BERNE"), told(story, hours=0.2, place="BERNE")) == [1]


STRIKE: Final = "The story about a strike at the port has been withdrawn."


@pytest.mark.parametrize(
    "notice",
    [
        STRIKE,
        pytest.param(
            "The story about dockers in the north has been withdrawn.",
            marks=pytest.mark.xfail(strict=True, reason="one word of the subject in the headline is enough"),
        ),
    ],
)
def test_a_story_that_mentions_the_subject_is_not_about_it(notice: str) -> None:
    body = (
        "The mayor opened a school in the north on Monday. Asked by pupils, she said that a strike at the port was "
        "none of her concern, and that she had no plan to meet the dockers."
    )
    story = told(("Mayor opens new school in the north", body), place="BERNE")
    assert withdrawn_by(told(("Story withdrawn", notice), hours=1, place="BERNE"), story) == []


def test_of_stories_with_words_that_every_text_has_it_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of them was withdrawn, by its id."""
    monkeypatch.setattr(only_story, "_weights_of", lambda words, _: np.zeros(len(words), np.int64))
    bodies = ("A minister resigned, police said.", "Farmers who met a minister closed a road, police said.")
    stories = [told((None, body), place="BERNE") for body in bodies]
    notice = told((None, "The story about the minister and police has been withdrawn."), hours=1, place="BERNE")
    assert withdrawn_by(notice.model_copy(update={"signal": "withdrawal"}), *stories) == []


def test_a_long_word_takes_no_long_time() -> None:
    notice = told(("Story withdrawn", "a" * 200_000), place="BERNE")
    assert cpu_seconds(lambda: only_story.read_subject(notice), times=3) < MAX_SECONDS


def test_a_place_with_thousands_of_texts_takes_no_long_time() -> None:
    """It took a tenth of a second a notice; of a stream of such notices, that is all that a worker does."""
    memory, story = Threads(), told(LANGUAGES["en"][:2])
    thread(memory, story)
    (text,) = memory.texts.values()
    own, head = traits_of(story), memory.heads[text.story_id]
    found = [(text, own, replace(head, story_id=str(number))) for number in range(5_000)]
    words = own.words[:20]
    near = near_stories(found, words, np.ones(len(words), np.int64))
    assert near is not None
    assert len(near.best) == len(found)
    assert near.shared.all()
    assert cpu_seconds(lambda: near_stories(found, words, near.weights[:20]), times=3) < MAX_SECONDS_OF_A_PLACE
