"""Judged questions: for each, the document that must stand first, or among the first three."""

import pytest

from tests.search.conftest import titles

DOCUMENTS = [
    ("en", "How do you keep apprentices motivated in winter?", "Two apprentices left in January."),
    ("en", "Learning diary for the first year", "Apprentices write down what they learnt at work."),
    ("en", "Health and safety checklist for the workshop", "Helmets, gloves, welding screens."),
    ("en", "Individual learning plans in small companies", "Learner, VET tutor and mentor agree an ILP."),
    ("en", "Finding host companies abroad", "Mobility coordinators ask where to find hosts for three weeks."),
    ("de", "Ausbildungsberichte digital führen", "Das Berichtsheft am Rechner statt auf Papier."),
    ("de", "Prüfungen im Handwerk", "Wie bereiten Betriebe ihre Lehrlinge auf die Gesellenprüfung vor?"),
    ("de", "Betreuung am Arbeitsplatz", "Ausbilderinnen und Ausbilder begleiten junge Menschen im Betrieb."),
    ("fr", "L'évaluation des apprentis", "Une grille pour évaluer les compétences acquises en entreprise."),
    ("fr", "Carnet de liaison numérique", "Le tuteur et l'enseignant y écrivent chaque semaine."),
    ("fr", "Accueillir un élève étranger", "Préparer l'équipe, le logement et les premiers jours."),
    ("es", "Empresas que acogen aprendices", "Cómo encontrar empresas para las prácticas de los alumnos."),
    ("es", "Seguimiento de las prácticas", "El tutor visita al alumno cada mes."),
    ("cs", "Žáci ve firmě", "Jak připravit žáky na odborný výcvik na pracovišti."),
    ("cs", "Hodnocení praxe", "Mistr hodnotí práci žáka podle šablony."),
    ("pl", "Dzienniczek praktyk", "Uczniowie opisują zadania wykonane w firmie."),
    ("pl", "Egzamin czeladniczy", "Jak przygotować ucznia do egzaminu w rzemiośle."),
    ("hr", "Naučnici u radionici", "Sigurnost na radu i prvi dan u firmi."),
]  # fmt: skip

FIRST = [
    ("motivate apprentices", "How do you keep apprentices motivated in winter?"),
    ("learning diary", "Learning diary for the first year"),
    ("diaries", "Learning diary for the first year"),
    ("safety workshop", "Health and safety checklist for the workshop"),
    ("checklists", "Health and safety checklist for the workshop"),
    ("ILP", "Individual learning plans in small companies"),
    ("individual plan", "Individual learning plans in small companies"),
    ("host company abroad", "Finding host companies abroad"),
    ("mobilty coordinator", "Finding host companies abroad"),
    ("weldng", "Health and safety checklist for the workshop"),
    ("Berichtsheft", "Ausbildungsberichte digital führen"),
    ("Ausbildungsbericht", "Ausbildungsberichte digital führen"),
    ("fuhren digital", "Ausbildungsberichte digital führen"),
    ("Prüfung", "Prüfungen im Handwerk"),
    ("prufungen", "Prüfungen im Handwerk"),
    ("Ausbilder Betrieb", "Betreuung am Arbeitsplatz"),
    ("évaluation", "L'évaluation des apprentis"),
    ("evaluation apprenti", "L'évaluation des apprentis"),
    ("carnet numerique", "Carnet de liaison numérique"),
    ("élèves étrangers", "Accueillir un élève étranger"),
    ("empresa aprendiz", "Empresas que acogen aprendices"),
    ("seguimiento practica", "Seguimiento de las prácticas"),
    ("žák firma", "Žáci ve firmě"),
    ("zaci", "Žáci ve firmě"),
    ("hodnocení", "Hodnocení praxe"),
    ("dzienniczek", "Dzienniczek praktyk"),
    ("egzaminy", "Egzamin czeladniczy"),
    ("egzmin", "Egzamin czeladniczy"),
    ("naučnik", "Naučnici u radionici"),
    ("sigurnost radionica", "Naučnici u radionici"),
]

AMONG_THREE = [
    ("how can we motivate young people in winter", "How do you keep apprentices motivated in winter?"),
    ("tutor mentor plan", "Individual learning plans in small companies"),
    ("apprentices write at work", "Learning diary for the first year"),
    ("tuteur apprentis", "L'évaluation des apprentis"),
]


@pytest.fixture
def library(filled, make):
    return filled(*(make(title, body, language) for language, title, body in DOCUMENTS))


@pytest.mark.parametrize(("question", "title"), FIRST)
def test_the_best_answer_stands_first(library, question, title):
    assert titles(library, question)[:1] == [title]


@pytest.mark.parametrize(("question", "title"), AMONG_THREE)
def test_a_good_answer_stands_among_the_first_three(library, question, title):
    assert title in titles(library, question)[:3]
