"""Makes the slips of a hurried typist: what the corrector learns to undo."""

import random

KEYBOARD = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "ol",
    "a": "qsz", "s": "awdx", "d": "sefc", "f": "drgv", "g": "fthb", "h": "gyjn", "j": "hukm", "k": "jil", "l": "ko",
    "z": "ax", "x": "zsc", "c": "xdv", "v": "cfb", "b": "vgn", "n": "bhm", "m": "nj",
}
VOWELS = "aeiou"


def _neighbour(word: str, i: int, rng: random.Random) -> str:
    near = rng.choice(KEYBOARD[word[i].lower()])
    near = near.upper() if word[i].isupper() else near
    return word[:i] + near + word[i + 1 :]


def _transpose(word: str, i: int, rng: random.Random) -> str:
    i = min(i, len(word) - 2)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _double(word: str, i: int, rng: random.Random) -> str:
    return word[: i + 1] + word[i].lower() + word[i + 1 :]


def _drop(word: str, i: int, rng: random.Random) -> str:
    return word[:i] + word[i + 1 :]


def _insert(word: str, i: int, rng: random.Random) -> str:
    return word[: i + 1] + rng.choice(KEYBOARD[word[i].lower()]) + word[i + 1 :]


def _vowel(word: str, i: int, rng: random.Random) -> str:
    places = [j for j, c in enumerate(word) if c in VOWELS]
    if not places:
        return _transpose(word, i, rng)
    j = rng.choice(places)
    return word[:j] + rng.choice(VOWELS.replace(word[j], "")) + word[j + 1 :]


def _undouble(word: str, i: int, rng: random.Random) -> str:
    places = [j for j in range(1, len(word)) if word[j] == word[j - 1]]
    if not places:
        return _drop(word, i, rng)
    j = rng.choice(places)
    return word[:j] + word[j + 1 :]


def _case(word: str, i: int, rng: random.Random) -> str:
    if word[0].isupper() and word[1:].islower():
        return word[0].lower() + word[1:]
    return word[:i] + word[i].swapcase() + word[i + 1 :]


SLIPS = [(_neighbour, 20), (_transpose, 20), (_drop, 16), (_insert, 8), (_double, 8), (_vowel, 10), (_undouble, 8), (_case, 10)]
KINDS = [slip for slip, _ in SLIPS]
WEIGHTS = [weight for _, weight in SLIPS]


def _misspell(word: str, rng: random.Random) -> str:
    places = [i for i, c in enumerate(word) if c.lower() in KEYBOARD]
    if len(word) < 2 or not places:
        return word
    slip = rng.choices(KINDS, WEIGHTS)[0]
    return slip(word, rng.choice(places), rng)


def typos(sentence: str, rng: random.Random, known=lambda word: True) -> str:
    """Returns the sentence with one slip or more: about one known word in eight, sometimes a lost or a stray space."""
    words = sentence.split(" ")
    for _ in range(8):
        noisy = [
            _misspell(word, rng) if rng.random() < (0.14 if len(word) > 3 else 0.05) and known(word) else word
            for word in words
        ]
        if rng.random() < 0.15 and len(noisy) > 1:
            i = rng.randrange(len(noisy) - 1)
            noisy[i : i + 2] = [noisy[i] + noisy[i + 1]]
        if rng.random() < 0.10:
            i = rng.randrange(len(noisy))
            if len(noisy[i]) > 3 and noisy[i].isalpha():
                j = rng.randrange(1, len(noisy[i]))
                noisy[i : i + 1] = [noisy[i][:j], noisy[i][j:]]
        made = " ".join(noisy)
        if made != sentence:
            return made
    return sentence
