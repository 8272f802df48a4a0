"""A word for *not* that came into a sentence is told, wherever that sentence stands."""

from tests.rows import each_row
from tests.unit.stories.similarity.changes.notes.test_denials import PAIRS, Pair, changed

OPENINGS = {
    "en": "The bridge at Larsvik was opened on Monday by the king. ",
    "nl": "De brug bij Larsvik is maandag door de koning geopend. ",
    "de": "Die Brücke bei Larsvik ist am Montag vom König eröffnet worden. ",
    "fr": "Le pont de Larsvik a été ouvert lundi par le roi. ",
    "es": "El puente de Larsvik fue abierto el lunes por el rey. ",
    "it": "Il ponte di Larsvik è stato aperto lunedì dal re. ",
    "pt": "A ponte de Larsvik foi aberta na segunda-feira pelo rei. ",
    "sv": "Bron vid Larsvik öppnades på måndagen av kungen. ",
    "no": "Broen ved Larsvik ble åpnet mandag av kongen. ",
}


@each_row(
    ("language", "former", "now", "told"),
    [
        ("en", "Lorries will pay a toll of two crowns.", "Lorries will not pay a toll of two crowns.", "will not pay"),
        ("en", "Lorries are bound to pay a toll.", "Lorries aren't bound to pay a toll.", "aren't bound"),
        ("en", "The mayor said why he was late.", "The mayor did not say why he was late.", ""),
        ("en", "The mayor will say why he was late.", "The mayor will not say why he was late.", "will not say"),
        ("nl", "Vrachtwagens betalen er een tol van twee kronen.",
         "Vrachtwagens betalen er niet een tol van twee kronen.", "er niet een tol"),
        ("de", "Lastwagen zahlen eine Maut von zwei Kronen.",
         "Lastwagen zahlen nicht mehr eine Maut von zwei Kronen.", "zahlen nicht mehr"),
        ("fr", "Les camions paient un péage de deux couronnes.",
         "Les camions ne paient pas un péage de deux couronnes.", "ne paient pas"),
        ("es", "Los camiones pagarán un peaje de dos coronas.",
         "Los camiones no pagarán un peaje de dos coronas.", "no pagarán"),
        ("it", "I camion pagheranno un pedaggio di due corone.",
         "I camion non pagheranno un pedaggio di due corone.", "non pagheranno"),
        ("pt", "Os camiões pagarão uma portagem de duas coroas.",
         "Os camiões não pagarão uma portagem de duas coroas.", "não pagarão"),
        ("sv", "Lastbilar betalar en tull på två kronor.", "Lastbilar betalar inte en tull på två kronor.",
         "betalar inte"),
        ("no", "Lastebiler betaler en bompenge på to kroner.", "Lastebiler betaler ikke en bompenge på to kroner.",
         "betaler ikke"),
    ],
)  # fmt: skip
def test_a_not_that_came_into_a_later_sentence_is_told(language: str, former: str, now: str, told: str) -> None:
    opening = OPENINGS[language]
    lines = changed(
        Pair(language, "-", "Larsvik", f"{opening}{opening}{former}", "Larsvik", f"{opening}{opening}{now}")
    )
    assert [line for line in lines if line.startswith("adds “")] == ([f"adds “{told}”"] if told else [])


def test_a_not_that_goes_denies_nothing() -> None:
    for pair in PAIRS:
        if pair.denied != "-" and pair.former_headline is not None:
            back = pair._replace(
                former_headline=pair.headline, former=pair.text, headline=pair.former_headline, text=pair.former
            )
            assert not any(line.startswith("denied") for line in changed(back)), back


def test_of_many_a_not_three_are_told() -> None:
    verbs = ("pay", "need", "save", "face", "send")
    former = " ".join(f"Lorries of class {at} will {verb} two crowns at the bridge." for at, verb in enumerate(verbs))
    opening = OPENINGS["en"]
    now = former.replace(" will ", " will not ")
    lines = changed(Pair("en", "-", "Toll", f"{opening}{former}", "Toll", f"{opening}{now}"))
    told = [line for line in lines if line.startswith("adds ")]
    assert told == [f"adds “will not {verb}”" for verb in verbs[:3]]
