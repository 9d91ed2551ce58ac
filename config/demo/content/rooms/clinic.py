"""The open room about learning plans: a conversation that is going on right now."""

from config.demo.items import Post as M
from config.demo.items import Room

ILP_CLINIC = Room(
    key="room.ilp-clinic",
    space="ilp4wbl",
    title="Plan clinic: bring a plan you are stuck with",
    purpose="Open every weekday afternoon. Describe the case without names, and we look at it together.",
    host="liga",
    at="9d",
    messages=(
        M("liga", "2m", "Good afternoon. The room is open until five. Who has a plan with them?"),
        M("maris", "4m", "Me. Wood, ten weeks, firm of six. Goal number one is 'improve working speed'."),
        M("pekka", "3m", "Whose goal is that? His or the firm's?"),
        M("maris", "2m", "The firm's. He wrote 'I want to build one thing alone'."),
        M("pekka", "2m", "Then that is goal number one."),
        M("liga", "3m", "And the speed can be one of the conditions: alone, in two days."),
        M(
            "maris",
            "5m",
            "Simple when you say it. A tool chest, alone, in two days. I write it down like this.",
        ),
        M(
            "edgars",
            "6m",
            "Add who says that it is good. In wood it is never clear until somebody sits on it.",
        ),
        M("maris", "1m", "A chest, Edgars, not a chair."),
        M("edgars", "1m", "All the more."),
        M("liga", "20m", "Anybody else? Otherwise I will be here and work beside the open room."),
        M(
            "aino",
            "1d 22h",
            """
            Hello, I am a learner, may I ask here too? In my plan there is a box 'prior learning'. I
            worked in my aunt's café for two summers. Does that count?
            """,
        ),
        M(
            "liga",
            "6m",
            "Of course you may, and of course it counts. What did you do there that you could show?",
        ),
        M(
            "aino",
            "4m",
            "Till, coffee machine, closing in the evening. And I dealt with two angry customers.",
        ),
        M(
            "sari",
            "7m",
            """
            Write it as things you can show: 'closes a till and explains a difference'. Then we ask you
            to show it.
            """,
        ),
        M("aino", "3m", "In Finnish or English?"),
        M("sari", "1m", "Suomeksi vain, kyllä minä luen sen."),
        M("aino", "2m", "Kiitos!"),
        M(
            "noora",
            "2d 1h",
            """
            Short one from the housekeeping corner: a learner has a plan with nine tasks for five weeks.
            She is exhausted by the reading of it. Which would you cut?
            """,
        ),
        M("pekka", "5m", "Let her cut. Nine cards, she keeps four, and says why."),
        M("noora", "3m", "And if she throws out the one that the school insists on?"),
        M("pekka", "2m", "Then you have learnt something about that one."),
        M(
            "liga",
            "4m",
            "Nothing is lost, the other five go on the back for later. Nobody said five weeks are the end.",
        ),
        M(
            "noora",
            "21h 20m",
            "She kept: beds, trolley, talking to guests, the dosing of products. The last surprised me.",
        ),
        M("sari", "9m", "Why that one?"),
        M("noora", "2m", "'Because I get it wrong and it smells.' A better reason than any in our template."),
        M(
            "liga",
            "2d 23h 10m",
            "The room is open again. Today I have a question of my own: who signs first, and does it matter?",
        ),
        M("ruta", "4m", "Learner first. Otherwise she signs below two adults, and who would say no then?"),
        M("edgars", "3m", "Never thought of it. I always sign first, because the paper lies on my table."),
        M(
            "sanita",
            "5m",
            "With us Toms signs first and makes a drawing beside it. It is recognised by all sides.",
        ),
        M("toms", "8m", "It is a pretzel."),
        M("liga", "2m", "I will change the order of the lines in the template: learner, mentor, tutor."),
        M("maris", "23h 30m", "The chest is finished. One day and a half. His mentor sat on it. It held."),
        M("edgars", "4m", "I told you."),
        M("pekka", "3m", "What does his rating say, his own?"),
        M(
            "maris",
            "2m",
            "He gave himself a 3. The mentor a 4. I gave nothing, I was not there, and said so.",
        ),
        M("liga", "1m", "That is a very good third rating."),
        M("sanita", "2h 40m", "Is somebody here? I have five minutes while the dough rests."),
        M("liga", "2m", "I am. What is it?"),
        M(
            "sanita",
            "3m",
            "Toms goes abroad in autumn. Does he take our plan along or does he get a new one there?",
        ),
    ),
)
