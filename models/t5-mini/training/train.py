"""Trains the embedded T5 from scratch. Seeded, and resumable at the last checkpoint.

    apt-get -o Acquire::Languages=en update && apt-get install wordnet-base
    pip install -r requirements.txt
    python train.py --work /tmp/t5-mini --out ..
"""

import argparse
import os
import pathlib
import time

# glibc gives large blocks back to the system after every operation; keeping them saves a tenth of each step.
if "MALLOC_MMAP_THRESHOLD_" not in os.environ:
    os.environ.update(MALLOC_MMAP_THRESHOLD_=str(2**33), MALLOC_TRIM_THRESHOLD_=str(2**34), MALLOC_TOP_PAD_=str(2**28))
    os.execv(os.sys.executable, [os.sys.executable, *os.sys.argv])

import torch
from tokenizers import Tokenizer
from transformers import PreTrainedTokenizerFast, T5Config, T5ForConditionalGeneration

import corpus
import tokenizer as tokens
from optimizer import Muon
from tasks import CORRECTION_TOKENS, GOES, INPUT_TOKENS, Go, Tasks

PEAK, WARM_UP = 0.015, 100
SAVE_EVERY = 100
BEAMS = 4


def config() -> T5Config:
    return T5Config(
        vocab_size=tokens.VOCABULARY, d_model=256, d_kv=32, d_ff=1024, num_heads=8, num_layers=4, num_decoder_layers=2,
        dropout_rate=0.0, feed_forward_proj="relu", tie_word_embeddings=True,
        pad_token_id=0, eos_token_id=1, decoder_start_token_id=0,
    )


def collate(tokenizer: Tokenizer, pairs, longest=INPUT_TOKENS):
    """Pairs of text → (input ids, mask, labels); labels are -100 where there is nothing to learn."""
    cut = lambda ids, n: ids if len(ids) <= n else ids[: n - 1] + [1]
    given = [cut(e.ids, longest) for e in tokenizer.encode_batch([x for x, _ in pairs])]
    wanted = [cut(e.ids, CORRECTION_TOKENS) for e in tokenizer.encode_batch([y for _, y in pairs])]
    ids = torch.zeros(len(pairs), max(map(len, given)), dtype=torch.long)
    labels = torch.full((len(pairs), max(map(len, wanted))), -100)
    for row, (x, y) in enumerate(zip(given, wanted)):
        ids[row, : len(x)] = torch.tensor(x)
        labels[row, : len(y)] = torch.tensor(y)
    return ids, (ids != 0).long(), labels


def rate(step: int, go: Go) -> float:
    """Warm-up, then a straight line to nothing at the go's end; the next go begins on its own line."""
    return PEAK * min((step + 1) / WARM_UP, 1 - step / go.end)


def load_tokenizer(work: pathlib.Path, start: pathlib.Path | None, tasks: Tasks) -> Tokenizer:
    path = work / "tokenizer.json"
    if start:
        path.write_bytes((start / "tokenizer.json").read_bytes())
    elif not path.exists():
        tokens.train(tasks.vocabulary_text()).save(str(path))
    return Tokenizer.from_file(str(path))


def export(model, tokenizer_file: pathlib.Path, out: pathlib.Path):
    """Writes the Hugging Face directory with fp16 weights, half the size of fp32."""
    half = T5ForConditionalGeneration(model.config)
    half.load_state_dict(model.state_dict())
    half.generation_config.num_beams = BEAMS
    half.half().save_pretrained(out)
    PreTrainedTokenizerFast(
        tokenizer_file=str(tokenizer_file), pad_token="<pad>", eos_token="</s>", unk_token="<unk>",
        additional_special_tokens=tokens.SENTINELS, model_max_length=512,
    ).save_pretrained(out)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=pathlib.Path, required=True, help="checkpoints and log")
    arguments.add_argument("--out", type=pathlib.Path, required=True, help="the finished Hugging Face directory")
    arguments.add_argument("--start", type=pathlib.Path, help="a finished directory to begin the last go with, instead of nothing")
    arguments.add_argument("--steps", type=int, default=GOES[-1].end, help="where to stop, before the last go's end or there")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--compile", action="store_true", help="needs a C++ compiler; saves an eighth of each step")
    given = arguments.parse_args()
    if given.steps > GOES[-1].end:
        arguments.error(f"the last go of tasks.py ends at step {GOES[-1].end}: add another")
    given.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)

    tasks = Tasks(corpus.split(), given.seed)
    tokenizer = load_tokenizer(given.work, given.start, tasks)
    model = T5ForConditionalGeneration(config())
    optimizer = Muon(model)
    if given.start:
        model.load_state_dict(T5ForConditionalGeneration.from_pretrained(given.start, torch_dtype=torch.float32).state_dict())
    step, checkpoint = GOES[-2].end if given.start else 0, given.work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters, step {step} of {given.steps}", flush=True)

    forward = torch.compile(model, dynamic=True) if given.compile else model
    started, losses = time.time(), {}
    while step < given.steps:
        go = next(go for go in GOES if step < go.end)
        pairs = tasks.batch(step, go)
        ids, mask, labels = collate(tokenizer, pairs)
        with torch.autocast("cpu", torch.bfloat16):
            loss = forward(input_ids=ids, attention_mask=mask, labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(rate(step, go))
        model.zero_grad()
        step += 1
        task = pairs[0][0].split(":")[0] if pairs[0][0].startswith(("correct: ", "summarize: ")) else "spans"
        losses[task] = 0.97 * losses.get(task, loss.item()) + 0.03 * loss.item()
        if step % 50 == 0:
            shown = "  ".join(f"{name} {value:.3f}" for name, value in sorted(losses.items()))
            print(f"{step:6d} {time.time() - started:7.0f} s  {shown}", flush=True)
        if step % SAVE_EVERY == 0 or step == given.steps:
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
            torch.save(state, given.work / "checkpoint.new")
            (given.work / "checkpoint.new").replace(checkpoint)
    export(model, given.work / "tokenizer.json", given.out)


if __name__ == "__main__":
    main()
