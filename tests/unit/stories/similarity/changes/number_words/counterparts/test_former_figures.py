"""A number is told in the place of one, and of others, where the words beside it bend with it."""

import pytest

from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import changed

EN = "The crane fell on a row of shops. Police closed the street, and engineers checked the other cranes of the firm."
FR = "La grue est tombée sur une rangée de magasins. La police a fermé la rue et cherche des témoins."
DE = "Der Kran fiel auf mehrere Läden am Markt. Die Polizei hat die Straße gesperrt und sucht Zeugen."
ES = "La grúa cayó sobre una fila de tiendas. La policía cerró la calle y busca testigos."
NL = "De kraan viel op een rij winkels. De politie sloot de straat af en zoekt getuigen."
PL = "Dźwig runął na rząd sklepów. Policja zamknęła ulicę i szuka świadków zdarzenia."
RU = "Кран рухнул на ряд магазинов. Полиция перекрыла улицу и ищет очевидцев происшествия."
UK = "Кран упав на ряд магазинів. Поліція перекрила вулицю та шукає свідків події."
CS = "Jeřáb spadl na řadu obchodů. Policie uzavřela ulici a hledá svědky události."
SK = "Žeriav spadol na rad obchodov. Polícia uzavrela ulicu a hľadá svedkov udalosti."
HR = "Dizalica je pala na niz trgovina. Policija je zatvorila ulicu i traži svjedoke događaja."
SL = "Žerjav je padel na vrsto trgovin. Policija je zaprla ulico in išče priče dogodka."
LT = "Kranas užvirto ant parduotuvių eilės. Policija uždarė gatvę ir ieško įvykio liudininkų."
LV = "Celtnis uzkrita veikalu rindai. Policija slēdza ielu un meklē notikuma lieciniekus."
FI = "Nosturi kaatui kauppojen päälle. Poliisi sulki kadun ja etsii tapauksen silminnäkijöitä."


@each_row(
    ("language", "former", "now", "shown"),
    [
        ("en", f"One person was killed when a crane collapsed in Hull on Monday. {EN}",
         f"Three people were killed when a crane collapsed in Hull on Monday. {EN}", ("One → Three people",)),
        ("en", f"1 person was killed when a crane collapsed in Hull on Monday. {EN}",
         f"3 people were killed when a crane collapsed in Hull on Monday. {EN}", ("1 → 3 people",)),
        ("en", f"At least one person has died after a crane collapsed in Hull on Monday. {EN}",
         f"At least two people have died after a crane collapsed in Hull on Monday. {EN}", ("one → two people",)),
        ("en", f"One person was killed and 14 were hurt when a crane collapsed in Hull. {EN}",
         f"Three people were killed and nine were hurt when a crane collapsed in Hull. {EN}",
         ("One → Three people", "14 → nine were hurt")),
        ("fr", f"Une personne a été tuée lundi par la chute d'une grue à Lille. {FR}",
         f"Trois personnes ont été tuées lundi par la chute d'une grue à Lille. {FR}", ("Une → Trois personnes",)),
        ("fr", f"Une personne est morte et quatorze ont été blessées lundi à Lille. {FR}",
         f"Trois personnes sont mortes et neuf ont été blessées lundi à Lille. {FR}",
         ("Une → Trois personnes", "quatorze → neuf ont été blessées")),
        ("de", f"Beim Einsturz eines Krans in Ulm ist am Montag ein Mensch getötet worden, 14 wurden verletzt. {DE}",
         f"Beim Einsturz eines Krans in Ulm sind am Montag drei Menschen getötet worden, neun wurden verletzt. {DE}",
         ("ein → drei Menschen getötet", "14 → neun wurden verletzt")),
        ("es", f"Una persona murió y catorce resultaron heridas el lunes al caer una grúa en Bilbao. {ES}",
         f"Tres personas murieron y nueve resultaron heridas el lunes al caer una grúa en Bilbao. {ES}",
         ("Una → Tres personas murieron", "catorce → nueve resultaron heridas")),
        ("nl", f"Bij het omvallen van een kraan is maandag één persoon omgekomen, veertien raakten gewond. {NL}",
         f"Bij het omvallen van een kraan zijn maandag drie mensen omgekomen, negen raakten gewond. {NL}",
         ("één → drie mensen omgekomen", "veertien → negen raakten gewond")),
        ("pl", f"W poniedziałek po upadku dźwigu w Opolu zginęły 3 osoby, a 14 jest rannych. {PL}",
         f"W poniedziałek po upadku dźwigu w Opolu zginęło 5 osób, a 14 jest rannych. {PL}", ("zginęło 3 → 5 osób",)),
        ("pl", f"W wypadku autobusu w Radomiu zginęło w poniedziałek 5 osób. {PL}",
         f"W wypadku autobusu w Radomiu zginęły w poniedziałek 4 osoby. {PL}", ("5 → 4 osoby",)),
        ("pl", f"W wypadku autobusu w Radomiu zginęły w poniedziałek 3 osoby. {PL}",
         f"W wypadku autobusu w Radomiu zginęła w poniedziałek 1 osoba. {PL}", ("3 → 1 osoba",)),
        ("pl", f"W wypadku autobusu w Radomiu zginęła w poniedziałek jedna osoba. {PL}",
         f"W wypadku autobusu w Radomiu zginęły w poniedziałek trzy osoby. {PL}", ("jedna → trzy osoby",)),
        ("pl", f"W wypadku autobusu w Radomiu zostały ranne 22 osoby. {PL}",
         f"W wypadku autobusu w Radomiu zostało rannych 31 osób. {PL}", ("rannych 22 → 31 osób",)),
        ("ru", f"Утром при падении крана погиб 1 человек. {RU}",
         f"Утром при падении крана погибли 5 человек. {RU}", ("погибли 1 → 5 человек",)),
        ("ru", f"Утром при падении крана пострадали 3 рабочих. {RU}",
         f"Утром при падении крана пострадал 21 рабочий. {RU}", ("пострадал 3 → 21 рабочий",)),
        ("uk", f"Зранку внаслідок падіння крана загинула 1 людина. {UK}",
         f"Зранку внаслідок падіння крана загинуло 5 людей. {UK}", ("загинуло 1 → 5 людей",)),
        ("cs", f"V pondělí při pádu jeřábu v Opavě zemřeli 3 dělníci. {CS}",
         f"V pondělí při pádu jeřábu v Opavě zemřelo 5 dělníků. {CS}", ("zemřelo 3 → 5 dělníků",)),
        ("sk", f"V pondelok pri páde žeriava v Nitre zahynuli 3 robotníci. {SK}",
         f"V pondelok pri páde žeriava v Nitre zahynulo 5 robotníkov. {SK}", ("zahynulo 3 → 5 robotníkov",)),
        ("hr", f"U ponedjeljak su u padu dizalice u Splitu poginula 3 radnika. {HR}",
         f"U ponedjeljak je u padu dizalice u Splitu poginulo 5 radnika. {HR}", ("poginulo 3 → 5 radnika",)),
        ("sl", f"V ponedeljek so v padcu žerjava v Celju umrli 3 delavci. {SL}",
         f"V ponedeljek je v padcu žerjava v Celju umrlo 5 delavcev. {SL}", ("umrlo 3 → 5 delavcev",)),
        ("lt", f"Pirmadienį nukritus kranui Kaune žuvo 1 darbininkas. {LT}",
         f"Pirmadienį nukritus kranui Kaune žuvo 4 darbininkai. {LT}", ("žuvo 1 → 4 darbininkai",)),
        ("lv", f"Pirmdien nokrītot celtnim Liepājā gāja bojā 1 cilvēks. {LV}",
         f"Pirmdien nokrītot celtnim Liepājā gāja bojā 4 cilvēki. {LV}", ("bojā 1 → 4 cilvēki",)),
        ("fi", f"Maanantaina nosturin kaaduttua Porissa kuoli 1 henkilö. {FI}",
         f"Maanantaina nosturin kaaduttua Porissa kuoli 4 henkilöä. {FI}", ("kuoli 1 → 4 henkilöä",)),
    ],
)  # fmt: skip
def test_what_it_counts_bends_with_it(language: str, former: str, now: str, shown: tuple[str, ...]) -> None:
    assert changed(former, now, language) == shown


@pytest.mark.parametrize(
    ("language", "former", "now"),
    [
        ("en", f"One person was injured when a crane collapsed in Hull on Monday. {EN}",
         f"Three people were killed and five were injured when a crane collapsed in Hull on Monday. {EN}"),
        ("en", f"One man was arrested when a crane collapsed in Hull on Monday. {EN}",
         f"Three people were killed when a crane collapsed in Hull on Monday. {EN}"),
        ("en", f"One shop was closed after a crane collapsed in Hull on Monday. {EN}",
         f"Three people were killed after a crane collapsed in Hull on Monday. {EN}"),
        ("pl", f"W poniedziałek po upadku dźwigu w Opolu zostały ranne 3 osoby, a ulica jest zamknięta. {PL}",
         f"W poniedziałek po upadku dźwigu w Opolu zginęło 5 osób, a ulica jest zamknięta. {PL}"),
        ("en", f"A crane collapsed in Hull on Monday. One person was killed by it. {EN}",
         f"A crane collapsed in Hull on Monday. One person was killed by it. {EN} Three people were held for murder."),
    ],
)  # fmt: skip
def test_of_whom_something_else_became_is_new(language: str, former: str, now: str) -> None:
    changes = changed(former, now, language)
    assert not any(tells_of_one(line) for line in changes), changes
    assert any(line.startswith("adds “") for line in changes), changes


def tells_of_one(line: str) -> bool:
    """Whether a line tells of a number in the place of one for those of whom something else became."""
    return "→ Three" in line or "→ 5 osób" in line


def test_a_word_of_the_headline_before_may_bend_in_the_text() -> None:
    text = f"W poniedziałek w wypadku autobusu w Radomiu {{}}. {PL}"
    former = "Wypadek autobusu w Radomiu, 22 rannych\n" + text.format("zostały ranne 22 osoby")
    now = "Wypadek autobusu w Radomiu, 31 rannych\n" + text.format("zostało rannych 31 osób")
    assert "rannych 22 → 31 osób" in changed(former, now, "pl")


def test_of_two_numbers_the_one_that_changed_is_told_alone() -> None:
    text = f"Las autoridades rebajaron de diez a {{}} el número de muertos por el deslave de Mocoa. {ES}"
    assert changed(text.format("ocho"), text.format("nueve"), "es") == ("ocho → nueve el número",)
