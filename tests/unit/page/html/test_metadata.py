"""What a page says of its article: which node of JSON-LD is its own; times, authors, address and paywall."""
# ruff: noqa: E501 - one line per row

import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from dateline.core.page.html.metadata.page_metadata import PageMetadata, read_metadata
from tests.rows import each_row

ARTICLE = {"@type": "NewsArticle", "headline": "Ferry aground", "datePublished": "2026-02-07T20:15:00+01:00"}
OTHER = {"@type": "NewsArticle", "headline": "Bridge opens", "datePublished": "2026-02-01T08:00:00+01:00"}
VIDEO = {"@type": "VideoObject", "name": "Ferry", "uploadDate": "2026-02-06", "datePublished": "2026-02-06T08:00:00Z"}
TIME = "2026-02-07T20:15:00+01:00"
MAX_SECONDS = 2.0
"""Processor time for the hostile pages of a test; they take a fifth of it."""


def metadata(html: str) -> PageMetadata:
    return read_metadata(LexborHTMLParser(html))


def script(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def times(html: str) -> list[tuple[str, str]]:
    return [(one.source, one.printed) for one in metadata(html).published]


@each_row(
    "scripts",
    [
        script(ARTICLE),
        script([VIDEO, ARTICLE]),
        script({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, VIDEO, ARTICLE]}),
        script({"@type": "WebPage", "mainEntity": ARTICLE}),
        script({**ARTICLE, "@type": ["Thing", "http://schema.org/ReportageNewsArticle"]}),
        script(VIDEO) + script({**ARTICLE, "@type": "BlogPosting", "video": VIDEO}),
        script([OTHER, ARTICLE]) + "<h1>Ferry aground</h1>",
        script([OTHER, {**ARTICLE, "url": "https://www.x.test/ferry/"}]) + "<link rel=canonical href=http://x.test/ferry?a=1>",
        script({"@type": "ItemList", "itemListElement": [OTHER]}) + script(ARTICLE),
        script('{"@type": "NewsArticle", "headline": "Ferry\naground", "datePublished": "' + TIME + '"}'),
        script('{"@type": "NewsArticle", "headline": "Ferry aground", "datePublished": "' + TIME + '",}'),
        script("<!-- " + json.dumps(ARTICLE) + " -->"),
        script(json.dumps(ARTICLE) + ";"),
        script("{broken") + script(ARTICLE),
    ],
)  # fmt: skip
def test_the_page_s_own_article_is_read_from_json_ld(scripts: str) -> None:
    page = metadata(f"<head><title>Ferry aground</title>{scripts}")
    assert page.titles[0] == "Ferry aground"
    assert [(one.source, one.printed) for one in page.published] == [("JSON-LD datePublished", TIME)]


@pytest.mark.parametrize(
    "scripts", [script([OTHER, ARTICLE]), script(VIDEO), script("{"), script("[" * 5_000), script([1, None, "a"]), ""]
)
def test_a_page_without_an_article_of_its_own_has_no_time(scripts: str) -> None:
    assert times(scripts) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<meta property=article:published_time content={TIME}>", [("meta article:published_time", TIME)]),
        (f"<meta name=Date content=2026-02-07><meta property=article:published_time content={TIME}>",
         [("meta article:published_time", TIME), ("meta date", "2026-02-07")]),
        (f"<meta name=cXenseParse:recs:publishtime content={TIME}>", [("meta cxenseparse:recs:publishtime", TIME)]),
        (f"<meta name=article:expiration_time content={TIME}><meta name=fb:pages content=168282878593>", []),
        (f"<meta itemprop=datePublished content={TIME}>", [("microdata datePublished", TIME)]),
        (f"<time itemprop=datePublished datetime={TIME}>today</time>", [("microdata datePublished", TIME)]),
        (f"<h1>Ferry</h1><time datetime={TIME}>today</time>", [("time beside the headline", TIME)]),
        (f"<time datetime={TIME}>today</time><h1>Ferry</h1>", []),
        (f"<h1>Ferry</h1><time class=updated datetime=2026-02-08>now</time><time datetime={TIME}>today</time>",
         [("time beside the headline", TIME)]),
        ("<meta name=date content='soon'><h1>a</h1><time>12:00</time>", []),
    ],
)  # fmt: skip
def test_times_are_read_from_meta_microdata_and_beside_the_headline(html: str, expected: list[tuple[str, str]]) -> None:
    assert times(html) == expected


def test_a_time_beside_the_headline_says_that_it_is_one_of_a_change() -> None:
    changed = (
        "<h1>Ferry</h1><time datetime=2026-02-07>today</time><time class='entry updated' datetime=2026-02-08>now</time>"
    )
    assert [(one.source, one.printed) for one in metadata(changed).modified] == [
        ("time beside the headline", "2026-02-08")
    ]
    stated = "<meta property=article:modified_time content=2026-02-07T21:00:00Z>"
    assert [one.source for one in metadata(stated + changed).modified] == ["meta article:modified_time"]


ENTRY = "<time class='entry-date updated' datetime=2026-02-08>now</time>"


@each_row(
    "beside",
    [
        "<p>The ferry sank.</p><p>All were saved.</p><aside><ul><li><a>Storm hits</a> {}</li></ul></aside>",
        "<nav><a>Storm hits</a> {}</nav>",
        "<div>The ferry sank.</div><div class=more><a>Storm hits the coast of Oakfield</a> {}</div>",
        "</article><article><h2>Storm hits</h2>{}</article>",
        "<h2><a>Storm hits</a></h2>{}",
        "<h2><a>Storm hits {}</a></h2>",
        f"<div>{'The ferry sank. ' * 40}</div><footer>{{}}</footer>",
        "<div><span><a href=/b>Storm hits Spain</a> {}</span></div>",
        "<div><span><a href=/b>Sturm trifft Spanien</a> {}</span></div>",
        "<div><span><a href=/b>Storm treft Spanje</a> {}</span></div>",
        "<div><span><a href=/b>Tempesta colpisce Spagna</a> {}</span></div>",
        "<div><span><a href=/b>Storm rammer Spania</a> {}</span></div>",
        "<div><span><a href=/b>海沿いの道路が嵐で閉鎖された</a> {}</span></div>",
        "<div><span><a href=/b>强风关闭沿海公路三天</a> {}</span></div>",
        "<div><span><a href=/b>記者会見で首相が道路の閉鎖を謝罪</a> {}</span></div>",
        "<div><span><a href=/b>台風が接近、海沿い閉鎖</a> {}</span></div>",
        "<div><span><a href=/b>大雨来袭\uff0c沿海公路关闭</a> {}</span></div>",
    ],
)
def test_that_of_another_text_of_the_page_is_not_the_article_s(beside: str) -> None:
    assert metadata(f"<article><h1>Ferry</h1>{beside.format(ENTRY)}").modified == ()


@each_row(
    "beside",
    [
        "<div class=meta><span>By <a>Ada Holm</a></span> <a href=/x>{}</a></div>",
        "<p>Twelve people were saved from the cold water.</p><p>{}</p>",
        "<div><a href=/x>Anna van Dijk</a> {}</div>",
        "<div><a href=/x>Economía y finanzas</a> {}</div>",
        "<div><a href=/x>Khaled ben Ali</a> {}</div>",
        "<div><a href=/x>Simon ter Braak</a> {}</div>",
        "<div><a href=/x>Yusuf ibn Tahir</a> {}</div>",
        "<div><a href=/x>Aminah binti Hassan</a> {}</div>",
        "<div><a href=/x>Karin af Klint</a> {}</div>",
        "<div><a href=/x>Anna og Erik</a> {}</div>",
        "<div><a href=/x>Vida sana diaria</a> {}</div>",
        "<div><a href=/x>Sverige just nu</a> {}</div>",
        "<div><a href=/x>Natur og klima</a> {}</div>",
        "<div><a href=/x>Larsund staff writer</a> {}</div>",
        "<div><a href=/x>Ada Holm</a>, <a href=/y>Middle East</a> {}</div>",
        "<div><a href=/x>国际新闻</a> <a href=/y>山田太郎</a> {}</div>",
        "<div><a href=/x>ロンドン支局長山田太郎</a> {}</div>",
        "<div><a href=/x>山田太郎、鈴木花子、佐藤一郎</a> {}</div>",
        "<div><a href=/x>毎日通信ロンドン支局 山田太郎</a> {}</div>",
        "<div><a href=/x>【ロンドン=山田太郎、鈴木花子】</a> {}</div>",
        "<div><a href=/x>アダ・ホルム政治部記者</a> {}</div>",
        "<div><a href=/x>本报记者王小明 李大力</a> {}</div>",
        "<a href=/x><div>The ferry sank off the coast</div>{}</a>",
    ],
)
def test_below_a_byline_or_a_standfirst_it_is(beside: str) -> None:
    page = metadata(f"<article><header><h1>Ferry</h1></header>{beside.format(ENTRY)}</article>")
    assert [one.printed for one in page.modified] == ["2026-02-08"]


def test_authors_language_address_and_paywall() -> None:
    article = {
        **ARTICLE, "dateModified": "2026-02-07T21:00:00+01:00", "inLanguage": "nl-NL", "isAccessibleForFree": "False",
        "author": [{"@type": "Person", "name": "Ada &amp; Holm"}, "Ida Berg", {"name": "Ida Berg"}, {"name": None}, 7],
        "articleBody": "The ferry ran aground.",
    }  # fmt: skip
    page = metadata(script(article) + "<link rel=canonical href=' https://x.test/ferry '>")
    assert page.authors == ("Ada & Holm", "Ida Berg")
    assert (page.language, page.is_free, page.canonical_url) == ("nl", False, "https://x.test/ferry")
    assert [one.printed for one in page.modified] == ["2026-02-07T21:00:00+01:00"]
    assert page.body_chars == len("The ferry ran aground.")


def test_without_json_ld_the_head_says_it() -> None:
    page = metadata(
        "<html lang=en-GB><meta name=author content='Ada Holm'><meta property=article:content_tier content=locked>"
        "<meta property=og:url content=https://x.test/a><meta property=og:title content=Ferry>"
        "<meta property=article:modified_time content=2026-02-07T21:00:00Z>"
    )
    assert (page.authors, page.language, page.is_free) == (("Ada Holm",), "en", False)
    assert (page.canonical_url, page.titles) == ("https://x.test/a", ("Ferry",))
    assert [one.source for one in page.modified] == ["meta article:modified_time"]


def test_a_live_blog_says_that_it_is_one() -> None:
    assert metadata(script({**ARTICLE, "@type": ["LiveBlogPosting", "Thing"]})).is_live
    assert not metadata(script(ARTICLE)).is_live


@pytest.mark.parametrize("name", ["@type", "isAccessibleForFree", "headline", "author", "url", "inLanguage"])
def test_a_value_as_deep_as_the_json_reader_takes_it_says_nothing(name: str) -> None:
    deep = "[" * 1_020 + "]" * 1_020
    page = metadata(script(f'{{"@type": "NewsArticle", "headline": "Ferry", "{name}": {deep}}}'))
    assert page.is_free is None


HOSTILE = {
    "a long list": script([OTHER] * 8_000),
    "nodes in nodes": script('{"mainEntity":' * 40_000 + "1" + "}" * 40_000),
    "broken": script('{"@type": "NewsArticle", "headline": "' * 25_000),
    "many scripts": script(ARTICLE) * 8_000,
    "many times": f"<h1>a</h1><time datetime={TIME}>" * 20_000,
    "many meta": f"<meta property=article:published_time content={TIME}>" * 16_000,
    "a type that is cut off": script('{"@type":' + " " * 1_000_000 + "x}"),
    "fields that are cut off": script('{"@type": "NewsArticle", ' + '"headline"' + " " * 1_000_000 + "x}"),
    "references": script({**ARTICLE, "headline": "&amp;" * 200_000}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_metadata_takes_time_in_proportion_to_its_size(case: str) -> None:
    tree = LexborHTMLParser(HOSTILE[case])
    began = process_time()
    read_metadata(tree)
    assert process_time() - began < MAX_SECONDS


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.sampled_from(["NewsArticle", TIME, "http://a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@graph", "headline", "datePublished", "author", "name", "url", "mainEntity", "isAccessibleForFree", "liveBlogUpdate"]), inner, max_size=5),
    max_leaves=12,
))  # fmt: skip
def test_any_json_is_accepted(value: object) -> None:
    metadata(script(value))
