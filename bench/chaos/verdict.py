"""Whether what everybody got is what is stored, and what is stored is what was sent."""

from dataclasses import dataclass

from bench.chaos.people import Reader, Writer


@dataclass(frozen=True)
class Stored:
    """A message in the database; ``body`` is None when it was removed."""

    id: int
    seq: int
    client_id: str
    body: str | None


def complaints(
    seqs: list[int], stored: list[Stored], writers: list[Writer], readers: list[Reader]
) -> list[str]:
    """Everything that is not as it should be; nothing when the room has lost and doubled nothing."""
    return [
        *_of_numbers(seqs),
        *_of_messages(stored, writers),
        *(said for reader in readers for said in _of_reader(reader, len(seqs), stored)),
    ]


def _of_numbers(seqs: list[int]) -> list[str]:
    return (
        [] if seqs == list(range(1, len(seqs) + 1)) else ["the numbers of the room have gaps or come twice"]
    )


def _of_messages(stored: list[Stored], writers: list[Writer]) -> list[str]:
    found = []
    by_client_id = {each.client_id: each for each in stored}
    sent = {client_id: body for writer in writers for client_id, body in writer.sent.items()}
    edits = {pk: bodies for writer in writers for pk, bodies in writer.edits.items()}
    removals = {pk for writer in writers for pk in writer.removals}
    if len(by_client_id) != len(stored):
        found.append("a message is stored twice")
    for each in stored:
        if each.client_id not in sent:
            found.append(f"{each.id} was never sent")
        elif each.body is None and each.id not in removals:
            found.append(f"{each.id} was never removed")
        elif each.body is not None and each.body not in {sent[each.client_id], *edits.get(each.id, ())}:
            found.append(f"{each.id} has words that nobody wrote")
    for writer in writers:
        for client_id, (seq, pk) in writer.acknowledged.items():
            kept = by_client_id.get(client_id)
            if kept is None or (kept.seq, kept.id) != (seq, pk):
                found.append(f"{client_id} was acknowledged as number {seq} and is not there")
        found += [f"{client_id} was never acknowledged" for client_id in writer.waiting]
    return found


def _of_reader(reader: Reader, last: int, stored: list[Stored]) -> list[str]:
    """They have every number, and their words are the words that stand."""
    found = [] if reader.seq == last else [f"{reader.name} is at {reader.seq} of {last}"]
    stands = {each.id: each.body for each in stored if each.body is not None}
    if reader.words != stands:
        wrong = {pk for pk in reader.words.keys() | stands.keys() if reader.words.get(pk) != stands.get(pk)}
        found.append(f"{reader.name} has other words in {len(wrong)} messages, such as {sorted(wrong)[:3]}")
    return found
