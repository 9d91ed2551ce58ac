"""A person's own words, apart from the mail that they quote and the lines that their program adds.

Mail programs mark a quoted mail in a few ways, each in the language of its reader; the forms here are those
of English, German, Lithuanian, Latvian, Finnish, French, Spanish and Italian.
"""

import re

MOST = 60_000
_LONGEST = 400  # what is longer is no line that a program added, and patterns stay fast
_LINES_OF_INTRODUCTION = 3
_HEADERS_NEAR = 5
_LEAST_HEADERS = 2
_INTRODUCTION_BEGINS = re.compile(r"(On|Am|Le|El|Il|Den|Op)\s|\d{1,4}[-./ ]|\w{1,14}\.?,? \d", re.IGNORECASE)
_INTRODUCTION = re.compile(
    r"\b(wrote|writes|schrieb|a écrit|escribió|ha scritto|(pa)?rašė|(uz)?rakstīja|kirjoitti)\b"
    r".{0,120}[::]$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SURELY = re.compile(r"@|\d{1,2}[:.]\d{2}|Guildhall")
_SEPARATOR = re.compile(
    r"(-{2,}\s*(original message|original appointment|forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message d.origine|message original|mensaje original|messaggio originale"
    r"|originalus laiškas|pradinis (pranešimas|laiškas)|sākotnējais ziņojums|oriģinālais ziņojums"
    r"|alkuperäinen viesti)\s*-{0,})$|_{20,}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(From|Von|De|Da|Nuo|No|Lähettäjä)\s?:\*?\s", re.IGNORECASE)
_OTHER_HEADER = re.compile(
    r"\*?(Sent|Date|To|Subject|Cc|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha|Para|Asunto"
    r"|Inviato|Data|A|Oggetto|Išsiųsta|Kam|Kopija|Tema|Nosūtīts|Datums|Temats|Tēma|Lähetetty|Päivämäärä"
    r"|Vastaanottaja|Kopio|Aihe)\s?:\*?\s",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(Sent from (my|Outlook|Mail|Yahoo|Proton)|Sent with|Get Outlook for|Von meinem .*gesendet"
    r"|Gesendet (von|mit)|Diese Nachricht wurde von meinem|Envoyé (de mon|depuis|à partir)|Obtenir Outlook"
    r"|Enviado desde|Inviato da|Išsiųsta iš|Siųsta iš|Nosūtīts no|Sūtīts no|Lähetetty \w+(sta|stä|ltä|lta)\b"
    r"|Hanki Outlook|Outlook für|Outlook pour)",
    re.IGNORECASE,
)
_LONGEST_SENT_FROM = 100


def split_tail(text: str) -> tuple[str, str]:
    """What the person wrote, and what was cut off it.

    Who answers between quoted lines or below them keeps them, since their words need them. What lies beyond
    ``MOST`` characters is not looked at: more than that no post takes.
    """
    middle = text.find("\n", MOST) if len(text) > MOST else -1
    text, beyond = (text[:middle], text[middle:]) if middle >= 0 else (text, "")
    lines = [line.rstrip() for line in text.replace("\n-- \n", "\n--\n").split("\n")]
    end = _quote_begins(lines)
    own, tail = lines[:end], [*lines[end:], *beyond.split("\n")]
    if beyond and end == len(lines):
        return f"{text}{beyond}".strip(), ""
    own, cut = _without_quote_at_the_end(own)
    tail = cut + tail
    own, cut = _without_signature(own)
    tail = cut + tail
    return "\n".join(own).strip(), "\n".join(tail).strip()


def _quote_begins(lines: list[str]) -> int:
    """The line from which on everything belongs to the mail that is answered."""
    for number, line in enumerate(lines):
        short = line.strip()
        if len(short) > _LONGEST or not short:
            continue
        if _SEPARATOR.fullmatch(short) or _is_header_block(lines, number):
            return number
        length = _introduction(lines, number)
        if length and _all_quoted(lines[number + length :]):
            return number
    return len(lines)


def _is_header_block(lines: list[str], number: int) -> bool:
    """``From: … Sent: … To: …`` as Outlook writes it."""
    if not _FROM.match(lines[number].strip()):
        return False
    near = lines[number + 1 : number + 1 + _HEADERS_NEAR]
    return sum(bool(_OTHER_HEADER.match(line.strip()[:_LONGEST])) for line in near) >= _LEAST_HEADERS


def _introduction(lines: list[str], number: int) -> int:
    """How many lines ``On … somebody wrote:`` takes here; 0 when it does not stand here."""
    if not _INTRODUCTION_BEGINS.match(lines[number].strip()):
        return 0
    for length in range(1, _LINES_OF_INTRODUCTION + 1):
        joined = " ".join(line.strip() for line in lines[number : number + length])
        if len(joined) > _LONGEST:
            return 0
        if _INTRODUCTION.search(joined) and _DIGIT.search(joined):
            rest = next((line for line in lines[number + length :] if line), "")
            return length if _SURELY.search(joined) or rest.startswith(">") else 0
    return 0


def _all_quoted(lines: list[str]) -> bool:
    """Whether nobody's own words follow: all marked as quoted, or none, as phones do it."""
    written = [line for line in lines if line]
    return not any(line.startswith(">") for line in written) or _own_after(written) == 0


def _own_after(written: list[str]) -> int:
    """How many lines of one's own stand below the quoted ones; those of a signature do not count."""
    own = [number for number, line in enumerate(written) if not line.startswith(">")]
    if not own:
        return 0
    first = written[own[0]]
    return 0 if first == "--" or _SENT_FROM.match(first) else len(own)


def _without_quote_at_the_end(lines: list[str]) -> tuple[list[str], list[str]]:
    end = len(lines)
    while end and (not lines[end - 1] or lines[end - 1].startswith(">")):
        end -= 1
    return lines[:end], lines[end:]


def _without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut at ``-- ``, and ``Sent from my …`` when nothing follows it."""
    end = next((number for number, line in enumerate(lines) if line == "--"), len(lines))
    while end:
        last = lines[end - 1].strip()
        is_added = len(last) <= _LONGEST_SENT_FROM and _SENT_FROM.match(last)
        if last and not is_added:
            break
        end -= 1
    return lines[:end], lines[end:]
