"""Names of countries and languages in the reader's language, sorted by its alphabet."""

import pytest
from django.utils.translation import override

from portal import countries, languages
from portal.collation import sort_key


@pytest.mark.parametrize(
    ("code", "country", "language"),
    [
        ("en", "Lithuania", "Lithuanian"),
        ("lt", "Lietuva", "lietuvių"),
        ("lv", "Lietuva", "lietuviešu"),
        ("fi", "Liettua", "liettua"),
    ],
)
def test_names_are_the_readers(code, country, language):
    with override(code):
        assert (countries.name_of("LT"), languages.name_of("lt")) == (country, language)


def test_what_is_not_ours_is_its_code():
    assert (countries.name_of("ZZ"), languages.name_of("zz"), countries.name_of("")) == ("ZZ", "zz", "")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("lt", ["Cukrus", "Čekija", "Danija", "Ignas", "Ypatinga", "Jonas", "Suomija", "Šveicarija", "Žemė"]),
        (
            "lv",
            ["Cēsis", "Čehija", "Garša", "Ģirts", "Kuldīga", "Ķegums", "Liepa", "Ļeņģe", "Somija", "Šveice"],
        ),
        ("fi", ["Norja", "Suomi", "Tšekki", "Venäjä", "Viro", "Åland", "Äänekoski", "Öljy"]),
        ("en", ["Estonia", "Évora", "Finland"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(code, words):
    backwards = words[::-1]

    assert sorted(backwards, key=lambda word: sort_key(word, code)) == words


def test_countries_are_offered_in_the_readers_order():
    with override("lt"):
        names = [name for _code, name in countries.choices()]

    assert names.index("Bulgarija") < names.index("Čekija") < names.index("Danija")
