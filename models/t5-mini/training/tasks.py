"""Turns text into training pairs. A batch is a function of (seed, step) alone, so that training resumes exactly."""

import collections
import dataclasses
import random
import re

import corpus
import noise
import tokenizer as tokens
import wordnet

SHORTEST_SHARE = 0.08
INPUT_TOKENS = 128
CORRECTION_TOKENS = 96
BATCH_TOKENS = 2700
LONGEST_SUMMARISED = 450


@dataclasses.dataclass(frozen=True)
class Go:
    """A stretch of training that ends at a step: its shares of summaries, and of corrections that need none.

    With `names` only words that are known are misspelt: what a name was meant to be nobody can tell, and one that is
    not known is most likely right.
    """

    end: int
    summaries: float
    clean: float
    names: bool = False


# Summaries are learnt in the first; what is left to learn in the others is to leave alone what is right.
GOES = (Go(12900, 0.35, 0.3), Go(21000, 0.12, 0.5), Go(22900, 0.12, 0.5, names=True), Go(27300, 0.12, 0.7, names=True))
OFTEN = 4
WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")


class Tasks:
    """Draws batches of (input text, target text) for three tasks, weighted by how far a go has come."""

    def __init__(self, split: corpus.Split, seed: int):
        self.seed = seed
        self.families = split.train
        held_out = {s for family in split.held_out for s in corpus.sentences(family)}
        described = {s for family in split.train for s in corpus.sentences(family)} - held_out
        self.described = sorted(described, key=lambda s: (len(s), s))
        self.everyday = sorted(set(wordnet.sentences()) - held_out, key=lambda s: (len(s), s))
        found = collections.Counter(w.lower() for s in self.described + self.everyday for w in WORD.findall(s))
        self.words = {word for word, times in found.items() if times >= OFTEN}

    def vocabulary_text(self):
        yield from (f"correct: {s}" for s in self.described)
        yield from self.everyday
        for family in self.families:
            yield from (f"summarize: {one.synopsis}" for one in family[:2])

    def batch(self, step: int, go: Go) -> list[tuple[str, str]]:
        """Correction of short sentences first, so that copying is learnt early and cheaply; then longer ones and summaries."""
        rng = random.Random(f"{self.seed}:{step}")
        progress = step / go.end
        summaries = 0.10 if progress < 0.2 else go.summaries
        spans = 0.05 if progress < 0.2 else 0.0
        draw = rng.random()
        if draw < summaries:
            return self._summaries(rng)
        if draw < summaries + spans:
            return [self._spans(rng) for _ in range(20)]
        return self._corrections(rng, progress, go)

    def _corrections(self, rng: random.Random, progress: float, go: Go) -> list[tuple[str, str]]:
        pool = self.everyday if rng.random() < 0.35 else self.described
        reach = min(1.0, SHORTEST_SHARE + max(0.0, progress - 0.08) * 4)
        clean = 0.5 if progress < 0.05 else go.clean
        known = self._known if go.names else lambda word: True
        centre = rng.randrange(int(len(pool) * reach))
        near = range(max(0, centre - 2000), min(len(pool), centre + 2000))
        size = max(16, min(144, BATCH_TOKENS * 3 // len(pool[centre])))
        pairs = []
        for i in rng.sample(near, min(size, len(near))):
            noisy = pool[i] if rng.random() < clean else noise.typos(pool[i], rng, known)
            pairs.append((f"correct: {noisy}", pool[i]))
        return pairs

    def _known(self, word: str) -> bool:
        return all(part.lower() in self.words for part in WORD.findall(word))

    def _summaries(self, rng: random.Random) -> list[tuple[str, str]]:
        """Forty neighbours of a hundred, ordered by length: less padding."""
        drawn = sorted((self._summary(rng) for _ in range(100)), key=lambda pair: min(len(pair[0]), LONGEST_SUMMARISED))
        start = rng.randrange(len(drawn) - 39)
        return drawn[start : start + 40]

    def _summary(self, rng: random.Random) -> tuple[str, str]:
        one = rng.choice(rng.choice(self.families))
        sentences = [s for p in one.paragraphs for s in corpus.SENTENCE_END.split(p)]
        kept = sentences[:1] + [s for s in sentences[1:] if rng.random() < 0.9]
        return f"summarize: {' '.join(kept)}", one.synopsis

    def _spans(self, rng: random.Random) -> tuple[str, str]:
        words = rng.choice(rng.choice(self.families)).body.split(" ")[:80]
        given, wanted, i, mark = [], [], 0, 0
        while i < len(words):
            if rng.random() < 0.08 and mark < len(tokens.SENTINELS) - 1:
                length = rng.randint(1, 3)
                given.append(tokens.SENTINELS[mark])
                wanted += [tokens.SENTINELS[mark], *words[i : i + length]]
                i, mark = i + length, mark + 1
            else:
                given.append(words[i])
                i += 1
        return " ".join(given), " ".join([*wanted, tokens.SENTINELS[mark]])
