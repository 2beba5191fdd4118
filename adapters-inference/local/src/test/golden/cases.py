"""What `generate` answers for a checkpoint, on inputs where it is never a close call.

Two programs that compute the same model in fp32 differ in the last bits. A case is therefore only kept where every
choice on the way (the likeliest token; the beams kept and dropped; whether the search goes on; which hypothesis wins)
is decided by at least MARGIN, and its margin is written down beside it.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import Callable

import numpy as np
import torch
from tokenizers import Tokenizer

MARGIN = 2e-4
UNDECIDED = -1e8  # beam search marks what is not there with -1e9

Answers = dict[str, list[int]]


@dataclass(frozen=True)
class Answer:
    tokens: list[int]  # after the start token, up to and with the end token
    margin: float
    score: float | None  # of the best hypothesis; None for greedy


@dataclass(frozen=True)
class Family:
    """Cases that share their inputs, and what each has to be seen doing on at least one of them."""

    cases: dict[str, dict]
    shows: list[Callable[[Answers], bool]]
    rows: int = 4
    lengths: tuple[int, int] = (3, 24)
    variety: float = 0.3  # least share of distinct tokens in an answer to the first case


def ends(name: str, eos: int) -> Callable[[Answers], bool]:
    return lambda answers: answers[name][-1] == eos and len(answers[name]) > 3


def runs_out(name: str, eos: int) -> Callable[[Answers], bool]:
    return lambda answers: answers[name][-1] != eos


def differ(one: str, other: str) -> Callable[[Answers], bool]:
    return lambda answers: answers[one] != answers[other]


def families(eos: int) -> list[Family]:
    greedy = {
        "greedy": {},
        "greedy, at least 12 new tokens": {"min_new_tokens": 12},
        "greedy, no 3-gram twice": {"no_repeat_ngram_size": 3},
        "greedy, repetition penalty 1.3": {"repetition_penalty": 1.3},
        "greedy, all together": {"min_new_tokens": 16, "no_repeat_ngram_size": 2, "repetition_penalty": 1.3},
    }
    penalties = {
        f"beam 4, length penalty {penalty}, early stopping {stopping}": {
            "num_beams": 4,
            "length_penalty": penalty,
            "early_stopping": stopping,
        }
        for penalty, stopping in [(1.0, False), (1.0, True), (2.0, False), (2.0, True), (0.6, False), (-0.5, False)]
    }
    alone = "beam 4, length penalty {}, early stopping {}".format
    shaped = {
        "beam 3": {"num_beams": 3},
        "beam 3, at least 10 new tokens": {"num_beams": 3, "min_new_tokens": 10},
        "beam 3, no 2-gram twice": {"num_beams": 3, "no_repeat_ngram_size": 2},
        "beam 3, repetition penalty 1.5": {"num_beams": 3, "repetition_penalty": 1.5},
        "beam 3, all together": {
            "num_beams": 3,
            "min_new_tokens": 10,
            "no_repeat_ngram_size": 2,
            "repetition_penalty": 1.5,
            "length_penalty": 2.0,
            "early_stopping": True,
        },
    }
    return [
        Family(
            _at_most(28, greedy),
            [ends("greedy", eos), runs_out("greedy", eos)] + [differ("greedy", n) for n in greedy if n != "greedy"],
        ),
        Family(
            _at_most(20, penalties),
            [
                ends(alone(1.0, False), eos),
                runs_out(alone(2.0, False), eos),
                differ(alone(-0.5, False), alone(2.0, False)),
                differ(alone(0.6, False), alone(2.0, False)),
                differ(alone(2.0, False), alone(2.0, True)),
            ],
            variety=0.2,
        ),
        Family(
            _at_most(16, shaped),
            [ends("beam 3", eos)] + [differ("beam 3", n) for n in shaped if n != "beam 3"],
            variety=0.2,
        ),
        Family(_at_most(4, {"greedy, stopped by length": {}, "beam 2, stopped by length": {"num_beams": 2}}), []),
        Family(_at_most(1, {"greedy, one token": {}, "beam 4, one token": {"num_beams": 4}}), [], rows=2),
        Family(_at_most(40, {"greedy, long input": {}}), [], rows=2, lengths=(140, 150)),
    ]


def families_in_short(eos: int) -> list[Family]:
    """Enough to see that the weights and the scaling are right."""
    both = {"greedy": {}, "beam 4": {"num_beams": 4, "length_penalty": 0.6}}
    return [Family(_at_most(16, both), [differ("greedy", "beam 4"), ends("beam 4", eos)], rows=3, variety=0.2)]


def _at_most(tokens: int, cases: dict[str, dict]) -> dict[str, dict]:
    return {name: {"max_new_tokens": tokens, **parameters} for name, parameters in cases.items()}


def golden_cases(model, tokenizer: Tokenizer, family: Family, random: np.random.RandomState) -> list[dict]:
    chosen: list[list[int]] = []
    rows: list[dict[str, Answer]] = []
    for row in _inputs(model, tokenizer, family, random):
        missing = [s for s in family.shows if not any(_shown(s, seen) for seen in rows)]
        if len(chosen) >= family.rows and not missing:
            break
        answers = _answers(model, tokenizer, family, row)
        if (
            answers is not None
            and (len(missing) < family.rows - len(chosen) or any(_shown(s, answers) for s in missing))
            and _same_in_a_batch(model, family, chosen + [row], rows + [answers])
        ):
            chosen.append(row)
            rows.append(answers)
    return [
        {
            "name": name,
            "parameters": parameters,
            "inputs": chosen,
            "outputs": [answers[name].tokens for answers in rows],
            "margin": min(answers[name].margin for answers in rows),
            **({"scores": [answers[name].score for answers in rows]} if "num_beams" in parameters else {}),
        }
        for name, parameters in family.cases.items()
    ]


def _inputs(model, tokenizer: Tokenizer, family: Family, random: np.random.RandomState):
    special = {id for id, token in tokenizer.get_added_tokens_decoder().items() if token.special}
    plain = [id for id in range(tokenizer.get_vocab_size()) if id not in special]
    for _ in range(500):
        length = random.randint(family.lengths[0], family.lengths[1] + 1)
        yield [plain[i] for i in random.randint(0, len(plain), size=length)] + [model.config.eos_token_id]
    raise AssertionError(f"no inputs found for {list(family.cases)}: change the seed or the factors")


def _answers(model, tokenizer: Tokenizer, family: Family, row: list[int]) -> dict[str, Answer] | None:
    """The row's answers to all cases; None where one is a close call, empty of meaning or not the tokenizer's."""
    answers = {}
    for name, parameters in family.cases.items():
        a = answer(model, row, parameters)
        if a.margin < MARGIN:
            return None
        if model.config.pad_token_id in a.tokens or max(a.tokens) >= tokenizer.get_vocab_size():
            return None
        if not answers and len(set(a.tokens)) < family.variety * len(a.tokens):
            return None
        answers[name] = a
    return answers


def _shown(what: Callable[[Answers], bool], answers: dict[str, Answer]) -> bool:
    return what({name: a.tokens for name, a in answers.items()})


def _same_in_a_batch(model, family: Family, inputs: list[list[int]], expected: list[dict[str, Answer]]) -> bool:
    """A batch shares the decision to stop a beam search in transformers: only rows where that changes nothing pass."""
    for name, parameters in family.cases.items():
        result = _generate(model, inputs, parameters)
        for i, row in enumerate(result.sequences.tolist()):
            if _cut(model, row) != expected[i][name].tokens:
                return False
            score = expected[i][name].score
            if score is not None and abs(result.sequences_scores[i].item() - score) > 1e-4:
                return False
    return True


def answer(model, row: list[int], parameters: dict) -> Answer:
    beams = "num_beams" in parameters
    with _watched(model) as margins:
        result = _generate(model, [row], parameters)
    tokens = _cut(model, result.sequences[0].tolist())
    if not beams:
        tops = [s[0].topk(2).values for s in result.scores]
        return Answer(tokens, round(min((t[0] - t[1]).item() for t in tops), 6), None)
    return Answer(tokens, round(min(margins), 6), round(result.sequences_scores[0].item(), 6))


def _generate(model, rows: list[list[int]], parameters: dict):
    width = max(map(len, rows))
    ids = torch.tensor([row + [model.config.pad_token_id] * (width - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
    return model.generate(
        ids,
        attention_mask=mask,
        do_sample=False,
        return_dict_in_generate=True,
        output_scores=True,
        **{"num_beams": 1, **parameters},
    )


def _cut(model, sequence: list[int]) -> list[int]:
    tokens = sequence[1:]
    eos = model.config.eos_token_id
    return tokens[: tokens.index(eos) + 1] if eos in tokens else tokens


@contextmanager
def _watched(model):
    """Collects how clearly each decision of a beam search over one row was taken."""
    margins: list[float] = []
    eos = model.config.eos_token_id
    continuations, finished, goes_on = (
        model._get_top_k_continuations,
        model._update_finished_beams,
        model._beam_search_has_unfinished_sequences,
    )

    def watch_continuations(accumulated_log_probs, **others):
        beams, vocabulary = others["num_beams"], others["vocab_size"]
        scores, places = accumulated_log_probs[0].topk(3 * beams + 1)
        ending = [p % vocabulary == eos for p in places.tolist()]
        open_scores = [s for s, e in zip(scores.tolist(), ending) if not e]
        margins.append(open_scores[beams - 1] - open_scores[beams])
        if any(ending):
            # A hypothesis that ends counts only among the first `beams`, so its rank matters at that edge.
            margins.append((scores[beams - 1] - scores[beams]).item())
        return continuations(accumulated_log_probs=accumulated_log_probs, **others)

    def watch_finished(**others):
        result = finished(**others)
        kept = sorted((s for s in result[1][0].tolist() if s > UNDECIDED), reverse=True)
        margins.extend(a - b for a, b in zip(kept, kept[1:]))
        # What was merged and dropped: the same merge, one place longer.
        scores = others["topk_log_probs"] / (
            (others["cur_len"] + 1 - others["decoder_prompt_len"]) ** others["length_penalty"]
        )
        counted = others["next_token_hits_stopping_criteria"] & others["top_num_beam_mask"][None, :]
        full = others["early_stopping"] is True and bool(others["is_sent_finished"].all())
        new = [] if full else scores[counted].tolist()
        merged = sorted(others["beam_scores"][0].tolist() + new, reverse=True)
        edge = others["num_beams"]
        if len(merged) > edge and merged[edge] > UNDECIDED:
            margins.append(merged[edge - 1] - merged[edge])
        return result

    def watch_goes_on(running, scores, is_finished, hits, length, most, prompt, early_stopping, length_penalty):
        if bool(is_finished.all()):
            possible = running[0, 0].item() / (length - prompt) ** length_penalty
            margins.append(abs(possible - scores[0].min().item()))
        return goes_on(running, scores, is_finished, hits, length, most, prompt, early_stopping, length_penalty)

    model._get_top_k_continuations = watch_continuations
    model._update_finished_beams = watch_finished
    model._beam_search_has_unfinished_sequences = watch_goes_on
    try:
        yield margins
    finally:
        del model._get_top_k_continuations, model._update_finished_beams, model._beam_search_has_unfinished_sequences
