"""The normal form of a page: what is repaired, what is left alone, and that every span leads back."""
# ruff: noqa: RUF001 - typography is what this is about

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.page.parse import parse
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.normal_form import normal
from dateline_schemas import RawArticle
from tests.cost import cpu_seconds
from tests.golden.places import atlas
from tests.rows import each_row

NOW = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
BODY = "De veerpont naar Ameland vaart vandaag niet: één schip ligt in het dok – en “niemand” weet hoe lang nog."


def misread(text: str, *, times: int = 1, codec: str = "sloppy-windows-1252") -> str:
    for _ in range(times):
        text = text.encode().decode(codec)
    return text


CASES = {
    "decomposed": ("Cafe\u0301 in Ko\u0308ln", "Café in Köln"),
    "singleton": ("\u212bngstr\u00f6m, 3 \u2126", "Ångström, 3 Ω"),
    "soft hyphens": ("Ver\u00adkehrs\u00administer", "Verkehrsminister"),
    "soft hyphen at a line's end": ("Verkehrs\u00ad\nminister", "Verkehrsminister"),
    "soft hyphen before a new line": ("einen Bahn-\u00ad\nBerlin", "einen Bahn-\nBerlin"),
    "zero width": ("\ufeffROME\u200b (AN\u2060SA)\u200e -", "ROME (ANSA) -"),
    "direction": ("\u202aOslo\u202c", "Oslo"),
    "joiner among Latin letters": ("Auf\u200clage", "Auflage"),
    "carriage returns": ("een\r\ntwee\rdrie\n", "een\ntwee\ndrie\n"),
    "line ends": ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
    "tabs": ("a\tb", "a b"),
    "controls": ("\x02BLAH\x00 BLAH.\x03", "BLAH BLAH."),
    "separators": ("a\x1eb\x1fc", "a\nb c"),
    "Windows-1252 as Latin-1": ("\x93d\x92accord\x94 \x96 en\x85", "“d’accord” – en…"),
    "misread": (misread("één café"), "één café"),
    "misread as Latin-1": (misread("één café à la crème", codec="latin-1"), "één café à la crème"),
    "misread twice": (misread("één café", times=2), "één café"),
    "misread three times": (misread("“één” café", times=3), "“één” café"),
    "misread quotes": (misread("‘ja’ – “nee”…"), "‘ja’ – “nee”…"),
    "misread euro": (misread("5 €"), "5 €"),
    "misread capitals": (misread("ÉVREUX, Île, Åland, Überlingen"), "ÉVREUX, Île, Åland, Überlingen"),
    "misread Portuguese": (misread("SÃO PAULO e a região"), "SÃO PAULO e a região"),
    "misread Cyrillic": (misread("Москва"), "Москва"),
    "misread in one line": ("Een café.\n" + misread("Een café.") + "\nEen café.", "Een café.\nEen café.\nEen café."),
    "misread beside what is right": (misread("één") + " – é", "één – é"),
    "misread à that lost its space": ("VoilÃ cafÃ©, voilÃ  cafÃ©", "Voilà café, voilà café"),
    "misread à at the end of Windows' line": ("VoilÃ\r\ncafÃ©", "Voilà\ncafé"),
    "misread no-break space that became a space": ("3Â km, cafÃ©", "3 km, café"),
    "references": ("R&amp;D &lt;b&gt; &eacute;&#233;&#xE9; d&#8217;un&nbsp;x", "R&D <b> ééé d’un\xa0x"),
    "references twice": ("R&amp;amp;D &amp;#8217; &amp;nbsp;", "R&D ’ \xa0"),
    "reference to mojibake": ("caf&Atilde;&copy;", "café"),
    "reference to a soft hyphen": ("Ver&shy;kehr", "Verkehr"),
    "letter-spaced": ("S t o r m   o p   z e e", "Storm op zee"),
    "letter-spaced dateline": ("D E N   H E L D E R   ( A N P )   -   D e   b o o t .", "DEN HELDER (ANP) - De boot."),
    "letter-spaced, indented": ("   W e e r   n u  ", "   Weer nu  "),
    "letter-spaced word beside a line": ("N I E U W S\nS t o r m   o p   z e e", "NIEUWS\nStorm op zee"),
    "halves of characters": ("GOES \ud800 x \udc80", "GOES \ufffd x \ufffd"),
    "many marks": ("a" + "\u0301\u0323" * 40 + "!", None),
}  # fmt: skip


@each_row("case", CASES)
def test_a_page_is_repaired(case: str) -> None:
    text, expected = CASES[case]
    result = normal(text)
    if expected is not None:
        assert result.text == expected
    assert normal(result.text).text == result.text
    assert unicodedata.is_normalized("NFC", result.text)


LEFT_ALONE = (
    "MOSKOU (ANP/RTR/AFP) - Een zin.\n\n3 uur geleden",
    "“Café” – ‘één’ coördinatie… 5 € «été» d’été\xa0!",
    "SÃO PAULO, MAÇÃ E ÂNGELO",
    "CAFÉ” et “À” — «É»",
    "AT&T, R&D; Q&A &c; &foo; &amp",
    "&#65;&#59; &#35;",
    "A B C D E F G",
    "1 2   3 4   5 6",
    "x   y",
    "    Indented as old wires do.\n    And again.",
    "می\u200cخواهم",
    "👩\u200d🚀 ❤\ufe0f\u200d🔥",
    "東京（共同）",
    "नई दिल्ली",
    "",
)


@each_row("text", LEFT_ALONE)
def test_a_text_in_normal_form_keeps_its_object(text: str) -> None:
    result = normal(text)
    assert result.text == text
    assert result.text is text
    assert result.given(0, len(text)) == (0, len(text))


KNOWN_WRONG = {
    "letter-spaced with no gap": ("S t o r m o p z e e", "Storm op zee"),
    "letter-spaced dateline before a plain text": ("M O S K O U (ANP) - Een zin.", "MOSKOU (ANP) - Een zin."),
    "misread quote whose third byte is lost": ("â€œjaâ€ cafÃ©", "“ja” café"),
}


@pytest.mark.xfail(strict=True, reason="nothing on the page says which it is, so nothing is guessed")
@pytest.mark.parametrize("case", KNOWN_WRONG)
def test_known_wrong(case: str) -> None:
    text, expected = KNOWN_WRONG[case]
    assert normal(text).text == expected


SPANS = [
    ("een \u200btwee\u200b drie", "twee", "twee"),
    ("een\r\ntwee\r\ndrie", "twee", "twee"),
    ("x " + misread("één") + " twee", "één", misread("één")),
    ("x " + misread("één") + " twee", "twee", "twee"),
    ("Koe &amp; kalf in stal", "&", "&amp;"),
    ("Koe &amp; kalf in stal", "stal", "stal"),
    ("S t o r m   o p   z e e\nGOES", "op", "o p"),
    ("S t o r m   o p   z e e\nGOES", "GOES", "GOES"),
    ("Cafe\u0301 dicht", "Café", "Cafe\u0301"),
    ("3 uur geleden" + misread("MÜNCHEN"), "MÜNCHEN", misread("MÜNCHEN")),
]


@pytest.mark.parametrize(("text", "part", "as_given"), SPANS)
def test_a_span_leads_back_to_the_page_as_given(text: str, part: str, as_given: str) -> None:
    result = normal(text)
    start = result.text.index(part)
    assert text[slice(*result.given(start, start + len(part)))] == as_given


def test_spans_that_meet_inside_an_edit_do_not_overlap_in_the_page_as_given() -> None:
    given = "een " + misread("één\u2028één") + " twee"
    result = normal(given)
    at = result.text.index("\n")
    spans = [result.given(0, at), result.given(at, at + 1), result.given(at + 1, len(result.text))]
    assert [end for _, end in spans] == [*(start for start, _ in spans[1:]), len(given)]


PIECES = (*"&Ã©ƒÂ a\n", "&amp;", "amp;", "#38;", "&#38;", "&#x26;", "lt;", "&zwnj;", "&shy;")
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="a e\u0301\u00ad\u200b\u200c\r\n\x85\x92\u0323&;#amplt38xÃ©Ââ€œ\u212b\ufb1d\u0627\u064b\t"),
    st.lists(
        st.sampled_from(PIECES), max_size=20
    ).map("".join),
    st.lists(st.sampled_from(("a", "b", ".", " ", "   ", "\n", "\xa0")), max_size=30).map("".join),
)  # fmt: skip


@settings(max_examples=400)
@given(TEXTS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normal(text).text
    assert normal(once).text == once


@settings(max_examples=400)
@given(TEXTS, st.data())
def test_the_way_back_is_monotone_and_within_bounds(text: str, data: st.DataObject) -> None:
    result = normal(text)
    size = len(result.text)
    one = data.draw(st.integers(0, size))
    two = data.draw(st.integers(one, size))
    (start, end), (later, last) = result.given(one, size), result.given(two, size)
    assert 0 <= start <= later <= last <= len(text)
    assert end == last or two == size
    assert result.given(0, one)[1] <= result.given(0, two)[1]


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters="&")))
def test_plain_text_leads_back_to_itself(text: str) -> None:
    result = normal(text)
    if result.text == text:
        assert [result.given(at, at) for at in range(len(text) + 1)] == [(at, at) for at in range(len(text) + 1)]


WORDS = (
    "één",
    "café",
    "Köln",
    "naïef",
    "straße",
    "“ja”",
    "l’été",
    "Århus",
    "–",
    "a",
    "boot",
    "España",
    "5 €",
    "smørrebrød",
)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1),
    st.integers(1, 3),
    st.sampled_from(("latin-1", "sloppy-windows-1252")),
)
def test_a_misread_text_has_the_fingerprint_of_the_right_one(words: list[str], times: int, codec: str) -> None:
    text = " ".join(["één", *words])
    assert fingerprint(normal(misread(text, times=times, codec=codec)).text, None) == fingerprint(text, None)


def test_a_misread_page_gives_the_briefs_of_the_right_one_with_spans_of_its_own() -> None:
    page = f"Geen boot\n\nNES (ANP) - {BODY}\n"
    right, wrong = (
        parse(RawArticle(source="golden", fetched_at=NOW, text=text), atlas()) for text in (page, misread(page))
    )
    own = {"span", "brief_id", "article_id"}
    assert [brief.model_dump(exclude=own) for brief in right] == [brief.model_dump(exclude=own) for brief in wrong]
    (brief,) = wrong
    assert misread(page)[slice(*brief.span)] == misread(page[slice(*right[0].span)])


HOSTILE = {
    "marks": "a" + "\u0301\u0323" * 250_000,
    "nested references": "&" + "#3&#5" * 100_000 + ";" * 200_000,
    "escapes": "&" + "amp;" * 250_000,
    "ampersands": "&" * 1_000_000,
    "invisible": "a\u00ad" * 300_000,
    "misread": "Ã©" * 250_000,
    "misread many times": "ÃƒÆ’Ã‚Â©" * 50_000,
    "letter-spaced": "a   " * 250_000,
    "almost letter-spaced": "a " * 300_000 + "   bb",
    "spaces": " " * 1_000_000,
    "carriage returns": "\r\n" * 500_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_its_size(case: str) -> None:
    assert cpu_seconds(lambda: normal(HOSTILE[case])) < 5
