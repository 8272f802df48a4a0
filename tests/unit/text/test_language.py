import pytest

from dateline.core.text.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De minister heeft vandaag gezegd dat het kabinet niet zal aftreden.", "nl"),
        ("The minister said today that the cabinet would not resign over it.", "en"),
        ("Der Minister sagte heute, dass die Regierung nicht zurücktreten werde.", "de"),
        ("Le ministre a déclaré que le gouvernement ne démissionnerait pas.", "fr"),
        ("El ministro dijo hoy que el gobierno no va a dimitir por el momento.", "es"),
        ("Il ministro ha detto oggi che il governo non si dimetterà per questo.", "it"),
        ("O ministro disse hoje que o governo não vai demitir-se por causa disso.", "pt"),
        ("Statsråden sa i dag at regjeringen ikke kommer til å gå av etter dette.", "no"),
        ("Ministern sade i dag att regeringen inte kommer att avgå efter det här.", "sv"),
    ],
)
def test_a_text_long_enough_decides_its_language(text: str, code: str) -> None:
    assert language(text, "xx") == code


def test_an_undecided_text_has_the_language_that_its_page_declares() -> None:
    assert language("Brand in Goes", "nl") == "nl"
    assert language("Brand in Goes", None) == "und"


def test_line_ends_do_not_change_the_language() -> None:
    assert language("De minister heeft vandaag\ngezegd dat het kabinet niet zal aftreden.\n", None) == "nl"
