"""A post as a quotation in Markdown, for the reply to it."""

import re

from forums.models import Post

MOST = 1_500
_GAP = re.compile(r"\n{3,}")


def quotation(post: Post) -> str:
    """The words of ``post``, each line behind ``>``, with a link to it; what it quotes itself is left out."""
    own = [line for line in post.body.split("\n") if not line.lstrip().startswith(">")]
    text = _GAP.sub("\n\n", "\n".join(own)).strip() or post.body
    if len(text) > MOST:
        text = f"{text[:MOST].rsplit(' ', 1)[0]} …"
    lines = [f"> {line}".rstrip() for line in text.split("\n")]
    return "\n".join([*lines, ">", f"> {source_of(post)}"]) + "\n\n"


def source_of(post: Post) -> str:
    """The line below a quotation: whose words they are, as a link to the post."""
    is_known = post.author is not None or post.visitor_name or post.is_nameless
    name = _plain(post.written_by) if is_known else f"#{post.number}"
    return f"— [{name}]({post.get_absolute_url()})"


def _plain(name: str) -> str:
    """A name that Markdown cannot take for anything else."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>@!#|~" else sign for sign in name)
