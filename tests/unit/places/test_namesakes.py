"""Towns that share the name of a capital or a country: which one a text means."""

from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline.core.places.namesakes import countries_meant
from dateline_schemas.article import RawArticle
from tests.cost import cpu_seconds
from tests.rows import each_row

QUALIFIED: Final = (
    ("A bakery in London, Ontario, closed.", "CA"),
    ("A bakery in London (Ontario) closed.", "CA"),
    ("He was born in Paris, Texas.", "US"),
    ("Two were hurt in Paris, TX, and a third in Lima, Ohio.", "US"),
    ("Police in Berlin, N.H., found the car. Berlin has 9,000 inhabitants.", "US"),
    ("Moscow council votes on a pool\nThe council of Moscow, Idaho, voted on Monday.", "US"),
    ("Een bakker in Londen (Ontario) stopt ermee.", "CA"),
    ("Un boulanger de Paris, au Texas, arrête.", "US"),
    ("Un panadero de París, en Texas, cierra.", "US"),
    ("Un fornaio di Parigi, in Texas, chiude.", "US"),
    ("A mill in Athens, Georgia, burned down.", "US"),
    ("Shells fell on Tripoli, Lebanon, on Monday.", "LB"),
    ("A man from Peru, Ind., was lost.", "US"),
    ("Ein Bäcker aus Moskau, im Bundesstaat Idaho, gibt auf.", "US"),
    ("She came home to Berlin, Md.", "US"),
    ("The council of Paris, Texas\nIt voted on Monday.", "US"),
)
NOT_QUALIFIED: Final = (
    ("Talks in Moscow, Washington and Beijing failed.", "RU US CN"),
    ("Flights to Mexico, New York and Miami were cancelled.", "MX US"),
    ("She flew from Rome to Paris, Texas and Ohio having closed their airports.", "IT FR"),
    ("A court in London, England, heard the case.", "GB"),
    ("In Paris, France, a bakery closed.", "FR"),
    ("Mali, Guinea close their border", "ML GN"),
    ("Mexico, Philippines sign accord", "MX PH"),
    ("Athens, Cyprus agree on cable", "GR CY"),
    ("The troops of Mali in Guinea go home.", "ML GN"),
    ("Moscow, Idahoans say, is far away.", "RU"),
    ("Ministers met in Berlin, Texas Instruments said.", "DE"),
)
ANOTHER_SUBJECT: Final = (
    ("In Paris, Texas Governor Greg Abbott met investors on Monday.", "FR"),
    ("In London, Ontario Teachers' Pension Plan sold a stake in an airport.", "GB"),
    ("In Berlin, Maryland Governor Wes Moore opened an office.", "DE"),
    ("In Dublin, California Governor Gavin Newsom signed a pact.", "IE"),
    ("In Paris, Tex. Gov. Greg Abbott met investors.", "FR"),
    ("In London (Ontario is a partner of the scheme) ministers signed.", "GB"),
    ("Ministers met in Athens (Georgia sent no delegate).", "GR"),
    ("In Parijs, Texas-gouverneur Abbott aan zijn zijde, sprak hij.", "FR"),
    ("In London unterschrieb, in Ontario schwieg man.", "GB"),
    ("Hier à Paris, Texas Instruments a ouvert un bureau.", "FR"),
)
ABROAD: Final = (
    ("The ambassador of Cairo in New York left the hall.", "EG US"),
    ("The ambassador of Rome in New York left the hall.", "IT US"),
    ("The envoy of Warsaw in New York left the hall.", "PL US"),
    ("The mission of Athens in New York was closed.", "GR US"),
    ("He was charged with spying for Havana in Florida.", "CU"),
    ("She worked for Moscow in Pennsylvania.", "RU"),
    ("Der Botschafter von Rom in New York verließ den Saal.", "IT US"),
    ("De ambassadeur van Caïro in New York verliet de zaal.", "EG US"),
    ("L'ambasciatore di Atene in New York ha lasciato la sala.", "GR US"),
    ("El enviado de La Habana en Florida dejó la sala.", "CU"),
    ("Han spionerte for Moskva i Pennsylvania.", "RU"),
    ("Ein Bäcker in London in Ontario gibt auf.", "GB"),
)
DATELINES: Final = (
    ("MOSCOW, Idaho (AP) - Police in Moscow, Idaho, arrested two men on Monday.", "US"),
    ("LONDON, Ontario (CP) - The London council voted on Monday to raise taxes.", "CA"),
    ("BERLIN, N.H. (AP) - A paper mill in Berlin will close in May.", "US"),
    ("HAVANA, Ill. (AP) - Havana residents were told on Monday to boil their water.", "US"),
    ("LEBANON, Pa. (AP) - Lebanon's library will open on Sundays from May.", "US"),
    ("KINGSTON, Ontario (CP) - Kingston police found a lost canoe on Monday.", "CA"),
    ("MOSCOW, Idaho (AP) - Two students from Russia were lost near Moscow on Monday.", "US RU"),
    ("MOSCOW (AP) - Police in Moscow arrested two men on Monday.", "RU"),
    ("PARIJS, Texas (ANP) - In Parijs is maandag een schuur afgebrand.", "US"),
    ("PARIS (AP) - A man from Paris, Texas, was lost in Paris on Monday.", "FR US"),
    ("PARIS (AP) - Texas Governor Greg Abbott met French investors in Paris on Monday.", "FR"),
)


@each_row(("text", "codes"), QUALIFIED)
def test_a_name_with_its_state_or_country_behind_it_is_that_place(atlas: Atlas, text: str, codes: str) -> None:
    assert countries_meant(text, atlas) == tuple(codes.split())


@pytest.mark.parametrize(("text", "codes"), NOT_QUALIFIED)
def test_a_list_of_places_is_no_name_with_its_state(atlas: Atlas, text: str, codes: str) -> None:
    assert countries_meant(text, atlas) == tuple(codes.split())


@each_row(("text", "codes"), [*ANOTHER_SUBJECT, *ABROAD])
def test_a_state_that_belongs_to_other_words_takes_no_capital_away(atlas: Atlas, text: str, codes: str) -> None:
    assert countries_meant(text, atlas) == tuple(codes.split())


@pytest.mark.parametrize(("text", "codes"), DATELINES)
def test_a_name_in_the_text_is_the_place_of_the_dateline(atlas: Atlas, text: str, codes: str) -> None:
    raw = {"source": "s", "fetched_at": "2026-11-30T16:00:00+01:00", "text": f"News\n\n{text}\n2 hours ago\n"}
    (brief,) = parse(RawArticle.model_validate(raw), atlas)

    assert brief.countries == tuple(codes.split())


def test_a_long_text_of_qualified_names_takes_time_in_proportion(atlas: Atlas) -> None:
    text = "Paris, Texas (Paris, Ontario, " * 8_000

    assert cpu_seconds(lambda: countries_meant(text, atlas)) < 5
