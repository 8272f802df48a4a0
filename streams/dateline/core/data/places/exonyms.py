"""Names of towns that GeoNames lacks, or has only as one alternate among many.

A row is the printed forms, separated by ``|`` (case, accents and hyphens do not matter), and the place of the
gazetteer that they mean: its name there and its country::

    Exonym("Dowaai", "Douai", "FR"),

A form in a row counts as the place's own name. A name that is no longer in use belongs in ``former_countries.py``.
Source: style books and datelines of ANP, dpa, AFP, EFE, ANSA, Lusa, NTB, TT, AP and Reuters.
"""

from typing import Final, NamedTuple


class Exonym(NamedTuple):
    """Printed forms of one place of the gazetteer."""

    printed: str
    name: str
    country: str


EXONYMS: Final = (
    Exonym("Gaza-Stad|Gaza City|Gaza-Stadt|Ciudad de Gaza|Gaza by|Gazastrook|Gaza Strip", "Gaza", "PS"),
    Exonym("New York|Nueva York|Nova York|Nova Iorque", "New York City", "US"),
    Exonym("Frankfurt|Frankfurt/Main|Frankfurt a.M.|Frankfurt am Main|Francfort|Fráncfort", "Frankfurt am Main", "DE"),
    Exonym("Odessa", "Odesa", "UA"),
    Exonym("St. Petersburg|Sint-Petersburg", "Saint Petersburg", "RU"),
    Exonym("Newcastle", "Newcastle upon Tyne", "GB"),
    Exonym("Vaticaanstad|Vaticaan|Vatican|Vatikan|Vaticano|Vatikanstadt|Vatikanet|Vatikanen", "Vatican City", "VA"),
    Exonym("Aken", "Aachen", "DE"),
    Exonym("Hanover", "Hannover", "DE"),
    Exonym("Venise|Venedig|Venezia|Veneza|Venecia|Venetië", "Venice", "IT"),
    Exonym("L'Aja|Haia|Haag|La Haye|La Haya", "The Hague", "NL"),
    Exonym("Bagdade", "Baghdad", "IQ"),
    Exonym("Jenin", "Janīn", "PS"),
    Exonym("Istanboel", "Istanbul", "TR"),
    Exonym("Haarlemmermeer", "Hoofddorp", "NL"),
    Exonym("Bergen", "Mons", "BE"),
    Exonym("Bruges", "Brugge", "BE"),
    Exonym("Kleef", "Kleve", "DE"),
    Exonym("Emmerik", "Emmerich", "DE"),
    Exonym("Dowaai", "Douai", "FR"),
    Exonym("Lucerne|Lucerna", "Luzern", "CH"),
    Exonym("Aboedja", "Abuja", "NG"),
    # In scripts in which GeoNames has only longer or rarer forms.
    Exonym("الخرطوم", "Khartoum", "SD"),
    Exonym("基辅|基輔|키이우", "Kyiv", "UA"),
    Exonym("纽约|紐約", "New York City", "US"),
    Exonym("罗马|羅馬", "Rome", "IT"),
    Exonym("渥太华|渥太華", "Ottawa", "CA"),
    Exonym("河內", "Hanoi", "VN"),
    Exonym("ジュネーブ|ジュネーヴ", "Geneva", "CH"),
    Exonym("TP.HCM|TPHCM|TP HCM", "Ho Chi Minh City", "VN"),
    Exonym("Ryad", "Riyadh", "SA"),
    Exonym("वाशिंगटन|वॉशिंगटन|ওয়াশিংটন|วอชิงตัน|ვაშინგტონი|華府", "Washington", "US"),
    Exonym("Rabate", "Rabat", "MA"),
    Exonym("Mykolajiw|Mykolajiv|Mykolajev|Nikolajew|Nikolajev", "Mykolayiv", "UA"),
    Exonym("Zaporizja|Zaporizjja|Zaporizjzja|Saporischschja|Zaporizhia|Zaporiyia|Zaporijia", "Zaporizhzhya", "UA"),
    Exonym("Santiago", "Santiago de Compostela", "ES"),
)

DISUSED_ALTERNATES: Final = frozenset(
    {
        ("bethlehem", "Belém", "BR"),
        ("victoria", "Hong Kong", "HK"),
        ("venice", "Dayton", "US"),
        ("salem", "Jerusalem", "IL"),
        ("zaragoza", "Tijuana", "MX"),
        ("cancun", "Changchun", "CN"),
    }
)
"""Alternate names of the gazetteer that no paper uses: the folded name, and the place that it does not mean."""
