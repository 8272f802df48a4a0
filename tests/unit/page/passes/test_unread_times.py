"""A line between headline and dateline where other items have their times is no headline, and no text of another."""

import pytest

from dateline.core.page.split import split

PAGE = """Aalst stelt carnaval uit
{first}
AALST (BELGA) - Het stadsbestuur van Aalst verschuift de carnavalsstoet met een week.

Knokke-Heist beperkt strandcabines
{line}
KNOKKE-HEIST (BELGA) - Knokke-Heist laat volgend jaar nog 1.900 strandcabines toe. Dat zijn er 300 minder.

Doorniks ziekenhuis schrapt bedden
{last}
DOORNIK (BELGA) - Het ziekenhuis van Doornik schrapt 36 bedden wegens een tekort aan verpleegkundigen.
"""


@pytest.mark.parametrize(
    "line", ["gstrn 22u30", "gisteren omstr. 22u", "Publ. 28.XI 22/30", "t-12", "Vorige week om 22u30"]
)
@pytest.mark.parametrize("times", [("29/11/2026 - 07:55", "29/11/2026 - 06:10"), ("2 uur geleden", "3 uur geleden")])
def test_a_time_that_is_not_understood_is_unknown(line: str, times: tuple[str, str]) -> None:
    page = PAGE.format(first=times[0], line=line, last=times[1])
    items = split(page, lambda name: name.isupper())
    assert [(item.headline, item.stamp and item.stamp.printed) for item in items] == [
        ("Aalst stelt carnaval uit", times[0]),
        ("Knokke-Heist beperkt strandcabines", None),
        ("Doorniks ziekenhuis schrapt bedden", times[1]),
    ]
    assert items[0].text.endswith("met een week.")


def test_a_headline_below_a_kicker_stays() -> None:
    page = PAGE.format(first="2 uur geleden", line="1.900 cabines zijn er genoeg, zegt Knokke", last="3 uur geleden")
    assert split(page, lambda name: name.isupper())[1].headline == "1.900 cabines zijn er genoeg, zegt Knokke"


@pytest.mark.parametrize(
    "line",
    ["Gent wint met 3-0", "Ajax wint 3-1", "PSV - Ajax 2-1", "112 meldingen na storm", "Nasdaq -2%", "1-1 in Luik"],
)
def test_a_short_headline_with_a_number_below_a_kicker_stays(line: str) -> None:
    page = PAGE.replace("Knokke-Heist beperkt strandcabines", "Sport")
    page = page.format(first="2 uur geleden", line=line, last="3 uur geleden")
    assert split(page, lambda name: name.isupper())[1].headline == line


CHANGED = (
    "LIMA (AP) - Peru will buy 24 boats to fight illegal fishing, a minister said on Monday.\n",
    "QUITO (AP) - Ecuador reopened the railway to the coast on Monday, the minister said.\n",
)


def ages(page: str) -> list[str | None]:
    return [item.stamp.printed if item.stamp is not None else None for item in split(page, str.isupper)]


@pytest.mark.parametrize(
    "label", ["Updated {} minutes ago", "Aktualisiert vor {} Minuten", "Opdateret for {} min. siden"]
)
def test_times_of_changes_are_those_of_a_list_without_others(label: str) -> None:
    page = "".join(f"\n{text}{label.format(minutes)}\n" for text, minutes in zip(CHANGED, (12, 20), strict=True))

    assert [age is not None and minutes in age for age, minutes in zip(ages(page), ("12", "20"), strict=True)] == [
        True
    ] * 2


def test_the_time_of_a_change_is_no_time_of_an_item_that_has_another() -> None:
    page = "".join(f"\n{text}{hour} hours ago\nUpdated 12 minutes ago\n" for hour, text in enumerate(CHANGED, 2))

    assert ages(page) == ["2 hours ago", "3 hours ago"]


def test_the_same_change_above_and_below_an_article_is_that_of_the_page() -> None:
    page = f"Boats for Peru\n{CHANGED[0]}\nThe boats cost 300 million dollars."
    page = f"Updated 5 minutes ago\n\n{page}\n\nUpdated 5 minutes ago\n"

    assert ages(page) == [None]
