"""Texts that are filled in from one pattern: which are of two subjects, and which of one. All are invented."""

from typing import Final

from tests.rows import each_row
from tests.unit.stories.similarity.places.test_texts import stories_of

WARNING: Final = (
    "{0} issues profit warning, shares fall {1} pct\nFRANKFURT: German {2} {0} issued a profit warning on Monday, "
    "citing {3}, sending its shares down {1} percent in early trade. The company had raised its forecast in spring."
)
BRANDT: Final = WARNING.format("Brandt", 12, "machine maker", "weak orders from China")
KELLER: Final = WARNING.format("Keller", 9, "chemicals group", "high energy prices")
RATE: Final = (
    "{0} central bank {1} interest rate by {2} basis points\n{3}: {4} central bank {5} its key interest rate by {2} "
    "basis points on Monday, as expected by economists."
)
POLISH: Final = RATE.format("Polish", "cuts", 25, "WARSAW", "Poland's", "cut")
CZECH: Final = RATE.format("Czech", "cuts", 50, "PRAGUE", "The Czech", "cut")
HUNGARIAN: Final = RATE.format("Hungarian", "cuts", 25, "BUDAPEST", "Hungary's", "cut")
CHILEAN: Final = RATE.format("Chilean", "cuts", "25", "SANTIAGO", "Chile's", "cut")
THAI: Final = RATE.format("Thai", "cuts", "75", "BANGKOK", "Thailand's", "cut")
GEWINN: Final = (
    "{0} gibt Gewinnwarnung heraus - Aktie verliert {1} Prozent\nFRANKFURT: Der {2} {0} hat am Dienstag seine "
    "Gewinnprognose für das laufende Jahr gesenkt und dies mit {3} begründet. Die Aktie verlor im frühen Handel {1} "
    "Prozent."
)
ALERTA: Final = (
    "{0} rebaja sus previsiones y cae un {1} % en bolsa\nMADRID: La {2} {0} rebajó este martes su previsión de "
    "beneficio para este año por {3}, y sus acciones caían un {1} % en los primeros minutos de la sesión."
)
ZYSK: Final = (
    "{0} ostrzega przed słabszym zyskiem, kurs spada o {1} proc.\nWARSZAWA: {2} {0} obniżyła we wtorek prognozę zysku "
    "na ten rok, tłumacząc to {3}. Kurs akcji spadał na otwarciu o {1} proc."
)
STOPY: Final = (
    "{0} bank centralny obniża stopy o {1} punktów bazowych\n{2}: {0} bank centralny obniżył we wtorek główną stopę "
    "procentową o {1} punktów bazowych, do {3} proc. Analitycy spodziewali się takiej decyzji."
)
FLASH: Final = (
    "Vigilance orange aux fortes pluies {0}\n{1}: Météo-France a placé mardi {2} en vigilance orange aux fortes pluies "
    "à partir de {3} heures. Les automobilistes sont invités à éviter les déplacements inutiles."
)
LONG: Final = f"{BRANDT} Analysts had asked for months how long the orders from its largest customers would last."
BOMB: Final = (
    "Bomb threat closes {0} airport\n{1}: {0} airport was closed on Monday after a bomb threat, police said. "
    "Passengers were led out of the terminal, and flights were sent elsewhere."
)
FINE: Final = (
    "EU fines {0} over data breach\nBRUSSELS: The European Commission fined {0} on Thursday for failing to report a "
    "data breach in time. The company said it would appeal against the decision."
)
COMPRA: Final = (
    "{0} niega la compra de Northgrid\nMADRID: {0} ha negado este viernes que negocie la compra de la británica "
    "Northgrid, como había publicado un diario. La compañía asegura que sus planes no han cambiado."
)
LAGER: Final = (
    "{0} in Kassel abgebrannt\nKASSEL: Eine {0} in Kassel ist in der Nacht zum Montag abgebrannt, wie die Feuerwehr "
    "mitteilte. Verletzt wurde niemand. Die Ursache ist noch unklar."
)
RAISED: Final = {
    "en": (
        "{0} raises interest rate to 2.5%\n{1}: {0} raised its interest rate by a quarter point to 2.5% on Monday, it "
        "said. It was the first rise in two years. The {2} gained 0.3%."
    ),
    "fr": (
        "La {0} relève son taux directeur à 2,5%\n{1}: La {0} a relevé lundi son taux directeur d'un quart de point à "
        "2,5%, a annoncé l'institution. C'est la première hausse depuis deux ans. {2} a gagné 0,3%."
    ),
    "de": (
        "Die {0} hebt Leitzins auf 2,5 Prozent\n{1}: Die {0} hat den Leitzins am Montag um einen Viertelpunkt auf 2,5 "
        "Prozent angehoben. Es ist der erste Schritt seit zwei Jahren. {2} legte um 0,3 Prozent zu."
    ),
    "nl": (
        "De {0} verhoogt rente naar 2,5 procent\n{1}: De {0} heeft de rente maandag met een kwart procentpunt verhoogd "
        "naar 2,5 procent. Het is de eerste verhoging in twee jaar. De {2} won 0,3 procent."
    ),
}
"""Rates are raised to one figure by several banks."""
BANKS: Final = [
    ("en", ("The European Central Bank", "FRANKFURT", "euro"), ("Norway's central bank", "OSLO", "crown")),
    ("fr", ("Banque centrale européenne", "FRANCFORT", "L'euro"), ("Banque d'Angleterre", "LONDRES", "La livre")),
    ("fr", ("Banque centrale européenne", "FRANCFORT", "L'euro"), ("Banque de Norvège", "OSLO", "La couronne")),
    ("de", ("Europäische Zentralbank", "FRANKFURT", "Der Euro"), ("Norwegische Zentralbank", "OSLO", "Die Krone")),
    ("nl", ("Europese Centrale Bank", "FRANKFURT", "euro"), ("Noorse centrale bank", "OSLO", "kroon")),
]
PROGNOSE: Final = (
    "{0} Equinor senkt Prognose um 12 Prozent\n{1}: Der {2} Equinor hat seine Prognose für das laufende Jahr am Montag "
    "um 12 Prozent gesenkt und dies mit niedrigen Ölpreisen begründet. Die Aktie verlor im frühen Handel."
)
OTHERS: Final = [
    *((language, *(RAISED[language].format(*bank) for bank in banks)) for language, *banks in BANKS),
    ("en", FINE.format("Vodafone"), FINE.format("Orange")),
    ("es", COMPRA.format("Iberdrola"), COMPRA.format("Naturgy")),
    ("en", BOMB.format("Manchester", "MANCHESTER"), BOMB.format("Birmingham", "BIRMINGHAM")),
    ("en", BRANDT, KELLER),
    ("en", POLISH, CZECH),
    ("en", POLISH, HUNGARIAN),
    ("en", CZECH, HUNGARIAN),
    ("en", CHILEAN, THAI),
    (
        "de",
        GEWINN.format("Brandt", 12, "Maschinenbauer", "schwachen Aufträgen aus China"),
        GEWINN.format("Keller", 9, "Chemiekonzern", "hohen Energiepreisen"),
    ),
    (
        "es",
        ALERTA.format("Torreal", 14, "constructora", "el aumento de los costes"),
        ALERTA.format("Vidalia", 9, "cadena de hoteles", "la menor llegada de turistas"),
    ),
    (
        "pl",
        ZYSK.format("Polmet", 14, "Spółka hutnicza", "drogą energią"),
        ZYSK.format("Sarna", 9, "Sieć sklepów", "słabym popytem"),
    ),
    ("pl", STOPY.format("Czeski", 50, "PRAGA", "4,25"), STOPY.format("Węgierski", 25, "BUDAPESZT", "6,50")),
    ("fr", FLASH.format("dans le Gard", "NÎMES", "le Gard", 15), FLASH.format("dans le Var", "TOULON", "le Var", 21)),
]
"""Language, and two texts of one pattern."""
UPDATES: Final = [
    ("en", FINE.format("Vodafone"), FINE.format("Vodaphone")),
    ("en", FINE.format("Vodafone"), f"UPDATE 1-{FINE.format('Orange')}"),
    ("en", FINE.format("Vodafone"), f"CORRECTED-{FINE.format('Orange')}"),
    ("en", FINE.format("Vodafone"), f"{FINE.format('Orange')} It fined Vodafone last year."),
    ("es", COMPRA.format("Iberdrola"), COMPRA.format("Iberdola")),
    (
        "de",
        PROGNOSE.format("Ölkonzern", "STAVANGER", "Ölkonzern"),
        PROGNOSE.format("Norwegens", "OSLO", "Konzern"),
    ),
    ("de", RAISED["de"].format(*BANKS[3][1]), RAISED["de"].format("Europäische Zentralbank", "MADRID", "Der Euro")),
    ("de", LAGER.format("Lagerhalle"), LAGER.format("Fabrik")),
    (
        "en",
        BRANDT,
        BRANDT.replace("12", "15").replace("Brandt issues profit warning", "Kassel plant hit as Brandt warns"),
    ),
    ("en", BRANDT, BRANDT.replace("12", "15").replace("Brandt issues", "Machine maker issues")),
    ("en", BRANDT, KELLER.replace("Keller", "Brandt AG")),
    ("en", BRANDT, f"CORRECTED-{BRANDT.replace('Brandt', 'Keller')}"),
    ("en", LONG, LONG.replace("Brandt", "Brand").replace("12", "13")),
    ("en", BRANDT, BRANDT.replace("Brandt", "Keller")),
    ("en", POLISH, POLISH.replace("Polish central bank", "Poland's NBP").replace("WARSAW", "KRAKOW")),
    ("en", POLISH, f"{POLISH} The Czech central bank cut its rate last week by 50 basis points."),
]
"""The same of one event. A new name without another figure may be a correction that does not say so."""


@each_row(("language", "first", "second"), OTHERS)
@each_row("in_turn", [True, False])
def test_another_name_in_the_same_words_is_another_event(
    language: str, first: str, second: str, *, in_turn: bool
) -> None:
    one, other = stories_of(*((first, second) if in_turn else (second, first)), language=language)
    assert one != other


@each_row(("language", "first", "second"), UPDATES)
def test_the_same_name_or_figures_are_one_event(language: str, first: str, second: str) -> None:
    one, other = stories_of(first, second, language=language)
    assert one == other
