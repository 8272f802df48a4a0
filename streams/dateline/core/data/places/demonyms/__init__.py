"""What the people of a country are called, one module a language; a new language is one more, and a word here."""

from dateline.core.data.places.demonyms import de, en, es, fr, it, nl, no, pt, sv

LANGUAGES = (nl, en, de, fr, es, it, pt, no, sv)
