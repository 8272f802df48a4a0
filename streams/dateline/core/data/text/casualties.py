"""Words for what becomes of people in an accident, by which the first of them is told where *one* is an article.

A language's row has the words for dead, for hurt and for missing, in the forms that texts print, in lower case. They
are read where what changed is worded, and nowhere else. To add a language, add its row.
"""

from typing import Final

CASUALTIES: Final[dict[str, tuple[str, str, str]]] = {
    "en": (
        "dead died dies dying killed kills killing kill death fatality drowned",
        "hurt injured injuring injures wounded wounding",
        "missing",
    ),
    "nl": (
        "dood doden dode gedood overleden overleed overlijdt omgekomen omkwam gestorven sterft stierf verdronken",
        "gewond gewonde gewonden zwaargewond lichtgewond verwond",
        "vermist vermiste",
    ),
    "de": (
        "tot tote toter toten tödlich getötet starb stirbt sterben gestorben verstorben umgekommen ertrunken",
        "verletzt verletzte verletzter verletzten verwundet schwerverletzt schwerverletzter",
        "vermisst vermisste vermisster",
    ),
    "fr": (
        "mort morte morts mortes tué tuée tués tuées tuant décédé décédée décès mourut périt noyé",
        "blessé blessée blessés blessées blessant",
        "disparu disparue disparus",
    ),
    "es": (
        (
            "muerto muerta muertos muertas murió murieron muere mueren fallecido fallecida fallecidos falleció "
            "fallecieron fallece mató matando"
        ),
        "herido herida heridos heridas hirió hirieron hiriendo lesionado lesionada lesionados lesionadas",
        "desaparecido desaparecida desaparecidos desaparecidas",
    ),
    "it": (
        (
            "morto morta morti morte muore muoiono morì morirono ucciso uccisa uccisi uccidendo deceduto deceduta "
            "deceduti vittima"
        ),
        "ferito ferita feriti ferite ferendo",
        "disperso dispersa dispersi disperse",
    ),
    "pt": (
        "morto morta mortos mortas morreu morreram morre morrem matou mataram matando faleceu faleceram",
        "ferido ferida feridos feridas ferindo",
        "desaparecido desaparecida desaparecidos desaparecidas",
    ),
    "no": ("død døde dør drept drepte omkom omkommet omkommer druknet", "skadd skadde såret", "savnet"),
    "da": ("død døde dør dræbt dræbte omkom omkommet druknet", "såret sårede kvæstet tilskadekommen", "savnet savnede"),
    "sv": (
        "död döda dog dör dött dödad dödades omkom omkommit drunknade",
        "skadad skadade skadats skadades sårad",
        "saknad saknas",
    ),
    "pl": (
        "zginął zginęła zginęło zginęli zginęły zabity zabita zabici zabite zabił zmarł zmarła zmarli zmarły nieżyje",
        "ranny ranna rannych ranni rannego",
        "zaginiony zaginął zaginęła zaginęli",
    ),
    "cs": (
        "zemřel zemřela zemřeli zahynul zahynula zahynuli mrtvý mrtvá mrtví mrtvých usmrtil usmrceni",
        "zraněn zraněna zraněni zraněný zraněná zraněných zranil",
        "pohřešovaný nezvěstný",
    ),
    "ru": (
        "погиб погибла погибли погибший погибших убит убита убиты умер умерла умерли скончался скончались",
        "ранен ранена ранены пострадал пострадала пострадали раненый раненых",
        "пропал пропала пропали",
    ),
}
"""By language, words for dead, hurt and missing."""

PERSONS: Final[dict[str, str]] = {
    "en": "person man woman child worker soldier",
    "nl": "persoon man vrouw mens kind arbeider soldaat",
    "de": "person mensch mann frau kind arbeiter soldat",
    "fr": "personne homme femme enfant ouvrier soldat",
    "es": "persona hombre mujer niño niña obrero trabajador soldado",
    "it": "persona uomo donna bambino bambina operaio soldato",
    "pt": "pessoa homem mulher criança operário trabalhador soldado",
    "no": "person mann kvinne barn arbeider soldat",
    "da": "person mand kvinde barn arbejder soldat",
    "sv": "person man kvinna barn arbetare soldat",
}
"""By language, words for one person, in lower case: in their place several may stand who became of the same."""

SEVERAL_PERSONS: Final[dict[str, str]] = {
    "en": "people persons men women children workers soldiers",
    "nl": "mensen personen mannen vrouwen kinderen arbeiders soldaten",
    "de": "menschen personen leute männer frauen kinder arbeiter soldaten",
    "fr": "personnes gens hommes femmes enfants ouvriers soldats",
    "es": "personas hombres mujeres niños niñas obreros trabajadores soldados",
    "it": "persone uomini donne bambini bambine operai soldati",
    "pt": "pessoas homens mulheres crianças operários trabalhadores soldados",
    "no": "personer menn kvinner barn arbeidere soldater",
    "da": "personer mennesker mænd kvinder børn arbejdere soldater",
    "sv": "personer människor män kvinnor barn arbetare soldater",
    "fi": "henkilö henkilöä ihminen ihmistä ihmisiä",
    "pl": "osoba osoby osób osobę człowiek ludzie ludzi",
    "cs": "osoba osoby osob osobu člověk lidé lidí",
    "sk": "osoba osoby osôb osobu človek ľudia ľudí",
    "ru": "человек человека людей люди лицо",
    "uk": "людина людини людей люди особа особи осіб",
    "hr": "osoba osobe osobu ljudi čovjek",
    "sr": "osoba osobe osobu ljudi čovek особа особе људи човек",
    "sl": "oseba osebe osebi oseb ljudje ljudi človek",
    "lt": "žmogus žmonės žmonių asmuo asmenys asmenų",
    "lv": "cilvēks cilvēki cilvēku persona personas",
    "ar": "شخص شخصا شخصان أشخاص",
}
"""By language, words for persons in the forms that follow numbers, in lower case: they say nothing of what became of
them."""
