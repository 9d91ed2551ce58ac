"""A reply by mail is one post with everything that follows from one; else its sender hears why not, once."""

from contextlib import closing
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from PIL import Image

from community.models import Membership, Notice, User
from community.replying.handling import deliver
from community.replying.reading import MOST_FILES
from community.replying.tokens import address_for
from forums.models import Post, PostFile, QuotedTail, Topic
from forums.operations.attachments import MAX_FILES
from forums.operations.merging import merge_topics
from forums.operations.moderation import lock_topic
from forums.operations.posts import remove_post
from portal.choices import Audience
from portal.models import Space, StoredFile
from portal.operations import may
from portal.tenancy.scope import forget_person
from tests.factories import UserFactory, join
from tests.forums.by_mail import answers, arrive, bodies, confirm, letter, outcomes, write

QUOTE = "\n\nOn Mon, 2 Mar 2026 at 12:00, Guildhall <guildhall@example.org> wrote:\n> Words\n"


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.REPLY_DOMAIN = "reply.example.org"


@pytest.fixture
def writer(colleague):
    return confirm(colleague)


def test_a_mail_is_a_post_of_its_author(question, writer, member):
    write(writer, question, "Begin with the **first** page." + QUOTE)

    post = Post.objects.get(topic=question, number=2)
    assert (post.author, post.body, post.space) == (writer, "Begin with the **first** page.", question.space)
    assert [(notice.recipient, notice.kind) for notice in Notice.objects.all()] == [(member, "answer")]
    assert (outcomes(), answers()) == (["posted"], [])


def test_what_it_quoted_is_kept_for_moderators_alone(question, writer, moderator, administrator, member):
    write(writer, question, "Words." + QUOTE)

    tail = QuotedTail.objects.select_related("post__topic__space", "post__space").get()
    assert tail.text == QUOTE.strip()
    allowed = [may(who, "forums.view_tail", tail.post) for who in (moderator, administrator, writer, member)]
    assert allowed == [True, True, False, False]


def test_the_page_shows_what_a_mail_quoted_to_moderators_alone(
    question, writer, signed_in, moderator, client
):
    write(writer, question, "By mail." + "\n\n> A <quoted> line")

    address = question.get_absolute_url()
    pages = [each.get(address).content.decode() for each in (signed_in(moderator), signed_in(writer), client)]
    assert ["A &lt;quoted&gt; line" in page for page in pages] == [True, False, False]
    assert ["By mail." in page for page in pages] == [True, True, True]


def test_what_it_quoted_goes_with_the_post(question, writer):
    write(writer, question, "Words." + QUOTE)

    remove_post(actor=writer, post=Post.objects.get(topic=question, number=2))

    assert QuotedTail.objects.count() == 0


def test_a_mail_without_a_quote_keeps_nothing_beside_the_post(question, writer):
    write(writer, question)

    assert QuotedTail.objects.count() == 0


def test_a_mail_that_comes_three_times_is_one_post(question, writer):
    message = letter(writer.email)
    for _time in range(3):
        write(writer, question, message=message)

    assert (bodies(question), outcomes()) == (["By mail."], ["posted"])


def test_a_mail_to_two_addresses_of_one_topic_is_one_post(question, writer):
    older = address_for(writer.pk, "t", question.pk)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        newer = address_for(writer.pk, "t", question.pk)
        arrive(letter(writer.email), older, newer.upper(), sender=writer.email)

    assert (older == newer, bodies(question)) == (False, ["By mail."])


def test_a_mail_to_two_topics_is_a_post_in_each(question, talk, writer):
    arrive(
        letter(writer.email),
        address_for(writer.pk, "t", question.pk),
        address_for(writer.pk, "t", talk.pk),
        sender=writer.email,
    )

    assert (bodies(question), bodies(talk)) == (["By mail."], ["By mail."])


def test_any_verified_address_of_the_person_will_do_and_no_other(question, writer):
    confirm(writer, "carl@home.example.org")
    writer.emailaddress_set.create(email="carl@new.example.org", verified=False)

    write(writer, question, message=letter("Carl <CARL@home.example.org>"))
    write(writer, question, message=letter("carl@new.example.org"))

    assert (bodies(question), outcomes()) == (["By mail."], ["posted", "elsewhere"])


def test_a_forged_address_is_told_so_without_a_name(question, writer, rival):
    confirm(rival)

    write(writer, question, message=letter(rival.email, "Not mine."))

    (told,) = answers()
    assert (bodies(question), outcomes(), told.to) == ([], ["elsewhere"], [rival.email])
    assert "works only for mail from the address to which we had written" in told.body
    for name in (writer.name, writer.email, question.title, question.space.name):
        assert name not in f"{told.subject} {told.body} {told.alternatives[0].content}"


def test_a_message_replayed_to_the_address_of_another_does_nothing(question, writer, moderator):
    confirm(moderator)
    message = letter(writer.email)
    write(writer, question, message=message)

    arrive(message, address_for(moderator.pk, "t", question.pk), sender=writer.email)

    assert (bodies(question), outcomes()) == (["By mail."], ["posted", "elsewhere"])


def test_an_address_that_was_tampered_with_is_unknown(question, writer):
    address = address_for(writer.pk, "t", question.pk)
    place = address.index("@") - 6
    other = "a" if address[place] != "a" else "b"

    arrive(letter(writer.email), address[:place] + other + address[place + 1 :], sender=writer.email)

    assert (bodies(question), outcomes()) == ([], ["unknown"])
    assert "We do not know the address" in answers()[0].body


def test_an_old_address_has_expired(question, writer):
    address = address_for(writer.pk, "t", question.pk)
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        arrive(letter(writer.email), address, sender=writer.email)

    assert (bodies(question), outcomes()) == ([], ["expired"])
    assert "can be answered for 60 days" in answers()[0].body


def test_a_topic_that_was_locked_meanwhile_says_so_and_leads_to_it(question, writer, moderator):
    lock_topic(actor=moderator, topic=question)

    write(writer, question)

    (told,) = answers()
    assert (bodies(question), outcomes()) == ([], ["locked"])
    assert "The topic was locked" in told.body
    assert f"http://testserver{question.get_absolute_url()}" in told.body


def test_a_moderator_answers_a_locked_topic_by_mail_as_on_the_page(question, moderator):
    lock_topic(actor=moderator, topic=question)

    write(confirm(moderator), question)

    assert (bodies(question), outcomes()) == (["By mail."], ["posted"])


@pytest.mark.parametrize(("role", "posts"), [("member", 1), ("observer", 0), ("", 0)])
def test_who_may_not_write_any_more_is_told_so(question, space, role, posts):
    person = confirm(UserFactory())
    if role:
        join(person, space, role)

    write(person, question)

    assert len(bodies(question)) == posts
    assert outcomes() == (["posted"] if posts else ["no_access"])


def test_a_removed_member_writes_nothing(question, writer):
    Membership.objects.filter(user=writer).delete()
    forget_person(writer.pk)

    write(writer, question)

    assert (bodies(question), outcomes()) == ([], ["no_access"])
    assert "You may not write there any more." in answers()[0].body


def test_a_closed_account_is_unknown(question, writer):
    User.objects.filter(pk=writer.pk).update(is_active=False)

    write(writer, question)

    assert (bodies(question), outcomes()) == ([], ["unknown"])


@pytest.mark.parametrize(
    ("text", "outcome", "words"),
    [
        (QUOTE, "empty", "We found no words of yours"),
        ("long " * 5000, "too_long", "A post takes 20 kB"),
    ],
)
def test_a_mail_that_is_no_post_says_why(text, outcome, words, question, writer):
    write(writer, question, text)

    assert (bodies(question), outcomes()) == ([], [outcome])
    assert words in answers()[0].body


PDF = b"%PDF-1.7\nplan"


def with_files(sender, number):
    message = letter(sender, "See the files.")
    for each in range(number):
        message.add_attachment(PDF, maintype="application", subtype="pdf", filename=f"{each}.pdf")
    return message


def names(topic):
    files = PostFile.objects.filter(post__topic=topic).order_by("order").select_related("file")
    return [each.file.original_name for each in files]


def test_what_is_attached_comes_along(question, writer, signed_in, member, stranger):
    message = with_files(writer.email, 1)
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Mokymų planas, žr.pdf")
    write(writer, question, message=message)

    assert (outcomes(), answers()) == (["posted"], [])
    assert names(question) == ["0.pdf", "Mokymų planas, žr.pdf"]
    post = Post.objects.get(topic=question, number=2)
    stored = post.files.select_related("file").first().file
    assert (post.file_count, stored.owner, stored.space_id) == (2, writer, question.space_id)
    Topic.objects.filter(pk=question.pk).update(audience=Audience.SPACE)
    found = []
    for who in (member, stranger):
        with closing(signed_in(who).get(stored.get_absolute_url())) as answer:
            found.append(answer.status_code)
    assert found == [200, 404]


def test_a_mail_that_comes_twice_brings_its_files_once(question, writer):
    message = with_files(writer.email, 2)
    for _time in range(2):
        write(writer, question, message=message)

    assert (names(question), StoredFile.objects.count()) == (["0.pdf", "1.pdf"], 2)


def test_what_cannot_be_taken_is_left_out_and_that_is_said(question, writer):
    message = with_files(writer.email, MAX_FILES + 1)
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="../../run.exe")
    message.add_attachment(b"no picture", maintype="image", subtype="png", filename="photo.png")
    write(writer, question, message=message)

    (told,) = answers()
    assert (bodies(question), outcomes()) == (["See the files."], ["without_files"])
    assert len(names(question)) == MAX_FILES
    assert told.subject == "Your reply stands, without some of its files"
    for words in ("“5.pdf”", "“run.exe”", "“photo.png”"):
        assert words in told.body, words


def test_a_full_space_takes_the_words_and_no_files(question, writer):
    Space.objects.filter(pk=question.space_id).update(quota_bytes=1)
    write(writer, question, message=with_files(writer.email, 1))

    assert (bodies(question), outcomes(), names(question)) == (["See the files."], ["without_files"], [])


def test_files_of_a_mail_that_may_not_be_written_are_not_kept(question, writer, moderator, settings):
    lock_topic(actor=moderator, topic=question)
    write(writer, question, message=with_files(writer.email, 1))

    assert (outcomes(), StoredFile.objects.count()) == (["locked"], 0)


def test_photos_among_the_words_come_along_and_the_picture_of_a_signature_does_not(question, writer):
    def picture(width):
        kept = BytesIO()
        Image.effect_noise((width, width), 80).save(kept, "PNG")
        return kept.getvalue()

    message = letter(writer.email, "Look at this.")
    message.add_alternative('<p>Look</p><img src="cid:photo"><img src="cid:logo">', subtype="html")
    for name, width in (("photo", 300), ("logo", 20)):
        message.get_payload()[1].add_related(
            picture(width), "image", "png", cid=f"<{name}>", filename=f"{name}.png", disposition="inline"
        )
    write(writer, question, message=message)

    assert (outcomes(), names(question)) == (["posted"], ["photo.png"])


def test_thirty_files_are_too_many(question, writer):
    write(writer, question, message=with_files(writer.email, 30))

    assert (bodies(question), outcomes(), names(question)) == ([], ["too_many_files"], [])
    assert f"more than {MOST_FILES} files" in answers()[0].body


def test_broken_parts_are_told(question, writer):
    raw = f"From: {writer.email}\r\nContent-Type: multipart/mixed\r\n\r\nNo parts".encode()
    for _time in range(2):
        deliver(raw, sender=writer.email, recipients=[address_for(writer.pk, "t", question.pk)])

    assert (bodies(question), outcomes(), len(answers())) == ([], ["broken"], 1)


def test_a_digest_cannot_be_answered_and_says_how_to(writer):
    arrive(letter(writer.email), "digest@reply.example.org", sender=writer.email)

    assert outcomes() == ["digest"]
    assert "A digest tells of many things" in answers()[0].body


def test_a_reply_to_a_topic_that_was_merged_meanwhile_stands_where_it_went(question, talk, writer, moderator):
    address = address_for(writer.pk, "t", talk.pk)
    merge_topics(actor=moderator, gone=talk, kept=question)

    arrive(letter(writer.email), address, sender=writer.email)

    assert (bodies(question)[-1], outcomes(), answers()) == ("By mail.", ["posted"], [])


def test_a_mail_to_both_of_two_topics_that_are_one_now_is_one_post(question, talk, writer, moderator):
    message, addresses = letter(writer.email), [address_for(writer.pk, "t", t.pk) for t in (question, talk)]
    merge_topics(actor=moderator, gone=talk, kept=question)

    arrive(message, *addresses, sender=writer.email)

    assert bodies(question).count("By mail.") == 1


def test_a_mail_that_comes_again_after_the_merge_is_still_one_post(question, talk, writer, moderator):
    message, address = letter(writer.email), address_for(writer.pk, "t", talk.pk)
    arrive(message, address, sender=writer.email)
    merge_topics(actor=moderator, gone=talk, kept=question)

    arrive(message, address, sender=writer.email)

    assert (bodies(question).count("By mail."), outcomes()) == (1, ["posted"])


def test_who_may_not_see_where_it_went_is_told_nothing_of_it(question, talk, writer, moderator, space):
    question.audience = "space"
    question.title = "Quiet words"
    question.save()
    address = address_for(writer.pk, "t", talk.pk)
    merge_topics(actor=moderator, gone=talk, kept=question)
    Membership.objects.filter(user=writer).delete()
    forget_person(writer.pk)

    arrive(letter(writer.email), address, sender=writer.email)

    assert ("By mail." in bodies(question), outcomes()) == (False, ["no_access"])
    assert "Quiet words" not in answers()[0].body
