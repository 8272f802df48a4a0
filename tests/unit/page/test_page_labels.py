"""Labels of a page are no briefs, whatever the layout; a flash of the same length is one.

The words are rows of ``dateline/core/data/wire/page_labels.py``.
"""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.data.wire.page_labels import FORMS, OBJECTS
from dateline.core.page.findings.explain import explain
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline_schemas import RawArticle
from tests.rows import each_row

AT: Final = datetime(2026, 2, 6, 12, tzinfo=UTC)
LABELS: Final = (
    "Deel dit artikel", "Artikel delen", "Lees het hele artikel", "Log in om verder te lezen", "Binnenland",
    "Artikel teilen", "Beitrag teilen", "Diesen Artikel auf Facebook teilen", "Zum Artikel", "Jetzt anmelden",
    "Passwort vergessen?", "Wirtschaft & Finanzen", "Aus aller Welt", "Artikel drucken Artikel teilen",
    "Share this article", "SHARE THIS STORY", "Read the full story", "Sign in to continue reading", "World news",
    "Partager cet article", "Partager l\u2019article sur Facebook", "Lire l'intégralité de l'article",
    "Se connecter", "Faits divers", "Compartir esta noticia", "Comparte la noticia en WhatsApp",
    "Leer la noticia completa", "¿Olvidaste tu contraseña?", "Última hora", "Condividi questo articolo",
    "Leggi l'articolo completo", "Accedi o registrati", "Primo piano", "Compartilhe esta notícia",
    "Partilhar o artigo", "Leia a matéria completa", "Faça login para continuar", "Dela den här artikeln",
    "Läs hela artikeln", "Logga in", "Inrikes", "Del artikkelen", "Les hele saken", "Logg inn for å lese videre",
    "Innenriks", "Del artiklen", "Læs hele artiklen", "Log ind for at læse videre", "Udland", "Udostępnij artykuł",
    "Contenido exclusivo para suscriptores", "Exklusiv für Abonnenten", "Exclusief voor abonnees", "Breaking",
    "For subscribers only", "Exclusif abonnés", "Solo per abbonati", "Endast för prenumeranter", "Breaking news",
    "Eksklusivt for abonnenter", "Exclusivo para subscritores", "Wire",
    "Zaloguj się", "» Artikel teilen «", "Share this page:", "Delen via WhatsApp", "Auf X teilen", "Share on Bluesky",
    "Partager sur Facebook", "Enviar por correo", "Condividi su Telegram", "Compartilhar no X", "Enviar por e-mail",
    "Dela på Facebook", "Del på X", "Share on Facebook, X and WhatsApp", "Partager sur X (Ouvre une fenêtre)",
    "Teilen auf:", "Delen via Facebook / X", "Condividi su Facebook e Telegram", "Compartir en X y Facebook",
    "Share on X (formerly Twitter)", "Share on Facebook (opens in a new window), X (opens in a new window)",
    "Share on social media", "Share on Facebook Opens in new window", "Share on Facebook Tweet", "Delen via Signal",
    "Teilen auf Facebook, Twitter oder per E-Mail", "Partager sur les réseaux sociaux", "Share on Truth Social",
    "Compartir en redes sociales", "Condividi sui social", "Compartilhar nas redes sociais", "Dela i sociala medier",
    "Del på sosiale medier", "Del på sociale medier", "Teilen in sozialen Netzwerken", "Delen op sociale media",
)  # fmt: skip
FLASHES: Final = (
    "BOMB KILLS 14 IN X", "EXPLOSION IN BERLIN", "Zug bei München entgleist", "Artikel 50 ausgelöst",
    "Print media shares fall", "Share prices fall in Tokyo", "Reuters: page turner", "Beitrag zur Rente steigt",
    "Bericht: Kanzler tritt zurück", "Noticia falsa causa pánico", "Compartir piso sube un 9 %",
    "Save the Children leaves Kabul", "Deel van Utrecht zonder stroom", "Partager le pouvoir, dit Macron",
    "Sport minister resigns", "Politik reagiert auf Anschlag", "UK inflation at 4 %",
    "Dela upp Telia, kräver ägare", "Read verdict due at noon", "Login details of 5 million stolen",
    "Facebook partage ses profits", "Economy shrinks in May", "Le monde en deuil", "Salva la nave",
    "Läs- och skrivkunnighet sjunker", "Share on X falls", "Delen via X stokt", "Teilen auf X wird teurer",
    "Partager sur X devient payant", "Compartir en X será de pago", "Condividi su X, ora si paga",
    "Compartilhar no X fica mais caro", "Dela på X kostar pengar", "Del på X koster penger",
    "Teilen auf X (früher Twitter) wird strafbar", "Delen op X (voorheen Twitter) leidt tot boete",
    "Compartir en Facebook (o en WhatsApp) bulos será delito", "Share on X (formerly Twitter) banned in Brazil",
    "Partager sur Facebook (et Instagram) des photos sera puni", "Condividi su X (ex Twitter) costa caro",
    "Compartilhar no X (antigo Twitter) vira crime", "Dela på X (tidigare Twitter) blir dyrt",
    "Del på X (tidligere Twitter) koster nå penger", "Share one", "Deel open", "Share on social media falls",
    "Partager sur les réseaux sociaux devient un délit", "Compartir en redes sociales será delito",
    "Delen via Signal stokt", "Teilen auf Signal und", "Share on Facebook or else",
)  # fmt: skip
A: Final = "MÜNCHEN (dpa) - Ein Zug ist am Montag bei München entgleist. Verletzt wurde niemand, wie die Polizei sagte."
B: Final = "BERLIN (dpa) - Der Bundestag hat am Montag ein Gesetz beschlossen. Es tritt im Juli in Kraft, sagte er."
C: Final = "KÖLN (dpa) - Der Rhein ist am Montag über die Ufer getreten. Zwei Straßen sind gesperrt, sagte die Stadt."
LAYOUTS: Final = {
    "below times": "{a}\nvor 3 Stunden\n{label}\nvor 2 Stunden\n{b}\nvor 1 Stunde",
    "with a dateline": "{a}\n\nBERLIN (dpa) - {label}\n\n{b}",
    "between rules": "{a}\n---\n{label}\n---\n{b}\n---\n{label}",
    "behind times": "10:05 {a}\n10:04 {label}\n10:03 {b}\n10:02 {c}",
    "in a list of related items": "{a}\n\nMehr aus Deutschland\n\n{b}\nvor 3 Stunden\n{label}\nvor 2 Stunden",
    "as its own headline": "{a}\n\n{label}\nBERLIN (dpa) - {label}\n\n{b}",
}


def read(atlas: Atlas, text: str) -> list[tuple[str | None, str]]:
    page = RawArticle(source="portal", url="https://portal.example/1", fetched_at=AT, text=text)
    return [(brief.headline, brief.text) for brief in parse(page, atlas)]


@each_row("label", LABELS)
def test_a_label_is_recognised_by_its_words(label: str) -> None:
    assert is_page_label(label)


@each_row("flash", FLASHES)
def test_a_flash_is_no_label(flash: str) -> None:
    assert not is_page_label(flash)


@each_row("layout", LAYOUTS)
@each_row("label", LABELS)
def test_no_brief_is_nothing_but_a_label_and_its_neighbours_stay(atlas: Atlas, layout: str, label: str) -> None:
    briefs = read(atlas, LAYOUTS[layout].format(a=A, b=B, c=C, label=label))
    texts = [text for _, text in briefs]
    assert not [brief for brief in briefs if all(not part or is_page_label(part) for part in brief)]
    for item in (A, B):
        assert sum(item.split(" - ")[1] in text for text in texts) == 1


@pytest.mark.parametrize("label", ["Artikel teilen", "Beitrag teilen", "Compartir esta noticia", "Deel dit artikel"])
def test_a_label_of_a_button_is_neither_a_headline_nor_part_of_a_text(atlas: Atlas, label: str) -> None:
    briefs = read(atlas, f"Zug entgleist\n{label}\n{A}\n{label}\n\nGesetz beschlossen\n{label}\n{B}\n{label}")
    assert [headline for headline, _ in briefs] == ["Zug entgleist", "Gesetz beschlossen"]
    assert not [text for _, text in briefs if label in text]


@each_row("flash", FLASHES)
@each_row("layout", ["with a dateline", "behind times"])
def test_a_flash_among_other_items_is_a_brief(atlas: Atlas, layout: str, flash: str) -> None:
    assert (None, flash) in read(atlas, LAYOUTS[layout].format(a=A, b=B, c=C, label=flash))


def test_explain_says_of_a_dropped_label_what_it_is(atlas: Atlas) -> None:
    text = LAYOUTS["behind times"].format(a=A, b=B, c=C, label="Politik")
    page = RawArticle(source="portal", url="https://portal.example/1", fetched_at=AT, text=text)
    (finding,) = [one for one in explain(page, atlas).findings if text[one.start : one.end].strip() == "Politik"]
    assert finding.brief is None
    assert "label" in finding.why


def test_every_form_has_objects_of_its_language_and_every_row_is_in_lower_case() -> None:
    assert FORMS.keys() == OBJECTS.keys()
    rows = [row for table in (FORMS, OBJECTS) for language in table.values() for row in language]
    assert rows == [row.lower() for row in rows]
    assert all(form.count("{}") == 1 for forms in FORMS.values() for form in forms)
