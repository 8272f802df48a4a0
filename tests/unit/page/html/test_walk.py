"""The walk over a page's tree: blocks with their places in the text, and the boxes around them."""
# ruff: noqa: E501 - one line per row

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk
from dateline.core.page.model import PageModel
from tests.rows import each_row

TAGS = ("<div>", "</div>", "<p>", "<b>", "<a href=/x>", "</a>", "<h2>", "<td>", "<table>", "<aside>", "</aside>", "<time>", "<br>", "a", "B. ", "<pre>", "\n\n\n", "<pre>\n\n\n\n\n\n\n", "<li>")  # fmt: skip


def model(html: str) -> PageModel:
    return walk(parse_html(html))


def words(page: PageModel) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks]


def test_a_block_knows_its_element_level_and_link() -> None:
    page = model("<h2><a href=/a>Bridge open</a></h2><p>The bridge is <a href=/b>open</a> again.</p><time>12:00</time>")
    assert words(page) == ["Bridge open", "The bridge is open again.", "12:00"]
    assert [(block.tag, block.level, block.href, block.is_time) for block in page.blocks] == [
        ("h2", 2, "/a", False),
        ("p", 0, "/b", False),
        ("body", 0, None, True),
    ]
    assert [block.linked for block in page.blocks] == [11, 4, 0]


def test_a_box_has_its_words_shape_and_blocks() -> None:
    page = model("<div class='card big' id=x><p>One.</p><p>Two.</p></div><p>Three.</p>")
    (card,) = [box for box in page.boxes if box.words]
    assert (card.tag, card.words, card.shape, card.first, card.last) == ("div", "card big x", "div.card", 0, 2)
    assert page.boxes[page.blocks[0].box].parent == page.boxes.index(card)


def test_a_box_without_text_is_left_out() -> None:
    page = model("<div><div class=ad><span></span></div><p>One.</p></div>")
    assert not [box for box in page.boxes if box.words == "ad"]


@each_row(
    ("html", "expected"),
    [
        ("One.<br>Two.", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<li><a href=/x>A head</a><span>3 hours ago</span>", ["A head", "3 hours ago"]),
        ("<li><a href=/x>Aalst stelt carnaval uit</a> <small>50 min.</small>", ["Aalst stelt carnaval uit", "50 min."]),
        (
            "<h3><a href=/x>Aalst stelt carnaval uit</a> <span>vandaag 8.48</span></h3>",
            ["Aalst stelt carnaval uit", "vandaag 8.48"],
        ),
        ("<li><a href=/x>Aalst stelt uit</a> vandaag, 08:10<p>One.", ["Aalst stelt uit", "vandaag, 08:10", "One."]),
        ("<li><a href=/x>Aalst stelt carnaval uit</a> <small>opnieuw</small>", ["Aalst stelt carnaval uit opnieuw"]),
        ("<li><a href=/x>Aalst stelt carnaval uit</a> <small>today</small>", ["Aalst stelt carnaval uit", "today"]),
        ("<li><a href=/x>Aalst stelt uit</a> <small>5 min.</small> <b>Sport</b>", ["Aalst stelt uit", "5 min. Sport"]),
        (
            "<p><a href=/x>Ministers met in York</a> today <b>and agreed.</b>",
            ["Ministers met in York today and agreed."],
        ),
        (
            "<p><a href=/x>Ministers met in York</a> <b>today</b> and agreed.",
            ["Ministers met in York today and agreed."],
        ),
        ("<p><a href=/x>Ministers met in York</a> <b>today</b>.", ["Ministers met in York today."]),
        ("<p><a href=/x>Der Minister kam</a> gestern <b>Abend</b> an.", ["Der Minister kam gestern Abend an."]),
        ("<p><a href=/x>Les ministres sont</a> hier <i><b>à Mons</b></i>.", ["Les ministres sont hier à Mons."]),
        ("<p><a href=/x>O ministro da Defesa</a> agora <b>diz</b> sim.", ["O ministro da Defesa agora diz sim."]),
        ("<p><a href=/x>A bomb went off</a> 2 hours ago <b>and again.</b>", ["A bomb went off 2 hours ago and again."]),
        ("<p><a href=/x>A bomb went off</a> 2 hours ago<b>, he said.</b>", ["A bomb went off 2 hours ago, he said."]),
        ("<p>Lees <a href=/x>Aalst stelt carnaval uit</a> <i>gisteren</i>", ["Lees Aalst stelt carnaval uit gisteren"]),
        ("<pre>One\n\n\n\nTwo</pre><p>Three", ["One\n\nTwo", "Three"]),
        ("<p>One two three.</p><pre>\n\n\n\n\n\n\n\nTwo</pre>", ["One two three.", "Two"]),
        ("<p>One.</p><pre>\n\n\n\n\n\nTwo\n\n\n\n\n\nThree\n\n\n\n</pre><p>Four", ["One.", "Two\n\nThree", "Four"]),
        ("<p>One.</p><aside><a href=/x>A link</a></aside><p>Two.</p>", ["One.", "Two."]),
        ("<div><p hidden>x</p><p>One.</p></div>", ["One."]),
    ],
)
def test_blocks_end_where_lines_do(html: str, expected: list[str]) -> None:
    assert words(model(html)) == expected


def test_an_aside_with_a_card_or_much_text_is_kept() -> None:
    card = "<aside><h3><a href=/x>Bridge open</a></h3><p>The bridge over the canal is open again after three long weeks.</p></aside>"
    text = f"<aside><p>{'The bridge over the canal is open again after three long weeks. ' * 8}</p></aside>"
    assert len(words(model(card))) == 2
    assert len(words(model(text))) == 1


def test_what_is_hidden_counts_where_nearly_nothing_is_shown() -> None:
    text = "The bridge over the canal is open again after three long weeks. " * 8
    assert words(model(f"<p>Loading</p><div hidden><p>{text}</p></div>")) == ["Loading", text.strip()]
    assert words(model(f"<p>{text}</p><div hidden><p>{text}</p></div>")) == [text.strip()]


@given(st.lists(st.sampled_from(TAGS), max_size=60).map("".join))
def test_blocks_hold_all_words_of_the_text_in_order(html: str) -> None:
    page = model(html)
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end
        assert not page.text[at : block.start].strip()
        assert page.text[block.start : block.end] == page.text[block.start : block.end].strip()
        assert 0 <= block.box < len(page.boxes)
        at = block.end
    assert not page.text[at:].strip()


@given(st.lists(st.sampled_from(TAGS), max_size=60).map("".join))
def test_boxes_nest_and_hold_their_blocks(html: str) -> None:
    page = model(html)
    for number, box in enumerate(page.boxes):
        assert -1 <= box.parent < number
        assert 0 <= box.first < box.last <= len(page.blocks)
        if box.parent >= 0:
            around = page.boxes[box.parent]
            assert around.first <= box.first
            assert box.last <= around.last
