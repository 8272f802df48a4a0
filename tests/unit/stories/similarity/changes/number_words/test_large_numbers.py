"""A number in words is a figure in whatever form a text counts, and never a name."""

import pytest

from dateline.core.data.text.numbers.number_words import OTHER_FORMS
from dateline.core.stories.similarity.changes.number_words.large_numbers import (
    counted_values,
    large_numbers,
    words_for_one,
)
from dateline.core.text.number_values import number_values
from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import changed

CS = "Při požáru hotelu v obci Velmora zahynuli v pondělí {}, uvedla policie. Silnice zůstala uzavřena až do večera."
PL = "W pożarze hotelu we wsi Velmora zginęły w poniedziałek {}, podała policja. Droga pozostała zamknięta do wieczora."
RU = "При пожаре в гостинице посёлка Вельмора в понедельник погибли {}, сообщили спасатели. Дорога закрыта до вечера."


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("cs", CS, "čtyři lidé", "tři lidé", "čtyři → tři lidé"),
        ("cs", CS, "tři lidé", "čtyři lidé", "tři → čtyři lidé"),
        ("cs", CS, "4 lidé", "tři lidé", "4 → tři lidé"),
        ("cs", CS, "čtyři lidé", "4 lidé", None),
        ("pl", PL, "czterech górników", "trzech górników", "czterech → trzech górników"),
        ("ru", RU, "четверо рабочих", "трое рабочих", "погибли четверо → трое рабочих"),
    ],
)
def test_the_form_in_which_texts_count_is_a_figure(
    language: str, text: str, former: str, now: str, shown: str | None
) -> None:
    assert changed(text.format(former), text.format(now), language) == ((shown,) if shown else ())


@pytest.mark.parametrize(
    ("language", "text", "former", "now"),
    [
        ("cs", CS, "Čtyři lidé", "někteří lidé"),
        ("en", "A train left the rails. In all, {} were hurt, police said. It was full.", "Twenty-Three", "many"),
        ("de", "Ein Zug ist entgleist. Es wurden {} verletzt, so die Polizei.", "Fünfzig Personen", "viele Personen"),
    ],
)
def test_a_number_in_words_is_no_name(language: str, text: str, former: str, now: str) -> None:
    told = changed(text.format(former), text.format(now), language)
    assert not [line for line in told if line.startswith("drops")], told


def test_names_have_no_words_in_lower_case_at_their_ends() -> None:
    """``Jan`` is a month too, in front of any name."""
    former = "Policie uvedla, že v pondělí řekl Jan Novák starostovi víc. Silnice zůstala uzavřena až do večera."
    assert changed(former, former.replace("Jan Novák", "starosta"), "cs")[0] == "drops Novák"


@each_row("language", OTHER_FORMS)
def test_each_form_has_one_number(language: str) -> None:
    forms = " ".join(OTHER_FORMS[language]).split()
    assert len(forms) == len({*forms})
    assert {*number_values(language).items()} <= {*counted_values(language).items()}
    assert set(words_for_one(language)).isdisjoint(large_numbers(language).words)
    assert all(counted_values(language)[word] == 1 for word in OTHER_FORMS[language][0].split())
