"""Trains the tokenizer: 4,096 unigram pieces, bytes for whatever no piece covers, T5's special tokens."""

import json

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

VOCABULARY = 4096
SENTINELS = [f"<extra_id_{i}>" for i in range(16)]
SPECIAL = ["<pad>", "</s>", "<unk>", *SENTINELS]
BYTES = [f"<0x{i:02X}>" for i in range(256)]
ALPHABET = [chr(i) for i in range(33, 127)]


def train(texts) -> Tokenizer:
    plain = Tokenizer(models.Unigram())
    plain.normalizer = normalizers.NFC()
    plain.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=VOCABULARY - len(BYTES),
        special_tokens=SPECIAL,
        unk_token="<unk>",
        initial_alphabet=ALPHABET,
        max_piece_length=12,
        show_progress=False,
    )
    plain.train_from_iterator(texts, trainer)
    pieces = [(piece, score) for piece, score in json.loads(plain.to_str())["model"]["vocab"]]
    lowest = min(score for _, score in pieces)
    pieces += [(byte, lowest - 10.0) for byte in BYTES]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=SPECIAL.index("<unk>"), byte_fallback=True))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace()])
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return tokenizer
