from streams.core.extract import extract


def test_blocks_end_lines_and_inline_elements_do_not() -> None:
    html = "<h1>Kop &amp; staart</h1><p>GOES <b>(ANP)</b> - Een\n zin.<br>Nog een.</p><ul><li>een<li>twee</ul>"
    assert extract(html) == "Kop & staart\n\nGOES (ANP) - Een zin.\nNog een.\n\neen\n\ntwee"


def test_what_is_no_text_is_dropped() -> None:
    html = "<head><title>t</title></head><nav>menu</nav><script>x()</script><p>Tekst</p><footer>©</footer>"
    assert extract(html) == "Tekst"


def test_an_age_keeps_its_own_line() -> None:
    assert extract("<div>Tekst.</div><span>3 uur geleden</span><div>GOES - Meer.</div>").splitlines() == [
        "Tekst.",
        "3 uur geleden",
        "GOES - Meer.",
    ]


def test_nothing_gives_nothing() -> None:
    assert extract("") == ""
    assert extract("<html></html>") == ""
