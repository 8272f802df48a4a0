"""Whole stories in the layout of the Reuters wire of 1987: one brief each, with its dateline and its whole body.

The words are our own; the layout is the wire's: a title in capitals, a blank line, four spaces before each paragraph,
lines of 64 characters, tables, and ``Reuter`` at the end.
"""

from datetime import UTC, datetime
from typing import Final, NamedTuple

from dateline.core.page.parse import parse
from dateline.core.places.resolve import Atlas
from dateline_schemas import Brief, RawArticle
from tests.rows import each_row

PROSE: Final = (
    "Tool Makers Inc said it had agreed to buy a stake in\n"
    "a maker of garden forks for an undisclosed sum in cash.\n"
    "    The deal should close by the end of the second quarter -- if\n"
    "the boards agree -- a spokesman said.\n"
    "    Analysts called the price fair."
)
EARNINGS: Final = (
    "Shr profit 13 cts vs loss 70 cts\n"
    "    Net profit 1,538,000 vs loss 8,614,000\n"
    "    Revs 16.4 mln vs 19.6 mln\n"
    "    Six mths\n"
    "    Shr profit 89 cts vs loss 2.43 dlrs\n"
    "    NOTE: Prior year net includes a gain of 900,000 dlrs."
)
TABLE: Final = (
    "The board published these figures, in\n"
    "thousands of tonnes, the previous in brackets:\n"
    "         Natl   Loan           Release   Call\n"
    "         Avge   Rate-X  Level    Price  Price\n"
    " Wheat   2.55   2.40       IV     4.65     --\n"
    "                            V     4.65     --\n"
    "    SUBPRODUCTS\n"
    "    Maize Mar 48.0, total 48.0 (nil).\n"
    " X - 1986 Rates."
)
CITIES: Final = (
    "Dealers quoted these rates:\n"
    "    London - 1.57 dlrs\n"
    "    Tokyo - 142.35 yen\n"
    "    USSR            23,000\n"
    "    Japan - 5,000 tonnes\n"
    "    They compare with those of Friday."
)
MONTHS: Final = (
    "Dealers quoted these values:\n"
    "       Corn (Number three grade)\n"
    " April - 23 ov May bid, 26 offered.\n"
    " May - 23 ov May bid, 26 offered.\n"
    " June - 21 ov Jly bid, 23 offered."
)
WRAPPED: Final = "Values were steady.\n    Steers - choice with end good 2-3 975-1025 lbs\n67.00-68.00."
EXPORTS: Final = (
    "Export business reported since yesterday by traders -\n\n"
    " EGYPT - The agency announced a bonus for 50,000 tonnes of wheat.\n"
    " SOUTH KOREA - Bought 25,000 tonnes of corn.\n"
    " JAPAN - Took a cargo.\n\n"
    " MARKET TALK AND COMMENT\n"
    " IRAQ - Rumours of a purchase could not be confirmed.\n"
    " USSR - No word."
)
DIARY: Final = (
    "Following is a diary of events:\n"
    "    MONDAY, MARCH 9\n"
    "    GENEVA - Price committee meets.\n"
    "    BRUSSELS - Farm ministers meet (to March 10).\n"
    "    TUESDAY, MARCH 10\n"
    "    PARIS - Working party."
)
GROUPS: Final = (
    "Harbour Cranes Inc said the cranes that it sells to the\n"
    "Oslo harbour board will be built in the second half of the year\n"
    "in Bergen.\n"
    "    The older cranes will be sold or taken apart, the chairman of\n"
    "Harbour Cranes said in a statement to the press.\n"
    "    The price of steel has gone up by a fifth, and the cost of a\n"
    "Harbour Cranes product is half of it steel, he said.\n"
    "    Wages will be discussed with the unions of the yard before\n"
    "June, and the unions want four pct more, he added."
)
RUNS_ON: Final = (
    "Tool Makers Inc said its notices will be\n"
    "published in more than 100 newspapers.\n"
    "    The price is fair, the chairman of the company told\n"
    "Reuters."
)
DIVIDEND: Final = "Qtly div 25 cts vs 25 cts prior\n    Pay March 30\n    Record March 14"
NUMBERED: Final = (
    "A tanker was ablaze.\n    Insurers said:\n"
    "  1. The vessel is Cypriot.\n  2. The crew is safe.\n  3. It carried crude."
)
CROPS: Final = (
    "The department forecast wheat production at\n"
    "92.30 mln tonnes.\n\n"
    " CROP PRODUCTION -- MLN TONNES\n"
    "           1986/87                  1985/86\n"
    "      03/09/87   02/09/87      03/09/87   02/09/87\n"
    " WHEAT   92.30     92.30         78.10     78.10\n"
    " CORN    12.50     12.00         14.40     14.40\n"
    "   N.A. - Not Available"
)


class Story(NamedTuple):
    dateline: str
    country: str
    body: str = PROSE
    title: str = "TOOL MAKERS <TLM> TO BUY STAKE"


STORIES: Final = (
    Story("STAMFORD, Conn., March 3 - ", "US"),
    Story("SALVADOR, Feb 26 - ", "BR"),
    Story("NEW YORK, March 4 - \n    ", "US", EARNINGS),
    Story("TORONTO, March 4 -\n    ", "CA", EARNINGS, "<TOOL MAKERS INC> 4TH QTR NET"),
    Story("WASHINGTON, Feb 26 - ", "US", TABLE),
    Story("LONDON, Feb 26 - ", "GB", CITIES, "GRAIN SHIPMENTS TO THE USSR -- USDA"),
    Story("BENTON HARBOR, MICH., Oct 19 -\n    ", "US", EARNINGS),
    Story("WHITE SULPHUR SPRINGS, W. Va., April 21 - ", "US"),
    Story("LARGO, Fla, March 5 - ", "US"),
    Story("PITTSBURGH, APril 21 - ", "US"),
    Story("STOCKHOLM, MARCH 30 - ", "SE"),
    Story("New York, March 2 - ", "US"),
    Story("Caracas, april 3 - ", "VE", title="venezuelan bank begins signing debt contracts"),
    Story("BADEN, Switzerland, June 2 - ", "CH"),
    Story("VANCOUVER, British Columbia, March 2 - ", "CA"),
    Story("BUDAPEST, March 11 - ", "HU", title="HUNGARY HOPES\n    By Jane Doe, Reuters"),
    Story("WASHINGTON, Feb 27 - ", "US", title="OATS RULES\n    REPEAT FROM LATE FRIDAY"),
    Story("CALGARY, Alberta - ", "CA", EARNINGS),
    Story("LONDON March 3 - ", "GB"),
    Story("KANSAS CITY, April 7 - ", "US", MONTHS),
    Story("DODGE CITY, April 7 - ", "US", WRAPPED),
    Story("CHICAGO, March 3 - ", "US", EXPORTS),
    Story("LONDON, March 6 - ", "GB", DIARY),
    Story("ANKARA, March 26 - ", "TR", NUMBERED, title="OIL TANKER ABLAZE"),
    Story("WASHINGTON, March 9 - ", "US", CROPS),
    Story("TOKYO, March 18 - ", "JP", '"Endaka," the strong yen, has come.'),
    Story("OSLO, March 18 - ", "NO", GROUPS),
    Story("BOSTON, March 18 - ", "US", RUNS_ON),
    Story("****SANTO DOMINGO, March 4 - ", "DO"),
    Story("dodge city, april 7 - ", "US"),
    Story("NITRO, W.Va., Marhc 2 - ", "US"),
    Story("La paz, march  4 -", "BO"),
)


def _briefs(atlas: Atlas, story: Story, ending: str) -> tuple[Brief, ...]:
    text = f"{story.title}\n\n    {story.dateline}{story.body}{ending}"
    return parse(RawArticle(source="reuters", url="x:1", fetched_at=datetime(1987, 4, 1, tzinfo=UTC), text=text), atlas)


@each_row("ending", ["\n Reuter\n\x03", "\n\n REUTER\n", ""], ids=["Reuter", "REUTER", "none"])
@each_row(
    "story",
    STORIES,
    ids=lambda story: story.dateline.strip(),
)
def test_a_story_is_one_brief_with_its_dateline(atlas: Atlas, story: Story, ending: str) -> None:
    (brief,) = _briefs(atlas, story, ending)
    assert brief.dateline is not None
    (place,) = brief.dateline.places
    assert place.country == story.country
    assert brief.text.split()[0] == story.body.split()[0]
    assert brief.text.split() == story.body.split(), "no line of the body is read as the page's own"
    assert brief.headline in story.title.split("\n    ")


def test_a_story_without_dateline_is_one_brief_too(atlas: Atlas) -> None:
    text = f"ALDER STORES INC <ARO> SETS QUARTERLY DIVIDEND\n\n    {DIVIDEND}\n Reuter\n"
    (brief,) = parse(RawArticle(source="reuters", fetched_at=datetime(1987, 4, 1, tzinfo=UTC), text=text), atlas)
    assert brief.headline == "ALDER STORES INC <ARO> SETS QUARTERLY DIVIDEND"
    assert brief.text.split() == DIVIDEND.split()


@each_row("body", [PROSE, EARNINGS, TABLE, GROUPS, MONTHS, DIVIDEND], ids=lambda body: body[:12])
@each_row("dateline", ["OSLO, March 18 - ", "OSL0, Marck 18 ; ", ""], ids=["dateline", "garbled", "none"])
def test_a_story_whose_title_is_beside_its_text_is_one_brief(atlas: Atlas, body: str, dateline: str) -> None:
    page, now = f"{dateline}{body}\n Reuter\n\x03", datetime(1987, 4, 1, tzinfo=UTC)
    (brief,) = parse(
        RawArticle(source="reuters", fetched_at=now, text=page, title="TOOL MAKERS <TLM> AND OTHERS"), atlas
    )
    assert brief.headline == "TOOL MAKERS <TLM> AND OTHERS"
    unread = "" if dateline.startswith("OSLO") else dateline
    assert brief.text.split() == f"{unread}{body}".split(), "no line of the body is lost"
