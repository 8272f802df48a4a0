"""What pages print around a headline, and what is part of it."""

import pytest

from dateline.core.page.split import split, split_with_trace
from tests.golden.places import atlas
from tests.rows import each_row

TEXT = (
    "The harbour board of Port Ellery voted on Tuesday to close the old ferry terminal next spring. About sixty people "
    "work there. The board says the roof would cost more than a new building."
)


def headline(*above: str, names: frozenset[str] = frozenset(), below: str = "") -> str | None:
    page = "\n\n".join([*above, TEXT, below]).strip()
    (item,) = split_with_trace(page, atlas().knows, names=names).items
    return item.headline


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (">>  Port Ellery to close its ferry terminal", "Port Ellery to close its ferry terminal"),
        ("---------- Port Ellery to close its ferry terminal", "Port Ellery to close its ferry terminal"),
        ("= PORT ELLERY TO CLOSE ITS FERRY TERMINAL =", "PORT ELLERY TO CLOSE ITS FERRY TERMINAL"),
        ("► Port Ellery to close its ferry terminal", "Port Ellery to close its ferry terminal"),
        ("- We close the ferry terminal, says mayor", "- We close the ferry terminal, says mayor"),
        ("« On ferme le terminal de Port Ellery »", "« On ferme le terminal de Port Ellery »"),
        ("Port Ellery to close its terminal - in spring", "Port Ellery to close its terminal - in spring"),
        ("Port Ellery to close its terminal - Business", "Port Ellery to close its terminal"),
    ],
)
def test_signs_and_labels_around_a_headline(printed: str, expected: str) -> None:
    assert headline(printed) == expected


def test_names_that_the_page_prints_on_lines_of_their_own_go() -> None:
    title = "Port Ellery to close its terminal - in spring - Coast - The Ellery Lamp"
    assert headline("The Ellery Lamp", "Coast", title) == "Port Ellery to close its terminal - in spring"


def test_a_name_of_the_record_goes() -> None:
    title = "Port Ellery to close its terminal | Ellery Lamp"
    assert headline(title, names=frozenset({"ellerylamp"})) == "Port Ellery to close its terminal"
    assert headline(title) == title


def test_a_headline_in_a_title_and_alone_is_the_one_alone() -> None:
    alone = "Port Ellery to close its terminal"
    assert headline(f"{alone} - Harbours - Lamp of Ellery", "By Ann Hale", alone) == alone


def glued(*heads: str) -> list[str | None]:
    page = "\n\n".join(f"{head}\n{TEXT}\n{hours} hours ago" for hours, head in enumerate(heads, 2))
    return [item.headline for item in split(page, atlas().knows)]


def test_sections_glued_to_headlines_go_where_several_are() -> None:
    heads = glued("PoliticsPort Ellery to close its terminal", "SportPort Ellery wins the ferry cup at last")
    assert heads == ["Port Ellery to close its terminal", "Port Ellery wins the ferry cup at last"]


def test_a_name_with_a_capital_inside_is_no_glued_section() -> None:
    heads = glued("SportCity to close its Ellery terminal", "Port Ellery wins the ferry cup at last")
    assert heads == ["SportCity to close its Ellery terminal", "Port Ellery wins the ferry cup at last"]


@pytest.mark.parametrize("path", ["Home ", "News Harbour "])
def test_copy_that_stands_alone_is_preferred_to_a_path_that_ends_in_it(path: str) -> None:
    title = "Port Ellery to close its ferry terminal"
    assert headline(f"{path}{title}", "Harbour", title, "by", "Ann Tern") == title


@each_row("name", ["YouTube", "TikTok", "LinkedIn", "McDonald", "iPhone", "eBay", "PayPal", "NewsGuard"])
@each_row("list_of_labels", ["Economie Sport {} Cultuur Live News", "Economie\nSport\nYou\nLinked\nNews"])
def test_a_name_with_a_capital_inside_is_no_label_and_headline(name: str, list_of_labels: str) -> None:
    oil = "De olieprijs daalde vandaag tot 60 dollar, het laagste peil sinds twee jaar, door het aanbod uit Amerika."
    jobs = f"{name} schrapt volgend jaar honderden banen in Europa, zo meldt het bedrijf vandaag aan zijn personeel."
    match = "De ploeg van Ajax won op eigen veld van Twente, en staat daardoor voor het eerst dit jaar bovenaan."
    heads = [f"{name} schrapt honderden banen", "EconomieOlieprijs daalt tot 60 dollar", "SportAjax wint van Twente"]
    blocks = [f"{head}\n\n{text}" for head, text in zip(heads, (jobs, oil, match), strict=True)]
    found = split("\n***\n".join([list_of_labels.format(name), *blocks]), lambda _: False)
    assert [item.headline for item in found] == [heads[0], "Olieprijs daalt tot 60 dollar", "Ajax wint van Twente"]
