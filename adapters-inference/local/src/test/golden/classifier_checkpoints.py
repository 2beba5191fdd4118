"""Tiny random sequence classifiers in the layout of Hugging Face directories; see checkpoints.py about their weights."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import (
    AutoModelForSequenceClassification, BertConfig, DistilBertConfig, ElectraConfig, PretrainedConfig, RobertaConfig,
    XLMRobertaConfig,
)  # fmt: skip

from checkpoints import draw
from classifier_vocabulary import byte_pairs, fast, pieces_with_ends, word_pieces

MOODS = {0: "calm", 1: "cheerful", 2: "angry"}
TOXICITY = dict(enumerate(["toxic", "severe_toxic", "obscene", "threat", "insult", "identity_hate"]))


@dataclass(frozen=True)
class Classifier:
    name: str
    seed: int
    tokenizer: Tokenizer
    config: PretrainedConfig
    longest: int | None  # model_max_length of the tokenizer; None: nobody has set it
    write: Callable[["Classifier", Path], None] = field(default=lambda c, d: save(c, build(c), d))

    def reads(self) -> int:
        """The most tokens of a text."""
        counted = self.config.model_type in ("roberta", "xlm-roberta")
        positions = self.config.max_position_embeddings - (self.config.pad_token_id + 1 if counted else 0)
        return min(positions, self.longest or positions)


def build(classifier: Classifier) -> torch.nn.Module:
    model = AutoModelForSequenceClassification.from_config(classifier.config).eval()
    random = np.random.RandomState(classifier.seed)
    weights = dict(model.named_parameters())
    for name in sorted(weights):
        weights[name].data = _weight(name, weights[name].shape, random)
    return model


def _weight(name: str, shape, random: np.random.RandomState) -> torch.Tensor:
    norm = "LayerNorm" in name or "layer_norm" in name
    if norm and name.endswith(".weight"):
        return 1 + draw(random, shape, 0.2)
    if name.endswith(".bias"):
        return draw(random, shape, 0.3)
    if "embeddings." in name:
        return draw(random, shape, 1.0)
    if any(part in name for part in ("query", "key", "q_lin", "k_lin")):
        return draw(random, shape, 1.6 / shape[1] ** 0.5)
    return draw(random, shape, 1.5 / shape[1] ** 0.5)


def save(classifier: Classifier, model: torch.nn.Module, directory: Path, max_shard_size: str = "1GB") -> None:
    model.save_pretrained(directory, max_shard_size=max_shard_size)
    fast(classifier.config.model_type, classifier.tokenizer, classifier.longest).save_pretrained(directory)
    for surplus in ("vocab.txt", "vocab.json", "merges.txt"):
        (directory / surplus).unlink(missing_ok=True)


def load(directory: Path) -> torch.nn.Module:
    """The checkpoint in fp32, whatever type it is stored in."""
    return AutoModelForSequenceClassification.from_pretrained(
        directory, torch_dtype=torch.float32, attn_implementation="eager"
    ).eval()


def _in_half(dtype: torch.dtype, max_shard_size: str = "1GB"):
    def write(classifier: Classifier, directory: Path) -> None:
        save(classifier, build(classifier).to(dtype), directory, max_shard_size)

    return write


def _with_old_names(classifier: Classifier, directory: Path) -> None:
    """As TensorFlow's checkpoints were converted: gamma and beta instead of a norm's weight and bias."""
    save(classifier, build(classifier), directory)
    file = directory / "model.safetensors"
    old = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): tensor
        for name, tensor in load_file(file).items()
    }
    save_file(old, file, metadata={"format": "pt"})


def classifiers() -> list[Classifier]:
    words, bytes_, pieces = word_pieces(240), byte_pairs(320), pieces_with_ends(300)
    small = dict(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48, max_position_embeddings=40
    )
    bert = dict(vocab_size=240, pad_token_id=0, **small)
    roberta = dict(bos_token_id=0, pad_token_id=1, eos_token_id=2, type_vocab_size=1, layer_norm_eps=1e-5)
    distilled = dict(vocab_size=240, dim=32, n_layers=3, n_heads=4, hidden_dim=64, pad_token_id=0)
    return [
        # One label of three; nobody has set how long a text may be.
        Classifier("tiny-bert", 31, words, BertConfig(**bert, id2label=MOODS), longest=None),
        # Any number of six labels, as toxic-bert has them; half precision in two files.
        Classifier(
            "tiny-bert-multi", 32, words,
            BertConfig(**bert, id2label=TOXICITY, problem_type="multi_label_classification"), longest=40,
            write=_in_half(torch.float16, max_shard_size="40KB"),
        ),
        Classifier("tiny-bert-old", 33, words, BertConfig(**bert), longest=40, write=_with_old_names),
        # Labels without names; the tokenizer stops before the positions do.
        Classifier(
            "tiny-distilbert", 34, words, DistilBertConfig(**distilled, max_position_embeddings=64), longest=48
        ),
        # One label alone, with a probability of its own.
        Classifier(
            "tiny-distilbert-one", 35, words,
            DistilBertConfig(**distilled, max_position_embeddings=40, num_labels=1, activation="relu"), longest=40,
            write=_in_half(torch.bfloat16),
        ),
        Classifier(
            "tiny-roberta", 36, bytes_,
            RobertaConfig(
                vocab_size=320, **{**small, "max_position_embeddings": 42}, **roberta, id2label=MOODS,
                problem_type="single_label_classification",
            ),
            longest=40,
        ),
        # Nobody has set how long a text may be: two positions are for padding.
        Classifier(
            "tiny-xlm-roberta", 37, pieces,
            XLMRobertaConfig(
                vocab_size=300, **small, **roberta, id2label=TOXICITY, problem_type="multi_label_classification"
            ),
            longest=None,
        ),
        # Embeddings narrower than the layers, and another gelu.
        Classifier(
            "tiny-electra", 38, words,
            ElectraConfig(**bert, embedding_size=16, hidden_act="gelu_new", id2label=MOODS), longest=40,
        ),
    ]  # fmt: skip
