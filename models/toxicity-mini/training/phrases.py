"""Makes short sentences of insults, threats, slurs and oaths, which no cookie is filed under, and harmless ones that look the same.

Insulting words are WordNet's kinds of unpleasant and foolish persons and what it puts beside *stupid* and *worthless*, harmless ones
its occupations and relatives and what it puts beside *polite* and *busy*; slurs are what it calls so, beside its nations and
believers; verbs of violence are its ways to kill and to hit, beside its ways to help and to talk; oaths are made of the word list's
single words, beside WordNet's names of food and furniture. The sentence's frame therefore tells nothing. The same words also take the place of a word in neutral texts.
"""

import dataclasses
import pathlib
import random
import re

import corpus

# Synsets by one of their words and the start of their gloss; for nouns and verbs all that is below them is meant, for adjectives
# what is similar to them.
INSULTING = {"unpleasant_person": "a person who is not pleasant", "fool": "a person who lacks good judgment", "simpleton": "a person lacking intelligence", "idiot": "a person of subnormal",
             "villain": "a wicked or evil person", "slob": "a coarse obnoxious person", "coward": "a person who shows fear", "liar": "a person who has lied"}
HARMLESS = {"relative": "a person related by blood", "skilled_worker": "a worker who has acquired", "professional": "a person engaged in one of the learned",
            "educator": "someone who educates", "performer": "an entertainer who performs", "friend": "a person you know well"}
SCORNFUL = {"stupid": "lacking or marked by lack", "worthless": "lacking in usefulness", "contemptible": "deserving of contempt", "disgusting": "highly offensive", "ugly": "displeasing to the senses",
            "pathetic": "inspiring mixed contempt", "dishonest": "deceptive or fraudulent", "lazy": "disinclined to work"}
RESPECTFUL = {"polite": "showing regard for others", "busy": "actively or fully engaged", "happy": "enjoying or showing", "kind": "having or showing a tender", "tall": "great in vertical",
              "tired": "depleted of strength", "wonderful": "extraordinarily good", "nice": "pleasant or pleasing", "beautiful": "delighting the senses",
              "careful": "exercising caution", "intelligent": "having the capacity for thought", "young": "(used of living things"}
PEOPLE = {"inhabitant": "a person who inhabits", "religious_person": "a person who manifests devotion", "homosexual": "someone who"}
THINGS = {"food": "any substance that can be metabolized", "furniture": "furnishings", "vehicle": "a conveyance that transports", "garment": "an article of clothing", "tool": "an implement used",
          "weather": "the atmospheric conditions", "sport": "an active diversion"}
# Plain words of everyday that harmless sentences cannot have too often.
OF_PEOPLE = ("woman", "women", "girl", "lady", "man", "old man", "young man", "boy", "gay", "lesbian", "transgender", "black", "jew", "muslim", "christian", "immigrant", "refugee", "blind man", "deaf girl")
OF_DEEDS = ("love", "like", "miss", "hug", "call", "see", "visit", "thank", "help", "meet", "tell", "ask", "teach", "follow", "remember", "understand")
OF_QUALITIES = ("gay", "lesbian", "homosexual", "transgender", "black", "white", "jewish", "muslim", "christian", "catholic", "female", "male", "disabled", "deaf", "blind", "old", "young", "pregnant", "foreign")
OFTEN = 12
VIOLENT = {"kill": "cause to die", "beat": "give a beating to", "strike": "deal a blow to", "injure": "cause injuries"}
FRIENDLY = {"help": "give help or assistance", "talk": "exchange thoughts", "meet": "come together", "praise": "express approval",
            "love": "have a great affection", "thank": "express gratitude", "respect": "regard highly", "visit": "go to see"}


@dataclasses.dataclass(frozen=True)
class Frames:
    """Parts of sentences: an opening, a frame with its subject, and an ending are put together by chance."""

    openings: tuple[str, ...]
    subjects: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    oaths: tuple[str, ...]
    endings: tuple[str, ...]
    intents: tuple[str, ...]
    objects: tuple[str, ...]
    times: tuple[str, ...]


TRAINING = Frames(
    openings=("",) * 8 + ("hello, ", "hi, ", "good morning, ", "please, ", "thank you, ", "listen, ", "oh, ", "honestly, ", "look, ", "well, ", "hey, ", "sorry, but ", "let me say it: ", "we all know that ", "i think ", "it seems that ", "yes, "),
    subjects=("he is", "she is", "my boss is", "your brother is", "the new teacher is", "my neighbour is", "that man is", "this woman was", "they say he is", "his father was", "the president is"),
    nouns=("you are {a}", "you're {a}", "you are such {a}", "you are nothing but {a}", "you {n}", "what {a} you are", "{s} {a}", "{s} such {a}", "{s} still {a}", "{s} the biggest {n} here", "only {a} would say that",
           "you sound like {a}", "you look like {a}", "they are all {n}s", "that {n} again", "here comes the {n}", "don't be such {a}", "leave me alone, you {n}", "he acts like {a}", "you and your friend, the {n}"),
    adjectives=("you are {j}", "you're {j}", "you are so {j}", "how {j} you are", "{s} {j}", "{s} so {j}", "{s} really {j}", "why are you so {j}", "your whole family is {j}", "you {j} man", "that is a {j} man", "they are {j} people",
                "you are a {j} person", "what a {j} person", "{s} a {j} person"),
    oaths=("{n}", "you {n}", "what {a}", "go {n} yourself", "{n} you", "this is {n}", "look at that {n}", "i want {n} now", "all of it is {n}", "{n} off", "such {a}", "where is the {n}", "you and your {n}",
           "he likes {n}", "show me your {n}", "take the {n} away", "i have never seen such {a}", "{s} full of {n}"),
    endings=("",) * 4 + (".", ".", "!", "!", " again", " and everybody knows it", ", and so are you", " today", ", that is all", "?"),
    intents=(
        "i", "we", "they", "i'll", "we'll", "i am going to", "i'm going to", "we are going to", "someone should", "next time i", "one day i will", "if you come here i will", "wait, i will", "let's",
        "", "", "go and", "you should", "why don't you",
        *(f"{when} {who} {how}" for when in ("next time i see you", "when you come home", "if you do that again", "when i find you", "one day", "tonight", "believe me") for who in ("i", "we") for how in ("will", "shall")),
        *(f"{who} {how}" for who in ("i", "we", "they", "my friends", "the boys") for how in ("will", "will", "shall", "would love to", "want to", "have to", "plan to", "promise to", "would gladly")),
    ),
    objects=("you", "you", "you", "yourself", "him", "her", "them", "them all", "your family", "your friends", "your children", "that man", "the neighbours"),
    times=("",) * 4 + (".", "!", " tonight", " one day", " soon", " when you come home", " after school", ", believe me"),
)
HELD_OUT = Frames(
    openings=("", "", "by the way, ", "to be frank, "),
    subjects=("your sister is", "our landlord was", "the man next door is"),
    nouns=("everybody knows that you are {a}", "what {a}", "stop talking, {n}", "{s} {a} too", "you have always been {a}"),
    adjectives=("everybody says you are {j}", "{s} rather {j}", "you must be {j}", "what a {j} woman"),
    oaths=("oh {n}", "that is {n}", "we saw {a} there", "stop this {n}"),
    endings=("", ".", "!", " after all"),
    intents=("tomorrow i shall", "we are coming to", "nothing can stop me, i will", "i swear i will"),
    objects=("you", "all of you", "your mother", "every one of them"),
    times=("", ".", "!", " in your sleep", " at the office"),
)
# A kind's share of the sentences and what its harmful ones are called besides toxic.
SHARES = {"persons": 4, "slurs": 2, "qualities": 3, "deeds": 3, "oaths": 4}
DEGREES = ("complete", "total", "real", "absolute", "true", "big", "little", "poor", "old", "young", "so-called", "famous")
VOCATIVES = ("{t}, {w}", "{t}, you {w}", "{w}, {t}", "you {w}, {t}", "{t} {w}!")
LABELS = {"persons": corpus.INSULT, "slurs": corpus.HATE, "qualities": corpus.INSULT, "deeds": corpus.THREAT, "oaths": corpus.OBSCENE}


def _synsets(part: str, pointer: str) -> dict[str, tuple[list[str], list[str], str]]:
    """Offset → words, offsets of the synsets that the pointer names, gloss."""
    found = {}
    for line in open(f"/usr/share/wordnet/data.{part}", encoding="utf-8"):
        if line.startswith("  "):
            continue
        fields, gloss = line.split(" | ", 1)
        fields = fields.split(" ")
        count = int(fields[3], 16)
        words = [re.sub(r"\(.*", "", fields[4 + 2 * i].lower()) for i in range(count)]
        pointers = fields[5 + 2 * count :]
        found[fields[0]] = words, [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] == pointer], gloss
    return found


def words_of(part: str, tops: dict[str, str]) -> list[str]:
    synsets = _synsets(part, "&" if part == "adj" else "~")
    left = [(offset, 0) for offset, (words, _, gloss) in synsets.items() if any(word in words and gloss.startswith(start) for word, start in tops.items())]
    seen, words = set(), set()
    while left:
        offset, depth = left.pop()
        if offset not in seen:
            seen.add(offset)
            words.update(synsets[offset][0])
            if part != "adj" or depth == 0:
                left += [(further, depth + 1) for further in synsets[offset][1]]
    return sorted(w.replace("_", " ") for w in words if re.fullmatch(r"[a-z]+(_[a-z]+)?", w))


def pairs(words: pathlib.Path) -> dict[str, tuple[list[str], list[str]]]:
    """What is harmful and what is not, of each kind; a harmless word is none that a list has."""
    naughty = [word for word in corpus.naughty_words(words) if re.fullmatch(r"[a-z]{3,}", word)]
    slurs = sorted({word for many, gloss in corpus.wordnet() if re.search(r"\bslur\b|offensive (term|name|word)", gloss.split('"')[0]) for word in many if re.fullmatch(r"[a-z]+", word)})
    found = {
        "persons": (words_of("noun", INSULTING), words_of("noun", HARMLESS)),
        "slurs": (slurs, words_of("noun", PEOPLE) + list(OF_PEOPLE * OFTEN)),
        "qualities": (words_of("adj", SCORNFUL), words_of("adj", RESPECTFUL) + list(OF_QUALITIES * (OFTEN // 2))),
        "deeds": (words_of("verb", VIOLENT), words_of("verb", FRIENDLY) + list(OF_DEEDS * OFTEN)),
        "oaths": (naughty, words_of("noun", THINGS)),
    }
    listed = {*corpus.marked_words(), *naughty, *(word for harmful, _ in found.values() for word in harmful)}
    return {kind: (harmful, [word for word in harmless if word not in listed]) for kind, (harmful, harmless) in found.items()}


def _sentence(kind: str, word: str, frames: Frames, rng: random.Random) -> str:
    if kind == "deeds":
        return f"{rng.choice(frames.openings)}{rng.choice(frames.intents)} {word} {rng.choice(frames.objects)}{rng.choice(frames.times)}".replace("  ", " ").strip()
    if kind == "persons" and rng.random() < 0.35:
        word = f"{rng.choice(DEGREES)} {word}"
    frame = rng.choice({"qualities": frames.adjectives, "oaths": frames.oaths}.get(kind, frames.nouns))
    article = "an" if word[0] in "aeiou" else "a"
    return rng.choice(frames.openings) + frame.format(a=f"{article} {word}", n=word, j=word, s=rng.choice(frames.subjects)) + rng.choice(frames.endings)


def sentences(words: pathlib.Path, held_out: bool, seed: int = 0) -> list[corpus.Labelled]:
    """As many harmful as harmless ones, in frames that training and holding out do not share; the words are the same."""
    rng = random.Random(seed)
    frames, count = (HELD_OUT, 120) if held_out else (TRAINING, 4000)
    made = {}
    for kind, (harmful, harmless) in pairs(words).items():
        for chosen, labels in ((harmful, (corpus.TOXIC, LABELS[kind])), (harmless, (corpus.NONE,))):
            for _ in range(count * SHARES[kind]):
                text = _sentence(kind, rng.choice(chosen), frames, rng)
                made[text] = corpus.Labelled(text, labels, kind)
    return list(made.values())


def spoilt(words: pathlib.Path, texts: list[str], count: int, seed: int = 0) -> list[corpus.Labelled]:
    """Neutral texts with a harmful word in place of one of theirs or beside them; for each another with a harmless word there."""
    rng = random.Random(seed)
    made = []
    kinds = pairs(words)
    for i in range(count):
        kind = list(kinds)[i % len(kinds)]
        for chosen, labels in zip(kinds[kind], ((corpus.TOXIC, LABELS[kind]), (corpus.NONE,))):
            made.append(corpus.Labelled(_spoilt(kind, rng.choice(chosen), rng.choice(texts).rstrip(".!?"), rng), labels, "spoilt"))
    return made


def _spoilt(kind: str, word: str, text: str, rng: random.Random) -> str:
    if kind == "deeds":
        clause = f"{rng.choice(TRAINING.intents)} {word} {rng.choice(TRAINING.objects)}".strip()
        return rng.choice((f"{text}, and {clause}", f"{text}. {clause}", f"{clause}: {text}", f"{clause} because of {text}"))
    if kind != "qualities" and rng.random() < 0.4:
        return rng.choice(VOCATIVES).format(t=text, w=word)
    parts = text.split(" ")
    parts[rng.randrange(len(parts))] = word
    return " ".join(parts)
