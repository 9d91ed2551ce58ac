"""Words out of bytes, whatever a mail says of its character set, and out of HTML."""

import re

import nh3

from portal.mail_words import as_text

MOST_HTML = 300_000
_BLANKS = re.compile(r"\s{2,}|[\r\n]")
_HIDDEN = re.compile(r"<!--|<(?:script|style|head|title)\b", re.IGNORECASE)
_BLOCKS = re.compile(
    r"(?:</?(?:div|tr|table|tbody|section|article|blockquote|ul|ol|h[1-6])\b[^<>]*>\s*)+", re.IGNORECASE
)
_LIST_ENDS = re.compile(r"</[uo]l\b[^<>]*>", re.IGNORECASE)
_OTHERS = re.compile(r"</?(?!(?:a|p|br|li|hr)\b)[a-z!?][^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\ud800-\udfff]")
# In Windows-1252 only Icelandic has these; in Windows-1257 they are letters that every Baltic text has.
_BALTIC = frozenset("ðþÐÞ")
_AS_1252 = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "unknown-8bit"}
_QUOTE_BEGINS = re.compile(
    r"<(?:div|blockquote)\b[^<>]{0,400}?"
    r"(?:gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|type=[\"']?cite"
    r"|id=[\"']?(?:appendonsend|divRplyFwdMsg|mail-editor-reference))",
    re.IGNORECASE,
)


def decoded(payload: bytes, declared: str) -> str:
    """The words of ``payload``: in the declared character set if it fits, else in one that does.

    What is UTF-8 beyond ASCII cannot be anything else by chance, whatever the mail says.
    """
    charset = declared.strip().strip("\"'").lower()
    candidates = ["" if charset in _AS_1252 else charset, "utf-8"]
    for candidate in candidates if payload.isascii() else ["utf-8", *candidates]:
        try:
            return clean(payload.decode(candidate))
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return _windows(payload)


def _windows(payload: bytes) -> str:
    western = payload.decode("cp1252", errors="replace")
    if _BALTIC & set(western):
        try:
            return clean(payload.decode("cp1257"))
        except UnicodeDecodeError:
            pass
    try:
        return clean(payload.decode("cp1252"))
    except UnicodeDecodeError:
        return clean(payload.decode("iso-8859-1"))


def clean(text: str) -> str:
    """Without what nobody sees and databases refuse; lines end as ours do."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\xa0", " ")
    return _UNSEEN.sub("", lines)


def unflowed(text: str) -> str:
    """Lines of ``format=flowed`` (RFC 3676) put together again; quoted lines and signatures stay."""
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        stuffed = line.removeprefix(" ")
        is_fixed = stuffed.startswith(">") or stuffed == "-- " or not stuffed
        if is_open and not is_fixed:
            lines[-1] += stuffed
        else:
            lines.append(stuffed)
        is_open = stuffed.endswith(" ") and not is_fixed
    return "\n".join(lines)


def words_of_html(html: str) -> tuple[str, str]:
    """What stands before the quoted mail and the rest, both as text; all of it when nothing stands before."""
    html = html[:MOST_HTML]
    quote = _QUOTE_BEGINS.search(html)
    words, tail = (html[: quote.start()], html[quote.start() :]) if quote else (html, "")
    own = _text(words)
    return (own, _text(tail)) if own else (_text(html), "")


def _text(html: str) -> str:
    """Only tags that mean something in text reach the cleaner: nested by thousands they take it minutes."""
    shown = _LIST_ENDS.sub("<p></p>", _BLANKS.sub(" ", _without_hidden(html)))
    shown = _BLOCKS.sub("<br>", shown)
    return as_text(nh3.clean(_OTHERS.sub("", shown), tags={"a", "p", "br", "li", "hr"}))


def _without_hidden(html: str) -> str:
    """Without comments, scripts and styles; one that never ends takes the rest with it, as in browsers."""
    kept, position = [], 0
    while begin := _HIDDEN.search(html, position):
        kept.append(html[position : begin.start()])
        name = begin[0][1:].lower()
        end = re.compile("-->" if name == "!--" else f"</{name}[^>]*>", re.IGNORECASE).search(
            html, begin.end()
        )
        if end is None:
            return "".join(kept)
        position = end.end()
    return "".join([*kept, html[position:]])
