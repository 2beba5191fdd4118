"""Makes the tiny checkpoints and goldens under src/test/resources/golden, or checks that they are still what it makes.

    pip install -r requirements.txt
    python make_goldens.py            # writes everything anew
    python make_goldens.py --check    # makes everything in a temporary folder and compares it with what is committed

Every folder is a Hugging Face directory plus goldens.json:

    cases      what `generate` answers to `inputs` under `parameters`. Inputs have their end token; the rows of a case
               have unequal lengths and give the same outputs one by one and as one padded batch. Outputs come without
               the start token, end with the end token where it was reached, and are never padded. `scores` are the
               `sequences_scores` of the best beams. `margin` is the least clear decision on the way.
    logits     before any processing, for the decoder inputs given, at their last position
    encoder    sums over the last hidden state of one unpadded row, and its first and last values
    prompts    text in, text out: the greedy answer to a text
    tokenizer  text to ids (with the end token), and ids to text without special tokens

Folders of sequence classifiers have what classifier_goldens.py says in their goldens.json.

filters.json holds scores and what the logits processors make of them.
"""

import argparse
import filecmp
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import tokenizers
import torch
import transformers

import cases
import checkpoints
import classifier_checkpoints
import classifier_goldens
from filters import golden_filters
from vocabulary import SENTENCES

GOLDEN = Path(__file__).resolve().parent.parent / "resources" / "golden"
MODELS = Path(__file__).resolve().parents[5] / "models"
EMBEDDED = {"toxicity-mini": 128}  # classifiers that ship with the project, and the tokens they read
TEXTS = [
    "translate English to German: the river is high",
    "  The answer,  please!  ",
    "Straße über die Brücke",
    "ﬁve ½ ｆｕｌｌ　width",
    "日本 🚀 ok",
    "",
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check = parser.parse_args().check
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if not check:
        make(GOLDEN)
        return 0
    with tempfile.TemporaryDirectory() as fresh:
        make(Path(fresh))
        differences = compare(Path(fresh), GOLDEN)
    for difference in differences:
        print(difference)
    print("goldens differ" if differences else "goldens are up to date")
    return 1 if differences else 0


def make(target: Path) -> None:
    for checkpoint, families in [(c, cases.families) for c in checkpoints.main_checkpoints()] + [
        (c, cases.families_in_short) for c in checkpoints.variants()
    ]:
        directory = written(checkpoint, target)
        write(directory / "goldens.json", goldens(checkpoint, directory, families))
        print(checkpoint.name, flush=True)
    for classifier in classifier_checkpoints.classifiers():
        directory = written(classifier, target)
        write(directory / "goldens.json", classifier_goldens.goldens(classifier.reads(), directory))
        print(classifier.name, flush=True)
    for name, longest in EMBEDDED.items():
        (target / name).mkdir(exist_ok=True)
        write(target / name / "goldens.json", classifier_goldens.goldens(longest, MODELS / name))
        print(name, flush=True)
    write(target / "filters.json", golden_filters(seed=5))


def written(checkpoint: checkpoints.Checkpoint | classifier_checkpoints.Classifier, target: Path) -> Path:
    """The checkpoint's folder, made anew."""
    directory = target / checkpoint.name
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.iterdir():
        old.unlink()
    checkpoint.write(checkpoint, directory)
    for file in directory.iterdir():
        file.chmod(0o644)
    return directory


@torch.inference_mode()
def goldens(checkpoint: checkpoints.Checkpoint, directory: Path, families) -> dict:
    model = checkpoints.load(directory)
    tokenizer = checkpoint.tokenizer
    random = np.random.RandomState(100 + checkpoint.seed)
    all_cases = [
        case
        for family in families(model.config.eos_token_id)
        for case in cases.golden_cases(model, tokenizer, family, random)
    ]
    return {
        "made_with": {"transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]},
        "cases": all_cases,
        "logits": golden_logits(model, all_cases[0]),
        "encoder": [golden_encoding(model, row) for row in all_cases[0]["inputs"]],
        "prompts": golden_prompts(model, tokenizer),
        "tokenizer": golden_texts(tokenizer, all_cases[0]["outputs"]),
    }


def golden_logits(model, case: dict) -> list[dict]:
    """At the first step and at one in the middle of a greedy answer, for the row with the longest answer."""
    row, output = max(zip(case["inputs"], case["outputs"]), key=lambda pair: len(pair[1]))
    decoded = [model.config.decoder_start_token_id] + output
    steps = []
    for length in (1, len(decoded) // 2):
        result = model(input_ids=torch.tensor([row]), decoder_input_ids=torch.tensor([decoded[:length]]))
        steps.append({"input": row, "decoder_input": decoded[:length], "logits": rounded(result.logits[0, -1])})
    return steps


def golden_encoding(model, row: list[int]) -> dict:
    hidden = model.encoder(torch.tensor([row])).last_hidden_state[0]
    return {
        "input": row,
        "shape": list(hidden.shape),
        "sum": round(hidden.double().sum().item(), 4),
        "sum_of_squares": round(hidden.double().square().sum().item(), 4),
        "first": rounded(hidden[0, :8]),
        "last": rounded(hidden[-1, -8:]),
    }


def golden_prompts(model, tokenizer: tokenizers.Tokenizer) -> list[dict]:
    parameters = {"max_new_tokens": 12}
    prompts = []
    for text in SENTENCES:
        ids = tokenizer.encode(text).ids
        answer = cases.answer(model, ids, parameters)
        if answer.margin >= cases.MARGIN and len(answer.tokens) > 3 and max(answer.tokens) < tokenizer.get_vocab_size():
            prompts.append(
                {
                    "text": text,
                    "parameters": parameters,
                    "output": tokenizer.decode(answer.tokens, skip_special_tokens=True),
                    "input_tokens": len(ids),
                    "output_tokens": len(answer.tokens),
                    "margin": answer.margin,
                }
            )
    assert len(prompts) > 1, "too few clear answers: change the sentences or the seed"
    return prompts[:3]


def golden_texts(tokenizer: tokenizers.Tokenizer, outputs: list[list[int]]) -> dict:
    encoded = [{"text": text, "ids": tokenizer.encode(text).ids} for text in TEXTS]
    cut_short = encoded[-2]["ids"][:-4]
    special = [id for id, token in tokenizer.get_added_tokens_decoder().items() if token.special]
    decoded = [e["ids"] for e in encoded] + outputs + [cut_short, special, [special[0], *outputs[0], special[-1]], []]
    return {
        "encode": encoded,
        "decode": [{"ids": ids, "text": tokenizer.decode(ids, skip_special_tokens=True)} for ids in decoded],
    }


def rounded(values: torch.Tensor) -> list[float]:
    return [round(v, 6) for v in values.tolist()]


def write(file: Path, value: dict) -> None:
    file.write_text(lines(value) + "\n", encoding="utf-8")


def lines(value, indent: str = "") -> str:
    """JSON with a line for each member, and lists of plain values or of such lists on one line."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        members = (f"{inner}{json.dumps(k, ensure_ascii=False)}: {lines(v, inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        return "[\n" + ",\n".join(inner + lines(v, inner) for v in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


def compare(fresh: Path, committed: Path) -> list[str]:
    paths = {p.relative_to(root) for root in (fresh, committed) for p in root.rglob("*") if p.is_file()}
    differences = []
    for path in sorted(paths):
        if not (fresh / path).exists():
            differences.append(f"{path}: not made by this script")
        elif not (committed / path).exists():
            differences.append(f"{path}: not committed")
        elif path.name in ("goldens.json", "filters.json"):
            made, kept = (json.loads((root / path).read_text(encoding="utf-8")) for root in (fresh, committed))
            differences += [f"{path}: {where}" for where in unlike(kept, made)]
        elif not filecmp.cmp(fresh / path, committed / path, shallow=False):
            differences.append(f"{path}: other bytes")
    return differences


def unlike(kept, made, where: str = "") -> list[str]:
    """Where two values differ: floating-point numbers may by what another processor makes of the same model."""
    if isinstance(kept, float) and isinstance(made, float):
        return [] if abs(kept - made) <= 1e-4 * max(1.0, abs(kept)) else [f"{where}: {kept} became {made}"]
    if isinstance(kept, dict) and isinstance(made, dict) and kept.keys() == made.keys():
        return [d for key in kept for d in unlike(kept[key], made[key], f"{where}/{key}")]
    if isinstance(kept, list) and isinstance(made, list) and len(kept) == len(made):
        return [d for i, (a, b) in enumerate(zip(kept, made)) for d in unlike(a, b, f"{where}/{i}")]
    return [] if kept == made else [f"{where}: {kept} became {made}"]


if __name__ == "__main__":
    sys.exit(main())
