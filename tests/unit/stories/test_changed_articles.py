"""A site writes newer words into an article that keeps its first time: an update, though it seems an earlier text."""
# ruff: noqa: E501 - one line a paragraph

from datetime import datetime, timedelta
from typing import Final

import pytest

from dateline.core.pipeline import Pipeline
from dateline.core.stories.newest_words import PUBLISHED_EARLIER
from dateline_schemas import RawArticle, Story
from tests.golden.places import atlas
from tests.rows import each_row

DAY: Final = datetime.fromisoformat("2026-12-01T00:00:00+01:00")
EN: Final = (
    "Ferry runs aground off Larsvik, {n} dead",
    "LARSVIK (AP) - At least {n} people died when a ferry ran aground off Larsvik on Monday night, police said.",
    "Rescuers searched the cold water for survivors all night. The cause is not known yet.",
    "The mayor of Larsvik spoke of a black day for the town and its harbour.",
)
PAGES: Final = {
    "en": EN,
    "nl": (
        "Veerboot loopt aan de grond bij Larsvik, {n} doden",
        "LARSVIK (ANP) - Zeker {n} mensen zijn omgekomen toen een veerboot bij Larsvik aan de grond liep, zegt de politie.",
        "Reddingswerkers zochten de hele nacht naar overlevenden in het koude water. De oorzaak is nog onbekend.",
        "De burgemeester van Larsvik sprak van een zwarte dag voor de stad en haar haven.",
    ),
    "de": (
        "Fähre läuft vor Larsvik auf Grund, {n} Tote",
        "LARSVIK (dpa) - Mindestens {n} Menschen sind gestorben, als eine Fähre vor Larsvik auf Grund lief, sagte die Polizei.",
        "Retter suchten die ganze Nacht im kalten Wasser nach Überlebenden. Die Ursache ist noch nicht bekannt.",
        "Der Bürgermeister von Larsvik sprach von einem schwarzen Tag für die Stadt und ihren Hafen.",
    ),
    "fr": (
        "Un ferry s'échoue au large de Larsvik, {n} morts",
        "LARSVIK (AFP) - Au moins {n} personnes sont mortes quand un ferry s'est échoué au large de Larsvik, selon la police.",
        "Les secours ont cherché toute la nuit des survivants dans l'eau froide. La cause n'est pas encore connue.",
        "Le maire de Larsvik a parlé d'un jour noir pour la ville et son port.",
    ),
    "es": (
        "Un ferry encalla frente a Larsvik, {n} muertos",
        "LARSVIK (EFE) - Al menos {n} personas murieron cuando un ferry encalló frente a Larsvik, según la policía.",
        "Los equipos de rescate buscaron toda la noche supervivientes en el agua fría. Aún no se conoce la causa.",
        "El alcalde de Larsvik habló de un día negro para la ciudad y su puerto.",
    ),
    "it": (
        "Un traghetto si arena al largo di Larsvik, {n} morti",
        "LARSVIK (ANSA) - Almeno {n} persone sono morte quando un traghetto si è arenato al largo di Larsvik, secondo la polizia.",
        "I soccorritori hanno cercato tutta la notte i superstiti nell'acqua fredda. La causa non è ancora nota.",
        "Il sindaco di Larsvik ha parlato di un giorno nero per la città e il suo porto.",
    ),
    "pt": (
        "Um ferry encalha ao largo de Larsvik, {n} mortos",
        "LARSVIK (Lusa) - Pelo menos {n} pessoas morreram quando um ferry encalhou ao largo de Larsvik, segundo a polícia.",
        "As equipas de resgate procuraram toda a noite sobreviventes na água fria. A causa ainda não é conhecida.",
        "O presidente da câmara de Larsvik falou de um dia negro para a cidade e o seu porto.",
    ),
    "sv": (
        "Färja går på grund utanför Larsvik, {n} döda",
        "LARSVIK (TT) - Minst {n} människor dog när en färja gick på grund utanför Larsvik, enligt polisen.",
        "Räddningsarbetare sökte hela natten efter överlevande i det kalla vattnet. Orsaken är ännu inte känd.",
        "Borgmästaren i Larsvik talade om en svart dag för staden och dess hamn.",
    ),
    "no": (
        "Ferge går på grunn utenfor Larsvik, {n} døde",
        "LARSVIK (NTB) - Minst {n} mennesker døde da en ferge gikk på grunn utenfor Larsvik, ifølge politiet.",
        "Redningsmannskaper lette hele natten etter overlevende i det kalde vannet. Årsaken er ennå ikke kjent.",
        "Ordføreren i Larsvik snakket om en svart dag for byen og havnen.",
    ),
}  # fmt: skip


def clock(time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return DAY + timedelta(hours=hour, minutes=minute)


def page(
    source: str, dead: int, published: str, fetched: str, parts: tuple[str, ...] = EN, **fields: str
) -> RawArticle:
    text = "\n\n".join(part.format(n=dead) for part in parts)
    return RawArticle(
        source=source,
        url=f"https://{source}.example/ferry",
        published_at=clock(published),
        fetched_at=clock(fetched),
        text=text,
        **fields,
    )


def stories(*pages: RawArticle) -> list[Story]:
    flow = Pipeline(atlas())
    return [step.stories[0] for each in pages for step in flow.run(each) if step.stories]


def kinds(*pages: RawArticle) -> list[str]:
    return [story.relation.kind for story in stories(*pages)]


@pytest.mark.parametrize("language", PAGES)
def test_newer_figures_in_an_article_that_was_seen_before_are_an_update(language: str) -> None:
    parts = PAGES[language]
    told = stories(
        page("slow", 12, "08:10", "08:15", parts),
        page("quick", 15, "09:00", "09:05", parts),
        page("slow", 17, "08:10", "10:10", parts),
        page("quick", 15, "09:00", "10:20", parts),
    )
    assert [story.relation.kind for story in told[:3]] == ["new", "update", "update"]
    assert told[2].relation.changed[0].startswith("15 → 17")
    assert [story.superseded_by for story in told[:3]] == [None] * 3
    assert all(story.superseded_by is not None for story in told[3:])


def test_another_article_of_the_site_and_one_of_another_site_are_earlier_texts_as_ever() -> None:
    known = page("slow", 12, "08:10", "08:15"), page("quick", 15, "09:00", "09:05")
    assert kinds(*known, page("slow", 9, "07:40", "10:10")) == ["new", "update", "repeat"]
    assert kinds(*known, page("third", 9, "08:10", "10:10")) == ["new", "update", "repeat"]


def test_an_article_that_has_the_old_figure_still_is_an_earlier_text() -> None:
    """Its site changed it for another reason, and may print when."""
    mended = (EN[0].replace("dead", "killed"), EN[1], EN[2].replace("all night", "through the night"), EN[3])
    known = page("slow", 12, "08:10", "08:15"), page("quick", 15, "09:00", "09:05")
    for parts in (mended, (*mended, "Updated 10:05")):
        told = stories(*known, page("slow", 12, "08:10", "10:10", parts))
        assert [story.relation.kind for story in told] == ["new", "update", "repeat"]
        assert told[2].relation.rule == PUBLISHED_EARLIER


def test_one_whose_page_says_that_it_was_changed_before_the_newest_words_is_an_earlier_text() -> None:
    known = page("slow", 9, "08:10", "08:15"), page("quick", 15, "09:00", "09:05")
    assert kinds(*known, page("slow", 12, "08:10", "10:10", (*EN, "Updated 08:40"))) == ["new", "update", "repeat"]


@pytest.mark.parametrize("line", ["", "Updated 10:05"])
def test_the_article_s_own_pages_in_the_order_of_their_fetch_decide(line: str) -> None:
    """Wherever the other site's page comes in between."""
    first, other = page("slow", 12, "08:10", "08:15"), page("quick", 15, "09:00", "09:05")
    last = page("slow", 17, "08:10", "10:10", (*EN, line))
    for order in ((first, other, last), (other, first, last)):
        newest = [story for story in stories(*order) if story.relation.kind != "repeat"][-1]
        assert newest.headline == "Ferry runs aground off Larsvik, 17 dead"


def test_an_article_whose_newer_page_comes_first_is_newest_still() -> None:
    first, last = page("slow", 12, "08:10", "08:15"), page("slow", 17, "08:10", "10:10")
    assert kinds(last, first) == ["new", "repeat"]


FORMER: Final = {
    "en": "The toll had stood at 12 in the morning.",
    "nl": "Het dodental stond 's morgens nog op 12.",
    "de": "Am Morgen war noch von 12 Toten die Rede.",
    "fr": "Le bilan était de 12 morts dans la matinée.",
    "es": "El balance era de 12 muertos por la mañana.",
    "it": "Il bilancio era di 12 morti in mattinata.",
    "pt": "O balanço era de 12 mortos de manhã.",
    "sv": "Dödssiffran var 12 på morgonen.",
    "no": "Dødstallet var 12 om morgenen.",
}


@each_row("line", ["", "Updated 10:05"])
@each_row("language", PAGES)
def test_a_newer_toll_that_tells_the_former_one_too_is_an_update(language: str, line: str) -> None:
    parts = PAGES[language]
    newer = (*parts[:3], FORMER[language], parts[3], line)
    told = stories(
        page("slow", 12, "08:10", "08:15", parts),
        page("quick", 15, "09:00", "09:05", parts),
        page("slow", 17, "08:10", "10:10", newer),
    )
    assert [story.relation.kind for story in told] == ["new", "update", "update"]
    assert told[2].relation.changed[0].startswith("15 → 17")


@pytest.mark.parametrize("more", ["Some 40 tugs came to help.", "A second search began at 10:00 with 3 boats."])
def test_other_figures_beside_the_old_toll_make_it_no_newer(more: str) -> None:
    known = page("slow", 12, "08:10", "08:15"), page("quick", 15, "09:00", "09:05")
    told = stories(*known, page("slow", 12, "08:10", "10:10", (*EN, more)))
    assert told[2].superseded_by is not None


MENDED: Final = {
    "en": ("all night", "through the night"),
    "nl": ("de hele nacht", "heel de nacht"),
    "de": ("die ganze Nacht", "über Nacht"),
    "fr": ("toute la nuit", "durant la nuit"),
    "es": ("toda la noche", "durante la noche"),
    "it": ("tutta la notte", "durante la notte"),
    "pt": ("toda a noite", "durante a noite"),
    "sv": ("hela natten", "under natten"),
    "no": ("hele natten", "gjennom natten"),
}
MANY: Final = {
    "en": ("At least {n}", "Many"),
    "nl": ("Zeker {n}", "Veel"),
    "de": ("Mindestens {n}", "Viele"),
    "fr": ("Au moins {n}", "De nombreuses"),
    "es": ("Al menos {n}", "Muchas"),
    "it": ("Almeno {n}", "Molte"),
    "pt": ("Pelo menos {n}", "Muitas"),
    "sv": ("Minst {n}", "Många"),
    "no": ("Minst {n}", "Mange"),
}
HURT: Final = {
    "en": "Some 40 passengers were hurt.",
    "nl": "Zo'n 40 passagiers raakten gewond.",
    "de": "Rund 40 Passagiere wurden verletzt.",
    "fr": "Quelque 40 passagers ont été blessés.",
    "es": "Unos 40 pasajeros resultaron heridos.",
    "it": "Circa 40 passeggeri sono rimasti feriti.",
    "pt": "Cerca de 40 passageiros ficaram feridos.",
    "sv": "Omkring 40 passagerare skadades.",
    "no": "Rundt 40 passasjerer ble skadet.",
}
DIVERS: Final = {
    "en": "Divers found the captain in his cabin.",
    "nl": "Duikers vonden de kapitein in zijn hut.",
    "de": "Taucher fanden den Kapitän in seiner Kajüte.",
    "fr": "Des plongeurs ont trouvé le capitaine dans sa cabine.",
    "es": "Los buzos encontraron al capitán en su camarote.",
    "it": "I sommozzatori hanno trovato il capitano nella sua cabina.",
    "pt": "Os mergulhadores encontraram o capitão no seu camarote.",
    "sv": "Dykare hittade kaptenen i hans hytt.",
    "no": "Dykkere fant kapteinen i lugaren hans.",
}


def without_figures(language: str) -> tuple[str, ...]:
    headline, lead, *rest = PAGES[language]
    return headline.rpartition(",")[0], lead.replace(*MANY[language]), *rest


@each_row("line", ["", "Updated 10:05"])
@each_row("language", PAGES)
def test_a_mended_word_makes_an_article_no_newer(language: str, line: str) -> None:
    """Whether its former text had no figure, or has those of the newest words."""
    parts, bare = PAGES[language], without_figures(language)
    for former, dead, newest in ((bare, 15, parts), (parts, 12, (*parts, HURT[language]))):
        mended = (*(part.replace(*MENDED[language]) for part in former), line)
        told = stories(
            page("slow", 12, "08:10", "08:15", former),
            page("quick", dead, "09:00", "09:05", newest),
            page("slow", 12, "08:10", "10:10", mended),
            page("quick", dead, "09:00", "10:20", newest),
        )
        assert told[1].relation.kind in {"update", "expansion"}
        assert (told[2].relation.kind, told[2].relation.rule) == ("repeat", PUBLISHED_EARLIER)
        assert told[-1].superseded_by is None, "the newest words are the newest still"


@pytest.mark.parametrize("language", PAGES)
def test_a_sentence_or_a_figure_that_an_article_had_not_makes_it_newer(language: str) -> None:
    former = without_figures(language)
    for newer in ((*former, DIVERS[language]), PAGES[language]):
        told = stories(
            page("slow", 12, "08:10", "08:15", former),
            page("quick", 15, "09:00", "09:05", PAGES[language]),
            page("slow", 17, "08:10", "10:10", newer),
        )
        assert [story.relation.kind for story in told] == ["new", "update", "update"]


CAPTAIN: Final = {
    "en": ("is still missing", "was found dead"),
    "nl": ("wordt nog vermist", "is dood gevonden"),
    "de": ("wird noch vermisst", "wurde tot gefunden"),
    "fr": ("est toujours porté disparu", "a été retrouvé mort"),
    "es": ("sigue desaparecido", "fue hallado muerto"),
    "it": ("è ancora disperso", "è stato trovato morto"),
    "pt": ("continua desaparecido", "foi encontrado morto"),
    "sv": ("saknas fortfarande", "hittades död"),
    "no": ("er fortsatt savnet", "ble funnet død"),
}


@pytest.mark.parametrize("language", PAGES)
def test_several_new_words_in_one_place_make_an_article_newer(language: str) -> None:
    """Whether its former text had no figure, or has those of the newest words."""
    parts, bare = PAGES[language], without_figures(language)
    before, after = (f"Erik Holm, 51, {state}." for state in CAPTAIN[language])
    for former, dead, newest in ((bare, 15, parts), (parts, 12, (*parts, HURT[language]))):
        told = stories(
            page("slow", 12, "08:10", "08:15", (*former, before)),
            page("quick", dead, "09:00", "09:05", (*newest, before)),
            page("slow", 12, "08:10", "10:10", (*former, after)),
        )
        assert told[2].relation.kind == "update"
        assert told[2].superseded_by is None


def test_one_new_word_in_headline_and_text_makes_an_article_newer() -> None:
    former = (EN[0].replace("{n} dead", "captain missing"), EN[1].replace("At least {n}", "Many"), *EN[2:])
    known = (*former, "Its captain, Erik Holm, is missing.")
    told = stories(
        page("slow", 12, "08:10", "08:15", known),
        page("quick", 15, "09:00", "09:05", (*EN, known[-1])),
        page("slow", 12, "08:10", "10:10", tuple(part.replace("missing", "safe") for part in known)),
    )
    assert [story.relation.kind for story in told] == ["new", "update", "update"]


def test_a_mended_word_is_an_update_where_no_newer_words_came() -> None:
    mended = tuple(part.replace(*MENDED["en"]) for part in EN)
    assert kinds(page("slow", 12, "08:10", "08:15"), page("slow", 12, "08:10", "10:10", mended))[1:] == ["update"]
