"""Prints the model card's figures: held-out texts, beside a word list.

    python evaluate.py --fortunes fortune-mod_1.99.1.orig.tar.gz --words package/en.json --model ..
"""

import pathlib
import re

import torch
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer

import corpus
import phrases

def scores(model, tokens, texts: list[str]) -> torch.Tensor:
    """A probability per text and label, shape (texts, labels)."""
    found = []
    with torch.inference_mode():
        for start in range(0, len(texts), 64):
            found.append(model(**tokens(texts[start : start + 64], padding=True, truncation=True, return_tensors="pt")).logits.sigmoid())
    return torch.cat(found)


def report(name: str, items: list[corpus.Labelled], model, tokens, listed: re.Pattern) -> torch.Tensor:
    texts = [one.text for one in items]
    found = scores(model, tokens, texts)
    print(f"{len(items)} {name}")
    for i, label in enumerate(corpus.LABELS):
        wanted = [label in one.labels for one in items]
        if any(wanted):
            print(f"  {label:24s} {sum(wanted):5d}  {figures(wanted, found[:, i] >= 0.5)}  ROC-AUC {roc_auc_score(wanted, found[:, i]):.3f}")
    toxic = [corpus.TOXIC in one.labels for one in items]
    print(f"  {'toxic, by the word list':30s}  {figures(toxic, [bool(listed.search(text)) for text in texts])}")
    return found


def figures(wanted, said) -> str:
    return f"F1 {f1_score(wanted, said):.3f}  precision {precision_score(wanted, said):.3f}  recall {recall_score(wanted, said):.3f}"


def main():
    arguments = corpus.arguments(__doc__)
    arguments.add_argument("--model", type=pathlib.Path, required=True)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    model = AutoModelForSequenceClassification.from_pretrained(given.model, torch_dtype=torch.float32).eval()
    tokens = AutoTokenizer.from_pretrained(given.model)
    texts = corpus.split(given.fortunes)

    listed = corpus.pattern({*corpus.marked_words(), *corpus.naughty_words(given.words)})
    found = report("held-out cookies", texts.held_out, model, tokens, listed)
    report("made sentences in held-out frames", phrases.sentences(given.words, held_out=True), model, tokens, listed)
    report("neutral texts with a word changed", phrases.spoilt(given.words, [one.text for one in texts.neutral_held_out if len(one.text) <= 160], 1000, seed=1), model, tokens, listed)
    for kind in sorted({one.kind for one in texts.held_out if one.kind.startswith("off/")}):
        rows = [i for i, one in enumerate(texts.held_out) if one.kind == kind]
        print(f"  {kind:22s} {len(rows):4d}  called toxic {(found[rows, 1] >= 0.5).float().mean():.2f}")

    neutral = [one.text for one in texts.neutral_held_out]
    of_people = [text for text in neutral if corpus.PEOPLE.search(text)]
    for name, plain in (("neutral texts", neutral[:: max(1, len(neutral) // 4000)]), ("neutral texts about people", of_people)):
        print(f"{len(plain)} {name}: called toxic {(scores(model, tokens, plain)[:, 1] >= 0.5).float().mean():.4f}")


if __name__ == "__main__":
    main()
