"""The engines measured. Each loads a checkpoint and returns a function that runs one batch: token ids of equal lengths
in, as many greedy new tokens per row as asked for out, whether or not the end token came."""

import json
import subprocess
from pathlib import Path
from typing import Callable

from vocabulary import piece, token_id

Rows = list[list[int]]
Generate = Callable[[Rows, int], Rows]


def transformers(checkpoint: Path, precision: str, threads: int, archive: Path | None) -> Generate:
    import torch
    from transformers import T5ForConditionalGeneration

    torch.set_num_threads(threads)
    model = T5ForConditionalGeneration.from_pretrained(checkpoint, torch_dtype=torch.float32).eval()

    @torch.inference_mode()
    def generate(rows: Rows, new_tokens: int) -> Rows:
        ids = torch.tensor(rows)
        result = model.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            do_sample=False,
            num_beams=1,
            min_new_tokens=new_tokens,
            max_new_tokens=new_tokens,
        )
        return result[:, 1:].tolist()

    return generate


def ctranslate2(checkpoint: Path, precision: str, threads: int, archive: Path | None) -> Generate:
    import ctranslate2

    translator = ctranslate2.Translator(
        str(converted(checkpoint, precision)),
        device="cpu",
        compute_type=precision,
        inter_threads=1,
        intra_threads=threads,
    )

    def generate(rows: Rows, new_tokens: int) -> Rows:
        source = [[piece(token) for token in row] for row in rows]
        results = translator.translate_batch(
            source, beam_size=1, min_decoding_length=new_tokens, max_decoding_length=new_tokens
        )
        return [[token_id(piece) for piece in r.hypotheses[0]] for r in results]

    return generate


def converted(checkpoint: Path, precision: str) -> Path:
    return checkpoint.with_name(f"{checkpoint.name}.ctranslate2-{precision}")


def is_converted(checkpoint: Path, precision: str) -> bool:
    made, source = converted(checkpoint, precision) / "model.bin", checkpoint / "model.safetensors"
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def convert(checkpoint: Path, precision: str) -> None:
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):
        def load_model(self, model_class, model_name_or_path, dtype=None, **others):
            # It names the type as transformers 5 does; 4.53 knows it as torch_dtype.
            return super().load_model(model_class, model_name_or_path, torch_dtype=dtype, **others)

    Converter(str(checkpoint)).convert(str(converted(checkpoint, precision)), quantization=precision, force=True)


def promptport(checkpoint: Path, precision: str, threads: int, archive: Path | None) -> Generate:
    """This project's TorchScript program, driven from Python: what Java adds to it shows in the difference."""
    import torch
    from safetensors.torch import load_file

    torch.set_num_threads(threads)
    program = torch.jit.load(str(archive)).eval()
    config = json.loads((checkpoint / "config.json").read_text())
    tensors = load_file(checkpoint / "model.safetensors")
    layers = {"encoder": config["num_layers"], "decoder": config.get("num_decoder_layers") or config["num_layers"]}
    feed_forward = config.get("feed_forward_proj", "relu")
    gated = feed_forward.startswith("gated-")
    head = tensors.get("lm_head.weight", tensors["shared.weight"])
    sizes = [
        config["d_model"],
        config["d_kv"],
        config["num_heads"],
        layers["encoder"],
        layers["decoder"],
        config["relative_attention_num_buckets"],
        config["relative_attention_max_distance"],
    ]
    scaled = config.get("scale_decoder_outputs", config.get("tie_word_embeddings", True))
    activation = feed_forward.removeprefix("gated-")
    program.configure(sizes, config["layer_norm_epsilon"], activation, gated, scaled, precision == "int8")
    program.tune(not _has_vnni())

    def put(name: str, *parts: str, matrix: bool = True) -> None:
        program.put(name, [tensors[part + ".weight"] for part in parts], matrix)

    program.put("embedding", [tensors["shared.weight"]], False)
    program.put("head", [head], True)
    for stack, depth in layers.items():
        put(f"{stack}.bias", f"{stack}.block.0.layer.0.SelfAttention.relative_attention_bias", matrix=False)
        put(f"{stack}.n", f"{stack}.final_layer_norm", matrix=False)
        for i in range(depth):
            to, block = f"{stack}.{i}", f"{stack}.block.{i}.layer"
            own, last = f"{block}.0.SelfAttention", 1
            put(f"{to}.n0", f"{block}.0.layer_norm", matrix=False)
            put(f"{to}.qkv", f"{own}.q", f"{own}.k", f"{own}.v")
            put(f"{to}.o", f"{own}.o")
            if stack == "decoder":
                cross, last = f"{block}.1.EncDecAttention", 2
                put(f"{to}.n1", f"{block}.1.layer_norm", matrix=False)
                put(f"{to}.cq", f"{cross}.q")
                put(f"{to}.ckv", f"{cross}.k", f"{cross}.v")
                put(f"{to}.co", f"{cross}.o")
            dense = f"{block}.{last}.DenseReluDense"
            put(f"{to}.n{last}", f"{block}.{last}.layer_norm", matrix=False)
            put(f"{to}.wi", *([f"{dense}.wi_0", f"{dense}.wi_1"] if gated else [f"{dense}.wi"]))
            put(f"{to}.wo", f"{dense}.wo")
    tensors.clear()

    @torch.inference_mode()
    def generate(rows: Rows, new_tokens: int) -> Rows:
        ids = torch.tensor(rows)
        mask = torch.ones_like(ids)
        prepared = program.start(program.encode(ids, mask), mask, 1, new_tokens)
        tokens = torch.full((len(rows),), config["decoder_start_token_id"])
        written = []
        for t in range(new_tokens):
            tokens = program.greedy(tokens, t, *prepared)
            written.append(tokens)
        return torch.stack(written, dim=1).tolist()

    return generate


def java(checkpoint: Path, precision: str, threads: int, class_path: Path, rows: Rows, tokens: int, warm_up: int,
         repeats: int) -> subprocess.Popen:
    """The project's own engine in a process of its own, which prints seconds, load_ms and answer as JSON."""
    jars = f"{class_path.parent / 'classes'}:{class_path.read_text().strip()}"
    command = ["java", "--enable-native-access=ALL-UNNAMED", "-cp", jars, "dev.promptport.bench.T5Measurement"]
    arguments = [checkpoint, precision, tokens, threads, warm_up, repeats, checkpoint.with_name("java-cache")]
    process = subprocess.Popen(
        command + [str(a) for a in arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdin.write(json.dumps(rows))
    process.stdin.close()
    return process


def _has_vnni() -> bool:
    """Whether int8 products are summed without overflow; asked as the Java adapter asks."""
    cpu = Path("/proc/cpuinfo")
    return not cpu.exists() or "flags" not in (text := cpu.read_text()) or "vnni" in text


ENGINES = {
    "transformers-float32": transformers,
    "ctranslate2-int8": ctranslate2,
    "ctranslate2-float32": ctranslate2,
    "promptport-int8": promptport,
    "promptport-float32": promptport,
    "java-int8": java,
    "java-float32": java,
}
