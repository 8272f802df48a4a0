"""Time zones: the zone of each country that has a single one, and zones printed after a clock time.

A row of ``ZONE_OF_COUNTRY`` is a country (ISO 3166-1 alpha-2) and its zone's IANA name; a row of ``PRINTED_ZONES`` a
name as printed, in capitals, and its meaning: ``"NL": "Europe/Amsterdam"``, ``"CET": 60``. Source: IANA time zone
database (zone1970.tab).
"""

from typing import Final

ZONE_OF_COUNTRY: Final = {
    # Europe; ES and PT are the mainland's
    "AD": "Europe/Andorra", "AL": "Europe/Tirane", "AT": "Europe/Vienna", "BA": "Europe/Sarajevo",
    "BE": "Europe/Brussels", "BG": "Europe/Sofia", "BY": "Europe/Minsk", "CH": "Europe/Zurich", "CY": "Asia/Nicosia",
    "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn",
    "ES": "Europe/Madrid", "FI": "Europe/Helsinki", "FO": "Atlantic/Faroe", "FR": "Europe/Paris",
    "GB": "Europe/London", "GR": "Europe/Athens", "HR": "Europe/Zagreb", "HU": "Europe/Budapest",
    "IE": "Europe/Dublin", "IS": "Atlantic/Reykjavik", "IT": "Europe/Rome", "LI": "Europe/Vaduz",
    "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MC": "Europe/Monaco",
    "MD": "Europe/Chisinau", "ME": "Europe/Podgorica", "MK": "Europe/Skopje", "MT": "Europe/Malta",
    "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon",
    "RO": "Europe/Bucharest", "RS": "Europe/Belgrade", "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana",
    "SK": "Europe/Bratislava", "SM": "Europe/San_Marino", "UA": "Europe/Kyiv", "VA": "Europe/Vatican",
    "XK": "Europe/Belgrade",
    # Asia
    "AE": "Asia/Dubai", "AF": "Asia/Kabul", "AM": "Asia/Yerevan", "AZ": "Asia/Baku", "BD": "Asia/Dhaka",
    "BH": "Asia/Bahrain", "CN": "Asia/Shanghai", "GE": "Asia/Tbilisi", "HK": "Asia/Hong_Kong", "IL": "Asia/Jerusalem",
    "IN": "Asia/Kolkata", "IQ": "Asia/Baghdad", "IR": "Asia/Tehran", "JO": "Asia/Amman", "JP": "Asia/Tokyo",
    "KH": "Asia/Phnom_Penh", "KP": "Asia/Pyongyang", "KR": "Asia/Seoul", "KW": "Asia/Kuwait", "LB": "Asia/Beirut",
    "LK": "Asia/Colombo", "MM": "Asia/Yangon", "MY": "Asia/Kuala_Lumpur", "NP": "Asia/Kathmandu", "OM": "Asia/Muscat",
    "PH": "Asia/Manila", "PK": "Asia/Karachi", "QA": "Asia/Qatar", "SA": "Asia/Riyadh", "SG": "Asia/Singapore",
    "SY": "Asia/Damascus", "TH": "Asia/Bangkok", "TR": "Europe/Istanbul", "TW": "Asia/Taipei",
    "UZ": "Asia/Tashkent", "VN": "Asia/Ho_Chi_Minh", "YE": "Asia/Aden",
    # Africa
    "AO": "Africa/Luanda", "CI": "Africa/Abidjan", "CM": "Africa/Douala", "DZ": "Africa/Algiers", "EG": "Africa/Cairo",
    "ET": "Africa/Addis_Ababa", "GH": "Africa/Accra", "KE": "Africa/Nairobi", "LY": "Africa/Tripoli",
    "MA": "Africa/Casablanca", "MZ": "Africa/Maputo", "NA": "Africa/Windhoek", "NG": "Africa/Lagos",
    "RW": "Africa/Kigali", "SD": "Africa/Khartoum", "SN": "Africa/Dakar", "TN": "Africa/Tunis",
    "TZ": "Africa/Dar_es_Salaam", "UG": "Africa/Kampala", "ZA": "Africa/Johannesburg", "ZM": "Africa/Lusaka",
    "ZW": "Africa/Harare",
    # America; CL is the mainland's, AR's provinces keep one time
    "AR": "America/Argentina/Buenos_Aires", "BO": "America/La_Paz", "CL": "America/Santiago", "CO": "America/Bogota",
    "CR": "America/Costa_Rica", "CU": "America/Havana", "DO": "America/Santo_Domingo", "GT": "America/Guatemala",
    "HN": "America/Tegucigalpa", "HT": "America/Port-au-Prince", "JM": "America/Jamaica", "NI": "America/Managua",
    "PA": "America/Panama", "PE": "America/Lima", "PY": "America/Asuncion", "SR": "America/Paramaribo",
    "SV": "America/El_Salvador", "UY": "America/Montevideo", "VE": "America/Caracas",
    # Oceania; NZ is the mainland's
    "FJ": "Pacific/Fiji", "NZ": "Pacific/Auckland",
}  # fmt: skip
"""ISO 3166-1 alpha-2 → IANA name. A country with several zones (US, CA, BR, MX, RU, AU, ID) has no row."""

PRINTED_ZONES: Final[dict[str, int | str | None]] = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "SAST": 120, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "AEST": 600,
    "AEDT": 660, "BRT": -180, "ART": -180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "IST": None,
    "WIB": 420, "WITA": 480, "WIT": 540, "PKT": 300, "ICT": 420, "PHT": 480, "TRT": 180,
}  # fmt: skip
"""Names printed after a clock time → minutes east of Greenwich, or the IANA name of a zone with summer time.

None for a name with several meanings (IST is Irish, Israeli and Indian): the source's own zone is used. It is also used
where its own name at that time is the printed one: CST in China.
"""

MONTH_FIRST: Final = frozenset({"US", "PH"})
"""Countries whose papers print the month first: 2/3/2026 is 3 February."""
