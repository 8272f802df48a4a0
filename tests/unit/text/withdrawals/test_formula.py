"""What a sentence of a notice withdraws, and why. All is invented."""

import pytest

from dateline.core.text.withdrawals.formula import read_formula
from tests.rows import each_row


@each_row(
    ("language", "agency", "sentence", "subject", "reason"),
    [
        ("en", "Reuters", "Reuters withdraws story on Bolivia tin minister", "Bolivia tin minister", ""),
        ("en", "AP", 'The story "Mill burns" is withdrawn, as no mill burnt.', "Mill burns", "as no mill burnt."),
        ("en", "AP", "We withdraw the story on a mill because none burnt.", "mill", "because none burnt."),
        ("en", "AP", "A story about a firm withdrawing cars has been withdrawn.", "firm cars", ""),
        ("nl", "ANP", "INGETROKKEN: Het bericht over Joop Vos is ingetrokken.", "Joop Vos", ""),
        ("nl", "ANP", "Wij trekken het bericht over Joop Vos in, omdat hij leeft.", "Joop Vos", "omdat hij leeft."),
        ("de", "dpa", "Die dpa zieht die Meldung über Eva Roth zurück, weil sie lebt.", "Eva Roth", "weil sie lebt."),
        (
            "fr",
            "AFP",
            "La dépêche sur M. Roux est annulée, M. Roux ayant démenti.",
            "M. Roux",
            "M. Roux ayant démenti.",
        ),
        ("es", "EFE", "La noticia sobre Eva Ruiz queda anulada tras su desmentido.", "Eva Ruiz", "tras su desmentido."),
        ("it", "ANSA", "La notizia su Eva Riva è annullata: la donna vive.", "Eva Riva", "la donna vive."),
        ("pt", "Lusa", "A notícia sobre Eva Reis foi anulada porque está viva.", "Eva Reis", "porque está viva."),
        ("sv", "TT", "Telegrammet om Eva Ros dras tillbaka, eftersom hon lever.", "Eva Ros", "eftersom hon lever."),
        ("no", "NTB", "Meldingen om Eva Ros trekkes tilbake fordi hun lever.", "Eva Ros", "fordi hun lever."),
    ],
)
def test_a_formula_has_a_subject_and_a_reason(
    language: str, agency: str, sentence: str, subject: str, reason: str
) -> None:
    read = read_formula(sentence, language, (agency,))
    assert (read.is_one, " ".join(read.subject.replace(",", " ").replace('"', " ").split()), read.reason) == (
        True, subject, reason,
    )  # fmt: skip


@each_row(
    ("language", "sentence", "reason"),
    [
        ("en", "The story about a train that was withdrawn from service is withdrawn, as it runs.", "as it runs."),
        ("en", "The story is withdrawn, as the train that was withdrawn from service runs.",
         "as the train that was withdrawn from service runs."),
        ("en", "The story about a drug which was withdrawn has been withdrawn.", ""),
        ("en", "The story was withdrawn after the town said that no train was withdrawn.",
         "after the town said that no train was withdrawn."),
        ("nl", "Het bericht over een trein die maandag werd ingetrokken is ingetrokken, omdat hij rijdt.",
         "omdat hij rijdt."),
        ("de", "Die Meldung über einen Zug, der am Montag zurückgezogen wurde, wird zurückgezogen, weil er fährt.",
         "weil er fährt."),
        ("de", "Die Meldung über die Fähre wird zurückgezogen, weil keine zurückgezogen wurde.",
         "weil keine zurückgezogen wurde."),
        ("fr", "La dépêche sur un train qui a été retiré du service est annulée, car il roule.", "car il roule."),
        ("es", "La noticia sobre un tren que fue retirado del servicio queda anulada porque circula.",
         "porque circula."),
        ("it", "La notizia su un treno che è stato ritirato dal servizio è annullata perché viaggia.",
         "perché viaggia."),
        ("pt", "A notícia sobre um trem que foi retirado de serviço foi anulada porque circula.", "porque circula."),
        ("sv", "Telegrammet om ett tåg som dras tillbaka från trafik dras tillbaka, eftersom det går.",
         "eftersom det går."),
        ("no", "Meldingen om et tog som er trukket fra trafikk trekkes tilbake fordi det går.", "fordi det går."),
    ],
)  # fmt: skip
def test_a_passive_of_another_noun_is_none_of_the_formula(language: str, sentence: str, reason: str) -> None:
    read = read_formula(sentence, language, ("AP",))
    assert (read.is_one, read.reason) == (True, reason)


@pytest.mark.parametrize(
    "sentence",
    [
        "The company said that its report was withdrawn because it was wrong.",
        "Her office denied it.",
        "Police said the story was wrong.",
    ],
)
def test_another_sentence_has_none(sentence: str) -> None:
    read = read_formula(sentence, "en", ("AP",))
    assert (read.is_one, read.reason) == (False, "")


def test_a_language_without_rows_has_none() -> None:
    assert read_formula("記事を取り消します。", "ja", ("共同",)).subject == "記事を取り消します。"
