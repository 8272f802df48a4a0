"""A desk that takes its notice back brings the story back, and withdraws nothing. All is invented."""

from typing import Final

import pytest

from tests.rows import each_row
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.withdrawals.reports import REPORT
from tests.unit.stories.withdrawals.test_returns import after, notice, told
from tests.unit.text.withdrawals.test_taken_back import BACK, TAKEN_BACK, WITHDRAWING

QUOTED: Final = {
    "en": "Please disregard the withdrawal of our story '{}', which was sent in error.",
    "nl": "De intrekking van ons bericht '{}' is ingetrokken.",
    "de": 'Bitte beachten Sie den Rückzug unserer Meldung "{}" nicht.',
    "fr": "Veuillez ne pas tenir compte de l'annulation de notre dépêche « {} ».",
    "es": "Rogamos no tengan en cuenta la anulación de la noticia «{}».",
    "it": "L'annullamento della notizia «{}» è annullato.",
    "pt": "A anulação da notícia «{}» fica anulada.",
    "sv": "Återkallelsen av telegrammet ”{}” är återkallad.",
    "no": "Tilbaketrekkingen av meldingen «{}» er trukket tilbake.",
}
LABELS: Final = (None, "WITHDRAWAL", "KILL NOTICE WITHDRAWN")
SENTENCES: Final = [
    (language, sentence) for table in (TAKEN_BACK, BACK) for language in REPORT for sentence in table[language]
]


@each_row(("language", "sentence"), SENTENCES)
@each_row("time", [None, 2.9])
def test_a_text_with_such_a_sentence_is_a_return(language: str, sentence: str, time: float | None) -> None:
    headline, body = REPORT[language]
    assert after(language, (headline, f"{sentence} {body}"), time=time).pub_status == "usable"


@each_row("language", QUOTED)
@each_row("label", LABELS)
@each_row("comes_behind_a_notice", [False, True])
def test_a_notice_that_is_taken_back_withdraws_nothing(
    language: str, label: str | None, *, comes_behind_a_notice: bool
) -> None:
    headline = REPORT[language][0]
    taken_back = told((label or "Lennick", QUOTED[language].format(headline)), language, hours=3)
    if label == "WITHDRAWAL":
        taken_back = taken_back.model_copy(update={"signal": "withdrawal"})
    before = [told(REPORT[language], language), *([notice(language)] if comes_behind_a_notice else [])]
    copy = told(REPORT[language], language, hours=4, source="another")
    assert versions_of(*before, taken_back, copy)[-1].pub_status == "usable"


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es", "it", "pt"])
def test_an_edited_copy_below_another_such_sentence_stays_withdrawn(language: str) -> None:
    headline, body = REPORT[language]
    for sentence in WITHDRAWING[language]:
        assert after(language, (headline, f"{sentence} {body}"), time=1.5).pub_status == "canceled", sentence


SEEMING_TAKEN_BACK: Final = (
    ("en", "Withdrawal of erroneously sent story."),
    ("en", "Retraction of this article, which has been retracted."),
    ("en", "Please kill and disregard the story."),
    ("nl", "Annulering van een per abuis verstuurd bericht."),
    ("de", "Stornierung der Meldung, die ungültig ist."),
    ("it", "Annullamento della notizia, che è annullata."),
    ("no", "Annullering av meldingen, den er ugyldig."),
)


@pytest.mark.parametrize(("language", "sentence"), SEEMING_TAKEN_BACK)
def test_a_marked_notice_that_only_seems_taken_back_withdraws(language: str, sentence: str) -> None:
    marked = told((REPORT[language][0], sentence), language, hours=2).model_copy(update={"signal": "withdrawal"})
    *_, last = versions_of(told(REPORT[language], language), marked)
    assert last.pub_status == "canceled"


STILL_WITHDRAWING: Final = (
    ("en", "Please disregard our earlier withdrawal notice and use this one: the story '{}' is withdrawn."),
    ("en", "The earlier kill is cancelled and replaced by this kill: the story on FIRE is withdrawn."),
    (
        "en",
        "Ignore the earlier withdrawal of the story on the storm. It is the story on the fire that is withdrawn.",
    ),
    ("en", "This kill was transmitted by mistake under the slug STORM; the story FIRE is killed."),
    ("en", "The earlier kill is void and the story on FIRE is withdrawn."),
    ("en", "Please disregard the kill notice. We withdraw the story about the fire."),
    ("nl", "Gelieve de eerdere intrekking te negeren: het bericht over de brand wordt ingetrokken."),
    ("nl", "De eerdere intrekking van het bericht is vervallen. Wij trekken het bericht over de brand in."),
    ("de", "Der frühere Rückzug der Meldung ist hinfällig: Die Meldung über den Brand wird zurückgezogen."),
    ("fr", "Veuillez ignorer l'annulation de la dépêche sur la tempête. La dépêche sur l'incendie est annulée."),
    ("es", "La anulación de la noticia queda anulada; queda anulada la noticia sobre el incendio."),
    ("it", "L'annullamento della notizia è annullato: la notizia sull'incendio è annullata."),
    ("pt", "A anulação da notícia fica anulada. A notícia sobre o incêndio fica anulada."),
    ("sv", "Återkallelsen skickades av misstag. Telegrammet om branden återkallas."),
    ("no", "Tilbaketrekkingen ble sendt ved en feil. Meldingen om brannen trekkes tilbake."),
)


@each_row(("language", "sentence"), STILL_WITHDRAWING)
@each_row("is_named", [False, True])
def test_a_corrected_notice_withdraws(language: str, sentence: str, *, is_named: bool) -> None:
    headline = REPORT[language][0]
    label = f"KILL: {headline}" if is_named else headline
    marked = told((label, sentence.format(headline)), language, hours=2).model_copy(update={"signal": "withdrawal"})
    *_, last = versions_of(told(REPORT[language], language), marked)
    assert last.pub_status == "canceled"


@pytest.mark.parametrize("sentence", ["Please disregard our earlier withdrawal notice and use this one."])
def test_a_notice_marked_above_the_headline_withdraws(sentence: str) -> None:
    marked = told((f"KILL: {REPORT['en'][0]}", sentence), "en", hours=2)
    *_, last = versions_of(told(REPORT["en"], "en"), marked)
    assert last.pub_status == "canceled"


STANDING: Final = (
    ("en", "The kill is cancelled: the story is not withdrawn."),
    ("en", "Please disregard the kill, the story stands."),
    ("de", "Der Rückzug der Meldung ist hinfällig, die Meldung wird nicht zurückgezogen."),
    ("fr", "L'annulation de la dépêche est annulée ; la dépêche n'est pas annulée."),
)


@pytest.mark.parametrize(("language", "sentence"), STANDING)
def test_a_story_that_is_not_withdrawn_after_all_is_back(language: str, sentence: str) -> None:
    headline, body = REPORT[language]
    assert after(language, (headline, f"{sentence} {body}"), time=None).pub_status == "usable"


def test_a_notice_that_nobody_saw_leaves_the_story_as_it_was() -> None:
    taken_back = told(("Lennick", QUOTED["en"].format(REPORT["en"][0])), "en", hours=3)
    first, other = versions_of(told(REPORT["en"], "en"), taken_back)
    assert first.story_id != other.story_id


def test_a_mistake_and_a_kill_that_is_withdrawn() -> None:
    headline, body = REPORT["en"]
    sentence = "This story was withdrawn by mistake and the kill is withdrawn."
    assert after("en", (headline, f"{sentence} {body}"), time=None).pub_status == "usable"


@pytest.mark.parametrize("language", REPORT)
def test_a_page_that_said_so_before_the_last_notice_brings_nothing_back(language: str) -> None:
    headline, body = REPORT[language]
    back = (headline, f"{BACK[language][0]}\n{body}")
    texts = [told(REPORT[language], language), notice(language), told(back, language, hours=3)]
    again = told((f"WITHDRAWN: {headline}", "This story is withdrawn for good."), language, hours=4)
    last = [again, told(back, language, hours=5), told(back, language, hours=6, source="another")]
    assert versions_of(*texts)[-1].pub_status == "usable"
    assert [each.pub_status for each in versions_of(*texts, *last)][-2:] == ["canceled", "canceled"]
