"""HTML to text: what begins a new line and what does not, what is left out, and pages built to be slow."""
# ruff: noqa: E501, RUF001 - one line per row; the tests are about typography

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.page.html.text import extract
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.cost import cpu_seconds
from tests.golden.places import atlas
from tests.rows import each_row

CASES = {
    "blocks end lines": ("<h1>Kop &amp; staart</h1><p>GOES <b>(ANP)</b> - Een\n zin.", "Kop & staart\n\nGOES (ANP) - Een zin."),
    "line breaks": ("<p>Een.<br>Twee.<br/><br/>Drie.</p>", "Een.\nTwee.\n\nDrie."),
    "lists": ("<ul><li>een<li>twee</ul>", "een\n\ntwee"),
    "definition lists": ("<dl><dt>Weer<dd>Zon.</dl>", "Weer\n\nZon."),
    "a cell is a line": ("<table><tr><td>GOES - Tekst.<td>3 uur geleden</table>", "GOES - Tekst.\n\n3 uur geleden"),
    "menu": ("<head><title>t</title></head><nav>menu</nav><script>x()</script><p>Tekst", "Tekst"),
    "comment, style, template": ("<!-- a --><style>p{}</style><template>b</template><p>Tekst", "Tekst"),
    "fields of a form, not the form": ("<form><input value=a><button>Zoek</button><label>x</label><p>Tekst</form>", "Tekst"),
    "caption": ("<figure><img alt=foto><figcaption>Foto: ANP</figcaption></figure><p>Tekst", "Tekst"),
    "hidden": ("<p hidden>a<p aria-hidden=true>b<p style='Display: none'>c<p style='visibility:hidden'>d<p>Tekst", "Tekst"),
    "not hidden": ("<p aria-hidden=false style='display:block'>Tekst", "Tekst"),
    "an age beside a div": ("<div>Tekst.</div><span>3 uur geleden</span><div>GOES", "Tekst.\n3 uur geleden\nGOES"),
    "ages in spans": ("<p>Tekst.<span>3 uur geleden</span><span>WASHINGTON", "Tekst.3 uur geleden\nWASHINGTON"),
    "headline and age in a link": ("<li><a>Kop van iets</a><span>3 uur geleden</span>", "Kop van iets\n3 uur geleden"),
    "letters of a word": ("<p><span class=cap>M</span>OSKOU <font>Wash</font><font>ington</font>", "MOSKOU Washington"),
    "dateline in parts": ("<p><b>MOSKOU</b> <i>(ANP)</i><span> - Tekst.", "MOSKOU (ANP) - Tekst."),
    "time after a sentence": ("<p>Tekst. <time>3 uur geleden</time></p>", "Tekst.\n3 uur geleden"),
    "time in a sentence": ("<p>Om <time>12.00</time> uur ging het mis.", "Om 12.00 uur ging het mis."),
    "time before a text": ("<div><time>12:00</time><span>kop</span>", "12:00\nkop"),
    "preformatted": ("<pre>OSLO, Feb 3 -\n  Een zin\n\n  Nog een.</pre>", "OSLO, Feb 3 -\n  Een zin\n\n  Nog een."),
    "kept white space": ("<div style='white-space: pre-line'>een\ntwee</div>", "een\ntwee"),
    "references": ("<p>&lt;b&gt; &eacute;&#8217;&nbsp;x", "<b> é’\xa0x"),
    "optional hyphen": ("<p>Verkeers<wbr>minister", "Verkeersminister"),
    "subscript": ("<p>CO<sub>2</sub> en m<sup>2</sup>", "CO2 en m2"),
    "never closed": ("<div><p>Een<p>Twee<div>Drie", "Een\n\nTwee\n\nDrie"),
    "closed wrongly": ("<b><p>Een</b> twee</p></div></span>drie", "Een twee\n\ndrie"),
    "aside of links": ("<p>Tekst.</p><aside><h2>Lees ook</h2><a>Kop</a></aside>", "Tekst."),
    "aside of briefs": ("<p>Tekst.</p><aside><p>GOES (ANP) - Een brug.</p></aside>", "Tekst.\n\nGOES (ANP) - Een brug."),
    "aside in an aside": ("<aside>Links<aside><p>GOES (ANP) - Een.</aside></aside>", "Links\n\nGOES (ANP) - Een."),
    "foot of a page": ("<p>Tekst.<footer>© Kustbode</footer>", "Tekst."),
    "foot of an item": ("<article><p>Tekst.</p><footer>3 uur geleden</footer></article>", "Tekst.\n\n3 uur geleden"),
    "AMP": ("<amp-sidebar>menu</amp-sidebar><amp-img src=a></amp-img><p>Tekst<amp-ad>koop</amp-ad>", "Tekst"),
    "ruby": ("<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>", "東"),
    "nothing": ("", ""),
    "no text": ("<html></html>", ""),
    "no markup": ("Kop\n\nGOES - Tekst.", "Kop GOES - Tekst."),
}  # fmt: skip


@each_row("case", CASES)
def test_html_gives_its_text(case: str) -> None:
    html, text = CASES[case]
    assert extract(html) == text


SIDE = "<li><h3>{0}</h3><p>{1} (ANP) - {2}</p><span class=age>{3}</span></li>"
BRIEFS = (
    ("Brug weer open", "GOES", "De brug over het kanaal is na weken weer open voor verkeer.", "3 uur geleden"),
    ("Kermis gaat door", "VENLO", "De kermis in de binnenstad gaat ondanks de storm gewoon door.", "5 uur geleden"),
)
ROWS = tuple((headline, place, age) for headline, place, _, age in BRIEFS)
LEAD = "<h1>Storm op zee</h1><p>NES (ANP) - De veerboot vaart vandaag niet uit.</p><p>Morgen wel weer.</p>"
LEAD_ROW = ("Storm op zee", "NES", None)
SHELL = "<!doctype html><html><head><title>Kustbode</title></head><body><nav><a>Home</a></nav>{}<footer>© 2026</footer></body>"

PAGES = {
    "portal": (SHELL.format(LEAD + "<h2>Meer uit Binnenland</h2><ul>" + "".join(SIDE.format(*b) for b in BRIEFS) + "</ul>"), (LEAD_ROW, *ROWS)),
    "sidebar in an aside": (SHELL.format(f"<main>{LEAD}</main><aside><h2>Meer uit Binnenland</h2>" + "".join(
        f"<article><h3>{h}</h3><p>{p} (ANP) - {t}</p><footer><time>{a}</time></footer></article>" for h, p, t, a in BRIEFS) + "</aside>"), (LEAD_ROW, *ROWS)),
    "layout tables in a form": (SHELL.format("<form><table><tr><td>" + LEAD + "</td></tr></table><h2>Meer uit Binnenland</h2><table>" + "".join(
        f"<tr><td><b>{h}</b></td></tr><tr><td>{p} (ANP) - {t}</td></tr><tr><td><i>{a}</i></td></tr>" for h, p, t, a in BRIEFS) + "</table></form>"), (LEAD_ROW, *ROWS)),
    "glued spans": (SHELL.format(LEAD + "<h2>Meer uit Binnenland</h2><div>" + "".join(
        f"<span>{p} (ANP) - {t}</span><span>{a}</span>" for _, p, t, a in BRIEFS) + "</div>"), (LEAD_ROW, *((None, p, a) for _, p, a in ROWS))),
    "line breaks only": (SHELL.format("<b>Storm op zee</b><br><br>NES (ANP) - De veerboot vaart vandaag niet uit.<br>"), (LEAD_ROW,)),
    "wire in a pre": (SHELL.format("<pre>\nStorm op zee\n\n    NES (ANP) - De veerboot vaart\nvandaag niet uit.\n\n</pre>"), (LEAD_ROW,)),
    "no article": (SHELL.format("<p><a>Inloggen</a></p><ul><li><a>Sport</a></li><li><a>Weer</a></li></ul>"), ()),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_a_whole_page_of_html_gives_its_briefs(case: str) -> None:
    html, rows = PAGES[case]
    now = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
    briefs = parse(RawArticle(source="golden", fetched_at=now, html=html), atlas())
    assert tuple(
        (
            brief.headline,
            "/".join(place.printed for place in brief.dateline.places) if brief.dateline else "",
            brief.age,
        )
        for brief in briefs
    ) == tuple(rows)


def test_a_long_page_gives_the_same_lines_as_a_short_one() -> None:
    html, _ = PAGES["portal"]
    long = html.replace("</ul>", SIDE.format(*BRIEFS[0]) * 1_000 + "</ul>")
    short = html.replace("</ul>", SIDE.format(*BRIEFS[0]) + "</ul>")
    assert sorted(set(extract(long).splitlines())) == sorted(set(extract(short).splitlines()))


SIZE = 1_000_000
HOSTILE = {
    "nested": "<div>" * (SIZE // 5),
    "nested with text": "<div>a" * (SIZE // 6),
    "nested 100,000 deep and closed": "<div>" * 90_000 + "a" + "</div>" * 90_000,
    "closed but never opened": "<x>" * (SIZE // 8) + "</y>" * (SIZE // 8),
    "formatting": "".join(f"<b a={at}>" for at in range(SIZE // 20)) + "<p>" * (SIZE // 6),
    "asides": "<aside>GOES - Een. " * (SIZE // 19),
    "attributes": "<p " + " ".join(f"a{at}=1" for at in range(SIZE // 9)) + ">",
    "attributes with signs": "<p " + " ".join(f'a{at}="<>"' for at in range(SIZE // 12)) + ">",
    "half tags": "<a " * (SIZE // 3),
    "half comments": "<!--" * (SIZE // 4),
    "quotes": "<p =\"'" * (SIZE // 6),
    "paragraphs": "<p>a" * (SIZE // 4),
    "tables": "<table><tr><td>" * (SIZE // 15),
    "formatting closed inside its paragraph": "<b><p></b></p>" * (SIZE // 14),
    "items in items of another kind": "<li>a<dt>" * (SIZE // 9),
    "foreign": "<svg>" + "<td>" * (SIZE // 8) + "</tr>" * (SIZE // 10),
}


@each_row("case", HOSTILE)
def test_a_hostile_page_takes_time_in_proportion_to_its_size(case: str) -> None:
    assert cpu_seconds(lambda: extract(HOSTILE[case])) < 3  # seconds; the slowest took 0.7 when measured


def test_text_at_the_bottom_of_a_deep_page_is_read() -> None:
    assert extract("<div>" * 100_000 + "GOES - Een zin." + "</div>" * 100_000) == "GOES - Een zin."


TAGS = ("<div>", "</div>", "<p>", "<b>", "</b>", "<td>", "<table>", "<aside>", "<time>", "<br>", "<!--", "-->", "a", "B. ", "<", "&amp", "<pre>", "<x y='", "'>")  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(TAGS), max_size=60).map("".join)))
def test_any_text_is_accepted_as_html(html: str) -> None:
    text = extract(html)
    assert text == text.strip("\n")
    assert "\n\n\n" not in text
