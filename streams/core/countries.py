"""countries: which countries a text names."""


def countries(text: str) -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes of countries named in the text, each once, in order of first mention."""
    del text
    return ()
