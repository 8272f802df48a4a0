"""A first report that stands word for word in a longer one is a version of it, whatever the headlines say."""

from datetime import timedelta
from typing import Final, NamedTuple

import pytest

from tests.unit.stories.test_thread import NOON, distinct, versions_of


class Report(NamedTuple):
    """A first report, and what the next one adds under another headline."""

    language: str
    first_headline: str
    text: str
    headline: str
    added: str


REPORTS: Final = (
    Report(
        "de",
        "Lokführer rufen zu Streik auf",
        "Die Lokführergewerkschaft GDL ruft ihre Mitglieder von Mittwoch an zu einem 48-stündigen Streik auf. "
        "Das teilte die Gewerkschaft am Montag mit.",
        "Lokführer streiken ab Mittwoch - Bahn kündigt Notfahrplan an",
        "Die Deutsche Bahn kündigte einen Notfahrplan an. Jeder fünfte Fernzug soll fahren, sagte ein Sprecher.",
    ),
    Report(
        "de",
        "Feuer in Chemiewerk",
        "In einem Chemiewerk bei München ist am Montagmorgen ein Feuer ausgebrochen. Anwohner sollen Fenster und "
        "Türen geschlossen halten, teilte die Feuerwehr mit.",
        "Nach Brand bei München: Autobahn gesperrt, zwei Verletzte",
        "Zwei Arbeiter wurden leicht verletzt. Die Autobahn 8 war am Vormittag gesperrt, wie ein Sprecher sagte.",
    ),
    Report(
        "nl",
        "Buschauffeurs leggen werk neer",
        "Vakbond FNV roept de buschauffeurs in het streekvervoer op om vanaf donderdag 48 uur te staken. Dat heeft de "
        "bond maandag laten weten.",
        "FNV kondigt staking aan in streekvervoer, Qbuzz komt met nooddienst",
        "Vervoerder Qbuzz gaat een nooddienstregeling rijden. Een op de vijf bussen rijdt wel, zegt een woordvoerder.",
    ),
    Report(
        "es",
        "Los maquinistas convocan huelga",
        "El sindicato Semaf convoca a los maquinistas a una huelga de 48 horas a partir del miércoles. Así lo anunció "
        "el sindicato este lunes.",
        "Renfe prepara servicios mínimos ante el paro del miércoles",
        "Renfe anunció un plan de servicios mínimos. Circulará uno de cada cinco trenes, según un portavoz.",
    ),
    Report(
        "pl",
        "Kierowcy autobusów zapowiadają strajk",
        "Związek kierowców wzywa swoich członków do dwudniowego strajku od środy. Poinformował o tym w poniedziałek "
        "po południu przewodniczący związku.",
        "Od środy staną autobusy, przewoźnik układa rozkład zastępczy",
        "Przewoźnik zapowiedział rozkład zastępczy. Ma jeździć co piąty autobus, powiedział rzecznik.",
    ),
)
SISTER_FIRM: Final = Report(
    "en",
    "Hartwell Mills quarterly results",
    "Hartwell Mills said on Monday that its net profit rose to 12 million dollars in the third quarter from 9 million "
    "a year earlier.",
    "Corwin Foods quarterly results",
    "It expects sales to grow further next year, the chief executive said.",
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.headline)
@pytest.mark.parametrize("hours", [1, 11])
def test_a_longer_report_that_has_all_of_the_first_is_its_expansion(report: Report, hours: int) -> None:
    first, second = versions_of(
        distinct(report.text, language=report.language, headline=report.first_headline),
        distinct(
            f"{report.text} {report.added}",
            NOON + timedelta(hours=hours),
            language=report.language,
            headline=report.headline,
        ),
    )
    assert (second.story_id, second.relation.kind) == (first.story_id, "expansion")
    assert second.relation.rule == "contained"


@pytest.mark.parametrize("hours", [1, 11])
def test_a_first_report_that_comes_late_is_a_repeat_of_the_longer_one(hours: int) -> None:
    report = REPORTS[0]
    longer = distinct(f"{report.text} {report.added}", language=report.language, headline=report.headline)
    shorter = distinct(
        report.text, NOON + timedelta(hours=hours), language=report.language, headline=report.first_headline
    )
    first, second = versions_of(longer, shorter)
    assert (second.story_id, second.relation.kind) == (first.story_id, "repeat")


def test_the_same_sentence_of_another_firm_with_other_figures_is_another_story() -> None:
    firm = SISTER_FIRM
    other = firm.text.replace("Hartwell Mills", "Corwin Foods").replace("12 million", "31 million")
    first, second = versions_of(
        distinct(firm.text, headline=firm.first_headline),
        distinct(f"{other} {firm.added}", NOON + timedelta(hours=1), headline=firm.headline),
    )
    assert second.story_id != first.story_id
