"""The languages that the press of a country prints.

They say what a headline of four words is probably in where its page says nothing. To add a language or a country, add
its code to a row. Source: the official languages of each country, without those that hardly any paper prints.
"""

from typing import Final

_COUNTRIES: Final = {
    "am": "ET", "ar": "AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE", "az": "AZ",
    "be": "BY", "bg": "BG", "bn": "BD IN", "bs": "BA", "ca": "AD ES", "cs": "CZ", "da": "DK", "de": "AT BE CH DE LI LU",
    "el": "CY GR",
    "en": "AG AU BB BS BW BZ CA CM DM FJ FM GB GD GH GM GY IE IN JM KE KI LC LK LR LS MH MT MU MW NA NG NR NZ PG PH PK"
          " PW RW SB SC SG SL SS SZ TO TT TV TZ UG US VC VU WS ZA ZM ZW",
    "es": "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE", "et": "EE", "fa": "AF IR", "fi": "FI",
    "fr": "BE BF BI BJ CA CD CF CG CH CI CM DJ DZ FR GA GN HT KM LU MA MC MG ML NE SN TD TG TN", "he": "IL", "hi": "IN",
    "hr": "BA HR", "hu": "HU", "hy": "AM", "id": "ID", "is": "IS", "it": "CH IT SM VA", "ja": "JP", "ka": "GE",
    "kk": "KZ", "km": "KH", "ko": "KP KR", "lo": "LA", "lt": "LT", "lv": "LV", "mk": "MK", "mn": "MN", "ms": "BN MY SG",
    "my": "MM", "ne": "NP", "nl": "BE NL SR", "no": "NO", "pl": "PL", "ps": "AF",
    "pt": "AO BR CV GW MZ PT ST TL", "ro": "MD RO", "ru": "BY KG KZ RU", "si": "LK", "sk": "SK", "sl": "SI", "so": "SO",
    "sq": "AL XK", "sr": "BA ME RS", "sv": "FI SE", "sw": "KE TZ", "ta": "IN LK", "th": "TH", "tr": "CY TR", "uk": "UA",
    "ur": "PK", "uz": "UZ", "vi": "VN", "zh": "CN HK MO SG TW",
}  # fmt: skip
"""The countries (ISO 3166-1 alpha-2) whose press prints a language (ISO 639-1)."""

PRESS_LANGUAGES: Final = {
    country: tuple(language for language, countries in _COUNTRIES.items() if country in countries.split())
    for country in sorted({country for countries in _COUNTRIES.values() for country in countries.split()})
}
"""The languages of each country's press, by its code."""
