"""Asking with one's context, being helped, and saying a month later whether it worked."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

ROOT = Path(__file__).resolve().parents[2]
HERE = "/spaces/vet-smes/communication"
# As if the clock of the worker stood a month later for this one question.
A_MONTH_LATER = """
from datetime import timedelta
from forums.models import Topic
from forums.tasks import ask_whether_by_the_clock
from portal.tenancy import all_spaces
with all_spaces("a month later"):
    topic = Topic.objects.get(title__contains="{word}")
    Topic.objects.filter(pk=topic.pk).update(solved_at=topic.solved_at - timedelta(days=31))
print(ask_whether_by_the_clock())
"""


@pytest.fixture
def size():
    """Who asks stands in a workshop with a phone."""
    return "phone"


def test_a_question_is_asked_answered_tried_and_carried_forward(sign_in, site, check_page):
    word = f"flour{uuid4().hex[:8]}"
    sanita, greta = sign_in("sanita.sm"), sign_in("greta.sm")

    _ask(sanita, word, check_page)
    topic = sanita.url.partition("#")[0]
    _answer_twice(greta, topic, check_page)
    _say_what_helped(sanita, topic, check_page)
    _a_month_later(site, word)
    _say_that_it_worked(sanita, topic, check_page)
    _carry_forward(sanita, greta, topic, word, check_page)


def _ask(sanita, word, check_page):
    sanita.goto(f"{HERE}/")
    sanita.get_by_role("link", name="Ask for help").first.click()
    title = sanita.get_by_label("Your question in one line")
    title.press_sequentially("How do you keep a logbook alive")
    alike = sanita.get_by_role("status").filter(has_text="like yours")
    found = alike.get_by_role("link", name="How do you keep a logbook alive after week three?")
    expect(found).to_be_visible()
    check_page(sanita)
    with sanita.context.expect_page() as beside:
        found.click()
    expect(beside.value.get_by_role("heading", level=1)).to_contain_text("logbook")
    beside.value.close()

    title.fill(f"Who weighs {word} with a learner who cannot read scales?")
    sanita.get_by_label("What is the matter?").fill("Every second dough is wrong.")
    sanita.get_by_label("What have you tried?").fill("A scale with larger numbers.")
    sanita.get_by_text("Say more (it helps others to help)").click()
    sanita.get_by_label("Trade or field").select_option(label="Hotels, kitchens and tourism")
    sanita.get_by_label("Where does the question come from?").select_option(label="Up to 9 people")
    sanita.get_by_label("How urgent is it?").select_option(label="Needed this week")
    sanita.get_by_label("Language of your text").select_option(label="English")
    check_page(sanita)
    sanita.get_by_role("button", name="Ask", exact=True).click()

    expect(sanita.get_by_role("heading", level=1)).to_contain_text(word)
    for fact in ("Hotels, kitchens and tourism", "Latvia", "Up to 9 people", "No answer yet"):
        expect(sanita.locator("#help-facts")).to_contain_text(fact)
    expect(sanita.locator("#post-1").get_by_role("heading", name="What I have tried")).to_be_visible()
    check_page(sanita)


def _answer_twice(greta, topic, check_page):
    greta.goto(topic)
    greta.get_by_role("button", name="Same problem here").click()
    expect(greta.locator("#same-problem")).to_contain_text("You are among them")
    check_page(greta)
    for number, words in ((2, "Fill cups and mark the line."), (3, "Paint the scale: green is enough.")):
        greta.get_by_label("Your answer").fill(words)
        greta.get_by_role("button", name="Answer", exact=True).click()
        expect(greta.locator(f"#post-{number}")).to_contain_text(words)


def _say_what_helped(sanita, topic, check_page):
    sanita.goto(topic)
    expect(sanita.locator("#help-facts")).not_to_contain_text("No answer yet")
    sanita.locator("#post-2").get_by_role("button", name="It helped").click()
    expect(sanita.locator("#post-2")).to_contain_text("Helped")
    sanita.locator("#post-3").get_by_role("button", name="This solved it").click()
    expect(sanita.locator("#conversation")).to_contain_text("Accepted answer")
    expect(sanita.locator("#conversation")).to_contain_text("Also helped:")
    check_page(sanita)


def _a_month_later(site, word):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.demo", "VAR": str(site.var)}
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", A_MONTH_LATER.format(word=word)]
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["1"]


def _say_that_it_worked(sanita, topic, check_page):
    sanita.goto("/me/notices/")
    sanita.get_by_role("main").get_by_role("link", name="Did it work?").first.click()
    expect(sanita.get_by_role("heading", level=1)).to_have_text("Did it work?")
    check_page(sanita)
    sanita.get_by_role("button", name="Partly").click()
    expect(sanita.get_by_role("main")).to_contain_text("Open the question again?")
    check_page(sanita)
    sanita.get_by_role("button", name="Yes, it worked").click()
    expect(sanita.get_by_role("main")).to_contain_text("The answer is verified now")
    expect(sanita.locator("#conversation")).to_contain_text("Verified: it worked")
    check_page(sanita)
    sanita.goto(f"{HERE}/help/?show=verified")
    expect(sanita.locator("#help-requests").get_by_role("link").first).to_contain_text("scales")
    check_page(sanita)


def _carry_forward(sanita, greta, topic, word, check_page):
    sanita.goto(topic)
    sanita.get_by_role("button", name="Ask the author").first.click()
    expect(sanita.get_by_role("main")).to_contain_text("has been asked.")
    greta.goto("/me/words/")
    greta.get_by_role("main").get_by_role("link", name=word).first.click()
    greta.get_by_role("button", name="I agree").click()
    expect(greta.get_by_role("main")).to_contain_text("You have agreed.")

    sanita.goto(topic)
    sanita.locator(".lineage").get_by_role("link", name="Make a resource").click()
    draft = sanita.get_by_label("Text", exact=False).first
    assert "Paint the scale" in draft.input_value()
    assert "Asked from: Hotels, kitchens and tourism, Latvia, Up to 9 people" in draft.input_value()
    sanita.get_by_label("What is it good for?").fill("For learners who cannot read scales.")
    sanita.get_by_role("button", name="Put it into the toolbox").click()
    expect(sanita.get_by_role("heading", level=1)).to_contain_text(word)
    expect(sanita.locator(".lineage")).to_contain_text("Where this comes from")
    check_page(sanita)
