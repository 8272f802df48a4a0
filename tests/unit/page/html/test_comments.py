"""What readers say of an article, in boxes with their names and a time, is no item; news in such boxes is."""
# ruff: noqa: E501 - one line per row

from typing import Final

import pytest

from dateline.core.page.html.document import read_document
from dateline.core.page.html.reader import Reading, read_structure
from tests.rows import each_row

ARTICLE: Final = (
    "<article><h1>Council of Bergen closes old ferry quay</h1>"
    "<p>BERGEN (NTB) - The city council of Bergen voted on Tuesday to close the old ferry quay, which has served since 1921.</p>"
    "<p>The decision was taken with 34 votes to 33, after a debate of six hours in which the mayor spoke twice.</p>"
    "<p>From June on, ferries will leave from the new terminal at Flesland, the port authority said in a statement.</p></article>"
)
HEADS: Final = {
    "heading": "<h4><a href='/user/{number}'>{name}</a></h4>",
    "heading, bold": "<h3 class=name><a href='/profile/{number}'><strong>{name}</strong></a></h3>",
    "bold": "<b><a href='/user/{number}'>{name}</a></b>",
}
TIMES: Final = {"time": "<time>{time}</time>", "span": "<span class=when>{time}</span>"}
BOXES: Final = {
    "div": "<div class=entry>{}</div>",
    "item": "<ul><li class=entry>{}</li></ul>",
    "article": "<article class=reply>{}</article>",
}
TEXTS: Final = (
    "I have lived on the island for forty years and this is the worst decision that I have seen from them.",
    "Finally! That thing was falling apart and nobody wanted to pay for it any more, so good riddance.",
    "Who is going to pay for the bus to the airport? My mother cannot walk that far with her bags.",
    "They promised us in the campaign that this would not happen. I will remember it at the next election.",
    "What a shame, the cafe there was the best in town and we went every Sunday with the kids.",
)
NAMES: Final = {
    "English": ("Anna Lind", "Per Olav Hansen", "Kari Nordmann", "Oliver Smith", "Grace Hopper"),
    "nicknames": ("bergenfan_1987", "troll-hunter", "Oliver_the_cat", "seagull2000", "Northerner"),
    "titles": ("Dr. Ingrid Bjornsen", "Oliver Smith Jr", "Prof. Karin Nordmann", "Anna Lindqvist", "Grace Hopper"),
    "Russian": ("Анна Петрова", "Иван Сидоров", "Ольга Кузнецова", "Пётр Смирнов", "Елена Волкова"),
    "Arabic": ("محمد الأحمد", "فاطمة الحسيني", "يوسف الخطيب", "خديجة المنصور", "عبدالله القاسم"),
    "Hindi": ("राजेश कुमार", "सुनीता शर्मा", "अनिल वर्मा", "प्रियंका सिंह", "मनोज गुप्ता"),
}
AGES: Final = ("2 hours ago", "3 hours ago", "5 hours ago", "6 hours ago", "8 hours ago")


def reading(heads: tuple[str, ...], texts: tuple[str, ...], head: str, time: str, box: str, article: str) -> Reading:
    rows = [
        box.format(head.format(name=name, number=number) + time.format(time=age) + f"<p>{text}</p>")
        for number, (name, text, age) in enumerate(zip(heads, texts, AGES, strict=False))
    ]
    document = read_document(f"<html><body>{article}<section class=talk>{''.join(rows)}</section></body></html>")
    assert document.model is not None
    return read_structure(document.model, document.metadata)


@each_row("names", NAMES)
@each_row("head", HEADS)
@each_row("time", TIMES)
@each_row("box", BOXES)
@each_row("count", [2, 3, 5])
def test_boxes_with_names_and_times_below_an_article_are_no_items(
    names: str, head: str, time: str, box: str, count: int
) -> None:
    read = reading(NAMES[names], TEXTS[:count], HEADS[head], TIMES[time], BOXES[box], ARTICLE)
    assert read.lead is not None
    assert not read.cards


def test_the_reason_is_told() -> None:
    read = reading(NAMES["English"], TEXTS, HEADS["heading"], TIMES["time"], BOXES["div"], ARTICLE)
    assert all("what readers say" in why for why in read.promotions.values())


NEWS: Final = {
    "in small letters": (
        ("Chile signs accord", "Chile has signed a lithium accord with South Korea that runs for ten years."),
        ("Ferry runs aground", "Eighty people were brought ashore off Bergen, and all of them are well."),
        ("Central bank acts", "The key rate of Norway stays at 4 percent, as analysts had expected on Monday."),
    ),
    "with capitals": (
        ("Chile Signs Accord", "Chile has signed a lithium accord with South Korea that runs for ten years."),
        ("Ferry Runs Aground", "Eighty people were brought ashore off Bergen after a ferry hit a rock there."),
        ("Lisbon Market Burns", "A fire closed the market hall of Lisbon, and forty traders lost their stalls."),
    ),
    "with capitals, most repeat no word": (
        ("Accord In Sight", "Chile and South Korea will sign a treaty on lithium that runs for ten years."),
        ("Eighty Brought Ashore", "A ferry ran aground off Bergen, and all eighty on board are well, police said."),
        ("Traders Lose Stalls", "A fire closed the market hall of Lisbon on Monday, and the traders want help."),
    ),
    "German": (
        ("Neues Gesetz", "Der Bundestag hat am Montag ein Gesetz über die Lieferketten beschlossen."),
        ("Proteste in Tiflis", "Tausende gingen am Abend auf die Straße und verlangten neue Wahlen im Land."),
        ("Urteil gegen Bank", "Das Gericht hat am Montag entschieden, dass die Sparer ihr Geld bekommen."),
    ),
    "Arabic": (
        ("اتفاق جديد حول الليثيوم", "وقعت تشيلي وكوريا الجنوبية يوم الاثنين معاهدة مدتها عشر سنوات بشأن المعادن."),
        ("جنوح عبارة قبالة بيرغن", "نقلت الشرطة ثمانين شخصا إلى الشاطئ وجميعهم بخير بحسب ما قالت يوم الاثنين."),
        ("حريق في سوق لشبونة", "أغلقت السلطات القاعة القديمة بعد أن فقد أربعون تاجرا أكشاكهم يوم الاثنين."),
    ),
}


@each_row("news", NEWS)
@each_row("box", BOXES)
def test_short_headlines_of_news_are_items(news: str, box: str) -> None:
    heads, texts = zip(*NEWS[news], strict=True)
    read = reading(heads, texts, HEADS["heading, bold"], TIMES["time"], BOXES[box], ARTICLE)
    assert not any("readers" in why for why in read.promotions.values())


def test_boxes_without_times_are_no_comments() -> None:
    assert not reading(NAMES["English"], TEXTS, HEADS["heading"], "", BOXES["div"], ARTICLE).promotions


def test_boxes_above_the_article_are_no_comments() -> None:
    html = "".join(
        f"<div class=entry>{HEADS['heading'].format(name=name, number=1)}<time>2 hours ago</time><p>{text}</p></div>"
        for name, text in zip(NAMES["English"], TEXTS, strict=True)
    )
    document = read_document(f"<html><body><section>{html}</section>{ARTICLE}</body></html>")
    assert document.model is not None
    assert not read_structure(document.model, document.metadata).promotions


@pytest.mark.parametrize(
    ("count", "cards"),
    [(5, 0), pytest.param(3, 0, marks=pytest.mark.xfail(strict=True, reason="one of three is no name"))],
)
def test_one_of_several_names_may_have_words_in_small_letters(count: int, cards: int) -> None:
    names = ("Anna Lindqvist", "Jan van der Berg", "Karin Nordmann", "Oliver Smith", "Grace Hopper")
    read = reading(names, TEXTS[:count], HEADS["heading"], TIMES["time"], BOXES["div"], ARTICLE)
    assert len(read.cards) == cards


@pytest.mark.xfail(strict=True, reason="columns of known writers look like comments of readers")
def test_columns_with_the_names_of_their_writers_are_items() -> None:
    columns = tuple(
        f"The council of {town} had no choice last week, and its mayor knew it well."
        for town in ("Bergen", "Oslo", "Molde")
    )
    read = reading(NAMES["English"][:3], columns, HEADS["heading"], TIMES["time"], BOXES["div"], ARTICLE)
    assert len(read.cards) == len(columns)
