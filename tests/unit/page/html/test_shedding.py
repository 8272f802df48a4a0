"""What is shed from a large page, and that the rest has the same text, links and metadata."""
# ruff: noqa: E501 - one line per page

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.core.page.html.document import read_document
from dateline.core.page.html.shedding import shed
from tests.cost import cpu_seconds
from tests.rows import each_row

LD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "</p><!-- a"}</script>'


@each_row(
    ("html", "rest"),
    [
        ("<p>a<script>b</script>c</p>", "<p>ac</p>"),
        ("<SCRIPT src=a></SCRIPT ><style>b</style>c", "c"),
        ("<p>a<!-- <p>b --!>c<!--->d<!-->e", "<p>acde"),
        (LD, LD),
        ("<script type = 'application/LD+JSON'>a</script>", "<script type = 'application/LD+JSON'>a</script>"),
        ("<a><svg viewBox='0 0'><path d='M1'/><title>b</title></svg>c</a>", "<a><svg></svg>c</a>"),
        ("<svg><p>a</p></svg>", "<svg><p>a</p></svg>"),
        ("<svg><svg><path></svg>a</svg>", "<svg><svg><path></svg>a</svg>"),
        ("<svg><path>a", "<svg><path>a"),
        (
            "<p title='<script>'>a</p><textarea><style></textarea>",
            "<p title='<script>'>a</p><textarea><style></textarea>",
        ),
        ("<script><!-- <script>a</script> --></script>b", "<script><!-- <script>a</script> --></script>b"),
        ("a<script>b", "a"),
        ("a<!-- b", "a"),
        ("a < b", "a < b"),
        ("<svg><script><p>a", "<svg><script><p>a"),
        ("<math><!-- a --></math><!-- b -->", "<math><!-- a --></math>"),
    ],
)
def test_scripts_styles_drawings_and_comments_are_shed(html: str, rest: str) -> None:
    assert shed(html).replace("<!---->", "") == rest


TAGS = (
    "<div>", "</div>", "<p>", "<b>", "<td>", "<table>", "<li>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<!-->",
    "<svg>", "<path>", "</svg>", "a", "B. ", "<", "<a href=b>", "</a>", "<time>", "<br>", LD, "<title>", "</title>", "\n",
)  # fmt: skip


@example(f"<svg>{LD}</svg><!-->a")
@given(st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
def test_the_rest_has_the_same_text_and_metadata(html: str) -> None:
    given, rest = read_document(html), read_document(shed(html))
    assert (rest.text, rest.metadata) == (given.text, given.metadata)


HOSTILE = (
    "<svg>",
    "<svg><path>",
    "<script>",
    "<script>a</script>",
    "<!--",
    "<!-- a -->",
    "<style",
    "<p '",
    "</svg>",
    "<svg ",
)


@pytest.mark.parametrize("part", HOSTILE)
def test_8_mib_are_shed_in_time_in_proportion_to_their_length(part: str) -> None:
    html = part * (8 * 1024 * 1024 // len(part))
    assert cpu_seconds(lambda: shed(html)) < 6  # seconds; the slowest took 1.2 when measured
