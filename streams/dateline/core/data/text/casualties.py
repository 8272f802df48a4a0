"""Words for what becomes of people, by which the first of them is told where *one* is an article.

A language's row has the words for dead, for hurt and for missing, in the forms that texts print, in lower case; another
row has those for rescued, trapped, arrested and charged. They are read where what changed is worded, and nowhere else.
To add a language, add its rows.
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

OTHER_STATES: Final[dict[str, tuple[str, str, str, str]]] = {
    "en": (
        "rescued freed saved rescuing freeing",
        "trapped stranded buried",
        "arrested detained arresting detaining arrest arrests",
        "charged indicted charging",
    ),
    "nl": (
        "gered bevrijd geredde",
        "opgesloten vastzitten bedolven ingesloten",
        "aangehouden gearresteerd opgepakt",
        "aangeklaagd gedagvaard",
    ),
    "de": (
        "gerettet befreit gerettete",
        "eingeschlossen verschüttet eingeklemmt festgesessen",
        "festgenommen verhaftet",
        "angeklagt angeklagte",
    ),
    "fr": (
        "secouru secourue secourus secourues sauvé sauvée sauvés sauvées libéré libérée libérés libérées",
        "bloqué bloquée bloqués bloquées coincé coincée coincés coincées piégé piégée piégés piégées",
        "arrêté arrêtée arrêtés arrêtées interpellé interpellée interpellés interpellées",
        "inculpé inculpée inculpés inculpées",
    ),
    "es": (
        "rescatado rescatada rescatados rescatadas liberado liberada liberados liberadas",
        "atrapado atrapada atrapados atrapadas",
        "detenido detenida detenidos detenidas arrestado arrestada arrestados arrestadas",
        "acusado acusada acusados acusadas imputado imputada imputados imputadas",
    ),
    "it": (
        "salvato salvata salvati salvate liberato liberata liberati liberate",
        "intrappolato intrappolata intrappolati intrappolate bloccato bloccata bloccati bloccate",
        "arrestato arrestata arrestati arrestate fermato fermata fermati fermate",
        "incriminato incriminata incriminati incriminate",
    ),
    "pt": (
        "resgatado resgatada resgatados resgatadas libertado libertada libertados libertadas",
        "preso presa presos presas retido retida retidos retidas soterrado soterrada soterrados soterradas",
        "detido detida detidos detidas",
        "acusado acusada acusados acusadas indiciado indiciada indiciados indiciadas",
    ),
    "no": ("reddet befridd", "innesperret fanget", "pågrepet arrestert", "siktet tiltalt"),
    "da": ("reddet befriet", "indespærret fanget", "anholdt arresteret", "sigtet tiltalt"),
    "sv": (
        "räddad räddade räddats räddades befriade befriats",
        "instängda instängd",
        "gripen gripna gripits greps anhållna",
        "åtalad åtalade åtalats åtalas",
    ),
}
"""By language, words for rescued, trapped, arrested and charged: a number of those is none of the dead or the missing,
though nothing is told as the first of them."""

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
