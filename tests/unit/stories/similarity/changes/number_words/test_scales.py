"""A figure whose word for a power of ten alone is another is told as one that changed. All texts are invented."""

from typing import Final

import pytest

from tests.unit.stories.similarity.changes.test_summary import changed

OTHER_SCALES: Final = [
    ("nl", "Het kabinet trekt dit jaar 2,5 {0} euro uit voor nieuwe woningen, meldt het ministerie.",
     "miljoen", "miljard", "2,5 miljoen → 2,5 miljard euro"),
    ("en", "The cabinet will spend $2.5 {0} this year on new homes, the ministry said on Monday.",
     "mln", "bln", "$2.5 mln → $2.5 bln this year"),
    ("en", "The cabinet will spend 2.5 {0} euros this year on new homes, the ministry said on Monday.",
     "billion", "million", "2.5 billion → 2.5 million euros"),
    ("de", "Die Regierung gibt 2,5 {0} Euro für neue Wohnungen aus, teilte das Ministerium am Montag mit.",
     "Millionen", "Milliarden", "2,5 Millionen → 2,5 Milliarden Euro"),
    ("de", "Die Regierung gibt heuer 2,5 {0}. Euro für neue Wohnungen aus, teilte das Ministerium mit.",
     "Mio", "Mrd", "2,5 Mio → 2,5 Mrd"),
    ("fr", "Le gouvernement consacrera 2,5 {0} d'euros à de nouveaux logements, a annoncé le ministère.",
     "millions", "milliards", "2,5 millions → 2,5 milliards"),
    ("pl", "Rząd wyda w tym roku 2,5 {0} złotych na nowe mieszkania, podało w poniedziałek ministerstwo.",
     "mln", "mld", "2,5 mln → 2,5 mld złotych"),
    ("es", "El Gobierno destinará 12 {0} euros a nuevas viviendas, ha anunciado este lunes el ministerio.",
     "mil", "millones", "12 mil → 12 millones euros"),
    ("sv", "Regeringen lägger i år 2,5 {0} kronor på nya bostäder, meddelade departementet på måndagen.",
     "miljoner", "miljarder", "2,5 miljoner → 2,5 miljarder kronor"),
]  # fmt: skip
"""Language, a sentence, the former word and the new one, and what is told."""
MORE: Final = " (1) aaaa bbbb cccc dddd eeee ffff gggg hhhh."
"""What stays of each text."""


@pytest.mark.parametrize(("language", "sentence", "former", "now", "told"), OTHER_SCALES)
def test_another_power_of_ten_behind_the_same_figure_is_told(
    language: str, sentence: str, former: str, now: str, told: str
) -> None:
    (line,) = changed(f"{sentence.format(former)}{MORE}", f"{sentence.format(now)}{MORE}", language)
    assert line.endswith(told)


@pytest.mark.parametrize(("former", "now"), [("million", "mln"), ("bn", "billion")])
def test_the_same_power_in_another_form_is_none(former: str, now: str) -> None:
    sentence = OTHER_SCALES[2][1]
    assert not any(" → " in line for line in changed(sentence.format(former), sentence.format(now), "en"))
