"""States, provinces and other divisions that papers print after a town, by GeoNames' first-level code.

``printed`` holds the forms, separated by ``|``: the full name, AP's abbreviation, the post's (case,
accents and dots do not matter). Sources: AP and CP style books, GeoNames ``admin1CodesASCII``.
"""

from typing import Final, NamedTuple


class Division(NamedTuple):
    """A first-level division of a country (ISO 3166-1 alpha-2) and its printed forms."""

    country: str
    code: str
    printed: str


DIVISIONS: Final = (
    Division("US", "AL", "Alabama|Ala.|AL"),
    Division("US", "AK", "Alaska|AK"),
    Division("US", "AZ", "Arizona|Ariz.|AZ"),
    Division("US", "AR", "Arkansas|Ark.|AR"),
    Division("US", "CA", "California|Calif.|Cal.|CA|Kalifornien|Californië|Californie"),
    Division("US", "CO", "Colorado|Colo.|CO"),
    Division("US", "CT", "Connecticut|Conn.|CT"),
    Division("US", "DE", "Delaware|Del.|DE"),
    Division("US", "DC", "District of Columbia|D.C.|DC"),
    Division("US", "FL", "Florida|Fla.|FL"),
    Division("US", "GA", "Georgia|Ga.|GA"),
    Division("US", "HI", "Hawaii|HI"),
    Division("US", "ID", "Idaho|Ida.|ID"),
    Division("US", "IL", "Illinois|Ill.|IL"),
    Division("US", "IN", "Indiana|Ind.|IN"),
    Division("US", "IA", "Iowa|Ia.|IA"),
    Division("US", "KS", "Kansas|Kan.|Kans.|KS"),
    Division("US", "KY", "Kentucky|Ky.|KY"),
    Division("US", "LA", "Louisiana|La.|LA"),
    Division("US", "ME", "Maine|ME"),
    Division("US", "MD", "Maryland|Md.|MD"),
    Division("US", "MA", "Massachusetts|Mass.|MA"),
    Division("US", "MI", "Michigan|Mich.|MI"),
    Division("US", "MN", "Minnesota|Minn.|MN"),
    Division("US", "MS", "Mississippi|Miss.|MS"),
    Division("US", "MO", "Missouri|Mo.|MO"),
    Division("US", "MT", "Montana|Mont.|MT"),
    Division("US", "NE", "Nebraska|Neb.|Nebr.|NE"),
    Division("US", "NV", "Nevada|Nev.|NV"),
    Division("US", "NH", "New Hampshire|N.H.|NH"),
    Division("US", "NJ", "New Jersey|N.J.|NJ"),
    Division("US", "NM", "New Mexico|N.M.|N.Mex.|NM"),
    Division("US", "NY", "New York|N.Y.|NY"),
    Division("US", "NC", "North Carolina|N.C.|NC"),
    Division("US", "ND", "North Dakota|N.D.|N.Dak.|ND"),
    Division("US", "OH", "Ohio|OH"),
    Division("US", "OK", "Oklahoma|Okla.|OK"),
    Division("US", "OR", "Oregon|Ore.|Oreg.|OR"),
    Division("US", "PA", "Pennsylvania|Pa.|Penn.|PA"),
    Division("US", "RI", "Rhode Island|R.I.|RI"),
    Division("US", "SC", "South Carolina|S.C.|SC"),
    Division("US", "SD", "South Dakota|S.D.|S.Dak.|SD"),
    Division("US", "TN", "Tennessee|Tenn.|TN"),
    Division("US", "TX", "Texas|Tex.|TX"),
    Division("US", "UT", "Utah|UT"),
    Division("US", "VT", "Vermont|Vt.|VT"),
    Division("US", "VA", "Virginia|Va.|VA"),
    Division("US", "WA", "Washington|Washington state|Wash.|WA"),
    Division("US", "WV", "West Virginia|W.Va.|WV"),
    Division("US", "WI", "Wisconsin|Wis.|Wisc.|WI"),
    Division("US", "WY", "Wyoming|Wyo.|WY"),
    Division("CA", "01", "Alberta|Alta.|AB"),
    Division("CA", "02", "British Columbia|B.C.|BC"),
    Division("CA", "03", "Manitoba|Man.|MB"),
    Division("CA", "04", "New Brunswick|N.B.|NB"),
    Division("CA", "05", "Newfoundland and Labrador|Newfoundland|N.L.|Nfld.|NL"),
    Division("CA", "07", "Nova Scotia|N.S.|NS"),
    Division("CA", "08", "Ontario|Ont.|ON"),
    Division("CA", "09", "Prince Edward Island|P.E.I.|PE|PEI"),
    Division("CA", "10", "Quebec|Québec|Que.|QC|P.Q."),
    Division("CA", "11", "Saskatchewan|Sask.|SK"),
    Division("CA", "12", "Yukon|YT"),
    Division("CA", "13", "Northwest Territories|N.W.T.|NT"),
    Division("CA", "14", "Nunavut|NU"),
    Division("AU", "01", "Australian Capital Territory|ACT|A.C.T."),
    Division("AU", "02", "New South Wales|NSW|N.S.W."),
    Division("AU", "03", "Northern Territory|N.T."),
    Division("AU", "04", "Queensland|Qld."),
    Division("AU", "05", "South Australia"),
    Division("AU", "06", "Tasmania|Tas."),
    Division("AU", "07", "Victoria|Vic."),
    Division("AU", "08", "Western Australia|W.A."),
    Division("GB", "ENG", "England|Engeland|Angleterre|Inglaterra|Inghilterra"),
    Division(
        "GB",
        "ENG",
        "Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|East Sussex|Essex|"
        "Gloucestershire|Hampshire|Hertfordshire|Kent|Lancashire|Leicestershire|Lincolnshire|Norfolk|North Yorkshire|"
        "Northamptonshire|Northumberland|Nottinghamshire|Oxfordshire|Shropshire|Somerset|South Yorkshire|Staffordshire|"
        "Suffolk|Surrey|Sussex|Warwickshire|West Midlands|West Sussex|West Yorkshire|Wiltshire|"
        "Worcestershire|Yorkshire",
    ),
    Division("GB", "SCT", "Scotland|Schotland|Schottland|Écosse|Escocia|Scozia|Escócia|Skottland"),
    Division("GB", "WLS", "Wales|Pays de Galles|Gales|Galles"),
    Division("GB", "NIR", "Northern Ireland|Noord-Ierland|Nordirland|Irlande du Nord|Irlanda del Norte"),
    Division("DE", "01", "Baden-Württemberg"),
    Division("DE", "02", "Bayern|Bavaria|Beieren"),
    Division("DE", "05", "Hessen|Hesse"),
    Division("DE", "06", "Niedersachsen|Nedersaksen"),
    Division("DE", "07", "Nordrhein-Westfalen|NRW"),
    Division("DE", "08", "Rheinland-Pfalz"),
    Division("DE", "10", "Schleswig-Holstein"),
    Division("DE", "11", "Brandenburg"),
    Division("DE", "12", "Mecklenburg-Vorpommern"),
    Division("DE", "13", "Sachsen|Saksen|Saxony"),
    Division("DE", "14", "Sachsen-Anhalt"),
    Division("DE", "15", "Thüringen|Thuringia"),
    Division("NL", "01", "Drenthe"),
    Division("NL", "02", "Friesland|Fryslân|Fr."),
    Division("NL", "03", "Gelderland|Gld."),
    Division("NL", "05", "Limburg"),
    Division("NL", "06", "Noord-Brabant|N.-Br."),
    Division("NL", "07", "Noord-Holland|N.-H."),
    Division("NL", "10", "Zeeland"),
    Division("NL", "11", "Zuid-Holland|Z.-H."),
    Division("NL", "15", "Overijssel"),
    Division("NL", "16", "Flevoland"),
    Division("BE", "VLG", "Vlaanderen|Flanders|Flandre"),
    Division("BE", "WAL", "Wallonië|Wallonie|Wallonia"),
    Division("PS", "GZ", "Gaza|Gaza Strip|Gazastrook|Gazastreifen|bande de Gaza"),
    Division("PS", "WE", "West Bank|Westelijke Jordaanoever|Westjordanland|Cisjordanie|Cisjordania|occupied West Bank"),
    Division("IN", "12", "Kashmir|Jammu and Kashmir|Indian-controlled Kashmir|Indian Kashmir"),
    Division("IN", "16", "Maharashtra"),
    Division("IN", "19", "Karnataka"),
    Division("IN", "25", "Tamil Nadu"),
    Division("IN", "36", "Uttar Pradesh"),
    Division("IN", "28", "West Bengal"),
)
"""A country's own name is no row: ``data/countries`` knows it. One form may stand in several rows."""

ALSO: Final = {
    "korea": "KR KP",
    # Areas in dispute, and areas of several countries.
    "kashmir": "IN PK",
    "crimea": "UA",
    "de krim": "UA",
    "ireland": "IE GB",
    "great britain": "GB",
    # Territories that papers shorten as they shorten states.
    "p r": "PR",
    "v i": "VI",
}
"""What a folded name beside a town can mean beyond a division or a country (those of the past: ``data/formers``)."""
