"""The catalogs: what is found in the source, how catalogs take it up, and what makes a translation wrong."""

import gettext as reading
from io import StringIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.core.management import CommandError, call_command

from portal.catalogs import files
from portal.catalogs.checking import problems
from portal.catalogs.extracting import UntranslatableError, of_python, of_template
from portal.catalogs.glossary import Glossary, _rows, load_glossary

ROOT = Path(__file__).resolve().parents[2]
FRUIT = ("%(count)d apple", "%(count)d apples")


def said(found):
    return [(saying.strings, saying.context) for saying in found]


def source(*messages):
    catalog = Catalog(fuzzy=False)
    for message in messages:
        catalog.add(message, locations=[("a.py", 1)])
    return catalog


def catalog_of(code, pairs):
    """A catalog of ``code`` with these translations."""
    catalog = files.load(code)
    for message, string in pairs.items():
        catalog.add(message, string)
    return catalog


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en", "English"), ("lt", "Lietuvių"), ("fi", "Suomi")]


def test_python_is_read_under_whatever_name_it_knows_gettext():
    text = (
        "from django.utils import translation\n"
        "from django.utils.translation import gettext as _now, gettext_lazy as _, ngettext, pgettext\n"
        "_('one'), _now('two ' 'words'), ngettext('a', 'b', n), pgettext('month', 'May')\n"
        "translation.gettext('in')\n"
        "other('no'), gettext('not imported here')\n"
    )

    assert sorted(said(of_python(text, "a.py")), key=str) == sorted(
        [
            (("one",), None),
            (("two words",), None),
            (("a", "b"), None),
            (("May",), "month"),
            (("in",), None),
        ],
        key=str,
    )


@pytest.mark.parametrize("call", ["_(word)", "_(f'{word} x')", "_('a' + word)", "_()"])
def test_a_computed_string_is_a_fault(call):
    with pytest.raises(UntranslatableError):
        list(of_python(f"from django.utils.translation import gettext as _\n{call}\n", "a.py"))


def test_templates_are_read_whatever_their_indentation():
    text = (
        '{% if a %}\n     {% translate "One" %}\n  {% component "badge" label=_("Two") %}\n{% endif %}\n'
        "{% blocktranslate trimmed count n=x %}\n  {{ n }} reply\n{% plural %}\n {{ n }} replies, 5%\n"
        "{% endblocktranslate %}"
        '{% translate "May" context "month" %}'
    )

    assert said(of_template(text, "a.html")) == [
        (("One",), None),
        (("Two",), None),
        (("%(n)s reply", "%(n)s replies, 5%%"), None),
        (("May",), "month"),
    ]


def test_a_note_for_translators_is_handed_on():
    text = "from django.utils.translation import gettext as _\n# Translators: the month\n_('May')\n"

    assert [saying.notes for saying in of_python(text, "a.py")] == [("Translators: the month",)]


def test_a_catalog_keeps_what_is_still_said_and_puts_the_rest_aside():
    old = catalog_of("lt", {"Kept": "Palikta", "Gone": "Dingo", "Never": ""})

    new = files.brought_up_to_date(old, source("Kept", "New"), "lt")
    files.save(new, "lt")
    again = files.brought_up_to_date(files.load("lt"), source("Gone"), "lt")

    assert {message.id: message.string for message in new if message.id} == {"Kept": "Palikta", "New": ""}
    assert list(new.obsolete) == ["Gone"]
    assert again["Gone"].string == "Dingo"


def test_a_sentence_that_got_a_plural_is_translated_anew():
    old = catalog_of("lt", {FRUIT[0]: "obuolys"})

    new = files.brought_up_to_date(old, source(FRUIT), "lt")

    assert not any(files.forms_of(new[FRUIT[0]]))


def test_catalogs_are_written_without_dates_and_the_same_each_time():
    catalog = files.brought_up_to_date(files.load("lt"), source("One", FRUIT), "lt")

    files.save(catalog, "lt")
    first = files.path_of("lt").read_text()
    files.save(files.brought_up_to_date(files.load("lt"), source("One", FRUIT), "lt"), "lt")

    assert files.path_of("lt").read_text() == first
    assert "Date" not in first
    assert "#: a.py\n" in first


def test_what_is_compiled_is_read_by_gettext_and_only_made_when_it_changed():
    catalog = files.brought_up_to_date(catalog_of("lt", {FRUIT: ("a", "b", "c")}), source(FRUIT), "lt")
    files.save(catalog, "lt")

    compiled = [files.compile_catalogs(), files.compile_catalogs()]

    with files.path_of("lt").with_suffix(".mo").open("rb") as file:
        found = reading.GNUTranslations(file)
    assert compiled == [["lt"], []]
    assert len({files.path_of("lt").with_suffix(kind).stat().st_mode for kind in (".po", ".mo")}) == 1
    assert [found.ngettext(*FRUIT, n) for n in (1, 21, 2, 24, 0, 10, 11, 15)] == list("aabbcccc")


def test_latvian_counts_as_in_life():
    settings_of = {1: 0, 21: 0, 101: 0, 2: 1, 9: 1, 22: 1, 0: 2, 10: 2, 11: 2, 19: 2, 20: 2, 111: 2}
    plural = reading.c2py(files.PLURALS["lv"].split("plural=")[1].rstrip(";"))

    assert {n: plural(n) for n in settings_of} == settings_of


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("Hello", "Labas", None),
        ("Hello", "", "“Hello” is not translated."),
        ("Hello %(name)s", "Labas", "“Hello %(name)s” has other placeholders in its translation: Labas"),
        ("Up to {n}", "Iki {m}", "“Up to {n}” has other placeholders in its translation: Iki {m}"),
        ("5 %% of it", "5 %", "“5 %% of it” has other placeholders in its translation: 5 %"),
        ("A <b>word</b>", "<b>Žodis", "“A <b>word</b>” has other tags in its translation: <b>Žodis"),
        ("End. ", "Galas.", "“End. ” begins or ends with other spaces in its translation: 'Galas.'"),
        (FRUIT, ("%(count)d a", "%(count)d b", "%(count)d c"), None),
        (FRUIT, ("%(count)d a", "%(count)d b", ""), "“%(count)d apple” needs 3 plural forms."),
        (
            FRUIT,
            ("a", "%(count)d b", "%(count)d c"),
            "“%(count)d apple” has other placeholders in its translation: a",
        ),
    ],
)
def test_what_is_wrong_with_a_translation_is_said(message, translation, fault):
    catalog = catalog_of("lt", {message: translation})

    assert list(problems(catalog, source(message), "lt", Glossary())) == ([f"lt: {fault}"] if fault else [])


def test_the_singular_may_do_without_its_number_where_it_serves_no_other():
    one = ("One apple", "%(count)d apples")
    catalog = catalog_of("fi", {one: ("Yksi omena", "%(count)d omenaa")})

    assert list(problems(catalog, source(one), "fi", Glossary())) == []


def test_fuzzy_missing_and_put_aside_are_faults():
    catalog = catalog_of("lt", {"Guess": "Spėjimas"})
    catalog["Guess"].flags.add("fuzzy")
    aside = files.brought_up_to_date(catalog_of("lt", {"Back": "Atgal"}), source("Guess"), "lt")
    catalog.obsolete.update(aside.obsolete)

    assert list(problems(catalog, source("Guess", "Back", "New"), "lt", Glossary())) == [
        "lt: “Guess” is marked fuzzy: read it and take the mark away.",
        "lt: “Back” is put aside as not needed, but it is needed; run make translations.",
        "lt: “New” is missing; run make translations.",
    ]


GLOSSARY = Glossary(
    {
        "workplace mentor": {"lt": ("praktikos vadov",)},
        "mentor": {"lt": ("mentor",)},
        "space": {"lt": ("erdv",)},
    },
    frozenset({("*", "space", "Outer space")}),
)


@pytest.mark.parametrize(
    ("english", "translation", "missing"),
    [
        ("A space", "Erdvė", []),
        ("Two spaces", "Dvi vietos", ["space"]),
        ("Spacecraft", "Erdvėlaivis", []),
        ("A workplace mentor", "Praktikos vadovas", []),
        ("A workplace mentor and a mentor", "Praktikos vadovas", ["mentor"]),
        ("%(space)s is full", "%(space)s pilna", []),
        ("Outer space", "Kosmosas", []),
    ],
)
def test_terms_of_the_glossary_keep_their_word(english, translation, missing):
    assert [term for term, _stems in GLOSSARY.missing(english, translation, "lt", english)] == missing


def test_the_glossary_is_read_longest_term_first(tmp_path):
    (tmp_path / "glossary.csv").write_text(
        "term,lt_word,lt,note\nmentor,mentorius,mentor,\nlearning mentor,x,moky|mok,n\n"
    )
    (tmp_path / "glossary-exceptions.csv").write_text("language,term,sentence\nlt,mentor,A mentor\n")

    found = load_glossary(tmp_path)

    assert list(found.terms.items()) == [
        ("learning mentor", {"lt": ("moky", "mok")}),
        ("mentor", {"lt": ("mentor",)}),
    ]
    assert found.exceptions == {("lt", "mentor", "A mentor")}


def test_the_gate_fails_until_everything_is_translated(monkeypatch):
    for module in ("check_catalogs", "update_catalogs"):
        monkeypatch.setattr(f"portal.management.commands.{module}.everything_to_say", lambda: source("Hello"))
    told, complaints = StringIO(), StringIO()

    call_command("update_catalogs", stdout=told)
    with pytest.raises(CommandError, match=r"^2 faults"):
        call_command("check_catalogs", stderr=complaints)
    for code in ("lt", "fi"):
        catalog = files.load(code)
        catalog["Hello"].string = "Labas"
        files.save(catalog, code)
    call_command("check_catalogs", stdout=told)

    assert complaints.getvalue() == "lt: “Hello” is not translated.\nfi: “Hello” is not translated.\n"
    assert told.getvalue() == (
        "lt: 1 sentences, 1 to translate.\nfi: 1 sentences, 1 to translate.\n1 sentences in 3 languages.\n"
    )


def test_the_documented_glossary_is_the_one_that_is_checked():
    rows = _rows(ROOT / "locale" / "glossary.csv")
    documented = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")

    lines = [f"| {row['lt_word']} | {row['lv_word']} | {row['fi_word']} |" for row in rows]
    assert [line for line in lines if line not in documented] == []
    assert documented.count("\n| ") == len(rows) + 1
