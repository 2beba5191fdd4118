"""What the logits processors and warpers of transformers make of given scores, so that sampling can be tested without
comparing random draws."""

import numpy as np
import torch
from transformers.generation.logits_process import (
    LogitsProcessorList,
    MinNewTokensLengthLogitsProcessor,
    NoRepeatNGramLogitsProcessor,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

MARGIN = 1e-3
WARPED = [
    {"temperature": 0.7},
    {"temperature": 2.0},
    {"top_k": 5},
    {"top_k": 1},
    {"top_k": 100},
    {"top_p": 0.9},
    {"top_p": 0.5},
    {"top_p": 0.01},
    {"temperature": 0.5, "top_k": 8},
    {"temperature": 1.5, "top_p": 0.8},
    {"top_k": 6, "top_p": 0.7},
    {"temperature": 0.8, "top_k": 10, "top_p": 0.6},
]


def golden_filters(seed: int) -> dict:
    random = np.random.RandomState(seed)
    logits = (random.randint(-4000, 4001, size=(2, 24)) / 1000.0).round(3)
    logits[1, [3, 9, 17, 20]] = logits[1].max() - 0.25  # equal scores across the edge of top_k 3
    previous = [[0, 5, 7, 5, 7, 9, 5, 7], [0, 3, 3, 3, 11, 3, 3, 2]]
    return {
        "logits": logits.tolist(),
        "previous": previous,
        "sampling": [_warped(logits[:1], p, 0) for p in WARPED] + [_warped(logits[1:], {"top_k": 3}, 1)],
        "repetition_penalty": [
            {"value": value, "scores": _processed(RepetitionPenaltyLogitsProcessor(value), logits, previous)}
            for value in (1.3, 0.8, 1.0)
        ],
        "no_repeat_ngram_size": [
            {"value": value, "banned": _banned(NoRepeatNGramLogitsProcessor(value), logits, previous)}
            for value in (1, 2, 3, 4, 9)
        ],
        "min_new_tokens": [
            {"value": value, "banned": _banned(MinNewTokensLengthLogitsProcessor(1, value, 2), logits, previous)}
            for value in (7, 8)
        ],
    }


def _warped(logits: np.ndarray, parameters: dict, row: int) -> dict:
    warpers = LogitsProcessorList()
    if "temperature" in parameters:
        warpers.append(TemperatureLogitsWarper(parameters["temperature"]))
    if "top_k" in parameters:
        warpers.append(TopKLogitsWarper(parameters["top_k"]))
    scores = warpers(None, torch.tensor(logits, dtype=torch.float32))
    if "top_p" in parameters:
        _assert_clear(scores, parameters["top_p"])
        scores = TopPLogitsWarper(parameters["top_p"])(None, scores)
    return {"row": row, "parameters": parameters, "probabilities": _rounded(scores.softmax(-1)[0])}


def _assert_clear(scores: torch.Tensor, top_p: float) -> None:
    sums = scores.softmax(-1)[0].sort().values.cumsum(0)
    assert (sums - (1 - top_p)).abs().min() > MARGIN / 10, f"top_p {top_p} cuts at a close call: change the seed"


def _processed(processor, logits: np.ndarray, previous: list[list[int]]) -> list[list[float]]:
    scores = processor(torch.tensor(previous), torch.tensor(logits, dtype=torch.float32))
    return [_rounded(row) for row in scores]


def _banned(processor, logits: np.ndarray, previous: list[list[int]]) -> list[list[int]]:
    scores = processor(torch.tensor(previous), torch.tensor(logits, dtype=torch.float32))
    return [torch.isneginf(row).nonzero().flatten().tolist() for row in scores]


def _rounded(row: torch.Tensor) -> list[float]:
    return [round(x, 7) for x in row.tolist()]
