"""An article without a dateline stays above briefs, whatever its size, the line between and the times of the briefs."""

from datetime import UTC, datetime
from itertools import product
from textwrap import fill

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas

ARTICLES = {
    "de": (
        "Gericht verbietet Nachtverladung in Wedel",
        (
            (
                "Das Verwaltungsgericht hat der Reederei Kadelink verboten, in Wedel nachts Schiffe zu beladen. "
                "Anwohner hatten über den Lärm der Kräne geklagt."
            ),
            "Die Firma hat drei Monate Zeit, ihre Schichten zu ändern. Sie kündigte Berufung an.",
            "Rund vierzig Schiffe machen dort jede Woche zwischen 22 und 6 Uhr fest.",
            "Die Hafenbehörde will das Urteil prüfen.",
        ),
    ),
    "en": (
        "Court bans night loading at Felixstowe",
        (
            (
                "A court in Ipswich has banned the container firm Kadelink from loading ships at Felixstowe at "
                "night. Residents had complained about the noise of the cranes."
            ),
            "The firm has three months to change its rosters. It said it would appeal.",
            "Around 40 ships a week are served at the terminal between ten in the evening and six in the morning.",
            "The port authority said it would study the ruling.",
        ),
    ),
    "fr": (
        "La justice interdit les chargements de nuit à Brest",
        (
            (
                "Le tribunal de Brest a interdit à la société Kadelink de charger des navires la nuit dans le port. "
                "Des riverains s'étaient plaints du bruit des grues."
            ),
            "L'entreprise a trois mois pour modifier ses horaires. Elle fera appel.",
            "Une quarantaine de navires accostent chaque semaine entre 22 heures et 6 heures.",
            "Le port étudie la décision.",
        ),
    ),
    "it": (
        "Il giudice vieta il carico notturno a Livorno",
        (
            (
                "Il tribunale di Livorno ha vietato alla società Kadelink di caricare navi di notte nel porto. I "
                "residenti si erano lamentati del rumore delle gru."
            ),
            "L'azienda ha tre mesi per cambiare i turni. Ha annunciato ricorso.",
            "Una quarantina di navi attracca ogni settimana tra le 22 e le 6.",
            "L'autorità portuale studia la sentenza.",
        ),
    ),
    "nl": (
        "Rechter verbiedt nachtelijk laden in Vlissingen",
        (
            (
                "De rechter in Middelburg heeft het containerbedrijf Kadelink verboden om 's nachts schepen te laden "
                "in Vlissingen. Omwonenden hadden geklaagd over het lawaai."
            ),
            "Het bedrijf krijgt drie maanden om de roosters aan te passen. Het gaat in beroep.",
            "Er leggen elke week zo'n veertig schepen aan tussen tien uur 's avonds en zes uur 's ochtends.",
            "Het havenbedrijf bestudeert de uitspraak.",
        ),
    ),
    "pl": (
        "Sąd zakazał nocnego załadunku w Gdyni",
        (
            (
                "Sąd w Gdyni zakazał firmie Kadelink załadunku statków nocą w porcie. Mieszkańcy skarżyli się na "
                "hałas dźwigów."
            ),
            "Firma ma trzy miesiące na zmianę grafików. Zapowiada odwołanie.",
            "Co tydzień cumuje tam około czterdziestu statków.",
            "Port analizuje wyrok.",
        ),
    ),
    "pt": (
        "Tribunal proíbe carga noturna em Leixões",
        (
            (
                "O tribunal do Porto proibiu a empresa Kadelink de carregar navios à noite em Leixões. Moradores "
                "tinham-se queixado do ruído das gruas."
            ),
            "A empresa tem três meses para mudar os turnos. Vai recorrer.",
            "Cerca de quarenta navios atracam por semana entre as 22 e as 6 horas.",
            "A autoridade portuária estuda a decisão.",
        ),
    ),
    "sv": (
        "Domstol förbjuder nattlastning i Gävle",
        (
            (
                "En domstol i Gävle har förbjudit rederiet Kadelink att lasta fartyg på natten i hamnen. Grannar "
                "hade klagat på bullret från kranarna."
            ),
            "Bolaget har tre månader på sig att ändra sina scheman. Det tänker överklaga.",
            "Ett fyrtiotal fartyg lägger till varje vecka mellan klockan 22 och 6.",
            "Hamnen ska läsa domen.",
        ),
    ),
}
"""Headline and paragraphs of an article, by language; *bans* and *loading* are words of pages about themselves too."""
BRIEFS = {
    "de": (
        (
            "NAIROBI (dpa) - Lehrer in Kenia haben einen zweiwöchigen Streik beendet. Die Regierung will Zulagen "
            "nachzahlen."
        ),
        "LIMA (dpa) - Peru kauft 24 Patrouillenboote gegen illegale Fischerei, hieß es.",
        "OSLO (Reuters) - Norwegen sperrt von Mai an einen Fjord für Kreuzfahrtschiffe.",
        "MANILA (AFP) - Ein Beben der Stärke 5,9 hat den Süden der Philippinen erschüttert. Verletzt wurde niemand.",
    ),
    "en": (
        (
            "NAIROBI (AFP) - Kenyan teachers have ended a two-week strike at state primary schools. The "
            "government promised to pay overdue allowances."
        ),
        "LIMA (AP) - Peru will buy 24 patrol boats to fight illegal fishing, a minister said.",
        "OSLO (Reuters) - Norway closes a fjord to cruise ships from May on, the government said.",
        "MANILA (AP) - A quake of magnitude 5.9 shook the south of the Philippines. Nobody was hurt.",
    ),
    "fr": (
        (
            "NAIROBI (AFP) - Les enseignants kényans ont mis fin à deux semaines de grève. Le gouvernement "
            "paiera les primes en retard."
        ),
        "LIMA (AFP) - Le Pérou va acheter 24 vedettes contre la pêche illégale, selon un ministre.",
        "OSLO (Reuters) - La Norvège ferme un fjord aux paquebots à partir de mai.",
        "MANILLE (AFP) - Un séisme de magnitude 5,9 a secoué le sud des Philippines. Il n'y a pas de blessés.",
    ),
    "it": (
        (
            "NAIROBI (ANSA) - Gli insegnanti in Kenya hanno chiuso due settimane di sciopero. Il governo pagherà "
            "gli arretrati."
        ),
        "LIMA (ANSA) - Il Perù compra 24 motovedette contro la pesca illegale, dice un ministro.",
        "OSLO (ANSA) - La Norvegia chiude un fiordo alle navi da crociera da maggio.",
        "MANILA (AFP) - Una scossa di magnitudo 5,9 ha colpito il sud delle Filippine. Nessun ferito.",
    ),
    "nl": (
        (
            "NAIROBI (ANP/AFP) - Leraren in Kenia hebben een staking van twee weken beëindigd. De regering "
            "betaalt achterstallige toelagen."
        ),
        "LIMA (ANP) - Peru koopt 24 patrouilleboten tegen illegale visserij, zegt een minister.",
        "OSLO (ANP) - Noorwegen sluit vanaf mei een fjord voor cruiseschepen.",
        (
            "MANILA (AFP) - Een beving met een kracht van 5,9 heeft het zuiden van de Filipijnen opgeschrikt. "
            "Niemand raakte gewond."
        ),
    ),
    "pl": (
        "NAIROBI (PAP) - Nauczyciele w Kenii zakończyli dwutygodniowy strajk. Rząd wypłaci zaległe dodatki.",
        "LIMA (PAP) - Peru kupi 24 łodzie patrolowe, by walczyć z nielegalnymi połowami.",
        "OSLO (PAP) - Norwegia zamknie fiord dla wycieczkowców od maja.",
        "MANILA (PAP) - Wstrząs o sile 5,9 nawiedził południe Filipin. Nikt nie został ranny.",
    ),
    "pt": (
        (
            "NAIROBI (Lusa) - Professores do Quénia terminaram uma greve de duas semanas. O Governo pagará "
            "subsídios em atraso."
        ),
        "LIMA (Lusa) - O Peru vai comprar 24 lanchas contra a pesca ilegal, disse um ministro.",
        "OSLO (Lusa) - A Noruega fecha um fiorde aos cruzeiros a partir de maio.",
        "MANILA (AFP) - Um sismo de magnitude 5,9 abalou o sul das Filipinas. Não houve feridos.",
    ),
    "sv": (
        "NAIROBI (TT) - Lärare i Kenya har avslutat en två veckor lång strejk. Regeringen betalar tillägg.",
        "LIMA (TT) - Peru köper 24 patrullbåtar för att stoppa olagligt fiske.",
        "OSLO (TT) - Norge stänger en fjord för kryssningsfartyg från maj.",
        "MANILA (TT-AFP) - Ett skalv med styrkan 5,9 skakade södra Filippinerna. Ingen skadades.",
    ),
}
AGES = {
    "de": "vor {} Stunden", "en": "{} hours ago", "fr": "il y a {} heures", "it": "{} ore fa",
    "nl": "{} uur geleden", "pl": "{} godziny temu", "pt": "há {} horas", "sv": "{} timmar sedan",
}  # fmt: skip
LABELS = {
    "de": ("", "Kurz gemeldet", "Newsticker", "Aus aller Welt", "Ticker"),
    "en": ("", "In brief", "World briefs", "Latest", "Most read", "Also today", "Elsewhere"),
    "fr": ("", "En bref", "Le fil", "Ailleurs", "Monde"),
    "it": ("", "In breve", "Ultim'ora", "Dal mondo"),
    "nl": ("", "Kort nieuws", "Net binnen", "Ook vandaag", "Wereld"),
    "pl": ("", "W skrócie", "Najnowsze", "Świat"),
    "pt": ("", "Em resumo", "Últimas", "Mundo"),
    "sv": ("", "I korthet", "Senaste", "Världen"),
}  # fmt: skip
"""What may stand between the article and the briefs: some are known labels, some are not, and one is no line."""
TIMES = ("below", "above", "none")
"""Where the ages of the briefs stand."""
BLANKS = {1: "\n", 2: "\n\n", 3: "\n", 4: "\n\n"}
"""What parts the lines of a page with so many paragraphs."""


def page(language: str, sizes: tuple[int, int], label: str, times: str, blank: str = "\n") -> str:
    """Return a page with an article of so many paragraphs above so many briefs."""
    head, paragraphs = ARTICLES[language]
    lines = [head, *paragraphs[: sizes[0]], *([label] if label else [])]
    for number, brief in enumerate(BRIEFS[language][: sizes[1]], 2):
        age = [AGES[language].format(number)]
        lines += [*(age if times == "above" else []), brief, *(age if times == "below" else [])]
    return blank.join(lines)


def read(text: str) -> list[tuple[str, str | None, str]]:
    """Return role, headline and first line of each brief of a page."""
    at = datetime(2026, 12, 2, 15, tzinfo=UTC)
    found = parse(RawArticle(source="courier", fetched_at=at, text=text), atlas())
    return [(brief.role, brief.headline, brief.text) for brief in found]


def expected(language: str, sizes: tuple[int, int]) -> list[tuple[str, str | None, str]]:
    """Return what ``read`` returns for a page that is read right."""
    head, paragraphs = ARTICLES[language]
    below = [brief.partition(" - ")[2] for brief in BRIEFS[language][: sizes[1]]]
    return [("lead", head, "\n".join(paragraphs[: sizes[0]])), *(("related", None, text) for text in below)]


@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_of_any_size_stays_above_several_briefs(language: str) -> None:
    for sizes in product((1, 2, 3, 4), (2, 4)):
        for label, times in product(LABELS[language], TIMES):
            got = read(page(language, sizes, label, times, BLANKS[sizes[0]]))
            assert got == expected(language, sizes), (sizes, label, times)


@pytest.mark.parametrize("language", ["de", "en", "fr", "nl", "pl", "sv"])
def test_an_article_of_several_paragraphs_stays_above_one_brief(language: str) -> None:
    for paragraphs in (2, 3, 4):
        for label, times in product(LABELS[language], TIMES):
            got = read(page(language, (paragraphs, 1), label, times, BLANKS[paragraphs]))
            assert got == expected(language, (paragraphs, 1)), (paragraphs, label, times)


@pytest.mark.parametrize("language", sorted(ARTICLES.keys() - {"pt"}))
def test_an_article_of_one_paragraph_stays_above_one_brief(language: str) -> None:
    for label, times, blank in product(LABELS[language], TIMES, ("\n", "\n\n")):
        got = read(page(language, (1, 1), label, times, blank))
        assert got == expected(language, (1, 1)), (label, times)


def wrapped(text: str, width: int) -> str:
    """Return a page with each paragraph hard-wrapped."""
    return "\n\n".join(fill(paragraph, width) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [60, 72, 90])
def test_an_article_stays_above_one_hard_wrapped_brief(language: str, width: int) -> None:
    for paragraphs, times in product((1, 3), TIMES):
        got = read(wrapped(page(language, (paragraphs, 1), "", times, "\n\n"), width))
        assert got == expected(language, (paragraphs, 1)), (paragraphs, times)


@pytest.mark.xfail(strict=True, reason="a line of the brief ends where its first sentence does, as a paragraph")
def test_an_article_stays_above_a_hard_wrapped_brief_whose_line_is_a_sentence() -> None:
    assert read(wrapped(page("pl", (1, 1), "", "none", "\n\n"), 72)) == expected("pl", (1, 1))


@pytest.mark.xfail(strict=True, reason="the text has two words of its headline, as a standfirst may have")
@pytest.mark.parametrize("form", ["{brief}", "{brief}\n{age}", "{age}\n{brief}", "{age} {brief}", "{brief} {age}"])
@pytest.mark.parametrize("standfirst", ["", "Moradores ganham o processo depois de anos de espera."])
def test_an_article_with_few_words_of_its_headline_stays_above_one_brief(form: str, standfirst: str) -> None:
    head, (paragraph, *_) = ARTICLES["pt"]
    brief = form.format(brief=BRIEFS["pt"][0], age="há 2 horas")
    lines = [head, *([standfirst] if standfirst else []), paragraph]
    assert [row[:2] for row in read("\n\n".join([*lines, brief]))] == [("lead", head), ("related", None)]


@pytest.mark.xfail(strict=True, reason="the brief has two common words of the article: it may be its third paragraph")
@pytest.mark.parametrize("language", ["it", "pt"])
def test_an_article_stays_above_one_brief_with_two_of_its_words(language: str) -> None:
    assert read(page(language, (3, 1), "", "below")) == expected(language, (3, 1))


STANDFIRSTS = {
    "de": "Anwohner im Hafenviertel gewinnen nach Jahren ihren Prozess",
    "en": "Residents of the harbour quarter win their case after years",
    "fr": "Les habitants du quartier gagnent leur procès après des années",
    "it": "Gli abitanti del quartiere vincono la causa dopo anni",
    "nl": "Bewoners van de havenwijk winnen na jaren hun zaak",
    "pl": "Mieszkańcy dzielnicy portowej wygrali proces po latach",
    "sv": "De boende i hamnkvarteren vinner målet efter flera år",
}
"""The standfirst of each article, without a full stop."""


@pytest.mark.parametrize("language", STANDFIRSTS)
@pytest.mark.parametrize("stop", ["", "."])
def test_so_does_one_below_its_standfirst(language: str, stop: str) -> None:
    head, paragraphs = ARTICLES[language]
    standfirst = f"{STANDFIRSTS[language]}{stop}"
    for briefs, times, blank in product((1, 2, 3), TIMES, ("\n", "\n\n")):
        below = page(language, (1, briefs), "", times, blank).removeprefix(head)
        lead, *others = read(f"{head}{blank}{standfirst}{below}")
        assert lead[:2] == ("lead", head), (briefs, times, blank)
        assert lead[2].endswith(paragraphs[0])
        assert others == expected(language, (1, briefs))[1:]


@pytest.mark.parametrize("briefs", [1, 2, 3])
@pytest.mark.parametrize(
    "top",
    [
        "The Larsund Morning Post\nAbout us\nThe Larsund Morning Post was founded by fishermen of Larsund in 1894.",
        "Harbour Ledger\nWho we are and what we do\nThe Harbour Ledger is made by a staff of eight in the harbour.",
        "Ines Falk\nOur correspondent in the north\nInes Falk writes about the north for the paper since 1994.",
        "Zeitung für Larsund\nWer hinter der Seite steht\nDie Zeitung für Larsund erscheint täglich außer sonntags.",
        "Krant van het Noorden\nOver de makers van deze site\nDe Krant van het Noorden verschijnt sinds 1894.",
        "Le Courrier du Nord\nQui sommes-nous et que faisons-nous\nLe Courrier du Nord est un journal de Brest.",
        "Cookies on this site\nYour choice is up to you\nWe use cookies on this site to give you the best experience.",
    ],
)
def test_what_a_page_says_of_the_name_above_it_is_no_article(top: str, briefs: int) -> None:
    for times, blank in product(("below", "none"), ("\n", "\n\n")):
        below = page("en", (0, briefs), "", times, blank).removeprefix(ARTICLES["en"][0])
        assert len(read(f"{top}{below}")) == briefs


HEADED = (
    "Navy gets new boats\nLIMA (AP) - Peru will buy 24 patrol boats to fight illegal fishing.\n2 hours ago",
    "Fjord to be closed\nOSLO (AP) - Norway closes a fjord to cruise ships from May on.\n3 hours ago",
)


def test_the_first_of_several_items_alike_is_no_article_of_its_page() -> None:
    first = "Bakers win cheaper flour\nBakers in Leeds will get cheaper flour from a mill in Hull.\n1 hour ago"
    assert [role for role, _, _ in read("\n".join([first, *HEADED]))] == ["item", "item", "item"]
