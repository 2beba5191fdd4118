"""Trains the embedded toxicity classifier from scratch. Seeded; some minutes on one processor.

    pip install -r requirements.txt
    python train.py --fortunes fortune-mod_1.99.1.orig.tar.gz --words package/en.json --out ..
"""

import pathlib
import random

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import DistilBertConfig, DistilBertForSequenceClassification, PreTrainedTokenizerFast

import corpus
import phrases

VOCABULARY, LONGEST, BATCH, PART = 6000, 128, 64, 16
PEAK, WEIGHT_DECAY = 1e-3, 0.05
FORGOTTEN_WORDS = 0.1
# How much of what is drawn: harmless cookies, offensive ones, neutral texts, and made sentences of either kind.
SHARES = {"plain": 30, "obscene": 16, "hate": 5, "other": 8, "gloss": 6, "example": 12, "people": 12, "talk": 6,
          "insult": 6, "threat": 5, "slur": 2, "oath": 5, "persons": 5, "slurs": 4, "qualities": 5, "deeds": 6, "oaths": 4, "spoilt": 12, "changed": 10}
MADE = {"insult": ("persons", "qualities"), "threat": ("deeds",), "slur": ("slurs",), "oath": ("oaths",)}


def tokenizer(texts) -> Tokenizer:
    """Lower-cased word pieces; typed accents and letter tricks count as their plain letters."""
    tokens = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokens.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokens.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokens.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokens.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=special, min_frequency=2, show_progress=False))
    tokens.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokens


def config() -> DistilBertConfig:
    return DistilBertConfig(
        vocab_size=VOCABULARY, max_position_embeddings=LONGEST, n_layers=2, n_heads=4, dim=192, hidden_dim=768,
        dropout=0.2, attention_dropout=0.1, seq_classif_dropout=0.3, problem_type="multi_label_classification",
        id2label=dict(enumerate(corpus.LABELS)), label2id={label: i for i, label in enumerate(corpus.LABELS)},
    )


class Batches:
    """Draws texts so that each kind is seen; three in eight are harmful."""

    def __init__(self, train: list[corpus.Labelled], neutral: list[corpus.Labelled], made: list[corpus.Labelled], tokens: Tokenizer, seed: int):
        self.rng = random.Random(seed)
        self.tokens = tokens
        self.kinds = {one.kind for one in train}
        pools = {
            "plain": [one for one in train if one.labels == (corpus.NONE,)],
            "obscene": [one for one in train if corpus.OBSCENE in one.labels],
            "hate": [one for one in train if corpus.HATE in one.labels],
            "other": [one for one in train if one.labels == (corpus.TOXIC,)],
        }
        for kind in ("gloss", "example", "talk"):
            pools[kind] = [one for one in neutral if one.kind == kind]
        pools["people"] = [one for one in neutral if corpus.PEOPLE.search(one.text)]
        for name, kinds in MADE.items():
            pools[name] = [one for one in made if one.kind in kinds and one.labels != (corpus.NONE,)]
        for kind in phrases.SHARES:
            pools[kind] = [one for one in made if one.kind == kind and one.labels == (corpus.NONE,)]
        pools["spoilt"] = [one for one in made if one.kind == "spoilt" and one.labels != (corpus.NONE,)]
        pools["changed"] = [one for one in made if one.kind == "spoilt" and one.labels == (corpus.NONE,)]
        self.pools, self.weights = list(pools.values()), [SHARES[name] for name in pools]

    def draw(self):
        """A batch in parts of like lengths: ids and mask of shape (texts, tokens), labels of shape (texts, labels)."""
        chosen = [self.rng.choice(pool) for pool in self.rng.choices(self.pools, self.weights, k=BATCH)]
        rows = sorted(((self._ids(one), one.labels) for one in chosen), key=lambda row: len(row[0]))
        for start in range(0, BATCH, PART):
            part = rows[start : start + PART]
            ids = torch.zeros(PART, len(part[-1][0]), dtype=torch.long)
            wanted = torch.zeros(PART, len(corpus.LABELS))
            for row, (own, labels) in enumerate(part):
                ids[row, : len(own)] = torch.tensor(own)
                wanted[row, [corpus.LABELS.index(label) for label in labels]] = 1
            yield ids, (ids != 0).long(), wanted

    def _ids(self, one: corpus.Labelled) -> list[int]:
        """Of a cookie some words are lost, so that no single one decides; a long one is read from anywhere."""
        ids = self.tokens.encode(one.text).ids[1:-1]
        start = self.rng.randrange(max(1, len(ids) - LONGEST + 3))
        forgotten = FORGOTTEN_WORDS if one.kind in self.kinds else 0
        kept = [1 if self.rng.random() < forgotten else i for i in ids[start : start + LONGEST - 2]]
        return [2, *kept, 3]


def main():
    arguments = corpus.arguments(__doc__)
    arguments.add_argument("--out", type=pathlib.Path, required=True, help="the finished Hugging Face directory")
    arguments.add_argument("--steps", type=int, default=4000)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--threads", type=int, default=1)
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)

    texts = corpus.split(given.fortunes)
    train, neutral = texts.train, texts.neutral
    short = [one.text for one in train + neutral if one.labels == (corpus.NONE,) and len(one.text) <= 160]
    made = phrases.sentences(given.words, held_out=False) + phrases.spoilt(given.words, short, 40_000)
    tokens = tokenizer(one.text for one in train + neutral + made)
    batches = Batches(train, neutral, made, tokens, given.seed)
    model = DistilBertForSequenceClassification(config())
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters, {len(train)} cookies, {len(neutral)} neutral texts, {len(made)} made sentences", flush=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, PEAK, total_steps=given.steps)
    average = None
    for step in range(1, given.steps + 1):
        loss = 0.0
        for ids, mask, wanted in batches.draw():
            part = model(input_ids=ids, attention_mask=mask, labels=wanted).loss * PART / BATCH
            part.backward()
            loss += part.item()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        average = loss if average is None else 0.98 * average + 0.02 * loss
        if step % 100 == 0:
            print(f"{step:6d}  loss {average:.4f}", flush=True)
    model.half().save_pretrained(given.out)
    PreTrainedTokenizerFast(
        tokenizer_object=tokens, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]", model_max_length=LONGEST,
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(given.out)


if __name__ == "__main__":
    main()
