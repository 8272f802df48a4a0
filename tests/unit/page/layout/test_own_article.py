"""A page's own article without a dateline stays, whatever parts it from the briefs; furniture above them goes."""

from datetime import UTC, datetime
from textwrap import fill

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

BRIEF = "LIMA (AP) - Peru will buy 24 patrol boats to fight illegal fishing, a minister said.\n2 hours ago\n"
OTHER = "OSLO (Reuters) - Norway closes a fjord to cruise ships from May on, the government said.\n3 hours ago\n"
BRIEFS = BRIEF + OTHER
HEADED = f"Navy gets new boats\n{BRIEF}Cruise ships banned\n{OTHER}"
HEAD = "Tram leaves the rails in Ghent"
TEXT = "A tram left the rails in the centre of Ghent on Monday, and six people were hurt, the fire brigade said."
MORE = "The line to the station stays closed until Wednesday."
ARTICLES = {
    "de": ("Zirkus verliert zwei Zebras", "Zwei Zebras sind in Fulda aus einem Zirkus entlaufen, sagte ein Sprecher."),
    "nl": ("Wethouder stapt op", "De wethouder van Goes is opgestapt nadat de raad zijn begroting had weggestemd."),
    "fr": ("Un pont fermé à Nantes", "Un pont de Nantes a été fermé lundi après le choc d'une péniche, dit la mairie."),
    "es": ("Cierran un puente en Jaén", "Un puente de Jaén fue cerrado el lunes tras un choque, dijo la policía."),
    "it": (
        "Chiuso un ponte a Pisa",
        "Un ponte di Pisa è stato chiuso lunedì dopo l'urto di una chiatta, dice il sindaco.",
    ),
    "pt": ("Ponte fechada em Braga", "Uma ponte de Braga foi fechada na segunda-feira depois de um choque."),
    "sv": (
        "Älg sprang in i skola",
        "En älg sprang in i en skola i Umeå på måndagen, men ingen skadades, säger rektorn.",
    ),
    "no": ("Bru stengt etter uhell", "Ei bru ved Molde ble stengt mandag etter et uhell, opplyser politiet."),
    "da": ("Bro lukket efter uheld", "En bro ved Vejle blev lukket mandag efter et uheld, oplyser politiet."),
    "pl": ("Most zamknięty w Toruniu", "Most w Toruniu zamknięto w poniedziałek po zderzeniu z barką, podała policja."),
    "tr": ("Bursa'da deprem oldu", "Bursa'da pazartesi sabah saatlerinde deprem oldu, dedi belediye."),
    "ja": ("長崎で橋が通行止め", "長崎市の橋が月曜日、船の衝突を受けて通行止めになったと警察が明らかにした。"),
}
ARTICLES_BESIDE = ARTICLES | {"en": (HEAD, TEXT)}
"""Headline and text of an article, by language."""
TELLING = {
    "de": (
        "Zirkus in Fulda verliert Zebras",
        "Zwei Zebras sind in Fulda aus einem Zirkus entlaufen, sagte ein Sprecher.",
    ),
    "en": (HEAD, TEXT),
    "es": (
        "Dañado un puente en Jaén tras un choque",
        "Un puente de Jaén quedó dañado el lunes tras un choque de camiones.",
    ),
    "fr": ("Un pont fermé à Nantes", "Un pont de Nantes a été fermé lundi après le choc d'une péniche, dit la mairie."),
    "it": (
        "Chiuso un ponte a Pisa",
        "Un ponte di Pisa è stato chiuso lunedì dopo l'urto di una chiatta, dice il sindaco.",
    ),
    "nl": (
        "Wethouder Goes stapt op na begroting",
        "De wethouder van Goes is opgestapt nadat de begroting was weggestemd.",
    ),
    "no": ("Bru ved Molde stengt etter uhell", "Ei bru ved Molde ble stengt mandag etter et uhell, opplyser politiet."),
    "sv": ("Älg sprang in i skola i Umeå", "En älg sprang in i en skola i Umeå på måndagen, men ingen skadades."),
}
"""Headlines and texts that say several of their words again, by language."""
STANDFIRSTS = {
    "en": (
        "Bishop calls for calm in Korvia",
        "Bishop speaks to crowd before the old cathedral, and aid groups welcome the appeal for Korvia.",
        "{} - Tomas Hale on Sunday urged both sides to lay down their arms and let the lorries with food pass.",
        "Thousands of people applauded.",
    ),
    "nl": (
        "Vissers sluiten haven van Lauwe",
        "Zo'n vijftig trawlers houden sinds dinsdag de ingang van de haven dicht. De regering heeft overleg beloofd.",
        "{} - Jan Moerel vaart al dertig jaar en heeft zijn collega's nooit zo kwaad gezien, zei hij op zijn schip.",
        "Achter hem slapen chauffeurs in hun cabines.",
    ),
    "de": (
        "Fischer sperren Hafen von Lauwe",
        "Rund fünfzig Kutter versperren seit dem Morgen die Einfahrt zum Hafen. Die Regierung hat Gespräche zugesagt.",
        "{} - Jan Moerel fährt seit dreißig Jahren zur See und hat die Kollegen nie so zornig gesehen, sagte er.",
        "Hinter ihm schliefen Fahrer in ihren Kabinen.",
    ),
    "fr": (
        "Des pêcheurs bloquent le port de Lauwe",
        "Une cinquantaine de chalutiers ferment depuis mardi l'entrée du port. Le gouvernement promet des discussions.",
        "{} - Jean Morel navigue depuis trente ans et n'a jamais vu ses collègues aussi fâchés, a-t-il dit mardi.",
        "Derrière lui, des chauffeurs dormaient dans leurs cabines.",
    ),
    "es": (
        "Pescadores bloquean el puerto de Lauwe",
        "Medio centenar de barcos cierra desde el martes la entrada del puerto. El Gobierno ha prometido una reunión.",
        "{} - Juan Morel lleva treinta años en la mar y nunca ha visto a sus colegas tan enfadados, dijo en cubierta.",
        "Detrás de él dormían los camioneros.",
    ),
    "it": (
        "Pescatori bloccano il porto di Lauwe",
        "Una cinquantina di barche chiude da martedì l'ingresso del porto. Il governo ha promesso un incontro.",
        "{} - Gianni Morel va per mare da trent'anni e non ha mai visto i colleghi tanto arrabbiati, ha detto.",
        "Dietro di lui dormivano i camionisti.",
    ),
    "pt": (
        "Pescadores bloqueiam o porto de Lauwe",
        "Meia centena de barcos fecha desde terça-feira a entrada do porto. O Governo prometeu uma reunião.",
        "{} - João Morel anda no mar há trinta anos e nunca viu os colegas tão zangados, disse ele no convés.",
        "Atrás dele dormiam os camionistas.",
    ),
    "no": (
        "Fiskere stenger havna i Lauwe",
        "Rundt femti trålere har siden tirsdag stengt innløpet til havna. Regjeringen har lovet samtaler.",
        "{} - Jan Moerel har vært til sjøs i tretti år og har aldri sett kollegene så sinte, sa han på båten sin.",
        "Bak ham sov sjåførene i bilene.",
    ),
}
"""Headline, standfirst, report and a further paragraph of an article of a text page, by language."""
BETWEEN = (
    "", "By Ines Falk", "28 November 2026, 13:22", "Key points\n- Both sides answer\n- Aid is on its way",
    "L'essentiel\n- Aid is on its way",
)  # fmt: skip
"""What stands between a standfirst and the dateline."""
LABELS = (
    "World briefs", "In brief", "Latest headlines", "In other news", "Kort", "Buitenland", "Ook in het nieuws",
    "Udland", "Wire", "Mehr aus aller Welt", "",
)  # fmt: skip
UNTOLD_LABELS = frozenset({"Ook in het nieuws", "In other news", "Kort", ""})
"""Labels that do not name briefs, a section or a page."""
AGES = {
    "en": ("1 hour ago", "2 hours ago"), "nl": ("1 uur geleden", "2 uur geleden"),
    "de": ("vor 1 Stunde", "vor 2 Stunden"), "fr": ("il y a 1 heure", "il y a 2 heures"),
    "es": ("hace 1 hora", "hace 2 horas"), "it": ("1 ora fa", "2 ore fa"), "pt": ("há 1 hora", "há 2 horas"),
    "sv": ("1 timme sedan", "2 timmar sedan"), "no": ("1 time siden", "2 timer siden"),
}  # fmt: skip
"""Two ages, by language."""
DAYS = {
    "en": "Saturday, 28 November 2026", "nl": "zaterdag 28 november 2026", "de": "Samstag, 28. November 2026",
    "fr": "samedi 28 novembre 2026", "es": "sábado, 28 de noviembre de 2026", "it": "sabato 28 novembre 2026",
    "pt": "sábado, 28 de novembro de 2026", "no": "lørdag 28. november 2026",
}  # fmt: skip
"""A day as a page prints it, by language."""
HEADED_BRIEFS = {
    "en": ("Peru buys patrol boats", "LIMA (AP) - Peru will buy 24 patrol boats to fight illegal fishing."),
    "nl": ("Noorwegen sluit fjord", "OSLO (ANP) - Noorwegen sluit een fjord voor cruiseschepen, zegt de regering."),
    "de": ("Peru kauft Boote", "LIMA (dpa) - Peru kauft 24 Patrouillenboote gegen illegale Fischerei, hieß es."),
    "fr": ("Le Pérou achète des vedettes", "LIMA (AFP) - Le Pérou va acheter 24 vedettes contre la pêche illégale."),
    "es": ("Noruega cierra un fiordo", "OSLO (EFE) - Noruega cierra un fiordo a los cruceros, informó el Gobierno."),
    "it": ("Il Perù compra motovedette", "LIMA (ANSA) - Il Perù compra 24 motovedette contro la pesca illegale."),
    "pt": ("Noruega fecha um fiorde", "OSLO (Lusa) - A Noruega fecha um fiorde aos cruzeiros, disse o Governo."),
    "sv": ("Peru köper patrullbåtar", "LIMA (TT) - Peru köper 24 patrullbåtar för att stoppa olagligt fiske."),
    "no": ("Peru kjøper patruljebåter", "LIMA (NTB) - Peru kjøper 24 patruljebåter for å stanse ulovlig fiske."),
}
"""A brief and its headline, by language."""
FURNITURE = (
    "Welcome to Northern Courier\nThe independent voice of the coast since 1894, with the courier of the north.",
    "News from the world\nAll the news from around the world, updated minute by minute.",
    "About these pages\nWe collect reports of news agencies around the world on these pages.",
    "Nachrichten des Tages\nHier finden Sie die wichtigsten Nachrichten des Tages im Überblick.",
    "Het laatste nieuws\nLees hier het laatste nieuws uit binnen- en buitenland, dag en nacht bijgewerkt.",
    "Toute l'actualité du monde\nRetrouvez toute l'actualité internationale en direct et en continu sur notre site.",
    "Noticias del mundo\nToda la actualidad del mundo en tiempo real, las 24 horas del día.",
    "Ultime notizie dal mondo\nTutte le notizie dal mondo in tempo reale, aggiornate minuto per minuto.",
    "Nyheter från världen\nNyheter från hela världen, dygnet runt, samlade på ett ställe.",
    "We use cookies\nWe use cookies to give you the best experience on our website and to analyse traffic.",
    "Support our work\nSubscribe now and get the first month of unlimited access for only one pound.",
    "World News Summary\nFollowing is a summary of current world news briefs from our agency.",
    ("World roundup\nA look at what happened in the world on Sunday, from our correspondents in Europe and Asia.\n"
    "More on the storm stands below."),
    "Northern Courier\nA trawler lies on its side in the harbour of Larsund on Monday morning.",
    "A trawler lies on its side in the harbour of Larsund on Monday morning. Photo: Ines Falk",
    "A trawler lies on its side in the harbour. The wind had dropped at noon. The quay has been closed for a week.",
    ("Editor's note: This report was filed before the truce on Monday night. It tells of the weekend. Some names of"
    " people in the town have been changed."),
    "Morning briefing\nSnow will fall in the north today. Trains may be late. The airport of Larsund is open.",
    "Das Wetter\nAm Montag fällt im Norden Schnee. Züge kommen später an. Der Flughafen von Larsund ist geöffnet.",
    ("Northern Courier\nBuy a new sofa at Falk Furniture this week and save 300 kroner. The shop in the harbour is"
    " open until nine on Thursday. Parking in the street is free."),
    ("The Northern Courier\nBuy a new sofa at Falk Furniture this week and save 300 kroner. The shop in Larsund"
    " is open until nine on Thursday. Parking in the street is free."),
    ("Larsunds Tidning\nKöp en ny soffa hos Falk Möbler i veckan för 300 kronor. Butiken i hamnen är öppen till nio på"
    " torsdag. Det är gratis att parkera."),
)  # fmt: skip


def briefs(text: str) -> tuple[Brief, ...]:
    """Return the briefs of a page."""
    at = datetime(2026, 11, 29, 11, tzinfo=UTC)
    return parse(RawArticle(source="northerncourier.example", fetched_at=at, text=text), atlas())


def read(text: str) -> list[tuple[str, str | None, str]]:
    """Return role, headline and first word of each brief of a page."""
    return [(brief.role, brief.headline, brief.text.split()[0]) for brief in briefs(text)]


@each_row("label", LABELS)
@each_row("blank", ["\n", "\n\n"])
def test_the_article_stays_whatever_stands_above_the_briefs(label: str, blank: str) -> None:
    page = blank.join([HEAD, TEXT, *([label] if label else []), BRIEFS])
    assert read(page) == [("lead", HEAD, "A"), ("related", None, "Peru"), ("related", None, "Norway")]


@pytest.mark.parametrize("label", LABELS)
def test_briefs_below_the_article_keep_their_headlines(label: str) -> None:
    page = "\n".join([HEAD, TEXT, MORE, *([label] if label else []), HEADED])
    assert [row[1] for row in read(page)] == [HEAD, "Navy gets new boats", "Cruise ships banned"]


@pytest.mark.parametrize("label", sorted(set(LABELS) - UNTOLD_LABELS))
def test_an_article_stays_above_a_single_brief_with_a_label(label: str) -> None:
    page = f"{HEAD}\n\n{TEXT}\n\n{label}\n\n{BRIEF}"
    assert read(page) == [("lead", HEAD, "A"), ("related", None, "Peru")]
    assert [brief.age for brief in briefs(page)] == [None, "2 hours ago"]


@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_of_one_sentence_stays_in_any_language(language: str) -> None:
    head, text = ARTICLES[language]
    lead, *others = briefs(f"{head}\n\n{text}\n\nUdland\n\n{BRIEFS}")
    assert (lead.headline, lead.text, len(others)) == (head, text, 2)


@each_row("language", STANDFIRSTS)
@each_row(
    ("dateline", "between"),
    [("LIMA (AP)", between) for between in BETWEEN] + [("LIMA/OSLO (Reuters)", ""), ("LIMA, Nov. 28", "")],
)
def test_a_text_page_with_one_dateline_is_one_article(language: str, dateline: str, between: str) -> None:
    head, standfirst, report, more = STANDFIRSTS[language]
    lines = [head, standfirst, *([between] if between else []), report.format(dateline), more]
    (brief,) = briefs("\n\n".join(lines))
    assert brief.role == "lead"
    assert brief.dateline is not None
    assert brief.dateline.places
    assert brief.text.endswith(more)


@pytest.mark.parametrize("language", STANDFIRSTS)
def test_so_is_one_with_its_time_at_its_end(language: str) -> None:
    head, standfirst, report, more = STANDFIRSTS[language]
    page = "\n\n".join([head, standfirst, report.format("LIMA (AP)"), more, "2 hours ago"])
    assert [brief.role for brief in briefs(page)] == ["lead"]


@pytest.mark.parametrize("language", STANDFIRSTS)
def test_so_is_one_of_a_single_paragraph_below_its_standfirst(language: str) -> None:
    head, standfirst, report, _ = STANDFIRSTS[language]
    (brief,) = briefs("\n\n".join([head, standfirst, report.format("LIMA (AP)"), "2 hours ago"]))
    assert (brief.role, brief.age) == ("lead", "2 hours ago")
    assert brief.dateline is not None


@pytest.mark.parametrize("language", DAYS)
@pytest.mark.parametrize(
    "above",
    [
        "{day}\n\n{head}",
        "{day} 14:05\n\n{head}",
        "14:05\n\n{head}",
        "Northern Courier\n{day}\n\n{head}",
        "{head}\n{day} 11:05",
        "{head}\n\n11:05",
    ],
)
def test_no_date_of_the_page_and_no_time_of_publication_shows_that_it_ends(language: str, above: str) -> None:
    head, standfirst, report, _ = STANDFIRSTS[language]
    top = above.format(day=DAYS[language], head=head)
    (brief,) = briefs("\n\n".join([top, standfirst, report.format("LIMA (AP)"), AGES[language][1]]))
    assert (brief.role, brief.age) == ("lead", AGES[language][1])
    assert brief.dateline is not None


@pytest.mark.parametrize("language", DAYS)
def test_a_date_above_the_headline_is_the_page_s_where_the_report_has_a_date_too(language: str) -> None:
    head, standfirst, report, _ = STANDFIRSTS[language]
    day = DAYS[language]
    (brief,) = briefs("\n\n".join([day, head, standfirst, report.format("LIMA (AP)"), f"{day} 14:05"]))
    assert (brief.role, brief.dateline is not None) == ("lead", True)


@pytest.mark.parametrize("language", AGES)
def test_two_times_of_one_form_show_that_the_article_ends_in_any_language(language: str) -> None:
    head, text = ARTICLES_BESIDE[language]
    of_article, of_brief = AGES[language]
    found = briefs("\n\n".join([head, of_article, text, HEADED_BRIEFS[language][1], of_brief]))
    assert [(brief.role, brief.age) for brief in found] == [("lead", of_article), ("related", of_brief)]


@pytest.mark.parametrize("language", HEADED_BRIEFS)
@pytest.mark.parametrize("more", [(), (MORE, "The mayor wants to know by Friday how it came to this.")])
@pytest.mark.parametrize("top", ["", "28 November 2026\n\n"])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_so_does_a_headline_of_the_brief_s_own(language: str, more: tuple[str, ...], top: str, blank: str) -> None:
    head, text = ARTICLES_BESIDE[language]
    headline, brief = HEADED_BRIEFS[language]
    found = briefs(top + "\n\n".join([head, text, *more, blank.join([headline, brief, AGES[language][1]])]))
    assert [(brief.role, brief.headline) for brief in found] == [("lead", head), ("related", headline)]
    assert found[0].text == "\n".join([text, *more])


@pytest.mark.parametrize("language", sorted(AGES.keys() & STANDFIRSTS.keys()))
@pytest.mark.parametrize(
    "between",
    [
        "By Ines Falk",
        "Key points\n- Jan Moerel and Tomas Hale speak\n- Aid is on its way",
        "Key points\nTomas Hale and Jan Moerel speak\nJean Morel and Juan Morel speak",
        "Gianni Morel and João Morel on their ships, with Jan Moerel, Juan and Jean Morel and Tomas Hale.",
        "Photo: Jan Moerel",
        "Background",
    ],
)
def test_no_other_line_above_a_report_is_a_headline_of_its_own(language: str, between: str) -> None:
    head, standfirst, report, _ = STANDFIRSTS[language]
    found = briefs("\n\n".join([head, standfirst, between, report.format("LIMA (AP)"), AGES[language][1]]))
    assert [brief.role for brief in found] == ["lead"]
    assert found[0].dateline is not None


@pytest.mark.parametrize("language", sorted(AGES.keys() & STANDFIRSTS.keys()))
def test_a_sub_heading_of_the_words_of_the_page_s_headline_is_no_headline_of_its_own(language: str) -> None:
    head, standfirst, report, _ = STANDFIRSTS[language]
    text = f"{report.format('LIMA (AP)')} {head}."
    assert len(briefs("\n\n".join([head, standfirst, head, text, AGES[language][1]]))) == 1


def test_a_time_of_its_own_shows_that_the_article_ends_above_the_one_brief() -> None:
    page = f"{HEAD}\n\n1 hour ago\n\n{TEXT}\n\n{BRIEF}"
    assert [(brief.role, brief.age) for brief in briefs(page)] == [("lead", "1 hour ago"), ("related", "2 hours ago")]


@pytest.mark.parametrize("label", sorted(UNTOLD_LABELS))
def test_an_article_stays_above_a_single_brief_without_a_known_label(label: str) -> None:
    page = "\n\n".join([HEAD, TEXT, *([label] if label else []), BRIEF])
    assert read(page) == [("lead", HEAD, "A"), ("related", None, "Peru")]


TOLD_TWICE = {
    "en": (
        "Fishermen block Lauwe harbour mouth",
        "Fishermen have blocked the mouth of Lauwe harbour with fifty trawlers. Talks are to begin on Monday.",
        "{} - Some fifty trawlers lay side by side on Sunday, and no ship left the harbour, the port master said.",
    ),
    "de": (
        "Fischer sperren Hafen von Lauwe",
        "Die Fischer sperren den Hafen von Lauwe mit fünfzig Kuttern. Die Regierung hat Gespräche zugesagt.",
        "{} - Rund fünfzig Kutter lagen am Sonntag quer vor der Einfahrt, sagte der Hafenmeister.",
    ),
    "nl": (
        "Vissers sluiten haven van Lauwe",
        "De vissers sluiten de haven van Lauwe met vijftig trawlers. De regering heeft overleg beloofd.",
        "{} - Zo'n vijftig trawlers lagen zondag dwars voor de haven, zei de havenmeester.",
    ),
    "fr": (
        "Des pêcheurs bloquent le port de Lauwe",
        "Des pêcheurs bloquent le port de Lauwe avec cinquante chalutiers. Le gouvernement promet des discussions.",
        "{} - Une cinquantaine de chalutiers barraient dimanche l'entrée du port, a dit un pêcheur.",
    ),
    "es": (
        "Pescadores bloquean el puerto de Lauwe",
        "Los pescadores bloquean el puerto de Lauwe con medio centenar de barcos. El Gobierno promete una reunión.",
        "{} - Medio centenar de barcos cerraba el domingo la entrada del puerto, dijo un pescador.",
    ),
    "pt": (
        "Pescadores bloqueiam o porto de Lauwe",
        "Os pescadores bloqueiam o porto de Lauwe com meia centena de barcos. O Governo prometeu uma reunião.",
        "{} - Meia centena de barcos fechava no domingo a entrada do porto, disse um pescador.",
    ),
    "sv": (
        "Fiskare stänger hamnen i Lauwe",
        "Fiskare stänger hamnen i Lauwe med femtio trålare. Regeringen har lovat samtal.",
        "{} - Ett femtiotal trålare låg på söndagen tvärs över inloppet till hamnen, sade en fiskare.",
    ),
}
"""Headline, a standfirst that tells it again, and the report, by language."""
PLACES = ("{brief}", "{age}\n{brief}", "{brief}\n{age}", "{age} {brief}", "{brief} {age}", "{brief}{age}")
"""Where the age of a brief may stand."""


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "no", "sv"])
@each_row("form", PLACES)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_an_article_of_one_paragraph_stays_above_one_brief_of_another_story(
    language: str, form: str, blank: str
) -> None:
    head, text = TELLING[language]
    brief = form.format(brief=HEADED_BRIEFS[language][1], age=AGES[language][1])
    lead, other = briefs(blank.join([head, text, brief]))
    assert (lead.role, lead.headline, lead.text, lead.age) == ("lead", head, text, None)
    assert (other.role, other.headline, other.age) == ("related", None, AGES[language][1] if "{age}" in form else None)


@pytest.mark.parametrize("language", TOLD_TWICE)
@each_row("form", PLACES)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_report_below_a_standfirst_that_tells_its_headline_is_whole(language: str, form: str, blank: str) -> None:
    head, standfirst, report = TOLD_TWICE[language]
    brief = form.format(brief=report.format("LIMA (AP)"), age=AGES[language][1])
    (only,) = briefs(blank.join([head, standfirst, brief]))
    assert only.role == "lead"
    assert only.dateline is not None


@pytest.mark.parametrize("language", TOLD_TWICE)
@pytest.mark.parametrize("width", [50, 60, 72, 90])
@pytest.mark.parametrize("more", ["", "The port master had called the police at dawn, a paper said on Monday."])
def test_so_is_one_that_is_hard_wrapped(language: str, width: int, more: str) -> None:
    head, standfirst, report = TOLD_TWICE[language]
    lines = [standfirst, report.format("LIMA (AP)"), *([more] if more else [])]
    (only,) = briefs("\n\n".join([head, *(fill(line, width) for line in lines)]))
    assert only.dateline is not None
    assert only.text.endswith(more)


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "no", "sv"])
@each_row("form", PLACES)
@pytest.mark.parametrize("times", [1, 2])
def test_so_is_one_with_an_inset_below_its_headline(language: str, form: str, times: int) -> None:
    headline, report = HEADED_BRIEFS[language]
    brief = form.format(brief=report, age=AGES[language][1])
    (only,) = briefs("\n\n".join([*[headline] * times, *TELLING[language], brief]))
    assert only.dateline is not None


@each_row("text", FURNITURE)
def test_no_furniture_above_one_brief_is_an_item(text: str) -> None:
    found = briefs(f"{text}\n\n{BRIEF}")
    assert [brief.dateline is not None for brief in found] == [True]


def test_a_label_above_the_one_brief_shows_that_it_is_one() -> None:
    page = "\n\n".join([HEAD, TEXT, "World briefs", BRIEF.partition("\n")[0]])
    assert read(page) == [("lead", HEAD, "A"), ("related", None, "Peru")]


@pytest.mark.parametrize("name", ["News in Brief at 6 p.m.", "Kurzmeldungen vom Montag", "Nieuwsbulletin"])
def test_several_paragraphs_below_a_bulletin_s_name_are_its_first_brief(name: str) -> None:
    first = f"{TEXT}\n\n{MORE}\n\nThe driver of the tram had warned of the rails in May, a paper said."
    page = f"{name}\n\n{first}\n\nNavy gets new boats\n\n{BRIEF}"
    assert [row[:2] for row in read(page)] == [("item", None), ("item", "Navy gets new boats")]


def test_news_right_above_the_next_brief_is_the_first_of_them() -> None:
    first = f"{TEXT} {MORE} The driver had warned of the rails in May, a paper said."
    assert [row[2] for row in read(f"{first}\n{BRIEFS}")] == ["A", "Peru", "Norway"]
    assert [row[2] for row in read(f"{first}\n\n{BRIEFS}")] == ["Peru", "Norway"]
    assert [row[2] for row in read(f"{first}\n{BRIEF}")] == ["Peru"]


def test_the_article_keeps_its_own_time_and_all_its_paragraphs() -> None:
    lead, *others = briefs(f"{HEAD}\nBy Ines Falk\n28 November 2026, 13:22\n\n{TEXT}\n{MORE}\n\nWorld briefs\n{HEADED}")
    assert lead.text == f"{TEXT}\n{MORE}"
    assert lead.published.latest is not None
    assert lead.published.latest.minute == 22
    assert [brief.age for brief in others] == ["2 hours ago", "3 hours ago"]


@each_row("text", FURNITURE)
def test_furniture_above_the_briefs_is_no_article(text: str) -> None:
    assert [row[2] for row in read(f"{text}\n\n{BRIEFS}")] == ["Peru", "Norway"]


@pytest.mark.parametrize("name", ["The Larsund Morning Post", "De Nieuwe Larsunder"])
def test_a_name_that_the_page_repeats_is_no_headline(name: str) -> None:
    text = f"The shop of {name} in the harbour of Larsund sells maps of Norway on Monday."
    assert [row[2] for row in read(f"{name}\n\n{text}\n\n{BRIEFS}\n\n© {name}")] == ["Peru", "Norway"]


@pytest.mark.parametrize(
    "page",
    [
        "Peru buys patrol boats\nTwenty-four vessels are to stop illegal fishing off the coast of Peru.\n\n" + BRIEF,
        "Navy to hunt fishing pirates\nBoats for Peru to arrive before the end of the year, says the minister.\n"
        + BRIEF,
        "Storm over the Andes\nA storm is moving over the mountains of the country.\n(AP) - It came to the city.",
    ],
)
def test_a_standfirst_stays_with_the_text_below_it(page: str) -> None:
    assert len(briefs(page)) == 1
