"""A correction at an address: of the article there, in many languages, and of no other story. All is invented."""
# ruff: noqa: E501 - one line a text

from typing import Final

import pytest

from dateline.agents.state.thread_records import head_from_state, head_to_state
from dateline.core.pipeline import Pipeline
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.corrected_article import CORRECTED_AT_ADDRESS
from dateline_schemas import Distinct, RawArticle, Story
from tests.golden.places import atlas
from tests.rows import each_row
from tests.unit.stories.test_changed_articles import clock
from tests.unit.stories.test_thread import HARVEST, versions_of
from tests.unit.stories.withdrawals.test_addresses import article

Case = tuple[str, str, str, str, str]
"""Headline and text of a story, the mark of its correction, and the headline and text of that."""

FELL: Final = (
    "Lithar NV said on Wednesday its quarterly net profit fell 9 percent to 412 million euros, short of the 430 "
    "million that analysts had expected."
)
ROSE: Final = FELL.replace("fell", "rose").replace("412", "492").replace("short of the 430", "above the 470")
EN: Final[Case] = ("Lithar profit falls", FELL, "CORRECTED-", "Lithar profit rises", ROSE)
TURNED: Final[dict[str, Case]] = {
    "en": EN,
    "it": (
        "Lithar, utile in calo",
        "Lithar ha annunciato mercoledì che l'utile netto trimestrale è calato del 9 per cento a 412 milioni di euro, meno dei 430 milioni attesi dagli analisti.",
        "RETTIFICA: ", "Lithar, utile in rialzo",
        "Lithar ha annunciato mercoledì che l'utile netto trimestrale è salito del 9 per cento a 492 milioni di euro, più dei 430 milioni attesi dagli analisti.",
    ),
    "pl": (
        "Zysk spółki Lithar spadł",
        "Spółka Lithar podała w środę, że jej kwartalny zysk netto spadł o 9 procent do 412 milionów euro, poniżej 430 milionów oczekiwanych przez analityków.",
        "KOREKTA: ", "Zysk spółki Lithar wzrósł",
        "Spółka Lithar podała w środę, że jej kwartalny zysk netto wzrósł o 9 procent do 492 milionów euro, powyżej 430 milionów oczekiwanych przez analityków.",
    ),
    "ru": (
        "Прибыль Литара снизилась",
        "Компания «Литар» сообщила в среду, что её квартальная чистая прибыль снизилась на 9 процентов до 412 миллионов евро, тогда как аналитики ожидали 430 миллионов.",
        "ИСПРАВЛЕНО: ", "Прибыль Литара выросла",
        "Компания «Литар» сообщила в среду, что её квартальная чистая прибыль выросла на 9 процентов до 492 миллионов евро, тогда как аналитики ожидали 430 миллионов.",
    ),
    "uk": (
        "Прибуток Літара знизився",
        "Компанія «Літар» повідомила в середу, що її квартальний чистий прибуток знизився на 9 відсотків до 412 мільйонів євро, тоді як аналітики очікували 430 мільйонів.",
        "ВИПРАВЛЕНО: ", "Прибуток Літара зріс",
        "Компанія «Літар» повідомила в середу, що її квартальний чистий прибуток зріс на 9 відсотків до 492 мільйонів євро, тоді як аналітики очікували 430 мільйонів.",
    ),
    "de": (
        "Lithar-Gewinn sinkt",
        "Der Pumpenhersteller Lithar hat am Mittwoch mitgeteilt, dass sein Quartalsgewinn um 9 Prozent auf 412 Millionen Euro gesunken ist. Analysten hatten 430 Millionen erwartet.",
        "KORREKTUR: ", "Lithar-Gewinn steigt",
        "Der Pumpenhersteller Lithar hat am Mittwoch mitgeteilt, dass sein Quartalsgewinn um 9 Prozent auf 492 Millionen Euro gestiegen ist. Analysten hatten 430 Millionen erwartet.",
    ),
    "fr": (
        "Le bénéfice de Lithar recule",
        "Le groupe Lithar a annoncé mercredi que son bénéfice net trimestriel avait reculé de 9 % à 412 millions d'euros, contre 430 millions attendus par les analystes.",
        "RECTIFICATIF: ", "Le bénéfice de Lithar progresse",
        "Le groupe Lithar a annoncé mercredi que son bénéfice net trimestriel avait progressé de 9 % à 492 millions d'euros, contre 430 millions attendus par les analystes.",
    ),
    "nl": (
        "Winst Lithar daalt",
        "Pompenbouwer Lithar heeft woensdag bekendgemaakt dat de nettowinst in het kwartaal met 9 procent is gedaald tot 412 miljoen euro. Analisten hadden 430 miljoen verwacht.",
        "RECTIFICATIE: ", "Winst Lithar stijgt",
        "Pompenbouwer Lithar heeft woensdag bekendgemaakt dat de nettowinst in het kwartaal met 9 procent is gestegen tot 492 miljoen euro. Analisten hadden 430 miljoen verwacht.",
    ),
    "da": (
        "Lithars overskud falder",
        "Pumpeproducenten Lithar oplyste onsdag, at kvartalets nettooverskud faldt 9 procent til 412 millioner euro. Analytikerne havde ventet 430 millioner.",
        "RETTELSE: ", "Lithars overskud stiger",
        "Pumpeproducenten Lithar oplyste onsdag, at kvartalets nettooverskud steg 9 procent til 492 millioner euro. Analytikerne havde ventet 430 millioner.",
    ),
    "es": (
        "Cae el beneficio de Lithar",
        "La empresa Lithar anunció el miércoles que su beneficio neto trimestral cayó un 9 por ciento, a 412 millones de euros, frente a los 430 millones que esperaban los analistas.",
        "RECTIFICACIÓN: ", "Sube el beneficio de Lithar",
        "La empresa Lithar anunció el miércoles que su beneficio neto trimestral subió un 9 por ciento, a 492 millones de euros, frente a los 430 millones que esperaban los analistas.",
    ),
}  # fmt: skip
OTHER_COMPANY: Final = {"Lithar": "Orvane", "Литар": "Орван", "Літар": "Орван"}
OTHER_FIGURES: Final = {"492": "73", "430": "61", " 9 ": " 14 "}


def told(case: Case, language: str = "en", **changes: object) -> Distinct:
    return article(case[1], headline=case[0], language=language, **changes)  # type: ignore[arg-type]


def corrected(case: Case, language: str = "en", hours: float = 0.1, **changes: object) -> Distinct:
    _, _, mark, headline, body = case
    fields = {"headline": mark + headline, "language": language, "signal": "correction"} | changes
    return article(body, hours, **fields)  # type: ignore[arg-type]


def with_words(case: Case, *others: dict[str, str]) -> Case:
    """Return a case whose correction has other words."""
    headline, body = case[3:]
    for was, now in (pair for other in others for pair in other.items()):
        headline, body = headline.replace(was, now), body.replace(was, now)
    return (*case[:3], headline, body)


def is_correction_of(story: Story, first: Story) -> bool:
    return (story.story_id, story.relation.kind) == (first.story_id, "correction")


@each_row("language", TURNED)
def test_it_corrects_that_story(language: str) -> None:
    case = TURNED[language]
    first, second = versions_of(told(case, language), corrected(case, language))
    assert is_correction_of(second, first)
    assert any(line.startswith("412 → 492") for line in second.relation.changed)


@each_row("language", TURNED)
@pytest.mark.parametrize("figures", [{}, OTHER_FIGURES], ids=["same figures", "other figures"])
def test_the_results_of_another_company_are_another_story(language: str, figures: dict[str, str]) -> None:
    case = with_words(TURNED[language], OTHER_COMPANY, figures)
    first, second = versions_of(told(case, language), corrected(case, language))
    assert second.story_id != first.story_id


FRONT: Final = "https://portal.example/"
SECTION: Final = "https://portal.example/economy"
SAME_TURN: Final[dict[str, Case]] = {
    "name opens both": ("Lithar, utile in calo", TURNED["it"][1], "RETTIFICA: ", "Orvane, utile in calo", TURNED["it"][1].replace("Lithar", "Orvane")),
    "name at the end": ("Utile netto in calo per Lithar", TURNED["it"][1], "RETTIFICA: ", "Utile netto in calo per Orvane", TURNED["it"][1].replace("Lithar", "Orvane")),
    "fire": (
        "Fire in Larsvik kills three", "Three people died in a fire at a block of flats in Larsvik on Wednesday, police said. Firefighters took four hours to put it out.",
        "CORRECTED-", "Fire in Tarvik kills two", "Two people died in a fire at a warehouse in Tarvik on Wednesday, police said. Firefighters took two hours to put it out.",
    ),
    "fire, no place in the headline": (
        "Fire in Larsvik kills three", "Three people died in a fire at a block of flats in Larsvik on Wednesday, police said. Firefighters took four hours to put it out.",
        "CORRECTED-", "Fire kills two", "Two people died in a fire at a block of flats in Tarvik on Wednesday, police said. Firefighters took two hours to put it out.",
    ),
    "law": (
        "Parlamento approva la legge sui porti", "Il Parlamento di Tarvia ha approvato mercoledì la legge sui porti con 112 voti favorevoli e 96 contrari, ha detto la presidente Ida Holm.",
        "RETTIFICA: ", "Parlamento approva la legge sulle scuole", "Il Parlamento di Tarvia ha approvato mercoledì la legge sulle scuole con 121 voti favorevoli e 80 contrari, ha detto la presidente Ida Holm.",
    ),
    "minister": (
        "Minister Holm resigns", "Transport minister Ida Holm resigned on Wednesday after a row over the railway budget, the government said in Tarvik.",
        "CORRECTED-", "Minister Reiter does not resign", "Education minister Jon Reiter did not resign on Wednesday after a row over the school budget, the government said in Tarvik.",
    ),
    "market, written anew": (
        "Tarvik shares fall at noon", "Shares in Tarvik fell on Wednesday, with the main index down 1.2 percent at 4,312 points by noon as oil firms lost ground, traders said.",
        "CORRECTED-", "Tarvik shares rise at close", "Shares in Tarvik rose on Wednesday, with the main index up 0.7 percent at 4,377 points by the close as banks won ground, traders said.",
    ),
}  # fmt: skip


@each_row("name", SAME_TURN)
def test_its_address_joins_no_other_story_to_it(name: str) -> None:
    """Words alone join some of these: an address changes nothing."""
    case, language = SAME_TURN[name], "it" if SAME_TURN[name][2] == "RETTIFICA: " else "en"
    _, there = versions_of(told(case, language), corrected(case, language))
    _, elsewhere = versions_of(told(case, language), corrected(case, language, url=SECTION))
    assert (there.story_id, there.relation) == (elsewhere.story_id, elsewhere.relation)


@pytest.mark.parametrize(
    "texts",
    [
        (told(EN), corrected(EN, url="https://portal.example/news/413")),
        (told(EN), corrected(EN, source="another")),
        (told(EN), corrected(EN, role="item")),
        (told(EN, role="item"), corrected(EN)),
        (told(EN), corrected(EN, url=None)),
        (told(EN, url=FRONT), corrected(EN, url=FRONT)),
        (told(EN, url=SECTION), article(HARVEST, 0.05, url=SECTION), corrected(EN, url=SECTION)),
        (article(HARVEST, url=SECTION), told(EN, url=SECTION), corrected(EN, url=SECTION)),
        (told(EN), corrected(EN, hours=24)),
        (told(EN), corrected(EN, signal="update")),
        (told(EN), corrected(EN, signal=None)),
    ],
    ids=["another address", "another site", "a brief in the sidebar", "the story was a brief there", "no address",
         "a first page", "a section page, told first", "a section page, told last", "the next day's page",
         "an update", "no mark"],
)  # fmt: skip
def test_only_the_one_article_at_an_address_is_corrected(texts: tuple[Distinct, ...]) -> None:
    *before, last = versions_of(*texts)
    assert last.story_id not in {story.story_id for story in before}


def test_a_way_of_the_reader_is_no_part_of_the_address() -> None:
    first, second = versions_of(told(EN), corrected(EN, url=f"{told(EN).url}?utm_source=rss"))
    assert is_correction_of(second, first)
    assert second.relation.rule == CORRECTED_AT_ADDRESS


def test_what_the_points_join_keeps_its_rule() -> None:
    more = "\nThe maker of pumps, based in Ghent, said that wages and the price of steel weighed on it. Chief executive Marta Velde said it would close two of its eleven plants.\nShares of Lithar lost 6 percent."
    case = (EN[0], FELL + more, EN[2], EN[3], ROSE + more)
    first, second = versions_of(told(case), corrected(case))
    assert is_correction_of(second, first)
    assert second.relation.rule != CORRECTED_AT_ADDRESS


def elsewhere(body: str, headline: str, hours: float, source: str = "another") -> Distinct:
    return article(body, hours, headline=headline, source=source, url=f"https://{source}.example/1")


def test_later_copies_of_either_text_follow() -> None:
    first, second, right, wrong, near = versions_of(
        told(EN),
        corrected(EN),
        elsewhere(ROSE, "Lithar profit rises", 0.2),
        elsewhere(FELL, "Lithar profit falls", 0.3, "a third"),
        elsewhere(FELL.replace(" said on Wednesday", " said Wednesday that"), "Lithar profit falls", 0.4, "a fourth"),
    )
    assert {story.story_id for story in (second, right, wrong, near)} == {first.story_id}
    assert [story.relation.kind for story in (right, wrong)] == ["repeat", "repeat"]
    assert right.superseded_by is None
    assert wrong.superseded_by is not None
    assert wrong.superseded_by.version == second.version
    assert near.relation.kind in {"repeat", "update"}


def test_a_restart_changes_nothing() -> None:
    memory = Threads()
    (first,) = thread(memory, told(EN))
    restored = Threads()
    for fingerprint, text in memory.texts.items():
        restored.add_text(fingerprint, text)
    for head in memory.heads.values():
        restored.add_head(head_from_state(head.story_id, head_to_state(head)))
    (second,) = thread(restored, corrected(EN))
    assert is_correction_of(second, first)
    assert second == thread(memory, corrected(EN))[0]


def test_a_correction_without_its_story_is_a_story_to_which_the_wrong_text_is_another() -> None:
    """A page shows the text before its correction. A copy of it at another site is told apart as ever."""
    first, late = versions_of(corrected(EN, hours=0), elsewhere(FELL, "Lithar profit falls", 0.1))
    assert first.relation.kind == "new"
    assert late.story_id != first.story_id


def pages(mark: str = "CORRECTED-", url: str = "https://portal.example/news/412") -> list[Story]:
    flow = Pipeline(atlas())
    texts = (("10:00", "", EN[0], FELL), ("10:20", mark, EN[3], ROSE))
    shown = [
        RawArticle(source="portal", url=url, fetched_at=clock(at), text=f"{sign}{headline}\n\n{body}\n")
        for at, sign, headline, body in texts
    ]
    return [story for each in shown for step in flow.run(each) for story in step.stories]


@pytest.mark.parametrize("mark", ["CORRECTED-", "CORRECTED: ", "Correction: ", "REFILE-", "Corrected - "])
def test_pages_at_one_address_are_one_story(mark: str) -> None:
    first, second = pages(mark)
    assert second.story_id == first.story_id
    assert second.relation.kind in {"correction", "refile"}
    assert second.relation.rule == CORRECTED_AT_ADDRESS


def test_pages_without_a_path_are_two_stories() -> None:
    first, second = pages(url="https://portal.example/")
    assert second.story_id != first.story_id


@pytest.mark.xfail(strict=True, reason="a known gap: a story keeps the address of its newest words alone")
def test_it_corrects_a_story_that_another_site_told_in_newer_words_since() -> None:
    more = FELL + " Shares of Lithar lost 6 percent in early trade, and the company would close two of its plants."
    first, _, last = versions_of(told(EN), elsewhere(more, "Lithar profit falls, shares drop", 0.05), corrected(EN))
    assert is_correction_of(last, first)


def test_an_edited_copy_of_the_wrong_text_is_no_update() -> None:
    edited = elsewhere(FELL.replace(" said on Wednesday", " said Wednesday that"), "Lithar profit falls", 0.4)
    *_, last = versions_of(told(EN), corrected(EN), edited)
    assert last.relation.kind == "repeat"
