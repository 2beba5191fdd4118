"""What transformers answers on sequence classifiers.

    texts   a text; its ids, cut off as `truncation=True` does; its logits alone; and what the text classification
            pipeline makes of it with `top_k=None`, best first
    batches rows of ids of unequal lengths and their logits in one padded batch
    long    the text that was cut off, by its number
"""

from pathlib import Path

import torch
import transformers
from transformers import AutoTokenizer, pipeline

from classifier_checkpoints import load
from vocabulary import SENTENCES

TEXTS = [
    *SENTENCES[:4],
    SENTENCES[8],
    "You are a wonderful person!",
    "  WHAT   is\tthis?\n\nTwo lines.  ",
    "?",
    "",
    "🚀 ok 😀",
    "日本語 und Zażółć gęślą jaźń",
    "[CLS] special [SEP] <s> tokens </s> <pad> in [PAD] text <mask> [MASK]",
    "\"quoted\" \\ {json} & <b>markup</b>",
    "ﬁve ½ ｆｕｌｌ\u3000width e\u0301\u200b",
]


@torch.inference_mode()
def goldens(longest: int, directory: Path) -> dict:
    """Those of the classifier in a directory that reads at most so many tokens."""
    model = load(directory)
    tokenizer = AutoTokenizer.from_pretrained(directory)
    long = " ".join(SENTENCES)
    pipe = pipeline("text-classification", model=model, tokenizer=tokenizer, device="cpu")
    cut = dict(truncation=True, max_length=longest)
    texts = []
    for text in [*TEXTS, long]:
        ids = tokenizer(text, **cut)["input_ids"]
        texts.append(
            {
                "text": text,
                "ids": ids,
                "logits": rounded(model(input_ids=torch.tensor([ids])).logits[0]),
                "labels": [
                    {"label": s["label"], "probability": round(s["score"], 7)} for s in pipe([text], top_k=None, **cut)[0]
                ],
            }
        )
    assert len(texts[-1]["ids"]) == longest, "the long text is too short"
    return {
        "made_with": {"transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]},
        "texts": texts,
        "batches": [batch(model, [t["ids"] for t in some]) for some in (texts[:4], texts[4:9], texts[9:])],
        "long": len(texts) - 1,
    }


def batch(model, rows: list[list[int]]) -> dict:
    longest = max(len(row) for row in rows)
    pad = model.config.pad_token_id
    ids = torch.tensor([row + [pad] * (longest - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    logits = model(input_ids=ids, attention_mask=mask).logits
    return {"ids": rows, "logits": [rounded(row) for row in logits]}


def rounded(values: torch.Tensor) -> list[float]:
    return [round(v, 6) for v in values.tolist()]
