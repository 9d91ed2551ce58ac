"""Earlier results on which the initiative to train tutors and mentors builds."""

from config.demo.items import ProjectFacts, Resource

_SOURCE = "Description of the initiative 'Train the trainers', part two: related results."

EARLIER_RESULTS = (
    Resource(
        key="resource.project-ewt",
        space="tutoring",
        kind="project",
        title="European Workplace Tutor: a curriculum carried to three countries",
        summary="""
            Units of learning outcomes for tutors at the workplace, transferred to Romania, Spain and
            Hungary.
            """,
        by="tom",
        at="388d",
        tags=("train-the-trainers", "mentors", "units", "ecvet"),
        facts=ProjectFacts(countries=("RO", "ES", "HU")),
        source=_SOURCE,
        body="""
            The European Workplace Tutor builds on a former project called "it's time" and carries its
            result to Romania, Spain and Hungary.

            What makes it useful for us:

            - The training is assigned to a level of the European Qualifications Framework.
            - It is divided into units of learning outcomes, in order to test how credit points can be
            assigned.
            - It works with a dual curriculum, in the university and in vocational training, so that the
            two parts of the system become permeable for the learner.

            Source: description of the initiative "Train the trainers". Text in our own words.
            """,
    ),
    Resource(
        key="resource.project-roqet",
        space="tutoring",
        kind="project",
        title="ROQET: trainers rate themselves and compare with their learners",
        summary="""
            Voluntary and anonymous self-assessment in six countries, in a cycle of planning, doing,
            checking, acting.
            """,
        by="tom",
        at="387d",
        tags=("self-assessment", "feedback", "quality"),
        facts=ProjectFacts(countries=("ES", "SI", "PT", "HU", "GR", "DE")),
        source=_SOURCE,
        body="""
            Teachers and trainers rate their own competences. Taking part is voluntary and anonymous. They
            then compare their result with the ratings that their learners gave, see where the two differ,
            and choose what they want to improve.

            Heads of schools see results only in aggregated form, for the organisation as a whole.

            The work follows a Deming cycle in four phases: plan objectives and tasks, implement, check
            the results, act. The frame of reference is the common European framework for quality
            assurance.

            Countries named in the source: Spain, Slovenia, Portugal, Hungary, Greece and Germany.

            Source: description of the initiative "Train the trainers". Text in our own words.
            """,
    ),
    Resource(
        key="resource.project-learning-mentor",
        space="tutoring",
        kind="project",
        title="Learning Mentor: somebody on the shop floor who promotes learning",
        summary="A competence model for a counsellor at the workplace, worked out in five EU countries.",
        by="tom",
        at="386d",
        tags=("mentors", "support", "micro-firms"),
        facts=ProjectFacts(),
        source=_SOURCE,
        body="""
            A learning mentor is a colleague who helps others to find out what they want to learn, and who
            knows where that is possible. The project describes the competences of such a person and
            relates them to the European Qualifications Framework. The source speaks of five EU countries
            and does not name them.

            The idea behind it: lifelong learning needs a promoter where people work, not only where
            courses are offered.

            Source: description of the initiative "Train the trainers". Text in our own words.
            """,
    ),
)
