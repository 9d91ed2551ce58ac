"""A person's own words are kept whole; what they quote and what their program adds goes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.replying.trimming import split_tail

OWN = "Try the first page.\n\nIt helped us."
QUOTE = "> Hello Mara,\n>\n> How do you begin?"
INTRODUCTIONS = [
    "On Mon, 2 Mar 2026 at 12:00, Guildhall <guildhall@example.org> wrote:",
    "On 02/03/2026 12:00, Guildhall wrote:",
    "Am Mo., 2. März 2026 um 12:00 Uhr schrieb Guildhall <guildhall@example.org>:",
    "Am 02.03.26 um 12:00 schrieb Guildhall:",
    "2026-03-02, pr, 12:00 Guildhall <guildhall@example.org> rašė:",
    "2026-03-02 12:00, Guildhall parašė:",
    "pirmd., 2026. g. 2. marts, plkst. 12:00 — lietotājs Guildhall (<guildhall@example.org>) rakstīja:",
    "02.03.2026 12:00, Guildhall rakstīja:",
    "ma 2. maalisk. 2026 klo 12.00 Guildhall (guildhall@example.org) kirjoitti:",
    "2.3.2026 12.00 Guildhall kirjoitti:",
    "Le lun. 2 mars 2026 à 12:00, Guildhall <guildhall@example.org> a écrit :",
    "El lun, 2 mar 2026 a las 12:00, Guildhall (<guildhall@example.org>) escribió:",
    "Il giorno lun 2 mar 2026 alle ore 12:00 Guildhall <guildhall@example.org> ha scritto:",
]
OUTLOOK = [
    "From: Guildhall <guildhall@example.org>\nSent: Monday, 2 March 2026 12:00\nTo: Mara\nSubject: A reply",
    "Von: Guildhall <guildhall@example.org>\nGesendet: Montag, 2. März 2026\nAn: Mara\nBetreff: Antwort",
    "Nuo: Guildhall <guildhall@example.org>\nIšsiųsta: 2026 m. kovo 2 d.\nKam: Mara\nTema: Atsakymas",
    "No: Guildhall <guildhall@example.org>\nNosūtīts: 2026. gada 2. marts\nKam: Mara\nTēma: Atbilde",
    "Lähettäjä: Guildhall <guildhall@example.org>\nLähetetty: 2. maaliskuuta\nVastaanottaja: Mara\nAihe: Re",
    "De : Guildhall <guildhall@example.org>\nEnvoyé : lundi 2 mars 2026\nÀ : Mara\nObjet : Une réponse",
    "De: Guildhall <guildhall@example.org>\nEnviado: lunes, 2 de marzo\nPara: Mara\nAsunto: Respuesta",
    "Da: Guildhall <guildhall@example.org>\nInviato: lunedì 2 marzo\nA: Mara\nOggetto: Risposta",
    "*From:* Guildhall <guildhall@example.org>\n*Sent:* Monday\n*To:* Mara",
    "-----Original Message-----\nFrom: Guildhall",
    "-----Ursprüngliche Nachricht-----\nVon: Guildhall",
    "-----Alkuperäinen viesti-----\nLähettäjä: Guildhall",
    "________________________________\nFrom: Guildhall",
]
ADDED = [
    "Sent from my iPhone", "Get Outlook for Android", "Von meinem iPhone gesendet", "Envoyé de mon iPhone",
    "Enviado desde mi iPhone", "Inviato da iPhone", "Išsiųsta iš mano „iPhone“", "Nosūtīts no mana iPhone",
    "Lähetetty iPhonesta", "-- \nMara Member\nSchool of Kaunas",
]  # fmt: skip


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_a_quoted_mail_is_cut_with_the_line_before_it(introduction):
    assert split_tail(f"{OWN}\n\n{introduction}\n{QUOTE}\n") == (OWN, f"{introduction}\n{QUOTE}")


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_a_line_that_was_broken_into_two_is_known(introduction):
    middle = introduction.index(" ", len(introduction) // 2)
    broken = f"{introduction[:middle]}\n{introduction[middle + 1 :]}"

    assert split_tail(f"{OWN}\n\n{broken}\n\n{QUOTE}\n")[0] == OWN


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_phones_quote_without_marks(introduction):
    assert split_tail(f"{OWN}\n\n{introduction}\n\nHello Mara,\n\nHow do you begin?")[0] == OWN


@pytest.mark.parametrize("headers", OUTLOOK)
def test_what_outlook_quotes_is_cut(headers):
    assert split_tail(f"{OWN}\n\n{headers}\n\nHello Mara,") == (OWN, f"{headers}\n\nHello Mara,")


@pytest.mark.parametrize("added", ADDED)
def test_signatures_go_with_and_without_a_quote(added):
    assert split_tail(f"{OWN}\n\n{added}")[0] == OWN
    assert split_tail(f"{OWN}\n\n{added}\n\n{INTRODUCTIONS[0]}\n{QUOTE}")[0] == OWN
    assert split_tail(f"{OWN}\n\n{INTRODUCTIONS[0]}\n{QUOTE}\n\n{added}")[0] == OWN


def test_a_quote_without_a_line_before_it_is_cut():
    assert split_tail(f"{OWN}\n\n{QUOTE}") == (OWN, QUOTE)


def test_who_answers_between_the_lines_keeps_them():
    text = f"{INTRODUCTIONS[0]}\n> How do you begin?\nWith the first page.\n> And then?\nWith the second."

    assert split_tail(text) == (text, "")


def test_who_answers_below_the_quote_keeps_it():
    text = f"{INTRODUCTIONS[0]}\n{QUOTE}\n\n{OWN}"

    assert split_tail(text) == (text, "")


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 my mentor wrote:\nthat it takes time.",
        "On 3 pages we wrote: begin small.",
        "From: here to there.\nThat is how far we came.",
        "Sent from my desk to yours: a list.\nSee you.",
        "No: I would not.",
        "We begin -- as always -- with a plan.",
        "1. One\n2. Two",
    ],
)
def test_words_that_only_look_like_a_quote_stay(text):
    assert split_tail(text) == (text, "")


@pytest.mark.parametrize("text", ["", "\n\n", QUOTE, f"{INTRODUCTIONS[0]}\n{QUOTE}", "-- \nMara"])
def test_a_mail_without_words_is_empty(text):
    assert split_tail(text)[0] == ""


@given(st.text(alphabet="> -\nOn12:wrote@.a", max_size=400))
def test_nothing_is_lost_whatever_stands_in_it(text):
    own, tail = split_tail(text)

    assert sorted("".join((own + tail).split())) == sorted("".join(text.split()))


@pytest.mark.parametrize(
    "line",
    ["On 2 Mar 12:00 a@b " * 15, "On 2 Mar a@b wrote:", "> quoted", "From: a@b", "1 wrote " * 40, " ", "--"],
)
def test_long_mail_is_read_quickly(line):
    text = "\n".join([line] * 100_000)
    began = time.process_time()

    own, tail = split_tail(f"{OWN}\n{text}")

    assert time.process_time() - began < 5
    assert len("".join((own + tail).split())) == len("".join(f"{OWN}{text}".split()))
