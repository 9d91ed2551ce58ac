"""Mail is read as it comes: any character set, any parts, badly made, by a person or by a machine."""

import time
from email.message import EmailMessage

import pytest

from community.mailing.stopping import Stop, stop_link
from community.replying.reading import read_mail
from community.replying.tokens import address_for

SENDER = "mara@example.org"
WORDS = "Ačiū, tai padėjo: ąčęėįšųūž."
PLAIN = "From: Mara <mara@example.org>\r\nMessage-ID: <1@mail.example.org>\r\nSubject: Re: A reply\r\n"


def read(body: bytes | str, headers: str = "", *, sender: str = SENDER, base: str = PLAIN):
    content = body.encode() if isinstance(body, str) else body
    return read_mail(base.encode() + headers.encode() + b"\r\n" + content, sender)


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("utf-8", "utf-8"), ("windows-1257", "windows-1257"), ("utf-8", "windows-1257"),
        ("iso-8859-1", "utf-8"), ("iso-8859-1", "windows-1257"), ("us-ascii", "utf-8"),
        ("x-unknown", "utf-8"), ("x-unknown", "windows-1257"), ("", "utf-8"), ("iso-8859-13", "iso-8859-13"),
        ("utf-16", "utf-8"), ("rot13", "utf-8"), ("base64", "utf-8"), ("../../etc", "utf-8"),
    ],
)  # fmt: skip
def test_words_come_through_whatever_a_mail_says_of_its_character_set(declared, actual):
    charset = f'; charset="{declared}"' if declared else ""

    mail = read(WORDS.encode(actual), f"Content-Type: text/plain{charset}\r\n")

    assert mail.words == WORDS


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1252"])
def test_western_words_come_through_too(declared):
    words = "Voilà, größer, señor: €5"
    mail = read(words.encode("cp1252"), f"Content-Type: text/plain; charset={declared}\r\n")

    assert mail.words == words


def test_what_nobody_sees_and_databases_refuse_is_left_out():
    assert read(b"One\x00 two\x07\r\n\xef\xbb\xbfthree").words == "One two\nthree"


def test_lines_that_flow_are_put_together():
    mail = read(
        "One long \r\nline.\r\n\r\nAnother.\r\n-- \r\nMara", "Content-Type: text/plain; format=flowed\r\n"
    )

    assert (mail.words, mail.tail) == ("One long line.\n\nAnother.", "--\nMara")


def test_html_alone_is_read_without_its_quote_and_its_scripts():
    html = (
        "<html><head><style>p{}</style></head><body><p>Try <b>this</b>:</p><ul><li>one</li></ul>"
        '<script>alert(1)</script><a href="https://example.org/x">a page</a>'
        '<div class="gmail_quote">On Monday Guildhall wrote:<blockquote>How?</blockquote></div></body>'
    )

    mail = read(html, "Content-Type: text/html; charset=utf-8\r\n")

    assert mail.words == "Try this:\n\n- one\n\na page (https://example.org/x)"
    assert mail.tail == "On Monday Guildhall wrote:\nHow?"


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<blockquote>",
        "<b><p>",
        " ",
        "\u2003",
        "<div ",
        "<div<",
        "<a href=x>",
        "&nbsp;",
        "<!--",
        "<table>",
        "<p>",
        "<li>",
        "<script>",
    ],
)
def test_html_that_is_made_to_take_long_does_not(piece):
    began = time.process_time()

    mail = read(piece * 200_000 + "Words", "Content-Type: text/html; charset=utf-8\r\n")

    assert (mail.is_automatic, time.process_time() - began < 5) == (False, True)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Hello<div><br></div><div>More</div>", "Hello\n\nMore"),
        ("First<div>Second</div>\n<div>Third</div>", "First\nSecond\nThird"),
        ("<!-- <p>no</p> --><STYLE>p{}</STYLE><p>Yes &lt;b&gt;</p><header>too</header>", "Yes <b>\n\ntoo"),
        ("<p>One\ntwo</p><table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "One two\n\na\nb"),
        ("<p>Yes<script>never ends", "Yes"),
    ],
)
def test_html_becomes_lines_as_it_was_seen(html, words):
    assert read(html, "Content-Type: text/html; charset=utf-8\r\n").words == words


def test_of_two_forms_the_plain_one_is_taken():
    message = EmailMessage()
    message["From"] = SENDER
    message.set_content("Plain words")
    message.add_alternative("<p>Designed words</p>", subtype="html")

    mail = read_mail(message.as_bytes(), SENDER)

    assert (mail.words, mail.files, mail.is_broken) == ("Plain words", (), False)


def test_files_are_found_and_pictures_of_signatures_are_not():
    message = EmailMessage()
    message["From"] = SENDER
    message.set_content("See <the> files")
    message.add_alternative('<p>See</p><img src="cid:logo">', subtype="html")
    message.get_payload()[1].add_related(b"png", "image", "png", cid="<logo>")
    for number in range(30):
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    message.add_attachment("words in a file", filename="words.txt")

    mail = read_mail(message.as_bytes(), SENDER)

    assert (mail.words, len(mail.files)) == ("See <the> files", 31)
    assert [each.content for each in mail.files[-2:]] == [b"%PDF", b"words in a file\n"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('application/pdf; name="=?utf-8?B?xb1hbGlhcy5wZGY=?="', "Žalias.pdf"),
        ("application/pdf; name*=utf-8''%C5%BDalias.pdf", "Žalias.pdf"),
        ('application/pdf; name="=?unheard-of?B?xb1h?="', "=?unheard-of?B?xb1h?="),
        ("application/pdf", "file.pdf"),
        ("application/unheard-of", "file"),
        ('application/pdf; name="a\x00b.pdf"', "ab.pdf"),
    ],
)  # fmt: skip
def test_files_have_the_names_that_their_sender_gave_them(header, name):
    body = f"--b\r\n\r\nWords\r\n--b\r\nContent-Type: {header}\r\n\r\n%PDF\r\n--b--"
    mail = read(body, 'Content-Type: multipart/mixed; boundary="b"\r\n')

    assert [(each.name, each.content) for each in mail.files] == [(name, b"%PDF")]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Type: multipart/mixed\r\n", "no boundary anywhere"),
        ('Content-Type: multipart/mixed; boundary="b"\r\n', "--c\r\n\r\nanother boundary\r\n--c--"),
        ('Content-Type: multipart/mixed; boundary="b"\r\n', "--b boundary=x\r\n" * 200),
    ],
)  # fmt: skip
def test_parts_that_cannot_be_told_apart_are_said_to_be_broken(headers, body):
    mail = read(body, headers)

    assert (mail.is_broken, mail.words, mail.author) == (True, "", SENDER)


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ('Content-Type: multipart/mixed; boundary="b"\r\n', "--b\r\n\r\nNo end", "No end"),
        ("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n", "SGVsbG8=", "Hello"),
        ("Content-Type: text/plain\r\nContent-Transfer-Encoding: unheard-of\r\n", "Hello", "Hello"),
        ("Content-Type: nonsense\r\n", "Hello", "Hello"),
        ("Content-Type\r\n", "Hello", "Content-Type\n\nHello"),
    ],
)
def test_what_can_be_read_of_a_bad_mail_is_read(headers, body, words):
    assert read(body, headers).words == words


def test_parts_nested_beyond_reason_are_refused_at_once():
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(5000))
    began = time.monotonic()

    mail = read(f"{nested}\r\nWords", "MIME-Version: 1.0\r\n", base=PLAIN)
    deep = read_mail(f"{PLAIN}{nested}\r\nWords".encode(), SENDER)

    assert (deep.is_broken, deep.words, mail.author) == (True, "", SENDER)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_mail_of_nothing_but_line_ends_is_refused_at_once(end):
    began = time.process_time()

    mail = read(end * 20_000_000, 'Content-Type: multipart/mixed; boundary="b"\r\n')

    assert (mail.is_broken, time.process_time() - began < 5) == (True, True)


def folded(piece: str, end: str = "\r\n") -> str:
    """``piece`` again and again, in lines that a server takes, half a million characters long."""
    return f"{end} ".join([piece * (900 // len(piece))] * 600)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("field", ["Content-Type: text/plain; ", "content-disposition: attachment; "])
@pytest.mark.parametrize("piece", ["a=b; ", '";'])
def test_a_field_of_too_many_parameters_is_refused_at_once(piece, field, end):
    part = f"{field}{folded(piece, end)}\r\n\r\nWords\r\n"
    began = time.process_time()

    whole = read_mail(f"{PLAIN}{part}".encode(), SENDER)
    in_a_part = read(f"--b\r\n{part}--b--\r\n", 'Content-Type: multipart/mixed; boundary="b"\r\n')

    assert (whole.is_broken, in_a_part.is_broken, time.process_time() - began < 5) == (True, True, True)
    assert (whole.author, in_a_part.author) == (SENDER, SENDER)


def test_a_mail_whose_head_never_ends_is_broken_and_its_author_known():
    mail = read("Words", f"X-Other: {folded('x')}\r\n")

    assert (mail.is_broken, mail.words, mail.author) == (True, "", SENDER)


@pytest.mark.parametrize("piece", ["(", "a:", "<a@b.example>, "])
def test_an_author_that_nobody_could_write_is_none(piece):
    for name in (piece * 60, folded(piece)[:9000], piece * 900):
        mail = read("Words", f"From: {name}\r\n", base="")
        assert (mail.author, mail.answer_to) == ("", SENDER)


def test_some_nesting_is_read():
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(20))

    assert read_mail(f"{PLAIN}{nested}\r\nWords".encode(), SENDER).words == "Words"


@pytest.mark.parametrize(
    ("headers", "author"),
    [
        ("From: Mara <Mara@Example.org>\r\n", SENDER),
        ("From: =?utf-8?q?M=C4=81ra?= <mara@example.org>\r\n", SENDER),
        ("From: mara@example.org, rick@example.org\r\n", ""),
        ("From: mara@example.org\r\nFrom: rick@example.org\r\n", ""),
        ("From: mara\r\n", ""),
        ("Sender: mara@example.org\r\n", ""),
        ('From: "mara@example.org" <rick@example.org>\r\n', "rick@example.org"),
    ],
)
def test_a_mail_has_one_author_or_none(headers, author):
    assert read("Words", headers, base="").author == author


def test_the_links_of_one_reader_alone_are_read_by_nobody_else(settings):
    settings.REPLY_DOMAIN = "reply.example.org"
    stop, answers = stop_link(Stop(7, group="replies")), address_for(7, "t", 12)
    middle = len(stop) - 20
    broken = f"{stop[:middle]}\n> {stop[middle:]}"

    own = read(f"Words {stop} and {answers} here.\n")
    tail = read(f"Words\n\n> Stop:\n> {broken}\n> {answers}\n> More words\n")
    html = f'<p>Words</p><blockquote type="cite"><a href="{stop}">Stop</a></blockquote>'
    page = read(html, "Content-Type: text/html\r\n")

    assert own.words == "Words http://testserver/mail/stop/… and reply+…@reply.example.org here."
    assert tail.tail == (
        "> Stop:\n> http://testserver/mail/stop/…\n> reply+…@reply.example.org\n> More words"
    )
    assert page.tail == "Stop (http://testserver/mail/stop/…)"


def test_a_mail_without_an_id_is_known_by_what_it_says():
    first, again, other = (read(words, "", base="From: mara@example.org\r\n") for words in ("A", "A", "B"))

    assert (first.key == again.key, first.key == other.key, first.message_id) == (True, False, "")


MACHINES = [
    "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; owner=x", "Precedence: bulk",
    "Precedence: auto_reply", "Precedence: list", "Return-Path: <>", "X-Autoreply: yes", "List-Id: <x>",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "X-Failed-Recipients: x@y",
]  # fmt: skip
ABSENT = [
    "Automatic reply: A reply", "Out of Office: back on Monday", "Abwesenheitsnotiz",
    "Réponse automatique : x",
    "Automatinis atsakymas", "Automātiskā atbilde", "Automaattinen vastaus: x", "Respuesta automática",
    "Risposta automatica: x", "Undelivered Mail Returned to Sender", "Undeliverable: x",
    "=?utf-8?q?R=C3=A9ponse_automatique?=", "Delivery Status Notification (Failure)",
]  # fmt: skip


@pytest.mark.parametrize("header", MACHINES)
def test_mail_of_machines_is_known_by_its_headers(header):
    mail = read("Words", f"{header}\r\n")

    assert (mail.is_automatic, mail.answer_to, mail.words) == (True, "", "")


@pytest.mark.parametrize("subject", ABSENT)
def test_notes_of_absence_and_bounces_are_known_by_their_subject(subject):
    assert read("Words", f"Subject: {subject}\r\n", base="From: mara@example.org\r\n").is_automatic is True


@pytest.mark.parametrize("sender", ["", "<>", "MAILER-DAEMON@example.org", "postmaster@example.org"])
def test_bounces_are_known_by_their_envelope(sender):
    assert read("Words", sender=sender).is_automatic is True


@pytest.mark.parametrize("header", ["Auto-Submitted: no", "X-Mailer: Mail", "Precedence: normal"])
def test_mail_of_people_is_not_taken_for_that_of_machines(header):
    mail = read("Words", f"{header}\r\n")

    assert (mail.is_automatic, mail.answer_to) == (False, SENDER)


@pytest.mark.parametrize(
    ("headers", "base"),
    [
        ("X-Auto-Response-Suppress: All\r\n", PLAIN),
        ("From: noreply@example.org\r\n", ""),
        ("From: do-not-reply@example.org\r\n", ""),
        ("From: reply+abc@reply.example.org\r\n", ""),
    ],
)
def test_who_wants_no_answer_is_read_and_gets_none(headers, base, settings):
    settings.REPLY_DOMAIN = "reply.example.org"
    mail = read("Words", headers, base=base)

    assert (mail.is_automatic, mail.words, mail.answer_to) == (False, "Words", "")
