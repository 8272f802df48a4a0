"""One invented report in nine languages: its headline and its text."""

from typing import Final

REPORT: Final = {
    "en": (
        "Fire at paper mill in Lennick kills 12",
        (
            "A fire at a paper mill in Lennick killed 12 workers on Monday, the town's mayor said. The flames broke "
            "out in a store for solvents and spread to three halls before help arrived from the coast."
        ),
    ),
    "nl": (
        "Brand in papierfabriek in Lennick: 12 doden",
        (
            "Bij een brand in een papierfabriek in Lennick zijn maandag 12 arbeiders omgekomen, zegt de burgemeester. "
            "Het vuur ontstond in een opslag van oplosmiddelen en sloeg over op drie hallen voordat hulp kwam."
        ),
    ),
    "de": (
        "Brand in Papierfabrik in Lennick: 12 Tote",
        (
            "Bei einem Brand in einer Papierfabrik in Lennick sind am Montag 12 Arbeiter gestorben, sagte der "
            "Bürgermeister. Das Feuer brach in einem Lager aus und griff auf drei Hallen über, bevor Hilfe kam."
        ),
    ),
    "fr": (
        "Incendie dans une papeterie de Lennick: 12 morts",
        (
            "Un incendie dans une papeterie de Lennick a fait 12 morts lundi parmi les ouvriers, selon le maire. Le "
            "feu a pris dans un dépôt de solvants et a gagné trois ateliers avant que les secours arrivent."
        ),
    ),
    "es": (
        "Incendio en una papelera de Lennick deja 12 muertos",
        (
            "Un incendio en una papelera de Lennick dejó 12 obreros muertos el lunes, dijo el alcalde. El fuego empezó "
            "en un almacén de disolventes y alcanzó tres naves antes de que llegara la ayuda."
        ),
    ),
    "it": (
        "Incendio in una cartiera di Lennick: 12 morti",
        (
            "Un incendio in una cartiera di Lennick ha ucciso lunedì 12 operai, dice il sindaco. Le fiamme sono "
            "partite da un deposito di solventi e hanno raggiunto tre capannoni prima che arrivassero i soccorsi."
        ),
    ),
    "pt": (
        "Incêndio em fábrica de papel em Lennick mata 12",
        (
            "Um incêndio numa fábrica de papel em Lennick matou 12 operários na segunda-feira, disse o prefeito. O "
            "fogo começou num depósito de solventes e atingiu três galpões antes da chegada do socorro."
        ),
    ),
    "sv": (
        "Brand i pappersbruk i Lennick: 12 döda",
        (
            "En brand i ett pappersbruk i Lennick dödade 12 arbetare på måndagen, säger borgmästaren. Elden bröt ut i "
            "ett lager för lösningsmedel och spred sig till tre hallar innan hjälpen kom fram."
        ),
    ),
    "no": (
        "Brann i papirfabrikk i Lennick: 12 døde",
        (
            "En brann i en papirfabrikk i Lennick drepte 12 arbeidere mandag, sier borgermesteren. Flammene brøt ut i "
            "et lager for løsemidler og spredte seg til tre haller før hjelpen kom fram."
        ),
    ),
}
