# ruff: noqa: RUF001 - lines in several scripts
"""Programmes, agendas and timetables make no items where their clocks run past the fetch; lists of news stay the same.

The fetch is at 19:00, within the hours of each programme.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.lines.reason import Reason
from dateline.core.page.parse import PageBriefs, parse_page
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 2, 19, 0, tzinfo=UTC)
Rows = tuple[tuple[str, str, str], ...]

PROGRAMMES: Final[dict[str, tuple[str, Rows]]] = {
    "tv, en": (
        "Tonight on TV",
        (
            ("18:00", "The News", "Jane Hill presents the news of the day from London."),
            ("18:30", "The Bridge", "Saga finds a body on the border between two countries."),
            ("20:00", "Harbour Lives", "A ferry captain from Dover shows his daughter the ropes."),
            ("21:15", "The Long Road", "A lorry driver in Peru finds a suitcase full of money."),
            ("22:40", "Question Hour", "Guests in Leeds talk about the price of bread."),
        ),
    ),
    "council, en": (
        "Agenda of the council",
        (
            ("18:00", "Opening by the mayor of Leeds", "The mayor welcomes the members and the public."),
            ("18:15", "Minutes of the meeting in November", "The council hears a report on the last meeting."),
            ("19:30", "Vote on the new bridge", "The council votes on the bridge over the Aire for 4 million pounds."),
            ("20:30", "Report on housing", "The alderman explains what the city wants to do in the east."),
        ),
    ),
    "tv, de": (
        "Heute im Fernsehen",
        (
            ("18:00", "SOKO Wien", "Ein Taxifahrer wird in Wien tot in seinem Wagen gefunden."),
            ("19:00", "heute", "Nachrichten mit Barbara Hahlweg aus Mainz."),
            ("20:15", "Der Bergdoktor", "Martin kämpft um das Leben einer jungen Frau aus Tirol."),
            ("21:45", "heute journal", "Marietta Slomka spricht mit dem Kanzler in Berlin."),
            ("22:15", "Die Spur", "Ein Film über den Schmuggel von Zigaretten in Polen."),
        ),
    ),
    "tv, fr": (
        "Ce soir à la télé",
        (
            ("18:00", "Questions pour un champion", "Le jeu fait halte à Lyon avec quatre candidats."),
            ("20:00", "Le journal", "Présenté par Anne-Sophie Lapix depuis les studios de Paris."),
            ("21:05", "Des racines et des ailes", "Un voyage en Bretagne, de Brest à Saint-Malo."),
            ("22:55", "La nuit en mer", "Un pêcheur de Lorient cherche son frère disparu."),
        ),
    ),
    "council, nl": (
        "Agenda gemeenteraad",
        (
            ("18:00", "Opening door de burgemeester", "De burgemeester van Utrecht opent de vergadering."),
            ("18:30", "Brug over het kanaal", "De raad stemt over de nieuwe brug, die 4 miljoen euro kost."),
            ("19:45", "Begroting 2027", "De wethouder licht de begroting voor het jaar 2027 toe."),
            ("21:30", "Rondvraag", "Leden stellen vragen aan het college over de wijk Overvecht."),
        ),
    ),
    "tv, es": (
        "Esta noche en la tele",
        (
            ("18:00", "Telediario", "Las noticias del día con Ana Blanco desde Madrid."),
            ("19:30", "Saber y ganar", "Tres concursantes de Sevilla compiten por el bote."),
            ("20:45", "El cazador", "Un detective busca a una mujer desaparecida en Bilbao."),
            ("22:30", "La isla mínima", "Dos policías investigan un crimen en las marismas del Guadalquivir."),
        ),
    ),
    "tv, it": (
        "Stasera in tv",
        (
            ("18:00", "TG3", "Le notizie del giorno da Roma con Maria Rossi."),
            ("19:30", "Un posto al sole", "A Napoli Raffaele scopre il segreto di Diego."),
            ("20:30", "Il commissario", "Il commissario indaga sulla morte di una cantante a Napoli."),
            ("22:50", "Linea notte", "Gli ospiti a Roma parlano del voto in Sicilia."),
        ),
    ),
    "tv, pl": (
        "Dziś wieczorem w telewizji",
        (
            ("18:00", "Teleexpress", "Najważniejsze wiadomości dnia z Warszawy i ze świata."),
            ("19:30", "Wiadomości", "Serwis informacyjny prowadzi Anna Nowak z Krakowa."),
            ("20:35", "Ranczo", "Wójt z Wilkowyj postanawia wystartować w wyborach do Sejmu."),
            ("21:50", "Nocny patrol", "Policjanci z Gdańska szukają zaginionego rybaka."),
        ),
    ),
    "tv, ru": (
        "Сегодня вечером",
        (
            ("18:00", "Новости", "Главные новости дня из Москвы и регионов страны."),
            ("19:30", "Поле чудес", "Три игрока из Казани борются за новый автомобиль."),
            ("20:45", "Тихий берег", "Следователь ищет пропавшую девушку в Сочи."),
            ("22:30", "Ночной эфир", "Гости студии говорят о ценах на хлеб в Сибири."),
        ),
    ),
    "tv, ja": (
        "今夜の番組",
        (
            ("18:00", "ニュース", "東京からその日のニュースをお伝えします。"),
            ("19:30", "ドラマ", "京都の刑事が消えた女性を追う。"),
            ("20:45", "歌謡ショー", "大阪から人気歌手が歌を届ける。"),
            ("22:00", "夜の天気", "札幌の明日の雪を詳しく伝える。"),
        ),
    ),
}
DEPARTURES: Final = (
    """Departures
18:47 London King's Cross Platform 4 On time
19:02 Edinburgh Waverley Platform 2 Delayed
19:16 Manchester Piccadilly Platform 11
19:33 York Platform 3
20:48 Leeds Platform 5""",
    """Abfahrt
18:47 RE 1 nach Köln Hbf Gleis 7
19:02 RB 48 nach Neuss Gleis 2
19:16 S 6 nach Essen Hbf Gleis 11
19:33 RE 5 nach Bonn Hbf Gleis 3
20:48 RE 8 nach Aachen Hbf Gleis 9""",
    """Departures
18:47 London King's Cross
19:02 Edinburgh Waverley
19:16 Manchester Piccadilly
19:33 York
20:48 Leeds""",
)
FORMS: Final = {
    "a line each": ("{title}\n{rows}", "{clock} {head}. {text}\n"),
    "no title": ("{rows}", "{clock} {head}. {text}\n"),
    "blank lines": ("{title}\n\n{rows}", "{clock} {head}. {text}\n\n"),
    "a headline and a text": ("{title}\n\n{rows}", "{clock}\n{head}\n{text}\n\n"),
    "a headline beside the clock": ("{title}\n\n{rows}", "{clock} {head}\n{text}\n\n"),
    "today": ("2 December 2026\n{rows}", "{clock} {head}. {text}\n"),
    "div": ("<h1>{title}</h1>{rows}", "<div><span>{clock}</span><h3>{head}</h3><p>{text}</p></div>"),
    "table": ("<h1>{title}</h1><table>{rows}</table>", "<tr><td>{clock} {head}</td><td>{text}</td></tr>"),
    "cells": (
        "<h1>{title}</h1><table>{rows}</table>",
        "<tr><td>{clock}</td><td>{head}</td><td>{text}</td></tr>",
    ),
    "list": ("<h1>{title}</h1><ul>{rows}</ul>", "<li>{clock} {head}. {text}</li>"),
    "paragraphs": ("<h1>{title}</h1>{rows}", "<p>{clock} {head}. {text}</p>"),
}
NEWS: Final = {
    "en": (
        "Turkey raises minimum wage by 27 percent",
        "Storm cuts power to 40,000 homes in Brittany",
        "Chile signs lithium accord with South Korea",
        "The court in Leeds rules that the bridge must stay closed.",
        "Two miners rescued after five days in Silesia",
        "Kenya and Ghana agree on a common visa",
    ),
    "de": (
        "Türkei erhöht Mindestlohn um 27 Prozent",
        "Sturm in der Bretagne: 40.000 Haushalte ohne Strom",
        "Chile schließt Lithium-Abkommen mit Südkorea",
        "Das Gericht in Kiel hat entschieden, dass die Brücke geschlossen bleibt.",
        "Zwei Bergleute nach fünf Tagen in Schlesien gerettet",
        "Kenia und Ghana einigen sich auf ein Visum",
    ),
    "fr": (
        "La Turquie relève le salaire minimum de 27 %",
        "Tempête : 40 000 foyers sans électricité en Bretagne",
        "Le Chili signe un accord avec la Corée du Sud",
        "Le tribunal de Lyon a décidé que le pont resterait fermé.",
        "Deux mineurs sauvés en Silésie après cinq jours",
        "Le Kenya et le Ghana s’accordent sur un visa",
    ),
    "nl": (
        "Turkije verhoogt minimumloon met 27 procent",
        "Storm treft Bretagne, 40.000 huizen zonder stroom",
        "Chili sluit lithiumakkoord met Zuid-Korea",
        "De rechter in Utrecht heeft bepaald dat de brug dicht blijft.",
        "Twee mijnwerkers na vijf dagen gered in Silezië",
        "Kenia en Ghana worden het eens over een visum",
    ),
    "es": (
        "Turquía sube el salario mínimo un 27 por ciento",
        "Un temporal deja sin luz a 40.000 hogares en Bretaña",
        "Chile firma un acuerdo de litio con Corea del Sur",
        "El tribunal de Sevilla decide que el puente siga cerrado.",
        "Rescatados dos mineros en Silesia tras cinco días",
        "Kenia y Ghana acuerdan un visado común",
    ),
    "pl": (
        "Turcja podnosi płacę minimalną o 27 procent",
        "Burza w Bretanii: 40 tysięcy domów bez prądu",
        "Chile podpisuje umowę z Koreą Południową",
        "Sąd w Krakowie orzekł, że most pozostanie zamknięty.",
        "Dwóch górników uratowano na Śląsku po pięciu dniach",
        "Kenia i Ghana uzgodniły wspólną wizę",
    ),
    "ru": (
        "Турция повышает минимальную зарплату на 27 процентов",
        "Буря в Бретани: 40 тысяч домов без света",
        "Чили подписывает соглашение с Южной Кореей",
        "Суд в Казани постановил, что мост останется закрытым.",
        "Двое шахтёров спасены в Силезии через пять дней",
        "Кения и Гана договорились об общей визе",
    ),
}
CLOCKS: Final = {
    "earliest first, before the fetch": ("14:03", "15:27", "16:41", "17:52", "18:09", "18:58"),
    "earliest first, round minutes": ("14:00", "14:30", "15:45", "17:00", "18:15", "18:55"),
    "earliest first, an hour's slip of the zone": ("14:00", "15:30", "16:45", "18:00", "19:15", "19:55"),
    "earliest first, from the day before": ("21:00", "22:30", "23:50", "01:15", "06:30", "18:45"),
    "earliest first, a full day": ("19:30", "22:30", "23:50", "01:15", "06:30", "18:45"),
    "latest first": ("18:58", "18:09", "17:52", "16:41", "15:27", "14:03"),
    "latest first, round minutes": ("18:55", "18:15", "17:00", "15:45", "14:30", "14:00"),
    "latest first, to the day before": ("09:15", "06:30", "01:15", "23:50", "22:30", "21:00"),
    "the weightiest first": ("17:00", "18:15", "14:30", "18:55", "14:00", "15:45"),
    "yesterday's, fetched within its hours": ("16:03", "17:27", "18:41", "19:52", "20:09", "22:58"),
    "yesterday's, a few of them round": ("16:00", "17:27", "18:40", "19:52", "20:09", "22:55"),
    "yesterday's, fetched before its hours": ("20:03", "20:27", "21:41", "21:52", "22:09", "22:58"),
    "yesterday's, round minutes before its hours": ("20:10", "20:30", "21:15", "21:50", "22:10", "22:45"),
    "the same time twice": ("18:00", "18:30", "18:30", "20:00", "20:00", "22:00"),
}
NEWS_FORMS: Final = ("{clock} {line}\n", "{clock} {line}\n\n", "<p>{clock} {line}</p>", "<li>{clock} {line}</li>")


def read(page: str, **given: Any) -> PageBriefs:  # noqa: ANN401  # fields of the record
    fields = {"source": "example.org", "url": "https://example.org/p", "fetched_at": FETCHED, "time_zone": "UTC"}
    kind = "html" if page.startswith("<") else "text"
    return parse_page(RawArticle.model_validate({**fields, kind: page, **given}), atlas())


def programme(name: str, form: str = "a line each") -> str:
    title, rows = PROGRAMMES[name]
    page, row = FORMS[form]
    lines = "".join(row.format(clock=clock, head=head, text=text) for clock, head, text in rows)
    return page.format(title=title, rows=lines)


def news(language: str, clocks: tuple[str, ...], form: str = NEWS_FORMS[0]) -> str:
    rows = [form.format(clock=clock, line=line) for clock, line in zip(clocks, NEWS[language], strict=True)]
    return f"<html><body>{''.join(rows)}</body></html>" if form.startswith("<") else "".join(rows)


@each_row("form", list(FORMS))
@each_row("name", list(PROGRAMMES))
def test_a_programme_makes_no_timed_items(name: str, form: str) -> None:
    page = read(programme(name, form))
    left = [brief for brief in page.briefs if brief.role != "lead" or "<" not in FORMS[form][0]]
    assert not left  # of HTML, an article may stay: test_a_programme_in_one_box


@each_row("page", DEPARTURES)
def test_departures_make_no_items_at_any_minute(page: str) -> None:
    assert not read(page).briefs


@each_row("name", [name for name in PROGRAMMES if name not in {"council, en", "tv, fr", "council, nl", "tv, ja"}])
def test_a_programme_whose_rows_open_with_titles_may_be_all_to_come(name: str) -> None:
    assert not read(programme(name), fetched_at=FETCHED.replace(hour=9)).briefs


@each_row("name", list(PROGRAMMES))
def test_below_the_day_of_the_fetch_it_may_be_all_to_come(name: str) -> None:
    assert not read(programme(name, "today"), fetched_at=FETCHED.replace(hour=9)).briefs


@each_row("clock", ["{}", "{} GMT", "{} Uhr"])
def test_the_clocks_may_be_printed_otherwise(clock: str) -> None:
    title, rows = PROGRAMMES["tv, en"]
    lines = [f"{clock.format(time)}\n{head}\n{text}\n" for time, head, text in rows]
    assert not read("\n".join([title, "", *lines])).briefs


def test_a_programme_may_pass_midnight() -> None:
    page = programme("tv, en").replace("22:40", "00:10")
    assert not read(page).briefs
    assert not read(page, fetched_at=FETCHED.replace(hour=22)).briefs


def test_the_zone_is_that_of_the_source() -> None:
    late = FETCHED.replace(hour=22)  # 07:00 of the next day in Tokyo
    assert not read(programme("tv, ja")).briefs
    assert read(programme("tv, fr"), time_zone="Asia/Tokyo", fetched_at=late).briefs
    assert not read(programme("tv, fr"), time_zone=None, home_country="NL").briefs


def test_a_refused_page_is_counted_and_explained() -> None:
    page = programme("council, en")
    assert read(page).reason_name == "no_body"
    article = RawArticle(source="s", fetched_at=FETCHED, text=page, time_zone="UTC")
    dropped = {one.start: one.why for one in explain(article, atlas()).findings if one.what == "dropped"}
    assert list(dropped.values()).count(Reason.PROGRAMME.value) == len(PROGRAMMES["council, en"][1])


@each_row("form", NEWS_FORMS)
@each_row("order", list(CLOCKS))
@each_row("language", list(NEWS))
def test_news_is_read_as_it_was(language: str, order: str, form: str) -> None:
    page = news(language, CLOCKS[order], form)
    assert read(page) == read(page, time_zone=None), (read(page), page)  # without a zone, nothing is a programme
    assert form.startswith("<") or read(page).briefs


@each_row("hour", range(24))
@each_row("language", list(NEWS))
def test_a_live_blog_from_early_to_late_is_news_at_any_hour(language: str, hour: int) -> None:
    clocks = CLOCKS["yesterday's, fetched within its hours"]
    assert len(read(news(language, clocks), fetched_at=FETCHED.replace(hour=hour)).briefs) == len(clocks)


FLASHES: Final = (
    "Pope dies",
    "Dow falls",
    "Oil price up 4 percent",
    "Fed holds rates",
    "Kyiv hit by drones",
    "Yen rises",
)


@each_row("order", list(CLOCKS))
def test_flashes_are_news(order: str) -> None:
    lines = [f"{clock} {flash}" for clock, flash in zip(CLOCKS[order], FLASHES, strict=True)]
    if order != "yesterday's, round minutes before its hours":  # titles are as short: test_short_flashes
        assert read("\n".join(lines)) == read("\n".join(lines), time_zone=None)


YESTERDAY: Final = FETCHED - timedelta(days=1)
NEAR_MISSES: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "no zone": (programme("tv, en"), {"time_zone": None}),
    "a country of many zones": (programme("tv, en"), {"time_zone": None, "home_country": "US"}),
    "three rows": ("\n".join(programme("council, nl").splitlines()[:4]), {}),
    "the record is of another day": (programme("council, nl"), {"published_at": YESTERDAY}),
    "another day above": ("1 December 2026\n" + programme("council, nl", "no title"), {}),
    "yesterday above": ("Yesterday\n" + programme("council, nl", "no title"), {}),
    "an age on the page": (programme("council, nl") + "Brand in Breda, twee gewonden\n2 uur geleden\n", {}),
    "a dateline": (
        programme("council, nl").replace("De raad", "UTRECHT (ANP) - De raad"),
        {},
    ),
    "an agency": (
        programme("council, nl").replace("vergadering.", "vergadering. (ANP)"),
        {},
    ),
    "a published page": (
        '<html><head><meta property="article:published_time" content="2026-12-02T12:00:00Z"></head><body>'
        + programme("council, nl", "paragraphs")
        + "</body></html>",
        {},
    ),
}


@each_row("name", list(NEAR_MISSES))
def test_where_it_cannot_be_told_the_page_is_left(name: str) -> None:
    page, given = NEAR_MISSES[name]
    assert read(page, **given).briefs, name


def test_an_article_that_announces_a_programme_is_one() -> None:
    text = "The king visits Leeds today and opens the bridge over the Aire, after two years of work on it by the town."
    rows = programme("council, en", "no title")
    (brief,) = read(f"LEEDS (AP) - {text}\n\nThe programme:\n{rows}").briefs
    assert brief.text.startswith("The king visits Leeds")


@pytest.mark.parametrize("language", list(NEWS))
@pytest.mark.xfail(
    strict=True, reason="a list of the day before, at round minutes and without its day, is a programme's"
)
def test_yesterdays_list_at_round_minutes(language: str) -> None:
    clocks = ("16:00", "17:30", "18:45", "19:50", "20:10", "22:55")
    assert all(above < below for above, below in pairwise(clocks))
    assert read(news(language, clocks)).briefs


@pytest.mark.xfail(strict=True, reason="flashes of two words at round minutes of the evening before are as titles are")
def test_short_flashes_of_the_evening_before() -> None:
    clocks = CLOCKS["yesterday's, round minutes before its hours"]
    assert read("\n".join(f"{clock} {flash}" for clock, flash in zip(clocks, FLASHES, strict=True))).briefs


@pytest.mark.xfail(strict=True, reason="a programme of the hours before the fetch runs as a live blog does")
@pytest.mark.parametrize("name", list(PROGRAMMES))
def test_a_programme_that_is_over(name: str) -> None:
    assert not read(programme(name), fetched_at=FETCHED.replace(hour=23, minute=30)).briefs


@pytest.mark.xfail(strict=True, reason="rows that open with no title may be those of a live blog of the evening before")
@pytest.mark.parametrize("name", ["council, en", "tv, fr", "tv, ja"])
def test_an_agenda_that_is_all_to_come(name: str) -> None:
    assert not read(programme(name), fetched_at=FETCHED.replace(hour=9)).briefs


@pytest.mark.xfail(strict=True, reason="a programme in one box of HTML is read as an article of one time")
@pytest.mark.parametrize("form", ["cells", "list"])
def test_a_programme_in_one_box(form: str) -> None:
    assert not read(programme("council, en", form)).briefs


@pytest.mark.xfail(strict=True, reason="a column for each channel begins anew; so does a page of two lists of news")
def test_a_programme_of_two_channels() -> None:
    assert not read(programme("tv, en") + "\n" + programme("tv, de")).briefs
