"""Times greedy decoding of T5 by other engines, side by side on this machine.

    python make_checkpoints.py CHECKPOINTS
    python peers.py CHECKPOINTS --threads 2 [--archive t5_program.pt] [--shapes t5-small] [--engines ctranslate2-int8]

prints one JSON line per measurement:

    engine, shape, precision, batch, prompt, new_tokens, threads
    ms_per_token         best time of a whole answer (reading the prompt included) / new_tokens
    ms_per_token_median  the same from the median time
    tokens_per_s         batch * new_tokens / best time
    gb_per_s             bytes of the weights that a step has to read / ms_per_token, to hold against stream.py
    load_ms              from the imports to the first call
    peak_rss_mb          most memory (2^20 bytes) that the measuring process held, while it loaded or ran
    answer               the first tokens of the first row: the same for every engine in float32

Every measurement runs in a process of its own, so that memory is its own too. This one imports no engine: a child's
peak would start from its parent's.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from engines import ENGINES, convert, is_converted

BYTES = {"int8": 1, "float32": 4}


def main() -> int:
    arguments = parsed()
    if arguments.measure:
        print(json.dumps(measure(arguments)), flush=True)
        return 0
    if arguments.convert:
        convert(arguments.checkpoints / arguments.shapes[0], arguments.convert)
        return 0
    failed = False
    for shape in arguments.shapes:
        for engine in arguments.engines:
            failed |= not compare(arguments, shape, engine)
    return 1 if failed else 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path)
    parser.add_argument("--shapes", nargs="+", default=["t5-small", "flan-t5-base"])
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--batches", nargs="+", type=int, default=[1, 32])
    parser.add_argument("--prompts", nargs="+", type=int, default=[32, 256])
    parser.add_argument("--new-tokens", type=int, default=64)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--warm-up", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--archive", type=Path, help="t5_program.pt; the promptport engines are left out without it")
    parser.add_argument("--class-path", type=Path, help="bench/target/classpath.txt; the Java engine is left out without it")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--convert", help=argparse.SUPPRESS)
    return parser.parse_args()


def compare(arguments: argparse.Namespace, shape: str, engine: str) -> bool:
    checkpoint = arguments.checkpoints / shape
    family, precision = engine.split("-")
    if not (checkpoint / "config.json").exists():
        return skipped(engine, shape, f"make_checkpoints.py {arguments.checkpoints} {shape} has not been run")
    if family == "promptport" and arguments.archive is None:
        return skipped(engine, shape, "no --archive given")
    if family == "java" and arguments.class_path is None:
        return skipped(engine, shape, "no --class-path given")
    if family == "ctranslate2" and not is_converted(checkpoint, precision):
        if child(arguments, shape, ["--convert", precision]) != 0:
            return False
    return all(
        child(arguments, shape, ["--measure", engine, "--batches", str(batch), "--prompts", str(prompt)]) == 0
        for batch in arguments.batches
        for prompt in arguments.prompts
    )


def skipped(engine: str, shape: str, reason: str) -> bool:
    print(f"skipped {engine} {shape}: {reason}", file=sys.stderr)
    return True


def child(arguments: argparse.Namespace, shape: str, task: list[str]) -> int:
    command = [sys.executable, __file__, str(arguments.checkpoints), "--shapes", shape]
    for name in ("new_tokens", "threads", "warm_up", "repeats"):
        command += ["--" + name.replace("_", "-"), str(getattr(arguments, name))]
    if arguments.archive is not None:
        command += ["--archive", str(arguments.archive)]
    if arguments.class_path is not None:
        command += ["--class-path", str(arguments.class_path)]
    threads = {"OMP_NUM_THREADS": str(arguments.threads), "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}
    return subprocess.run(command + task, env=os.environ | threads, check=False).returncode


def measure(arguments: argparse.Namespace) -> dict:
    engine, shape = arguments.measure, arguments.shapes[0]
    batch, prompt, new_tokens = arguments.batches[0], arguments.prompts[0], arguments.new_tokens
    precision = engine.split("-")[1]
    checkpoint = arguments.checkpoints / shape
    draw = random.Random(1)
    rows = [[draw.randrange(5, 30000) for _ in range(prompt)] for _ in range(batch)]
    run = in_java if engine.startswith("java-") else in_python
    timed, load, answer, peak = run(arguments, checkpoint, rows)
    best, median = min(timed), statistics.median(timed)
    config = json.loads((checkpoint / "config.json").read_text())
    return {
        "engine": engine.split("-")[0],
        "shape": shape,
        "precision": precision,
        "batch": batch,
        "prompt": prompt,
        "new_tokens": new_tokens,
        "threads": arguments.threads,
        "ms_per_token": round(best / new_tokens * 1e3, 3),
        "ms_per_token_median": round(median / new_tokens * 1e3, 3),
        "tokens_per_s": round(batch * new_tokens / best, 1),
        "gb_per_s": round(read_by_a_step(config) * BYTES[precision] * new_tokens / best / 1e9, 2),
        "load_ms": round(load * 1e3),
        "peak_rss_mb": round(peak / 1024),
        "answer": answer[:8],
    }


def in_python(arguments: argparse.Namespace, checkpoint: Path, rows: list[list[int]]):
    engine, new_tokens = arguments.measure, arguments.new_tokens
    start = time.perf_counter()
    generate = ENGINES[engine](checkpoint, engine.split("-")[1], arguments.threads, arguments.archive)
    load = time.perf_counter() - start
    seconds = []
    for _ in range(arguments.warm_up + arguments.repeats):
        start = time.perf_counter()
        answers = generate(rows, new_tokens)
        seconds.append(time.perf_counter() - start)
    lengths = {len(answer) for answer in answers}
    if lengths != {new_tokens}:
        raise AssertionError(f"{engine} wrote {sorted(lengths)} tokens instead of {new_tokens}")
    return seconds[arguments.warm_up :], load, answers[0], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def in_java(arguments: argparse.Namespace, checkpoint: Path, rows: list[list[int]]):
    precision = arguments.measure.split("-")[1]
    process = ENGINES[arguments.measure](
        checkpoint, precision, arguments.threads, arguments.class_path, rows, arguments.new_tokens,
        arguments.warm_up, arguments.repeats,
    )  # fmt: skip
    printed = process.stdout.read()
    if process.wait() != 0:
        raise AssertionError("the Java engine failed; the java on the PATH has to be 25 or newer")
    result = json.loads(printed)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return result["seconds"], result["load_ms"] / 1e3, result["answer"], peak


def read_by_a_step(config: dict) -> int:
    """Weights that one decoding step reads once for the whole batch: matrices of the decoder and the output matrix."""
    attention = config["d_model"] * config["num_heads"] * config["d_kv"]
    gates = 2 if config["feed_forward_proj"].startswith("gated-") else 1
    feed_forward = (gates + 1) * config["d_model"] * config["d_ff"]
    # Own q, k, v, o and the cross-attention's q and o; its keys and values are computed once for an answer.
    return config["num_decoder_layers"] * (6 * attention + feed_forward) + config["vocab_size"] * config["d_model"]


if __name__ == "__main__":
    sys.exit(main())
