"""One true exchange: a question, its answer, a resource, a practice, a group, and each page knows the others.

Rūta is of a school, Sanita of a bakery; they meet in a space of the network, each in a browser of her own.
"""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

HERE = "/spaces/ilp4wbl"
WAIT = 30_000
ANSWER = """Walk through the workshop together first, {word}.

1. Ask what is done on a Monday. Write down nothing yet.
2. Choose three tasks. The learner says which one is hardest.
3. Agree on a day to look again. Put it into the calendar of the firm.
"""


def test_a_question_becomes_a_resource_a_practice_and_the_work_of_a_group(sign_in, check_page):
    word = f"orkla{uuid4().hex[:8]}"
    ruta, sanita = sign_in("ruta.vt"), sign_in("sanita.sm")

    topic = _ask_and_answer(ruta, sanita, word, check_page)
    _agree_on_words(ruta, sanita, check_page)
    resource = _carry_forward(ruta, topic, word, check_page)
    practice = _make_a_practice(ruta, resource, word, check_page)
    group = _form_a_group(ruta, sanita, practice, word, check_page)
    _work_in_the_group(ruta, sanita, word, check_page)
    _close_the_group(ruta, practice, word, check_page)

    sanita.goto(group)
    expect(_lineage(sanita)).to_contain_text(f"Plan with {word} in three steps")
    sanita.goto(resource)
    expect(_lineage(sanita)).to_contain_text("Where this comes from")
    expect(_lineage(sanita)).to_contain_text("Practice · carried forward")


def _lineage(page):
    return page.locator(".lineage")


def _ask_and_answer(ruta, sanita, word, check_page):
    """The question appears on an open board, the answer in an open topic, both without a reload."""
    sanita.goto(f"{HERE}/communication/boards/writing-plans/")
    check_page(sanita)
    ruta.goto(f"{HERE}/communication/")
    ruta.get_by_role("link", name="Ask for help").first.click()
    ruta.get_by_label("Your question in one line").fill(f"Plan with {word} at the bench: how?")
    matter = ruta.get_by_label("What is the matter?")
    matter.fill(f"I tried **eight pages** with {word}. Nobody read them.")
    ruta.get_by_label("Tags").fill("ilp, micro-firms")
    ruta.get_by_label("Board").select_option(label="Writing plans")
    check_page(ruta)
    ruta.get_by_role("button", name="Ask", exact=True).click()
    expect(ruta.get_by_role("heading", level=1)).to_have_text(f"Plan with {word} at the bench: how?")

    row = sanita.locator("#topics").get_by_role("link", name=word)
    expect(row).to_be_visible(timeout=WAIT)
    row.click()
    sanita.get_by_label("Your answer").fill(ANSWER.format(word=word))
    sanita.get_by_role("button", name="Answer", exact=True).click()
    expect(sanita.locator("#conversation")).to_contain_text("Choose three tasks.")
    expect(sanita.get_by_label("Your answer")).to_have_value("")
    check_page(sanita)

    expect(ruta.locator("#conversation")).to_contain_text("Choose three tasks.", timeout=WAIT)
    ruta.get_by_role("button", name="This solved it").click()
    expect(ruta.locator("#conversation")).to_contain_text("Accepted answer")
    return ruta.url.partition("#")[0]


def _agree_on_words(ruta, sanita, check_page):
    """Nobody's words are published elsewhere before they agree."""
    expect(_lineage(ruta).get_by_role("link", name="Make a resource")).to_have_count(0)
    ruta.get_by_role("button", name="Ask the author").click()
    expect(ruta.get_by_role("main")).to_contain_text("Sanita Bērziņa has been asked.")
    check_page(ruta)

    bell = sanita.get_by_role("banner").get_by_role("link", name=re.compile("unread notice"))
    expect(bell).to_be_visible(timeout=WAIT)
    bell.click()
    notice = re.compile("Rūta.*would like to use your words", re.IGNORECASE)
    sanita.get_by_role("main").get_by_role("link", name=notice).first.click()
    expect(sanita.get_by_role("heading", level=1)).to_have_text("Words that are wanted")
    check_page(sanita)
    sanita.get_by_role("button", name="I agree").click()
    expect(sanita.get_by_role("main")).to_contain_text("You have agreed.")


def _carry_forward(ruta, topic, word, check_page):
    """The form is filled from the topic; the resource leads back to it, and the topic to the resource."""
    ruta.goto(topic)
    _lineage(ruta).get_by_role("link", name="Make a resource").click()
    expect(ruta.get_by_label("Title")).to_have_value(f"Plan with {word} at the bench: how?")
    assert "Choose three tasks." in ruta.get_by_label("Text", exact=False).first.input_value()
    expect(ruta.get_by_label("Tags")).to_have_value("ILP, Micro firms")
    ruta.get_by_label("Title").fill(f"Plan with {word} in three steps")
    ruta.get_by_label("What is it good for?").fill("For tutors who plan with a firm that has no office.")
    sheet = {"name": f"{word}.csv", "mimeType": "text/csv", "buffer": b"task,day\nknead,Monday\n"}
    ruta.get_by_label("Files").set_input_files([sheet])
    ruta.get_by_label("Tags").fill("ILP, Micro firms, first day")
    check_page(ruta)
    ruta.get_by_role("button", name="Put it into the toolbox").click()

    expect(ruta.get_by_role("heading", level=1)).to_have_text(f"Plan with {word} in three steps")
    expect(_lineage(ruta)).to_contain_text("Where this comes from")
    expect(_lineage(ruta).get_by_role("link", name=f"Plan with {word} at the bench: how?")).to_be_visible()
    expect(ruta.get_by_role("complementary", name="About this")).to_contain_text("Sanita Bērziņa")
    with ruta.expect_download() as download:
        ruta.get_by_role("link", name=f"{word}.csv").click()
    assert download.value.suggested_filename == f"{word}.csv"
    check_page(ruta)
    resource = ruta.url
    _lineage(ruta).get_by_role("link", name=f"Plan with {word} at the bench: how?").click()
    expect(_lineage(ruta)).to_contain_text("What came of it")
    expect(_lineage(ruta).get_by_role("link", name=f"Plan with {word} in three steps")).to_be_visible()
    return resource


def _make_a_practice(ruta, resource, word, check_page):
    """A draft says what it still needs; complete and confirmed, it is set."""
    ruta.goto(resource)
    _lineage(ruta).get_by_role("link", name="Make a practice").click()
    expect(ruta.get_by_label("Title")).to_have_value(f"Plan with {word} in three steps")
    expect(ruta.locator("[name=steps-1-title]")).to_have_value("Choose three tasks.")
    check_page(ruta)
    ruta.get_by_role("button", name="Keep as a draft").click()
    expect(ruta.get_by_role("main")).to_contain_text("Before it can be set")
    check_page(ruta)

    ruta.get_by_role("link", name="Go on writing").click()
    ruta.get_by_label("Established practice").check()
    ruta.get_by_label("Problem or need").fill("Eight pages of plan, and nobody in the firm read one of them.")
    ruta.get_by_role("textbox", name="Result").fill("Five of five plans were looked at again.")
    ruta.get_by_label("Lithuania").check()
    ruta.get_by_label("Latvia").check()
    ruta.get_by_role("button", name="Keep as a draft").click()
    expect(ruta.get_by_role("main")).to_contain_text("Everything is there")
    for right in ruta.locator("[name=confirmed]").all():
        right.check()
    ruta.get_by_role("button", name="Set this practice").click()

    expect(ruta.get_by_role("main")).not_to_contain_text("Draft: only you can see it")
    expect(_lineage(ruta).get_by_role("link", name=f"Plan with {word} in three steps")).to_be_visible()
    check_page(ruta)
    return ruta.url


def _form_a_group(ruta, sanita, practice, word, check_page):
    """People of two partners are invited; one accepts, and it shows on the convenor's open page."""
    _lineage(ruta).get_by_role("link", name="Form a group on it").click()
    ruta.get_by_label("Name of the group").fill(f"Three steps {word}")
    ruta.get_by_label("Aim, in one sentence").fill("The three steps on one card in four languages.")
    ruta.get_by_label("A resource", exact=True).check()
    ruta.get_by_label("Until").fill((date.today() + timedelta(days=42)).isoformat())
    expect(ruta.get_by_label("Sanita Bērziņa, Demo Bakery Riga")).to_be_checked()
    ruta.get_by_label("Mika Salonen, Demo Hotel Pori").check()
    check_page(ruta)
    ruta.get_by_role("button", name="Form the group").click()
    expect(ruta.get_by_role("heading", level=1)).to_have_text(f"Three steps {word}")
    group = ruta.url
    expect(ruta.locator("#group-people")).to_contain_text("Invited: ")
    expect(_lineage(ruta).get_by_role("link", name=f"Plan with {word} in three steps")).to_be_visible()

    sanita.goto("/me/notices/")
    sanita.get_by_role("main").get_by_role("link", name=word).first.click()
    sanita.get_by_role("button", name="Take part").click()
    expect(sanita.get_by_role("main")).to_contain_text("Welcome to the group.")
    expect(ruta.locator("#group-people")).to_contain_text("Sanita Bērziņa", timeout=WAIT)
    return group


def _work_in_the_group(ruta, sanita, word, check_page):
    """Tasks are added and moved, each seen by the other; topic and room are the group's own."""
    ruta.reload()  # the form, which somebody may be filling, does not change by itself
    ruta.get_by_label("What is to be done?").fill("Draw the first card")
    ruta.get_by_label("Who does it?").select_option(label="Sanita Bērziņa")
    ruta.get_by_role("button", name="Add it").click()
    task = sanita.locator("#tasks .task-line").filter(has_text="Draw the first card")
    expect(task).to_be_visible(timeout=WAIT)
    task.get_by_role("button", name="Begin").click()
    expect(ruta.locator("#tasks")).to_contain_text("In progress", timeout=WAIT)
    sanita.get_by_role("button", name="Done: Draw the first card").click()
    expect(ruta.locator("#tasks")).to_contain_text("1 of 1 done", timeout=WAIT)
    check_page(ruta)

    group = sanita.url
    for name, place in (("Read and write", "topics"), ("Enter the room", "rooms")):
        sanita.get_by_role("link", name=name).click()
        expect(sanita.get_by_role("heading", level=1)).to_contain_text(word)
        assert f"/communication/{place}/" in sanita.url
        sanita.goto(group)


def _close_the_group(ruta, practice, word, check_page):
    group = ruta.url.partition("#")[0]
    ruta.get_by_role("link", name="Close with an outcome").click()
    ruta.get_by_label("What we did").fill("One card in **four languages**.")
    ruta.get_by_label("What we learned").fill("Start with the calendar of the firm.")
    ruta.get_by_label("A resource", exact=True).check()
    check_page(ruta)
    ruta.get_by_role("button", name="Close the group").click()
    expect(ruta.get_by_role("main")).to_contain_text("One card in four languages.")
    expect(_lineage(ruta)).to_contain_text("Where this comes from")
    check_page(ruta)
    assert ruta.url.partition("#")[0] == group
    ruta.goto(practice)
    expect(_lineage(ruta).get_by_role("link", name=f"Three steps {word}")).to_be_visible()
