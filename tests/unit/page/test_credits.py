"""Tests for credits.py: which agencies an item is credited to where its dateline names none."""

from dateline.core.page.split import split
from tests.rows import each_row

TEXT = "In het doolhof bij de stad is zaterdagochtend een granaat uit de oorlog gevonden. Het veld is ontruimd."


@each_row(
    ("credit", "agencies"),
    [
        ("\nRegio8/ANP", ["ANP"]),
        ("\n(Regio8/ANP)", ["ANP"]),
        ("\n/ritzau/", ["ritzau"]),
        ("\n/ritzau/TV 2/", ["ritzau"]),
        (" \u2013 BERNAMA", ["BERNAMA"]),
        (" \u2014 Reuters", ["Reuters"]),
        ("\n\n(AOF) - Het veld blijft tot zondag dicht, zegt de burgemeester van de stad.", ["AOF"]),
        (" (CNA Deutsch)", ["CNA Deutsch"]),
        ("\n\n(CNA Deutsch)", ["CNA Deutsch"]),
        (" (AFP Español)", ["AFP Español"]),
        (" (ABCD Ganzes)", []),
        ("\nRegio8/Omroep", []),
    ],
)
def test_credit_below_or_behind_the_text(credit: str, agencies: list[str]) -> None:
    (item,) = split(f"Doolhof dicht na vondst granaat\n\n{TEXT}{credit}\n", lambda _: False)
    assert [one.printed for one in item.credits] == agencies
