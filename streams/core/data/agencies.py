"""News agencies: the code that Dateline uses, and the forms in which they are printed.

A form is matched without regard to case where it stands in parentheses, and as printed elsewhere.
"""

from typing import Final

FORMS: Final[dict[str, tuple[str, ...]]] = {
    "AA": ("AA", "Anadolu", "Anadolu Agency"),
    "AAP": ("AAP",),
    "Adnkronos": ("Adnkronos", "AdnKronos", "Adnkronos Salute"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse", "أ ف ب", "أ.ف.ب", "ا ف ب", "АФП"),
    "AGI": ("AGI",),
    "Agerpres": ("Agerpres",),
    "ANP": ("ANP", "ANP Nieuws"),
    "ANI": ("ANI",),
    "ANSA": ("ANSA", "Ansa"),
    "Antara": ("Antara", "ANTARA News", "Antara News"),
    "AP": ("AP", "Associated Press", "The Associated Press", "AP Photo"),
    "APA": ("APA", "Austria Presse Agentur"),
    "askanews": ("askanews", "Askanews"),
    "ATS": ("ATS", "Keystone-ATS", "Keystone-SDA", "SDA", "sda", "ats"),
    "Belga": ("Belga", "BELGA"),
    "Bernama": ("Bernama",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "BNS": ("BNS",),
    "CNA": ("CNA", "Central News Agency"),
    "CNN": ("CNN",),
    "CP": ("CP", "The Canadian Press", "Canadian Press", "La Presse Canadienne", "Presse canadienne"),
    "CTK": ("CTK", "ČTK"),
    "dapd": ("dapd", "ddp"),
    "dpa": (
        "dpa",
        "DPA",
        "Deutsche Presse-Agentur",
        "lsw",
        "lni",
        "lby",
        "lnw",
        "lhe",
        "lrs",
        "lno",
        "lbn",
        "د.ب.أ",
        "د ب أ",
        "د ب ا",
    ),
    "dpa-AFX": ("dpa-AFX", "dpa-afx"),
    "dts": ("dts", "dts Nachrichtenagentur"),
    "EFE": ("EFE", "Efe", "efe", "Agencia EFE", "Agência EFE"),
    "epa": ("EPA", "epa"),
    "epd": ("epd",),
    "Europa Press": ("Europa Press",),
    "Guardian": ("Guardian", "The Guardian"),
    "GPD": ("GPD",),
    "Interfax": ("Interfax", "Интерфакс", "INTERFAX.RU"),
    "IPS": ("IPS",),
    "IANS": ("IANS",),
    "FNB": ("FNB",),
    "Direkt": ("Nyhetsbyrån Direkt", "Direkt", "TDN Direkt"),
    "Radiocor": ("Radiocor", "Il Sole 24 Ore Radiocor", "Il Sole 24 Ore Radiocor Plus", "Radiocor Plus"),
    "NPK": ("NPK",),
    "EIN Presswire": ("EINPresswire.com", "/EINPresswire.com/", "EIN Presswire"),
    "Pajhwok": ("PAN", "Pajhwok"),
    "Sana": ("Sana",),
    "IRNA": ("IRNA",),
    "ITAR-TASS": ("ITAR-TASS",),
    "JTA": ("JTA",),
    "KCNA": ("KCNA",),
    "KNA": ("KNA",),
    "KUNA": ("KUNA",),
    "Kyodo": ("Kyodo", "Kyodo News", "共同社", "共同通信", "共同"),
    "Jiji": ("Jiji", "Jiji Press", "時事", "時事通信"),
    "LaPresse": ("LaPresse",),
    "LETA": ("LETA",),
    "Lusa": ("Lusa", "Agência Lusa"),
    "MTI": ("MTI",),
    "NTB": ("NTB",),
    "Notimex": ("Notimex",),
    "NYT": ("NYT", "New York Times", "The New York Times"),
    "Novum": ("Novum",),
    "PA": ("PA", "Press Association", "PA Media", "PA Wire"),
    "PAP": ("PAP",),
    "PNA": ("PNA",),
    "PTI": ("PTI", "Press Trust of India"),
    "PR Newswire": ("PRNewswire", "PR Newswire"),
    "Reuters": (
        "Reuters",
        "RTR",
        "rtr",
        "Reuter",
        "Thomson Reuters",
        "Thomson Reuters Foundation",
        "RTRS",
        "رويترز",
        "ロイター",
    ),
    "RIA": ("RIA", "RIA Novosti", "РИА Новости", "РИА"),
    "Ritzau": ("Ritzau", "ritzau", "/ritzau/"),
    "SANA": ("SANA",),
    "SID": ("SID", "sid"),
    "SPA": ("SPA",),
    "SPS": ("SPS",),
    "STA": ("STA",),
    "STT": ("STT",),
    "Sputnik": ("Sputnik",),
    "Tanjug": ("Tanjug",),
    "TASR": ("TASR",),
    "TASS": ("TASS", "ТАСС"),
    "Télam": ("Télam", "Telam"),
    "DyN": ("DyN",),
    "Estadão": ("Estadão Conteúdo", "Agência Estado"),
    "ANA-MPA": ("ΑΠΕ-ΜΠΕ", "ANA-MPA"),
    "TT": ("TT", "TT Nyhetsbyrån"),
    "Ukrinform": ("Ukrinform",),
    "UPI": ("UPI",),
    "VNA": ("VNA",),
    "WAM": ("WAM",),
    "Washington Post": ("The Washington Post", "Washington Post"),
    "WSJ": ("WSJ", "Wall Street Journal"),
    "Xinhua": ("Xinhua", "新华社", "新華社"),
    "CNS": ("中新社", "中新网", "China News Service"),
    "Yonhap": ("Yonhap", "Yonhap News", "聯合ニュース", "연합뉴스"),
    "ACI": ("ACI", "ACI Prensa"),
    "ABI": ("ABI",),
    "AIM": ("AIM",),
    "Andina": ("Andina",),
    "Angop": ("Angop",),
    "APS": ("APS",),
    "Newsis": ("뉴시스", "Newsis"),
    "News1": ("뉴스1",),
    "AVN": ("AVN",),
    "AWP": ("awp", "AWP"),
    "Business Wire": ("BUSINESS WIRE", "Business Wire"),
    "GlobeNewswire": ("GLOBE NEWSWIRE", "GlobeNewswire", "Globe Newswire"),
    "Newsfile": ("Newsfile Corp.", "Newsfile Corp", "Newsfile"),
    "ACCESSWIRE": ("ACCESSWIRE", "Accesswire"),
    "CNW": ("CNW", "CNW Group", "CNW Telbec"),
    "EQS": ("EQS", "EQS-News", "EQS Group"),
    "ots": ("ots", "news aktuell"),
    "BNA": ("BNA",),
    "Colpisa": ("Colpisa",),
    "Dow Jones": ("Dow Jones", "Dow Jones Newswires", "DJ"),
    "GNA": ("GNA",),
    "HINA": ("HINA",),
    "ACN": ("ACN",),
    "Kathpress": ("Kathpress",),
    "MAP": ("MAP",),
    "MENA": ("MENA",),
    "NAN": ("NAN",),
    "NNA": ("NNA",),
    "Panapress": ("Panapress", "PANA"),
    "Petra": ("Petra",),
    "Prensa Latina": ("Prensa Latina",),
    "QNA": ("QNA",),
    "Servimedia": ("Servimedia",),
    "SI": ("si", "SI", "Sportinformation"),
    "SIR": ("SIR",),
    "SUNA": ("SUNA",),
    "TAP": ("TAP",),
    "UNIAN": ("UNIAN",),
    "Zenit": ("Zenit", "ZENIT"),
    "Agência Brasil": ("Agência Brasil",),
    "Agência Estado": ("Agência Estado",),
    "Folhapress": ("Folhapress",),
    "The Conversation": ("The Conversation",),
    "VOA": ("VOA",),
    "AKI": ("AKI",),
    "Italpress": ("Italpress",),
    "DIRE": ("DIRE", "Agenzia Dire"),
    "Fides": ("Fides", "Agenzia Fides"),
}
"""Code → printed forms."""

NEVER_TITLED: Final = frozenset(
    {"CNA", "MAP", "SIR", "PA", "PAP", "STA", "APS", "AIM", "NAN", "SPA", "AA", "AP", "TAP", "SID", "SPS"}
)
"""Acronyms whose small letters make another name: ``(Cna)`` is a union of artisans, ``Map`` a menu's word."""

OTHERS: Final = frozenset({
    "red", "redaktion", "redaktionen", "redactie", "redazione", "redacción", "redação", "rédaction", "la rédaction",
    "agenturen", "agencies", "agences", "agencias", "agenzie", "agências", "web", "online", "mit agenturen",
    "avec agences", "staff",
})  # fmt: skip
"""What stands in a list of agencies and is none, in small letters: ``(APA, red)``."""

WRITERS: Final = (
    "Correspondent", "correspondent", "Special Correspondent", "special correspondent", "Staff Writer", "staff writer",
    "corr.", "Korrespondent", "correspondant", "corresponsal", "corrispondente", "корр.", "корреспондент", "Writer",
    "reporter", "Reporter",
)  # fmt: skip
"""What a writer is, behind the agency's name in a dateline."""

REPORTS: Final = (
    "This report by", "This story by", "This article by", "This content by", "Cette dépêche de", "Ce texte de",
    "Cet article de", "Este reportaje de", "Este artículo de", "Dieser Bericht von", "Dieser Text der",
)  # fmt: skip
REPORTED: Final = (
    "was first published", "was originally published", "has been first published", "a été publié", "fue publicado",
    "se publicó", "wurde zuerst",
)  # fmt: skip
"""What stands before and behind an agency's name on a line that says whose an item is."""

PHOTO: Final = ("ANP", "AFP", "AP", "EPA", "Getty Images", "Reuters", "REUTERS", "Shutterstock", "Belga", "dpa", "NTB")
"""Credits that portals print before a headline, where the photo stood."""

IN_BRACKETS: Final = ("時事通信", "時事", "共同通信", "共同", "ロイター", "AFP", "AP", "聯合ニュース", "新華社", "CNN")
"""Agencies that Japanese papers print in brackets behind the place: ``【アテネ時事】``."""

KOREAN: Final = ("연합뉴스", "뉴시스", "뉴스1")
"""Agencies that Korean papers print behind the place and a sign: ``(제주=연합뉴스)``."""

SLASHED: Final = "(?:TASS|ТАСС)"
"""Agencies that stand between slashes, as a pattern: ``MOSCOW, February 9. /TASS/.``."""
