"""A page that was removed is a notice only if it says that its text was wrong. All is invented."""

from typing import Final

import pytest

from dateline.core.text.notices import is_withdrawal
from dateline.core.text.withdrawals.removal import names_a_fault
from tests.cost import cpu_seconds
from tests.rows import each_row

MAX_SECONDS: Final = 0.05
"""CPU seconds for a text of the longest notice."""


@pytest.mark.parametrize(
    "notice",
    [
        "This story has been withdrawn because the bank did not lose its licence.",
        "This story has been withdrawn because it was wrong.\nCopyright 2026 Example News.",
        "This story has been withdrawn because it was wrong.\nFrom our archive of 2024.",
        "This article has been withdrawn\nExample News",
        "This story is withdrawn: by mistake, it named a living man.",
        "Dit artikel is ingetrokken omdat de vergadering anders is verlopen dan gemeld.",
        "Dieser Artikel wurde zurückgezogen, weil die Frist nicht abgelaufen war.",
        "Denne artikel er trukket tilbage, fordi oplysningerne var forkerte.",
    ],
)
def test_a_withdrawal_needs_no_fault_and_no_housekeeping_undoes_it(notice: str) -> None:
    assert is_withdrawal(notice)


@each_row(
    "notice",
    [
        "We have removed this article because it was wrong.",
        "This article has been removed at the request of the police because it was false.",
        "This article has been removed: its quotes were made up.",
        "This article has been removed - it was a hoax.",
        "We hebben dit artikel verwijderd omdat het onjuist was.",
        "Wir haben diesen Artikel entfernt, weil er Fehler enthielt.",
        "Nous avons supprimé cet article car il contenait des erreurs.",
        "Hemos eliminado este artículo porque contenía datos falsos.",
        "Este artículo fue eliminado por contener datos falsos.",
        "Abbiamo rimosso questo articolo perché conteneva errori.",
        "Removemos esta notícia porque continha dados errados.",
        "Vi har tagit bort den här artikeln eftersom uppgifterna var fel.",
        "Vi har fjernet denne artikkelen fordi opplysningene var feil.",
        "Denne artiklen er fjernet, fordi citaterne var opdigtede.",
        "This article has been removed due to factual errors.",
        "Dit artikel is verwijderd omdat er fouten in stonden.",
        "Este artículo fue eliminado por contener errores.",
        "Den här artikeln har tagits bort eftersom den innehöll sakfel.",
        "Denne artikkelen er fjernet fordi den inneholdt feil.",
        "This article has been removed due to errors.",
        "This article has been removed because of an error in the death toll.",
        "This article has been removed due to an editing error that changed the meaning of a quote.",
        "This article has been removed because it had several errors.",
        "Dit artikel is verwijderd omdat er een fout in zat.",
        "Dit artikel is verwijderd wegens fouten.",
        "Dit artikel is verwijderd omdat het verhaal berust op een vergissing.",
        "Dieser Artikel wurde entfernt, weil er Fehler aufwies.",
        "Dieser Artikel wurde entfernt, weil darin ein Fehler war.",
        "Dieser Artikel wurde entfernt wegen grober Fehler.",
        "Cet article a été supprimé en raison d'erreurs.",
        "Cet article a été supprimé car il présentait des erreurs.",
        "Este artículo fue eliminado por errores.",
        "Este artículo fue eliminado por un error en la cifra de muertos.",
        "Este artículo fue eliminado porque tenía errores.",
        "Questo articolo è stato rimosso a causa di errori fattuali.",
        "Questo articolo è stato rimosso perché presentava errori.",
        "Este artigo foi removido porque tinha erros.",
        "Este artigo foi removido por erros de apuração.",
        "Den här artikeln har tagits bort på grund av sakfel.",
        "Den här artikeln har tagits bort på grund av faktafel.",
        "Denne artikkelen er fjernet på grunn av faktafeil.",
        "Denne artikkelen er fjernet fordi den hadde feil.",
        "Denne artikel er fjernet på grund af faktafejl.",
        "Denne artikel er fjernet, fordi der var fejl i den.",
        "This article has been removed because of systematic errors in its information.",
        "Cet article a été supprimé en raison d'erreurs dans les informations.",
        "This article has been removed because of a translation error.",
        "This article has been removed due to a serious error.",
        "This article has been removed due to a mistake by the reporter.",
        "This article has been removed because the figures were in error.",
        "This article has been removed because it had an error.",
        "Dit artikel is verwijderd vanwege een inhoudelijke fout.",
        "Dieser Artikel wurde gelöscht wegen eines schweren Fehlers.",
        "Cet article a été supprimé en raison d'une erreur d'identité.",
        "Este artículo ha sido eliminado debido a un grave error.",
        "Questo articolo è stato rimosso a causa di un errore di traduzione.",
        "Este artigo foi removido devido a um erro grave.",
        "Den här artikeln har tagits bort på grund av ett allvarligt fel.",
        "Denne artikkelen er fjernet på grunn av en alvorlig feil.",
        "This article has been removed because it contained errors about the school system.",
        "This article has been removed because it contained factual errors in the toll of the double murder.",
        "Dit artikel is verwijderd omdat het fouten over het systeem van de school bevatte.",
        "Dieser Artikel wurde entfernt, weil er Fehler über das System der Schulen enthielt.",
        "Cet article a été supprimé car il contenait des erreurs sur le système scolaire.",
        "Este artículo fue eliminado porque contenía errores sobre el sistema escolar.",
        "Questo articolo è stato rimosso perché conteneva errori sul sistema scolastico.",
        "Este artigo foi removido porque continha erros sobre o sistema escolar.",
        "Den här artikeln har tagits bort eftersom den innehöll fel om skolornas system.",
        "Denne artikkelen er fjernet fordi den inneholdt feil om skolens system.",
    ],
)
def test_a_removal_for_a_fault_is_a_withdrawal(notice: str) -> None:
    assert is_withdrawal(notice)


@each_row(
    "words",
    [
        "This article was removed after 30 days.",
        "This article has been removed: page not found.",
        "This article has been removed: 404 error.",
        "This article has been removed - please use the search.",
        "This article has been removed due to a technical error.",
        "This article has been removed because our licence for it has expired.",
        "This article has been removed because it is old, not because it is wrong.",
        "This article has been removed because it is old.\nSee what was wrong with our search.",
        "This article was removed because it was unconstitutional, the court said.",
        "This article was removed because it was wrong, the senator said.",
        "Dit artikel is verwijderd omdat het niet meer actueel is.",
        "Dieser Beitrag wurde entfernt und ist nicht mehr verfügbar.",
        "Dieser Beitrag wurde entfernt, weil er nicht mehr verfügbar ist.",
        "Cet article a été supprimé après 30 jours.",
        "Cet article a été supprimé après un vote du Sénat, lundi à Paris.",
        "Cet article a été retiré carrément du projet de loi.",
        "Esta nota fue eliminada por el usuario.",
        "Este artículo fue eliminado por su autor.",
        "Este artículo fue eliminado por la Asamblea de la Constitución tras un debate sobre el aborto.",
        "Este artículo fue eliminado tras un debate sobre noticias falsas en el Senado.",
        "Dieser Artikel wurde gelöscht, nachdem der Landtag ihn am Montag für falsch erklärt hatte.",
        "Questo articolo è stato eliminato dopo il voto del Senato per errori di forma.",
        "Este artículo fue retirado tras un debate en el Senado el lunes.",
        "Este artículo fue retirado trasladado el debate al lunes siguiente.",
        "Questo articolo è stato rimosso dopo 30 giorni.",
        "Este artigo foi removido após 30 dias.",
        "Den här artikeln har tagits bort efter ett år.",
        "Denne artikkelen er slettet etter 90 dager.",
        "Denne artikel er slettet efter 90 dage.",
        "This article has been removed due to an error on our website.",
        "This article has been removed because it was published twice by mistake.",
        "This article has been removed because the embargo was broken by mistake.",
        "Dieser Artikel wurde entfernt, weil ein Fehler im System vorlag.",
        "Dieser Artikel wurde entfernt, weil er versehentlich doppelt veröffentlicht wurde.",
        "Cet article a été supprimé en raison d'une erreur informatique.",
        "Cet article a été supprimé car il a été publié deux fois par erreur.",
        "Este artículo fue eliminado debido a un error del sistema.",
        "Este artículo fue eliminado porque se publicó dos veces por error.",
        "Questo articolo è stato rimosso a causa di un errore informatico.",
        "Questo articolo è stato rimosso perché pubblicato due volte per errore.",
        "Este artigo foi removido devido a um erro no sistema.",
        "Este artigo foi removido porque foi publicado duas vezes por erro.",
        "Dit artikel is verwijderd vanwege een fout in het systeem.",
        "Dit artikel is verwijderd omdat het per abuis twee keer is geplaatst.",
        "Den här artikeln har tagits bort på grund av ett fel i systemet.",
        "Denne artikkelen er fjernet fordi den ved en feil ble publisert to ganger.",
        "Denne artikel er fjernet, fordi den ved en fejl blev udgivet to gange.",
        "This article has been removed due to an error.",
        "This article has been removed because it was published in error.",
        "This article has been removed because our newsletter contained it twice by mistake.",
        "This article has been removed because of a mistake: the page contained two copies.",
        "This article has been removed because our system contains an error.",
        "This article has been removed because the photograph of the container was used by mistake.",
        "Dit artikel is verwijderd omdat het door een fout twee keer op de site stond.",
        "Dieser Artikel wurde entfernt, weil er durch einen Fehler doppelt im Angebot enthalten war.",
        "Cet article a été supprimé car le site contenait par erreur deux versions.",
        "Este artículo fue eliminado porque la web contenía por error dos versiones.",
        "Questo articolo è stato rimosso perché il sito conteneva per errore due versioni.",
        "Este artigo foi removido porque o site continha por erro duas versões.",
        "Den här artikeln har tagits bort eftersom tidningen innehöll den två gånger genom ett fel.",
        "Denne artikkelen er fjernet fordi avisen ved en feil inneholdt to versjoner.",
        "Denne artikel er fjernet, fordi siden ved en fejl indeholdt to udgaver.",
    ],
)
def test_any_other_removal_is_none(words: str) -> None:
    assert not is_withdrawal(words)


@each_row("filler", ["because ", "at the request of ", "wrong, not ", ", ", "- ", "This article "])
@each_row("asked", ["", "at the request of "])
def test_no_text_takes_long(asked: str, filler: str) -> None:
    text = f"This article has been removed {asked}{filler * 5000}"
    assert cpu_seconds(lambda: names_a_fault(text, 0), times=3) < MAX_SECONDS


@each_row(
    "notice",
    [
        "This article has been removed due to a publishing error.",
        "This article has been removed due to an internal error.",
        "Dit artikel is verwijderd vanwege een menselijke fout.",
        "Cet article a été supprimé en raison d'une erreur de publication.",
        "Este artículo ha sido eliminado debido a un error humano.",
        "Denne artikel er fjernet på grund af en intern fejl.",
        "This article has been removed due to human error.",
        "This article has been removed due to a scheduling error on our part.",
        "This article has been removed due to an error in our publishing process.",
        "This article has been removed due to an error by an editor.",
        "This article has been removed because it was published prematurely due to a mistake.",
        "Dieser Artikel wurde gelöscht aufgrund eines Fehlers der Redaktion.",
        "Cet article a été supprimé en raison d'une erreur.",
        "Cet article a été supprimé à cause d'une erreur du rédacteur.",
        "Este artículo ha sido eliminado por un error del editor.",
        "Questo articolo è stato rimosso a causa di un errore umano.",
        "Den här artikeln har tagits bort på grund av ett mänskligt fel.",
    ],
)
def test_a_mistake_of_somebody_at_the_site_is_no_fault_of_the_text(notice: str) -> None:
    assert not names_a_fault(notice, 0)
