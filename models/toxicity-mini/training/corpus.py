"""Reads fortune-mod's cookies, whose offensive ones are sorted by kind; WordNet and a chatbot's small talk as neutral text; a word list.

No text is kept in this repository. The cookies come with Debian's source package, WordNet with its package wordnet-base, the list of
words with the npm package naughty-words, small talk with the PyPI package chatterbot-corpus (see requirements.txt):

    curl -O http://deb.debian.org/debian/pool/main/f/fortune-mod/fortune-mod_1.99.1.orig.tar.gz
    apt-get install wordnet-base
    npm pack naughty-words@1.2.0 && tar xzf naughty-words-1.2.0.tgz
"""

import argparse
import dataclasses
import glob
import hashlib
import importlib.resources
import json
import pathlib
import re
import tarfile

import yaml

FORTUNES_SHA256 = "fc51aee1f73c936c885f4e0f8b6b48f4f68103e3896eaddc6a45d2b71e14eace"
WORDS_SHA256 = "93318918595948065b83050eb31910d369466401e215e44af6d2c7a71fae56f2"
HELD_OUT_PERCENT = 12

NONE, TOXIC, OBSCENE = "__label__none", "__label__toxic", "__label__obscene"
INSULT, HATE, THREAT = "__label__insult", "__label__identity_hate", "__label__threat"
LABELS = (NONE, TOXIC, OBSCENE, INSULT, HATE, THREAT)

# The labels of an offensive file's cookies. Files of which nobody could say so as a whole are left out: atheism, religion and
# politics offend convictions, zippy is in both halves, and the last few hold five cookies or fewer.
OFFENSIVE = {
    "limerick": (TOXIC, OBSCENE), "sex": (TOXIC, OBSCENE), "vulgarity": (TOXIC, OBSCENE), "privates": (TOXIC, OBSCENE),
    "ethnic": (TOXIC, HATE), "hphobia": (TOXIC, HATE), "misandry": (TOXIC, HATE), "misogyny": (TOXIC, HATE), "racism": (TOXIC, HATE),
    "black-humor": (TOXIC,), "definitions": (TOXIC,), "riddles": (TOXIC,), "songs-poems": (TOXIC,), "miscellaneous": (TOXIC,),
}
# People of whom neutral texts are to speak as often as offensive cookies do.
PEOPLE = re.compile(
    r"\b(m[ae]n|wom[ae]n|girls?|boys?|lad(y|ies)|wife|wives|husbands?|mothers?|priests?|jew(s|ish)?|muslims?|christians?|catholics?|hindus?|buddhists?|blacks?|african|asian"
    r"|chinese|arabs?|irish|polish|mexican|gay|lesbian|homosexuals?|female|male|disabled|blind|deaf|immigrants?|old|young)\b", re.IGNORECASE)
# Files of the other half that are not harmless throughout.
DOUBTFUL = {"ethnic", "men-women", "zippy", "Makefile", "ascii-art", "translate-me"}


@dataclasses.dataclass(frozen=True)
class Labelled:
    """A text, its labels (never empty), and the file it is from."""

    text: str
    labels: tuple[str, ...]
    kind: str


@dataclasses.dataclass(frozen=True)
class Split:
    """Cookies and neutral texts; what is trained on and what is held out share no text, nor the opening of one."""

    train: list[Labelled]
    held_out: list[Labelled]
    neutral: list[Labelled]
    neutral_held_out: list[Labelled]


def arguments(doc: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fortunes", type=pathlib.Path, required=True, help="fortune-mod's source archive")
    parser.add_argument("--words", type=pathlib.Path, required=True, help="en.json of naughty-words")
    return parser


def _checked(file: pathlib.Path, sha256: str) -> pathlib.Path:
    if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        raise SystemExit(f"{file} is not the file this was written for: its SHA-256 has to be {sha256}")
    return file


def _cookies(text: str):
    for cookie in re.split(r"^%\s*$", text, flags=re.MULTILINE):
        cookie = re.sub(".\x08", "", cookie)
        cookie = re.sub(r"\n\s*-- .*\Z", "", cookie, flags=re.DOTALL)
        cookie = re.sub(r"\s+", " ", cookie).strip()
        if len(cookie) >= 12:
            yield cookie


def fortunes(archive: pathlib.Path) -> list[Labelled]:
    """Every cookie once, without its attribution; the offensive reading wins where one is in both halves."""
    found: dict[str, Labelled] = {}
    with tarfile.open(_checked(archive, FORTUNES_SHA256)) as files:
        members = sorted((m for m in files if m.isfile() and "/datfiles/" in m.name), key=lambda m: ("/off/" not in m.name, m.name))
        for member in members:
            kind = member.name.rsplit("/", 1)[1]
            offensive = "/off/" in member.name
            if (kind not in OFFENSIVE) if offensive else (kind in DOUBTFUL):
                continue
            for text in _cookies(files.extractfile(member).read().decode("latin-1")):
                labels = OFFENSIVE[kind] if offensive else (NONE,)
                found.setdefault(_opening(text), Labelled(text, labels, ("off/" if offensive else "") + kind))
    return list(found.values())


def _opening(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())[:32]


def wordnet():
    """Every synset as its words and its gloss."""
    for name in sorted(glob.glob("/usr/share/wordnet/data.*")):
        for line in open(name, encoding="utf-8"):
            if not line.startswith("  "):
                fields, gloss = line.split(" | ", 1)
                fields = fields.split(" ")
                words = [fields[4 + 2 * i].replace("_", " ").lower() for i in range(int(fields[3], 16))]
                yield words, gloss.strip()


MARKED = re.compile(r"\b(offensive|obscen\w+|vulgar\w*|slur|disparag\w+|derogat\w+|insulting)\b")


def marked_words() -> set[str]:
    """What WordNet calls offensive, obscene or the like."""
    return {words[0] for words, gloss in wordnet() if MARKED.search(gloss.split('"')[0]) and words[0].isascii() and len(words[0]) > 2}


def naughty_words(file: pathlib.Path) -> list[str]:
    return sorted(word for word in json.loads(_checked(file, WORDS_SHA256).read_text()) if word.isascii())


def pattern(words) -> re.Pattern:
    """Finds any of the words, in the plural too."""
    return re.compile(r"\b(" + "|".join(map(re.escape, sorted(words))) + r")s?\b", re.IGNORECASE)


def neutral() -> list[Labelled]:
    """Glosses, usage examples and small talk that have no marked word: plain English, about every kind of people too."""
    shunned = pattern(marked_words())
    texts = {}
    for _, gloss in wordnet():
        if not MARKED.search(gloss):
            texts[gloss.split('; "')[0]] = "gloss"
            texts.update((example, "example") for example in re.findall(r'"([^"]+)"', gloss))
    for file in sorted(importlib.resources.files("chatterbot_corpus").joinpath("data/english").iterdir(), key=str):
        for turns in yaml.safe_load(file.read_text())["conversations"]:
            texts.update((str(turn), "talk") for turn in turns)
    clean = {re.sub(r"\s+", " ", text).strip(" ;:,"): kind for text, kind in texts.items()}
    return [Labelled(text, (NONE,), kind) for text, kind in sorted(clean.items()) if 2 <= len(text) <= 200 and not shunned.search(text)]


def _apart(texts: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    train, held_out = [], []
    for one in texts:
        share = int(hashlib.sha256(_opening(one.text).encode()).hexdigest()[:8], 16) % 100
        (held_out if share < HELD_OUT_PERCENT else train).append(one)
    return train, held_out


def split(archive: pathlib.Path) -> Split:
    return Split(*_apart(fortunes(archive)), *_apart(neutral()))
