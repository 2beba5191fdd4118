"""Times sequence classification by this project and by other engines, one text at a time, side by side on this machine.

    python make_classifiers.py CHECKPOINTS
    python classifiers.py CHECKPOINTS --threads 1 [--class-path ../target/classpath.txt] [--shapes distilbert-base]

prints one JSON line per measurement:

    engine, shape, precision, tokens, threads
    p50_ms, p95_ms, best_ms   of one text
    load_ms                   from the imports, or in Java from PyTorch's start, to the first call
    peak_rss_mb               most memory (2^20 bytes) that the measuring process held, while it loaded or ran
    answer                    logits of the first text: the same for every engine in float32

Texts are random token ids of one length. Every measurement runs in a process of its own, so that memory is its own too.
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
from typing import Callable

Classify = Callable[[list[int]], list[float]]


def transformers(checkpoint: Path, threads: int) -> Classify:
    import torch
    from transformers import AutoModelForSequenceClassification

    torch.set_num_threads(threads)
    model = AutoModelForSequenceClassification.from_pretrained(checkpoint, torch_dtype=torch.float32).eval()

    @torch.inference_mode()
    def classify(ids: list[int]) -> list[float]:
        return model(input_ids=torch.tensor([ids])).logits[0].tolist()

    return classify


def onnxruntime(precision: str):
    def load(checkpoint: Path, threads: int) -> Classify:
        import numpy
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        path = exported(checkpoint, precision)
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

        def classify(ids: list[int]) -> list[float]:
            row = numpy.array([ids], dtype=numpy.int64)
            return session.run(None, {"ids": row, "mask": numpy.ones_like(row)})[0][0].tolist()

        return classify

    return load


def exported(checkpoint: Path, precision: str) -> Path:
    return checkpoint.with_name(f"{checkpoint.name}.{precision}.onnx")


def export(checkpoint: Path) -> None:
    """The model as ONNX, as it is and with weights and activations in eight bits (dynamic, per channel)."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModelForSequenceClassification

    model = AutoModelForSequenceClassification.from_pretrained(checkpoint, attn_implementation="eager").eval()
    ids = torch.randint(5, 1000, (1, 8))
    torch.onnx.export(
        model,
        (),
        str(exported(checkpoint, "float32")),
        kwargs={"input_ids": ids, "attention_mask": torch.ones_like(ids)},
        input_names=["ids", "mask"],
        output_names=["logits"],
        dynamic_axes={"ids": {1: "tokens"}, "mask": {1: "tokens"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        exported(checkpoint, "float32"), exported(checkpoint, "int8"), per_channel=True, weight_type=QuantType.QInt8
    )


ENGINES = {
    "java-int8": None,
    "java-float32": None,
    "transformers-float32": transformers,
    "onnxruntime-int8": onnxruntime("int8"),
    "onnxruntime-float32": onnxruntime("float32"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path)
    parser.add_argument("--shapes", nargs="+", default=["distilbert-base", "bert-base"])
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--tokens", nargs="+", type=int, default=[32, 128])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--warm-up", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=40)
    parser.add_argument("--class-path", type=Path, help="bench/target/classpath.txt; Java is left out without it")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--export", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    checkpoint = arguments.checkpoints / arguments.shapes[0]
    if arguments.export:
        export(checkpoint)
        return 0
    if arguments.measure:
        print(json.dumps(measure(arguments, checkpoint)), flush=True)
        return 0
    outcomes = [
        child(arguments, shape, engine, tokens)
        for shape in arguments.shapes
        for engine in arguments.engines
        for tokens in arguments.tokens
    ]
    return 0 if all(outcomes) else 1


def child(arguments: argparse.Namespace, shape: str, engine: str, tokens: int) -> bool:
    checkpoint = arguments.checkpoints / shape
    if engine.startswith("java") and arguments.class_path is None:
        print(f"skipped {engine} {shape}: no --class-path given", file=sys.stderr)
        return True
    common = [sys.executable, __file__, str(arguments.checkpoints), "--shapes", shape]
    settings = {"OMP_NUM_THREADS": str(arguments.threads), "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}
    if engine.startswith("onnxruntime") and not exported(checkpoint, "int8").exists():
        if subprocess.run([*common, "--export"], env=os.environ | settings, check=False).returncode != 0:
            return False
    task = ["--measure", engine, "--tokens", str(tokens)]
    for name in ("threads", "warm_up", "repeats"):
        task += ["--" + name.replace("_", "-"), str(getattr(arguments, name))]
    if arguments.class_path is not None:
        task += ["--class-path", str(arguments.class_path)]
    return subprocess.run(common + task, env=os.environ | settings, check=False).returncode == 0


def measure(arguments: argparse.Namespace, checkpoint: Path) -> dict:
    engine, precision = arguments.measure.split("-")
    draw = random.Random(1)
    length = arguments.tokens[0]
    rows = [[draw.randrange(1000, 30000) for _ in range(length)] for _ in range(arguments.warm_up + arguments.repeats)]
    if engine == "java":
        seconds, load, answer, peak = in_java(arguments, checkpoint, precision, rows)
    else:
        seconds, load, answer, peak = in_python(arguments, checkpoint, rows)
    return {
        "engine": engine,
        "shape": checkpoint.name,
        "precision": precision,
        "tokens": length,
        "threads": arguments.threads,
        "p50_ms": round(statistics.median(seconds) * 1e3, 2),
        "p95_ms": round(statistics.quantiles(seconds, n=20)[-1] * 1e3, 2),
        "best_ms": round(min(seconds) * 1e3, 2),
        "load_ms": round(load * 1e3),
        "peak_rss_mb": round(peak / 1024),
        "answer": [round(value, 4) for value in answer],
    }


def in_python(arguments: argparse.Namespace, checkpoint: Path, rows: list[list[int]]):
    start = time.perf_counter()
    classify = ENGINES[arguments.measure](checkpoint, arguments.threads)
    load = time.perf_counter() - start
    seconds = []
    for row in rows:
        start = time.perf_counter()
        classify(row)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds[arguments.warm_up :], load, classify(rows[0]), peak


def in_java(arguments: argparse.Namespace, checkpoint: Path, precision: str, rows: list[list[int]]):
    """The project's own engine; packing to int8 is in the load of the first run and not of later ones."""
    class_path = arguments.class_path
    jars = f"{class_path.parent / 'classes'}:{class_path.read_text().strip()}"
    command = ["java", "--enable-native-access=ALL-UNNAMED", "-cp", jars, "dev.promptport.bench.ClassifierMeasurement"]
    options = [checkpoint, precision, arguments.threads, arguments.warm_up, checkpoint.with_name("java-cache")]
    done = subprocess.run(
        command + [str(o) for o in options], input=json.dumps(rows), stdout=subprocess.PIPE, text=True, check=True
    )
    result = json.loads(done.stdout)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return result["seconds"], result["load_ms"] / 1e3, result["answer"], peak


if __name__ == "__main__":
    sys.exit(main())
