"""Components take what they declare, nothing else; every one of them has a template and a sample."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from portal.ui.components import COMPONENTS
from portal.ui.declare import ComponentError
from portal.ui.icons import ICONS
from portal.ui.kinds import KINDS, SECTION_ICONS
from portal.ui.samples import all_samples, things

SAMPLES = [(name, place) for name, samples in all_samples().items() for place in range(len(samples))]
TEMPLATES = settings.BASE_DIR / "templates" / "components"


def render(source, **context):
    request = RequestFactory().get("/")
    return engines["django"].from_string(source).render(context, request)


def test_every_component_has_a_template_and_every_template_a_declaration():
    files = {path.stem for path in TEMPLATES.glob("*.html") if not path.stem.startswith("_")}

    assert files == set(COMPONENTS)


def test_every_component_has_a_sample():
    assert set(all_samples()) == set(COMPONENTS)
    assert [name for name, samples in all_samples().items() if not samples] == []


@pytest.mark.parametrize(("name", "place"), SAMPLES)
def test_every_sample_renders_without_inline_style_or_script(name, place):
    props = all_samples()[name][place].props
    call = " ".join(f"{prop}=sample.{prop}" for prop in props)

    soup = BeautifulSoup(render(f'{{% component "{name}" {call} %}}', sample=props), "html.parser")

    inline = [
        tag.name for tag in soup.find_all() if any(at == "style" or at.startswith("on") for at in tag.attrs)
    ]
    assert inline == []
    assert soup.find_all(["script", "style"]) == []


def test_every_icon_is_in_the_sprite_once():
    sprite = (settings.BASE_DIR / "static" / "icons" / "sprite.svg").read_text()

    assert sorted(re.findall(r'symbol id="([^"]+)"', sprite)) == sorted(ICONS)


def test_the_icons_of_kinds_and_sections_exist():
    assert {kind.icon for kind in KINDS.values()} | set(SECTION_ICONS.values()) <= set(ICONS)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            '{% component "badgee" label="x" %}',
            "There is no component 'badgee'; portal/ui/components.py lists them.",
        ),
        ('{% component "badge" label="x" colour="red" %}', "Component 'badge' has no prop colour."),
        ('{% component "badge" %}', "Component 'badge' needs label."),
        ('{% component "badge" "x" %}', "{% component 'badge' %}: write prop=value, not '\"x\"'."),
        ("{% component badge %}", "{% component %} starts with the component's name in quotation marks."),
        (
            '{% wrap "badge" label="x" %}{% fill "icon" %}{% endfill %}{% endwrap %}',
            "Component 'badge' has no slot 'icon'.",
        ),
        ('{% wrap "block" %}text{% endwrap %}', "Component 'block' needs title."),
    ],
)  # fmt: skip
def test_a_wrong_use_is_refused_when_the_template_is_compiled(source, reason):
    with pytest.raises(ComponentError) as refused:
        engines["django"].from_string("{% if False %}" + source + "{% endif %}")

    assert str(refused.value) == reason


def test_a_value_outside_its_choices_is_refused_when_rendered():
    with pytest.raises(ComponentError) as refused:
        render('{% component "badge" label="x" tone=tone %}', tone="pink")

    expected = "Component 'badge': tone is 'pink'; use one of danger, info, neutral, success, warning."
    assert str(refused.value) == expected


def test_a_component_sees_its_props_and_not_the_page_around_it():
    page = {"icon": "lock", "label": "from the page"}

    assert (
        render('{% component "badge" label="Open" %}', **page)
        == '<span class="badge badge--neutral">Open</span>'
    )


def test_text_is_escaped_and_slots_keep_their_markup():
    source = '{% wrap "callout" title=title %}<b>{{ title }}</b>{% endwrap %}'

    soup = BeautifulSoup(render(source, title="<script>"), "html.parser")

    assert soup.find("script") is None
    assert soup.find(class_="callout__title").text == "<script>"
    assert soup.find("b").text == "<script>"


def test_fills_go_to_their_slots_and_not_into_the_body():
    source = '{% wrap "callout" %}text{% fill "actions" %}<a href="/x">go</a>{% endfill %}{% endwrap %}'

    soup = BeautifulSoup(render(source), "html.parser")

    assert soup.find(class_="callout__actions").a["href"] == "/x"
    assert soup.find(class_="callout__actions").extract().text == "go"
    assert soup.find("aside").text.strip() == "text"


def test_components_stand_inside_components():
    inner = '{% wrap "block" title="Inner" heading="h3" %}deep{% endwrap %}'
    source = '{% wrap "block" title="Outer" %}' + inner + "{% endwrap %}"

    soup = BeautifulSoup(render(source), "html.parser")

    assert [tag.text for tag in soup.find_all(["h2", "h3"])] == ["Outer", "Inner"]


def test_a_private_station_shows_nothing_of_itself():
    private = SimpleNamespace(
        is_private=True, kind="group", title="", url="", relation="", place="Secret", when=None
    )

    soup = BeautifulSoup(
        render('{% component "lineage" results=results %}', results=[private]), "html.parser"
    )

    assert soup.find("a") is None
    assert soup.find("li").text.strip() == "A private item"
    assert soup.find("li")["data-section"] == ""


def test_a_field_names_its_help_and_its_error(refused_form):
    soup = BeautifulSoup(render('{% component "field" field=form.title %}', form=refused_form), "html.parser")
    control = soup.find("input")

    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "refused_title_helptext refused_title_error"
    assert {soup.find(id=name).name for name in control["aria-describedby"].split()} == {"div"}
    assert soup.find("label")["for"] == control["id"]


@pytest.fixture
def refused_form():
    return things.refused_form()


def test_stylesheets_use_logical_properties_and_known_tokens():
    sheets = {path: path.read_text() for path in Path(settings.BASE_DIR / "static" / "css").rglob("*.css")}
    everything = "\n".join(sheets.values())
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", everything))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", everything))
    physical = re.findall(
        r"^\s*(?:margin|padding|border)-(?:left|right|top|bottom)|^\s*(?:left|right|top|bottom|width|height)\s*:",
        everything,
        re.MULTILINE,
    )

    of_wagtail = {token for token in used if token.startswith("--w-")}  # its admin has tokens of its own

    assert used - defined - of_wagtail == set()
    assert physical == []


class Answers(forms.Form):
    one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, required=False)
    some = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple, required=False
    )
    words = forms.CharField(required=False)


@pytest.mark.parametrize(("name", "is_said"), [("one", False), ("some", True), ("words", True)])
def test_a_choice_that_always_has_an_answer_is_not_called_optional(name, is_said):
    field = render('{% component "field" field=field %}', field=Answers()[name])

    assert ("optional" in field) == is_said


def test_a_post_folds_what_is_seldom_wanted_and_says_of_which_post():
    how = '{% wrap "post" id=7 author=None when=when %}{% fill "more" %}{{ more }}{% endfill %}{% endwrap %}'

    folded, empty = (render(how, when=things.AN_HOUR_AGO, more=more) for more in ("Report", ""))

    summary = BeautifulSoup(folded, "html.parser").select_one(".post__more > summary")
    assert summary.text == "More: post 7"
    assert ("post__more" in empty, "post__foot" in empty) == (False, False)


def test_what_is_drawn_once_is_drawn_once_in_each_language():
    with override("en"):
        english = render('{% component "demo_badge" %}')
    with override("lt"):
        lithuanian = render('{% component "demo_badge" %}')
    with override("en"):
        again = render('{% component "demo_badge" %}')

    assert "Invented for this demonstration" in english
    assert "Invented for this demonstration" not in lithuanian
    assert again == english
