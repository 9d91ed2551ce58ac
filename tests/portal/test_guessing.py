"""Guessing the language of a text: right for a sentence or two, silent where it cannot know."""

import time

import pytest

from portal.guessing import guess_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "How did you begin with that, without promising things to people that you cannot keep?"),
        ("de", "Wie habt ihr damit angefangen, ohne den Leuten etwas zu versprechen, das nicht geht?"),
        ("lt", "Kaip jūs pradėjote? Mūsų mokinys yra mandagus, bet jis dar nežino kainų ir labai jaudinasi."),
        ("lv", "Kā jūs sākāt? Mūsu audzēknis ir pieklājīgs, bet viņš vēl nezina cenas un ļoti uztraucas."),
        ("fi", "Miten te aloititte? Meillä opiskelija on kohtelias, mutta hän ei vielä tiedä hintoja."),
        ("et", "Kuidas te alustasite? Meie õpilane on viisakas, aga ta ei tea veel hindu ja see on mure."),
        ("sv", "Hur började ni? Vår lärling är artig men hon kan inte priserna och vi har mycket att göra."),
        ("fr", "Comment avez-vous commencé ? Chez nous, les apprentis ne sont pas dans le bureau."),
        ("es", "¿Cómo empezaron con la alumna? En el taller no se puede hablar con los clientes."),
        ("it", "Come avete iniziato? Da noi la tirocinante è gentile, ma non conosce i prezzi."),
        ("pl", "Jak to się u was zaczęło? Nasza uczennica jest miła, ale nie zna jeszcze cen."),
        ("nl", "Hoe zijn jullie begonnen? Onze leerling is beleefd, maar zij weet de prijzen nog niet."),
        ("el", "Πώς ξεκινήσατε; Ο μαθητής μας είναι ευγενικός αλλά δεν ξέρει ακόμα τις τιμές."),  # noqa: RUF001
        ("bg", "Как започнахте? Нашият ученик е учтив, но още не знае цените, защото съм нов."),  # noqa: RUF001
        ("hu", "Hogyan kezdtétek? A tanulónk nagyon udvarias, de az árakat még nem tudja, és ez már nem jó."),
    ],
)  # fmt: skip
def test_a_sentence_or_two_are_enough(code, text):
    assert guess_language(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "OK", "Thanks!", "12 34 56", "https://example.org/a/b", "Kiitos ja thanks und merci", "漢字" * 40],
)
def test_where_there_is_too_little_it_says_nothing(text):
    assert guess_language(text) == ""


def test_a_letter_alone_is_no_word_of_any_language():
    assert guess_language("A question, because I ask: what do I write, when I sit here and I see it?") != "pl"


def test_no_text_makes_it_slow():
    began = time.monotonic()

    guess_language("the und et ja " * 100_000)

    assert time.monotonic() - began < 0.5
