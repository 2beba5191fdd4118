"""Small Unigram tokenizers in the tokenizer.json shapes that T5 and mT5 checkpoints carry.

Pieces are counted, not trained: the trainer of the tokenizers library breaks ties differently from run to run, and
what this folder makes has to come out the same every time.
"""

import math
from collections import Counter

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SENTENCES = [
    "The harbour was quiet when the first boat came home with the morning light.",
    "A model reads the prompt and writes the answer, one token after the other.",
    "Summarize the report: the river rose, the bridge was closed and nobody was hurt.",
    "Translate the letter to German and send the answer to the office before noon.",
    "The weather in the mountains changes quickly, so take a coat and some water.",
    "How many hours does the train need from the coast to the old town?",
    "Die Brücke über den Fluss ist schön, aber die Straße dorthin ist gesperrt.",
    "Wir lesen die Frage, schreiben die Antwort und prüfen sie noch einmal.",
    "Le garçon a mangé une crêpe à l'école, puis il est rentré à la maison.",
    "La réponse est courte: le pont est fermé et la rivière est haute.",
    "Această întrebare este ușoară, iar răspunsul vine în câteva secunde.",
    "The answer to the question is short: the office is closed before noon.",
]
BLANK = "▁"
LONGEST_PIECE = 7


def _pieces(size: int) -> list[tuple[str, float]]:
    """The characters of the sentences, then their most telling substrings, as (piece, log probability)."""
    words = [BLANK + word for sentence in SENTENCES for word in sentence.split()]
    found = Counter(
        word[start:end]
        for word in words
        for start in range(len(word))
        for end in range(start + 1, min(len(word), start + LONGEST_PIECE) + 1)
    )
    letters = sorted({c for word in words for c in word})
    longer = sorted((p for p in found if len(p) > 1 and found[p] > 1), key=lambda p: (-found[p] * (len(p) - 1), p))
    chosen = letters + longer[: size - len(letters)]
    assert len(chosen) == size, f"the sentences hold only {len(chosen)} pieces"
    total = sum(found[p] for p in chosen)
    return [(p, round(math.log(found[p] / total), 4)) for p in chosen]


def _tokenizer(vocabulary, unknown: int, byte_fallback: bool, eos: str, specials: list[str], decoder) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=byte_fallback))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace("  ", " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement=BLANK, prepend_scheme="always")]
    )
    eos_id = [piece for piece, _ in vocabulary].index(eos)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=["$A", eos], pair=["$A", eos, "$B", eos], special_tokens=[(eos, eos_id)]
    )
    tokenizer.decoder = decoder
    tokenizer.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in specials])
    return tokenizer


def t5_tokenizer(size: int) -> Tokenizer:
    """Ids as in T5: 0 pad, 1 end, 2 unknown, the sentinels last and counting down. Unknown characters become <unk>."""
    first, last = ["<pad>", "</s>", "<unk>"], ["<extra_id_1>", "<extra_id_0>"]
    vocabulary = (
        [(s, 0.0) for s in first] + _pieces(size - len(first) - len(last)) + [(s, 0.0) for s in last]
    )
    decoder = decoders.Metaspace(replacement=BLANK, prepend_scheme="always")
    return _tokenizer(vocabulary, 2, False, "</s>", first + last, decoder)


def byte_tokenizer(size: int) -> Tokenizer:
    """Other ids than T5's (0 start, 1 unknown, 2 pad, 3 end), and bytes for characters that no piece covers."""
    first = ["<s>", "<unk>", "<pad>", "</s>"]
    bytes_ = [(f"<0x{b:02X}>", -12.0) for b in range(256)]
    vocabulary = [(s, 0.0) for s in first] + bytes_ + _pieces(size - len(first) - len(bytes_))
    decoder = decoders.Sequence(
        [decoders.Replace(BLANK, " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    return _tokenizer(vocabulary, 1, True, "</s>", first, decoder)
