"""Tiny random T5 checkpoints in the layout of Hugging Face directories.

Weights are sums of integer draws from NumPy's frozen legacy generator times a float32 factor: bit for bit the same on
every machine. The factors are far from those a real initialisation uses, so that logits are spread out, outputs depend
on the input, and sequences neither loop on one token nor all end alike.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import MT5Config, MT5ForConditionalGeneration, PreTrainedTokenizerFast, T5Config
from transformers import T5ForConditionalGeneration

from vocabulary import byte_tokenizer, t5_tokenizer

NEVER_EMITTED = 0.05  # factor of output rows that no tokenizer entry stands behind


@dataclass(frozen=True)
class Checkpoint:
    name: str
    seed: int
    tokenizer: Tokenizer
    config: T5Config | MT5Config
    end_factor: float  # how far the end token's logit swings, against 1 for the others: reaches the end sooner
    spread: float  # standard deviation of the logits, roughly
    write: Callable[["Checkpoint", Path], None] = field(default=lambda c, d: save(c, build(c), d))
    scale_decoder_outputs: bool | None = None  # None: as transformers 4 does, scaled where the embeddings are tied


def draw(random: np.random.RandomState, shape, deviation: float) -> torch.Tensor:
    sums = random.randint(-1024, 1025, size=(4, *shape)).sum(axis=0).astype(np.float32)
    return torch.from_numpy(sums * np.float32(deviation / 1183.0))


def build(checkpoint: Checkpoint) -> torch.nn.Module:
    config = checkpoint.config
    architecture = MT5ForConditionalGeneration if config.model_type == "mt5" else T5ForConditionalGeneration
    model = architecture(config).eval()
    random = np.random.RandomState(checkpoint.seed)
    weights = dict(model.named_parameters())
    for name in sorted(weights):
        weights[name].data = _weight(name, weights[name].shape, random, config)
    flag = checkpoint.scale_decoder_outputs
    scaled = config.tie_word_embeddings if flag is None else flag
    factor = checkpoint.spread if scaled else checkpoint.spread / config.d_model**0.5
    model.decoder.final_layer_norm.weight.data *= factor
    head = model.get_output_embeddings().weight.data
    head[config.eos_token_id] *= checkpoint.end_factor
    head[config.pad_token_id] *= NEVER_EMITTED
    head[config.decoder_start_token_id] *= NEVER_EMITTED
    head[checkpoint.tokenizer.get_vocab_size() :] *= NEVER_EMITTED
    return model


def _weight(name: str, shape, random: np.random.RandomState, config) -> torch.Tensor:
    if "layer_norm" in name:
        return 1 + draw(random, shape, 0.2)
    if "relative_attention_bias" in name:
        return draw(random, shape, 1.0)
    if name in ("shared.weight", "lm_head.weight"):
        return draw(random, shape, 1.0)
    inputs = shape[1]
    if name.endswith((".q.weight", ".k.weight")):
        return draw(random, shape, (4.0 / (config.d_kv**0.5 * inputs)) ** 0.5)
    if name.endswith(".wo.weight"):
        # Opposite halves: what the activation adds on average would else pull every position to the same token.
        half = draw(random, (shape[0], inputs // 2), 10.0 / inputs**0.5)
        return torch.cat([half, -half], dim=1)
    if name.endswith(".o.weight"):
        return draw(random, shape, 6.0 / inputs**0.5)
    return draw(random, shape, 1.0 / inputs**0.5)


def save(checkpoint: Checkpoint, model, directory: Path, max_shard_size: str = "1GB") -> None:
    model.save_pretrained(directory, max_shard_size=max_shard_size)
    config = checkpoint.config
    token = checkpoint.tokenizer.id_to_token
    PreTrainedTokenizerFast(
        tokenizer_object=checkpoint.tokenizer,
        pad_token=token(config.pad_token_id),
        eos_token=token(config.eos_token_id),
        unk_token="<unk>",
    ).save_pretrained(directory)


def load(directory: Path) -> torch.nn.Module:
    """The checkpoint in fp32, whatever type it is stored in, with the output scaling its config asks for."""
    config = json.loads((directory / "config.json").read_text())
    architecture = MT5ForConditionalGeneration if config["model_type"] == "mt5" else T5ForConditionalGeneration
    flag = config.get("scale_decoder_outputs")
    if flag is None:
        return architecture.from_pretrained(directory, torch_dtype=torch.float32, attn_implementation="eager").eval()
    # transformers 4 does not know the flag. Its forward scales where the config says "tied", so: build untied, take the
    # output embedding from the file or else the shared one, and only then let the flag decide about scaling.
    weights = load_file(directory / "model.safetensors")
    config = T5Config(**{**config, "tie_word_embeddings": False})
    model = architecture(config).eval()
    shared = weights["shared.weight"]
    for name in ("lm_head.weight", "encoder.embed_tokens.weight", "decoder.embed_tokens.weight"):
        weights.setdefault(name, shared)
    model.load_state_dict(weights)
    model.config.tie_word_embeddings = flag
    return model


def _save_with_flag(tied_in_file: bool):
    """Saves with the flag of transformers 5, which decides about scaling whatever `tie_word_embeddings` says."""

    def write(checkpoint: Checkpoint, directory: Path) -> None:
        save(checkpoint, build(checkpoint), directory)
        path = directory / "config.json"
        config = json.loads(path.read_text())
        config |= {"tie_word_embeddings": tied_in_file, "scale_decoder_outputs": checkpoint.scale_decoder_outputs}
        path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")

    return write


def _in_half(dtype: torch.dtype):
    """Reads the checkpoint in a half type and saves it again: transformers leaves `wo` in float32 for float16."""

    def write(checkpoint: Checkpoint, directory: Path) -> None:
        save(checkpoint, build(checkpoint), directory)
        half = T5ForConditionalGeneration.from_pretrained(directory, torch_dtype=dtype)
        save(checkpoint, half, directory)

    return write


def _in_shards(checkpoint: Checkpoint, directory: Path) -> None:
    save(checkpoint, build(checkpoint), directory, max_shard_size="100KB")


def _t5(**changes) -> T5Config:
    shape = dict(vocab_size=320, d_model=32, d_kv=8, num_heads=4, d_ff=64, num_layers=2, num_decoder_layers=3)
    ids = dict(pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)
    return T5Config(**{**shape, **ids, "dropout_rate": 0.0, **changes})


def _mt5() -> MT5Config:
    return MT5Config(
        vocab_size=448, d_model=24, d_kv=8, num_heads=4, d_ff=40, num_layers=1, num_decoder_layers=2,
        pad_token_id=2, eos_token_id=3, decoder_start_token_id=0, dropout_rate=0.0,
    )  # fmt: skip


def main_checkpoints() -> list[Checkpoint]:
    return [
        # T5 1.0: relu, tied, more decoder than encoder layers, 20 rows beyond the tokenizer's entries.
        Checkpoint("tiny-t5", 11, t5_tokenizer(300), _t5(), end_factor=2.0, spread=2.5),
        # T5 1.1 and FLAN: gated gelu, own head, heads * d_kv != d_model, other buckets and epsilon.
        Checkpoint(
            "tiny-flan", 12, t5_tokenizer(300),
            _t5(
                vocab_size=300, feed_forward_proj="gated-gelu", tie_word_embeddings=False, num_heads=3, num_layers=2,
                num_decoder_layers=1, relative_attention_num_buckets=16, relative_attention_max_distance=24,
                layer_norm_epsilon=1e-5,
            ),
            end_factor=2.0, spread=2.5,
        ),
        # mT5: other special ids, a start token that is not the pad token, byte fallback.
        Checkpoint("tiny-mt5", 13, byte_tokenizer(440), _mt5(), end_factor=2.0, spread=2.5),
    ]  # fmt: skip


def variants() -> list[Checkpoint]:
    """The same model stored in other ways, and configs that say how to scale."""
    t5 = main_checkpoints()[0]
    stored = dict(seed=t5.seed, tokenizer=t5.tokenizer, config=t5.config, end_factor=t5.end_factor, spread=t5.spread)
    small = dict(d_model=16, num_heads=2, d_ff=32, num_layers=1, num_decoder_layers=1)
    flagged = dict(tokenizer=t5_tokenizer(300), end_factor=2.0, spread=2.5)
    return [
        Checkpoint("tiny-t5-fp16", **stored, write=_in_half(torch.float16)),
        Checkpoint("tiny-t5-bf16", **stored, write=_in_half(torch.bfloat16)),
        Checkpoint("tiny-t5-sharded", **stored, write=_in_shards),
        # FLAN as transformers 5 saves it: "tied" in the config although the file holds a head of its own.
        Checkpoint(
            "tiny-flan-unscaled", 14,
            config=_t5(**small, feed_forward_proj="gated-gelu", tie_word_embeddings=False), **flagged,
            write=_save_with_flag(tied_in_file=True), scale_decoder_outputs=False,
        ),
        Checkpoint(
            "tiny-t5-unscaled", 15, config=_t5(**small), **flagged,
            write=_save_with_flag(tied_in_file=True), scale_decoder_outputs=False,
        ),
        Checkpoint(
            "tiny-t5-scaled", 16, config=_t5(**small), **flagged,
            write=_save_with_flag(tied_in_file=False), scale_decoder_outputs=True,
        ),
    ]  # fmt: skip
