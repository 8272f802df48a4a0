"""A few words below the last time of a list are the page's own, and no story; a flash or a cut headline stays."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
LISTS: Final = {
    "no": ("Ferjen til Molde innstilt", "MOLDE (NTB) - Ferjen er innstilt etter et motorhavari. Ingen kom til skade.",
           "for 3 timer siden"),
    "en": ("Quarry fined over dust", "NENAGH (PA) - A court fined a quarry for dust that settled on eleven homes.",
           "3 hours ago"),
    "de": ("Fähre fällt aus", "EMDEN (dpa) - Nach einem Motorschaden fällt die Fähre aus. Verletzt wurde niemand.",
           "vor 3 Stunden"),
    "fr": ("Carrière condamnée", "NAMUR (Belga) - Un tribunal a condamné une carrière pour ses poussières.",
           "il y a 3 heures"),
    "es": ("Multan a una cantera", "JAÉN (EFE) - Un tribunal multó a una cantera por el polvo que cubrió once casas.",
           "hace 3 horas"),
    "it": ("Multa alla cava", "NUORO (ANSA) - Un tribunale ha multato una cava per la polvere caduta su undici case.",
           "3 ore fa"),
    "nl": ("Veerboot vaart niet", "OSS (ANP) - De veerboot vaart niet door een kapotte motor. Niemand raakte gewond.",
           "3 uur geleden"),
    "pt": ("Pedreira multada", "ÉVORA (Lusa) - Um tribunal multou uma pedreira pelo pó que cobriu onze casas.",
           "há 3 horas"),
}  # fmt: skip
FOOTERS: Final = {
    "no": ("Tips oss", "Kontakt oss", "Personvern\nTips oss"),
    "en": ("Send us a tip", "Newsletters", "Do not sell my info", "Follow us\nNewsletters", "Our journalists"),
    "de": ("Hinweis geben", "Unsere Redaktion", "Datenschutz\nNewsletter bestellen"),
    "fr": ("Nous écrire", "Nos infolettres", "La rédaction"),
    "es": ("Envíanos una pista", "Boletines"),
    "it": ("Scrivi alla redazione", "Le nostre firme"),
    "nl": ("Tip de redactie", "Nieuwsbrieven"),
    "pt": ("Fale connosco", "A nossa equipa"),
}


def headlines(page: str) -> list[str | None]:
    article = RawArticle(source="list.example", fetched_at=FETCHED, text=page)
    return [brief.headline for brief in parse(article, atlas())]


def listed(language: str) -> str:
    """Return a list of two items, each with its age below."""
    head, body, age = LISTS[language]
    other = body.partition(" - ")[0]
    return f"{head}\n{body}\n{age}\n{head} II\n{other} - {body.partition(' - ')[2]}\n{age}\n"


@each_row(("language", "footer"), [(language, footer) for language, rows in FOOTERS.items() for footer in rows])
def test_a_few_words_below_the_last_age_are_the_page_s(language: str, footer: str) -> None:
    head = LISTS[language][0]
    assert headlines(listed(language) + footer + "\n") == [head, f"{head} II"]


@each_row(
    "line",
    [
        "POPE DEAD AT 88",
        "Kenya lifts ban on nuts",
        "Minister resigns over dust",
        "Quake of 6.1 hits coast",
        "\u2018The dust cam",
    ],
)
def test_a_flash_or_a_headline_stays(line: str) -> None:
    head = LISTS["en"][0]
    assert headlines(listed("en") + line + "\n") == [head, f"{head} II", line]


def test_the_next_headline_stays_behind_the_agency_that_stands_in_front_of_each() -> None:
    head, body, age = LISTS["nl"]
    page = f"ANP {head}\n\n{body}\n\n{age}\nANP {head} II\n\n{body}\n\n{age}\nANP Dijkbewaking\n"
    assert headlines(page) == [head, f"{head} II", "Dijkbewaking"]


@each_row("end", ["Gemeente", "Lees meer\nGemeente"], ids=["cut", "cut below a link of each item"])
def test_so_does_what_may_be_the_beginning_of_the_next_headline(end: str) -> None:
    head, body, age = LISTS["nl"]
    page = f"{head}\n{body}\n{age}\nLees meer\n{head} II\n{body}\n{age}\n{end}"
    assert headlines(page) == [head, f"{head} II", "Gemeente"]
