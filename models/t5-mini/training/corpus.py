"""Reads Debian's package descriptions and splits them into families for training and for holding out.

A family is every package that shares a source package, an opening of its description or a synopsis
with another one. All of a family is either trained on or held out, so a held-out text has no twin in training.
No text is kept in this repository: `apt-get -o Acquire::Languages=en update` brings it.
"""

import collections
import dataclasses
import glob
import hashlib
import re

import lz4.frame

LISTS = "/var/lib/apt/lists"
HELD_OUT_PERCENT = 4
OPENING = 60
BOILERPLATE = re.compile(r"transitional|dummy package|debug(ging)? symbols|meta-?package", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])")
PLAIN = re.compile(r"[ -~]+\Z")


@dataclasses.dataclass(frozen=True)
class Description:
    """One package: its name, one-line synopsis, and paragraphs without list items."""

    package: str
    synopsis: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return " ".join(self.paragraphs)


@dataclasses.dataclass(frozen=True)
class Split:
    """Families of descriptions: `train` and `held_out` share none."""

    train: list[list[Description]]
    held_out: list[list[Description]]


def _stanzas(pattern: str):
    for name in sorted(glob.glob(f"{LISTS}/{pattern}")):
        text = lz4.frame.decompress(open(name, "rb").read()).decode("utf-8")
        yield from text.split("\n\n")


def _sources() -> dict[str, str]:
    sources = {}
    for stanza in _stanzas("*_Packages.lz4"):
        package = re.search(r"^Package: (\S+)", stanza, re.MULTILINE)
        source = re.search(r"^Source: (\S+)", stanza, re.MULTILINE)
        if package:
            sources[package.group(1)] = (source or package).group(1)
    return sources


def _paragraphs(description: str) -> tuple[str, ...]:
    paragraphs, lines = [], []
    for line in description.splitlines() + [" ."]:
        if line.strip() == ".":
            text = re.sub(r"\s+", " ", " ".join(lines)).strip()
            if text:
                paragraphs.append(text)
            lines = []
        elif line.startswith("  ") or re.match(r" [-*o+] ", line):
            continue
        else:
            lines.append(line.strip())
    return tuple(paragraphs)


def descriptions() -> list[Description]:
    """Every distinct description of at least 60 characters, in the order of the package lists."""
    found, seen = [], set()
    for stanza in _stanzas("*Translation-en.lz4"):
        package = re.search(r"^Package: (.*)", stanza, re.MULTILINE)
        text = re.search(r"^Description-en: (.*)\n((?: .*\n?)*)", stanza, re.MULTILINE)
        if not package or not text or BOILERPLATE.search(text.group(1)):
            continue
        one = Description(package.group(1), text.group(1).strip(), _paragraphs(text.group(2)))
        key = (one.synopsis, one.body)
        if len(one.body) >= 60 and key not in seen:
            seen.add(key)
            found.append(one)
    return found


def families(found: list[Description]) -> list[list[Description]]:
    parent = list(range(len(found)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    sources, first = _sources(), {}
    for i, one in enumerate(found):
        source = sources.get(one.package, one.package)
        for key in (("source", source), ("opening", one.body[:OPENING].lower()), ("synopsis", one.synopsis.lower())):
            j = first.setdefault(key, i)
            parent[root(i)] = root(j)
    groups = collections.defaultdict(list)
    for i, one in enumerate(found):
        groups[root(i)].append(one)
    return list(groups.values())


def split() -> Split:
    """Holds out whole families by a hash of their first package name, the same on every machine."""
    train, held_out = [], []
    for family in families(descriptions()):
        name = min(one.package for one in family)
        bucket = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100
        (held_out if bucket < HELD_OUT_PERCENT else train).append(family)
    return Split(train, held_out)


def sentences(family: list[Description]) -> list[str]:
    """Distinct sentences of 20 to 200 printable ASCII characters."""
    found = {}
    for one in family:
        for paragraph in one.paragraphs:
            for sentence in SENTENCE_END.split(paragraph):
                sentence = sentence.strip()
                if 20 <= len(sentence) <= 200 and " " in sentence and PLAIN.match(sentence):
                    found[sentence] = None
    return list(found)
