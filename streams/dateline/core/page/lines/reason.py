"""The reasons for decisions about a page: one sentence for each branch of the code that decides.

The branch itself names its reason. So what ``explain`` prints cannot differ from what was decided.
"""

from enum import Enum


class Reason(Enum):
    """A decision's reason. Its value is the sentence that ``parse --explain`` prints."""

    # Why a line is the headline.
    TWICE = "it is printed twice, one line below the other"
    OF_TIME = "it is the nearest line between a time and a dateline"
    BEHIND_MARKER = "it is the only line between a marker and the first dateline"
    OPENS_SECTION = "it is the nearest line above the first dateline, and names neither the page nor a section"
    ABOVE_DATELINE = "it is the nearest line above a dateline, and the items here have headlines"
    OPENS_TIMED = "it is the first line of an item that has a time, and text follows"
    ABOVE_TEXT = "it is the nearest line above the first running text"
    LAST_TWO = "it stands above the last text of an item of a list"
    CUT_OFF = "it is the last line, where the next item's headline is due; the page ends there"
    PAGE_TITLE = "it is the page's title, and its article has no headline of its own"
    CUT_BODY = "it is the first of the last two lines, where the next item is due; the page ends there"
    # Why there is no headline.
    NO_LINE = "no line stands above the text"
    LONE_WORD = "the line above is a lone word in small letters"
    NAMES_PAGE = "the line above names the page or a section, or is running text"
    NO_HEADLINES = "the items here have no headlines, or the line above closes like a sentence"
    TERSE = "the items here are single lines behind their times, or begin with running text"
    # Why the times stand where they do.
    NO_TIMES = "there are no times"
    BETWEEN_VOTES = "most of the times stand between a headline and its text"
    BELOW_CREDITS = "most of the times stand below the credit that closes a text"
    OPENING_VOTES = "most of the times open a line or stand behind a bullet"
    ENDS_WITH_TIME = "a text stands above the first time and nothing below the last"
    BEGINS_WITH_TIME = "the first time has no text above, and text stands below the last"
    NO_TEXTS = "no text stands above the first time or below the last"
    AGES_BELOW = "both ends are texts, and ages stand below their items there"
    LEANS_BACK = "both ends are texts, and the times stand nearer to the text above"
    LEANS_ON = "both ends are texts, and the times stand no nearer to the text above"
    # Why times count or not.
    PAGE_DATE = "one date above all text is the page's own"
    ONLY_AGES = "ages count where there are any, and clock times and dates beside them do not"
    OPENS_PARAGRAPH = "one time that opens a paragraph belongs to its sentence"
    FEW_TIMES = "there are more than twice as many datelines as times"
    SUB_HEADINGS = "they all stand between the paragraphs of the one text, as its sub-headings do"
    GROUPED = "headlines and texts alternate as a list's do, and a single time is none of theirs"
    ONE_TIME = "it is the one time of the one item"
    ALL_TIMES = "there are as many times as items would have"
    # Why an item is credited to its agencies.
    IN_DATELINE = "its dateline names them"
    BESIDE_TIME = "printed beside its time"
    OWN_LINE = "on a line of its own at the item"
    AT_END = "its text closes with them"
    PAGE_TIME = "printed beside the page's time, and this is the only item"
    UNCREDITED = "no agency in its dateline, beside its time, on a line of its own or at its end"
    # Why a page, or its first text, is no item.
    NO_BODY = "no running text was found on the page"
    LABEL = "it is nothing but a label of the page: a link, a button or the name of a section"
    MENU = "the only text is a sentence or two among many short lines: a menu"
    STANDFIRST = "the first text alone has neither headline nor time nor dateline: what a bulletin says of itself"
    # Why a piece divides items.
    SIGNS = "a line of signs, or a sign that parts items"
    TELETEXT = "the head of a page of teletext"
    REPEATED = "the same line, but for its numbers, stands again and again between items"
    CREDITED_END = "several texts close with an agency's credit, and items begin behind them"
    WIDE_GAP = "the blank lines here are more than part a headline from its text"
    INLINE = "a headline in capitals opens the text here, as it opens others on the page"
    GROUP = "a headline of a list: headlines and texts alternate"
    # Why a line is noise.
    ECHO = "the headline above is printed again in front of its text"
    PHOTO_CREDIT = "photo credits are scraped into the headlines of this page"
    CUT_AGE = "an age that the page cuts off"
    CRAWLER = "a crawler's note of the date"
    NUMBER = "it is only a number, or a number's label"
    PAGE_LINE = "a line that pages print around their items"
    PUBLISHED_LINE = "it says when the page was published"
    BYLINE = "it names the writer"
    CAPTION = "it closes with a photo's credit"
    CONSENT = "it asks for consent to cookies"
    LINKED = "headlines with their times and no text below the last text: links"
    COMMENTS = "it is what readers say of the article"
    SUMMARY = "points in a row sum the text up below its headline"
    LONE_SIGNAL = "a word of correction or withdrawal with the line to itself"
    GONE = "it says that the page is not there"
    CAPTION_END = "it closes with a photo's credit in parentheses"
