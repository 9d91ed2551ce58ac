"""In which language a text is written, guessed from its small words and its letters.

Good enough for a sentence or two in one of the languages below; anything shorter, mixed, or in another
language is better unknown than wrong, so close calls give nothing.
"""

import re
from collections import Counter, defaultdict
from typing import Final

_WORDS: Final = {
    "bs": "je da se na što nije koji sam su ali kako ili šta bih smo jer samo više ovo također treba",
    "cs": "je že na se to jak ale jsou jsme nebo které který pro by když jako už být není tak při také",
    "da": "og det er ikke jeg på til af for som har med der den vi kan hvad hvordan også eller men meget",
    "de": "und der die das ist nicht ich wir ein eine mit für auf zu den wie wird von auch sich aber oder",
    "en": "the and is to of in that it for we you with on are not this have how what but our they be can",
    "es": "el la de que y en los las un una es con para por no se del como más pero lo muy esta qué",
    "et": "ja on ei see et ka mis kui oma me aga või kuidas seda siis olen meie nad välja veel selle ning",
    "fi": "ja on ei se että hän me mutta kun niin ovat tai mitä myös miten joka olen olla meillä voi sen ole",
    "fr": "le la les de et est un une des que pour dans avec nous pas ce qui sur au vous du il mais je",
    "ga": "an na agus is tá ar go ní atá leis sé seo nach bhfuil chun gach mar ach sin againn",
    "hr": "je da se na što nije koji sam su ali kako ili tko bih smo jer samo više ovo također treba",
    "hu": "a az és hogy nem is egy van de ez mi meg csak már vagy mint volt azt lehet nagyon kell hogyan",
    "is": "og að er ekki í á það við sem en um hann þetta til með var fyrir hvað eru ég",
    "it": "il di che e la per un una è non con si del sono come più ma gli le questo della anche noi",
    "lt": "ir yra kad ne su į iš kaip bet tai mes o ar jau tik apie dėl kas labai jie buvo mūsų gali taip",
    "lv": "un ir ka ar no uz kā bet tas mēs par arī vai ne to lai kas pie jau ļoti mūsu nav šo tikai",
    "mt": "il u li ta ma fil għal dan din huwa kif aħna biex minn mhux ukoll iżda kien jew hija",
    "nb": "og det er ikke jeg på til av for som har med den vi kan hva hvordan også eller men veldig etter",
    "nl": "de het een en van is dat niet in we voor met op te zijn maar ook die aan hoe wij er bij als",
    "pl": "i w nie na się że jest to z do jak ale co są dla czy my tak już tylko przez może który być",
    "pt": "o a de que e do da em um uma não com para os as por se mais como mas nós são está ao",
    "ro": "și de la în nu că este un o pe cu care pentru sunt mai din dar ce noi sau cum se fi avem",
    "sk": "je že na sa to ako ale sú sme alebo ktoré ktorý pre by keď už byť nie tak pri tiež čo",
    "sl": "je in da se na ni ki smo so ali kako pa za tudi kaj bi sem še pri samo več kot lahko",
    "sq": "dhe në të e një që për nuk është me nga si kjo por ne janë ka më do kanë",
    "sv": "och det är inte jag på att till av för som har med den vi kan vad hur också eller men mycket",
    "tr": "ve bir bu için ile da de çok ne ama var nasıl biz daha gibi değil olarak kadar ben ya",  # noqa: RUF001
}  # fmt: skip
# Letters that few languages have; each one found weighs as much as a small word.
_LETTERS: Final = {
    "cs": "řůě", "de": "ß", "et": "õ", "fr": "çœ", "hu": "őű", "is": "ðþ", "lt": "ėįųę", "lv": "āēīļņķģ",
    "mt": "ħġċ", "pl": "łżźść", "ro": "țșă", "sk": "ľĺŕô", "sq": "ë", "sv": "äöå", "fi": "äö", "da": "æø",
    "nb": "æø", "es": "ñ¿", "pt": "ãõ", "tr": "ğış",
}  # fmt: skip
# Each with how many of its own letters it takes; the last one has what is left.
_SCRIPTS: Final = {
    "el": ("αεοτη", 3), "uk": ("іїє", 3), "ru": ("ыэ", 2), "mk": ("ѓќѕ", 2), "sr": ("ђћљњ", 3),
    "bg": ("ъ", 1),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
MOST_CHARACTERS = 4_000
LEAST, AHEAD = 3.0, 1.25


def _weights() -> dict[str, dict[str, float]]:
    """What each word says for each language: the less, the more languages have it."""
    shared: dict[str, list[str]] = defaultdict(list)
    for code, words in _WORDS.items():
        for word in words.split():
            if len(word) > 1:  # a single letter is a word in too many languages
                shared[word].append(code)
    return {word: dict.fromkeys(codes, 1 / len(codes)) for word, codes in shared.items()}


_WEIGHTS: Final = _weights()


def guess_language(text: str) -> str:
    """The ISO 639-1 code of a text without markup; empty when there is too little to tell by."""
    words = _WORD.findall(text[:MOST_CHARACTERS].lower())
    letters = Counter("".join(words))
    if script := _by_script(letters):
        return script
    scores: Counter[str] = Counter()
    for word in words:
        for code, weight in _WEIGHTS.get(word, {}).items():
            scores[code] += weight  # type: ignore[assignment]  # Counter takes any number
    for code in list(scores):
        scores[code] += min(sum(letters[letter] for letter in _LETTERS.get(code, "")), len(words)) / 4  # type: ignore[assignment]
    ranked = [*scores.most_common(2), ("", 0), ("", 0)]
    (best, most), (_second, next_most) = ranked[0], ranked[1]
    return best if most >= LEAST and most >= next_most * AHEAD else ""


def _by_script(letters: Counter[str]) -> str:
    """Languages that their letters tell apart; the first of them that has enough of its own."""
    foreign = sum(count for letter, count in letters.items() if letter > "\u036f")
    if foreign * 2 < sum(letters.values()) or foreign < LEAST * 4:
        return ""
    found = (code for code, (own, least) in _SCRIPTS.items() if sum(letters[one] for one in own) >= least)
    return next(found, "")
