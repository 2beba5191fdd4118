"""Small tokenizers in the tokenizer.json shapes that BERT, RoBERTa and XLM-RoBERTa checkpoints carry.

As in vocabulary.py, pieces are counted and merges are chosen here, so that they come out the same every time.
"""

from collections import Counter

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import (
    BertTokenizerFast, DistilBertTokenizerFast, ElectraTokenizerFast, PreTrainedTokenizerFast, RobertaTokenizerFast,
    XLMRobertaTokenizerFast,
)  # fmt: skip

from vocabulary import BLANK, SENTENCES, _pieces

LONGEST_PIECE = 6


def word_pieces(size: int) -> Tokenizer:
    """BERT uncased: letters with their accents off, ## before what continues a word."""
    normalizer = normalizers.BertNormalizer(lowercase=True)
    splitter = pre_tokenizers.BertPreTokenizer()
    words = Counter(
        word for s in SENTENCES for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(s))
    )
    found = Counter()
    for word, times in words.items():
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + LONGEST_PIECE) + 1):
                found[("##" if start else "") + word[start:end]] += times
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    letters = sorted({c for word in words for c in word})
    singles = letters + ["##" + c for c in letters]
    longer = sorted(
        (p for p in found if p not in singles and found[p] > 1), key=lambda p: (-found[p] * len(p.strip("#")), p)
    )
    chosen = specials + singles + longer[: size - len(specials) - len(singles)]
    assert len(chosen) == size, f"the sentences hold only {len(chosen)} pieces"
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(chosen)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = splitter
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0",
        pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in specials])
    return tokenizer


def byte_pairs(size: int) -> Tokenizer:
    """RoBERTa: bytes, then merges of the pairs met most often."""
    splitter = pre_tokenizers.ByteLevel(add_prefix_space=False)
    words = Counter(tuple(word) for s in SENTENCES for word, _ in splitter.pre_tokenize_str(s))
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    vocabulary = specials + sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = []
    while len(vocabulary) < size - 1:
        pairs = Counter()
        for word, times in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += times
        first, second = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append((first, second))
        vocabulary.append(first + second)
        words = Counter({_merged(word, first, second): times for word, times in words.items()})
    vocabulary.append("<mask>")
    tokenizer = Tokenizer(models.BPE({p: i for i, p in enumerate(vocabulary)}, merges))
    tokenizer.pre_tokenizer = splitter
    tokenizer.post_processor = processors.RobertaProcessing(
        sep=("</s>", 2), cls=("<s>", 0), trim_offsets=True, add_prefix_space=False
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in [*specials, "<mask>"]])
    return tokenizer


def _merged(word: tuple[str, ...], first: str, second: str) -> tuple[str, ...]:
    pieces, i = [], 0
    while i < len(word):
        if word[i : i + 2] == (first, second):
            pieces.append(first + second)
            i += 2
        else:
            pieces.append(word[i])
            i += 1
    return tuple(pieces)


def pieces_with_ends(size: int) -> Tokenizer:
    """XLM-RoBERTa: a Unigram whose texts have a token at both ends."""
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    vocabulary = [(s, 0.0) for s in specials] + _pieces(size - len(specials) - 1) + [("<mask>", 0.0)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace("  ", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement=BLANK, prepend_scheme="always")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=["<s>", "$A", "</s>"], pair=["<s>", "$A", "</s>", "</s>", "$B", "</s>"],
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )  # fmt: skip
    tokenizer.decoder = decoders.Metaspace(replacement=BLANK, prepend_scheme="always")
    tokenizer.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in [*specials, "<mask>"]])
    return tokenizer


def fast(model_type: str, tokenizer: Tokenizer, longest: int | None) -> PreTrainedTokenizerFast:
    """The tokenizer as transformers loads it for that kind of model."""
    kind = {
        "bert": BertTokenizerFast,
        "distilbert": DistilBertTokenizerFast,
        "electra": ElectraTokenizerFast,
        "roberta": RobertaTokenizerFast,
        "xlm-roberta": XLMRobertaTokenizerFast,
    }[model_type]
    return kind(tokenizer_object=tokenizer, **({} if longest is None else {"model_max_length": longest}))
