"""Measures the model on held-out families, beside baselines, and prints the figures and ten unpicked examples of each task.

    python evaluate.py ..                                    the weights, with transformers
    python evaluate.py --url http://127.0.0.1:8080/t5        what users get: the local server, int8

Correction: characters by which a text differs from the clean one (Levenshtein), before and after; the same sentences
through hunspell's and aspell's first suggestions. Summaries: ROUGE-L (F-measure over lower-cased words) beside the first
nine words and the first sentence cut to the median length of a synopsis.
"""

import argparse
import concurrent.futures
import json
import random
import re
import shutil
import statistics
import subprocess
import urllib.request

import corpus
import noise

ITEMS = 1000
EXAMPLES = 10


def correction_items(split: corpus.Split) -> list[tuple[str, str]]:
    """(with typos, clean) of held-out sentences, none of which stands in a training family too."""
    known = {s for family in split.train for s in corpus.sentences(family)}
    found = sorted({s for family in split.held_out for s in corpus.sentences(family)} - known)
    rng = random.Random(20260101)
    return [(noise.typos(s, rng), s) for s in rng.sample(found, min(ITEMS, len(found)))]


def summary_items(split: corpus.Split) -> list[corpus.Description]:
    """One description of each held-out family."""
    rng = random.Random(20260101)
    one_each = [rng.choice(sorted(family, key=lambda d: d.package)) for family in split.held_out]
    return rng.sample(one_each, min(ITEMS, len(one_each)))


def levenshtein(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def rouge_l(given: str, wanted: str) -> float:
    a, b = given.lower().split(), wanted.lower().split()
    lengths = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, lengths[j] = lengths[j], before + 1 if x == y else max(lengths[j], lengths[j - 1])
    return 2 * lengths[-1] / (len(a) + len(b)) if lengths[-1] else 0.0


def spelled(command: list[str], sentences: list[str]) -> list[str]:
    """Every word the speller does not know, replaced by its first suggestion."""
    lines = "".join(f"^{s}\n" for s in sentences)
    output = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    answers = output.split("\n", 1)[1].split("\n\n")
    mended = []
    for sentence, answer in zip(sentences, answers):
        for word, offset, suggestion in reversed(re.findall(r"^& (\S+) \d+ (\d+): ([^,\n]+)", answer, re.MULTILINE)):
            at = int(offset) - 1
            if sentence[at : at + len(word)] == word:
                sentence = sentence[:at] + suggestion + sentence[at + len(word) :]
        mended.append(sentence)
    return mended


def over_http(url: str):
    def ask(prompt: str) -> str:
        body = json.dumps({"command": prompt, "parameters": {"max_new_tokens": 128}}).encode()
        request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request, timeout=120))["response"]

    def run(prompts: list[str]) -> list[str]:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return list(pool.map(ask, prompts))

    return run


def with_transformers(directory: str):
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(directory, torch_dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(directory)

    def run(prompts: list[str]) -> list[str]:
        order = sorted(range(len(prompts)), key=lambda i: len(prompts[i]))
        answers = [""] * len(prompts)
        for start in range(0, len(order), 32):
            rows = order[start : start + 32]
            batch = tokenizer([prompts[i] for i in rows], return_tensors="pt", padding=True)
            with torch.inference_mode():
                ids = model.generate(
                    input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], max_new_tokens=128
                )
            for i, text in zip(rows, tokenizer.batch_decode(ids, skip_special_tokens=True)):
                answers[i] = text
        return answers

    return run


def show(name: str, figure: str) -> None:
    print(f"{name:62}{figure}", flush=True)


def corrections(run, items: list[tuple[str, str]]) -> None:
    noisy, clean = [n for n, _ in items], [c for _, c in items]
    wrong = sum(levenshtein(n, c) for n, c in items)
    show("correction: held-out sentences, characters wrong", f"{len(items)}, {wrong}")

    def line(name: str, mended: list[str], untouched: list[str]) -> None:
        left = sum(levenshtein(m, c) for m, c in zip(mended, clean))
        whole = sum(m == c for m, c in zip(mended, clean)) / len(clean)
        same = sum(u == c for u, c in zip(untouched, clean)) / len(clean)
        show(f"correction: {name}, errors removed / whole / clean kept", f"{1 - left / wrong:6.1%} / {whole:.1%} / {same:.1%}")

    answers = run([f"correct: {n}" for n in noisy])
    line("t5-mini", answers, run([f"correct: {c}" for c in clean]))
    for name, command in (("hunspell", ["hunspell", "-d", "en_US", "-a"]), ("aspell", ["aspell", "-l", "en_US", "-a"])):
        if shutil.which(name):
            line(f"{name}, first suggestion", spelled(command, noisy), spelled(command, clean))
        else:
            show(f"correction: {name}", "skipped: not installed")
    for given, answer, wanted in list(zip(noisy, answers, clean))[:EXAMPLES]:
        print(f"  typed   {given}\n  answer  {answer}\n  meant   {wanted}\n")


def summaries(run, items: list[corpus.Description]) -> None:
    wanted = [d.synopsis for d in items]
    median = round(statistics.median(len(w.split()) for w in wanted))
    sentence = [" ".join(corpus.SENTENCE_END.split(d.body)[0].split()[:median]) for d in items]
    nine = [" ".join(d.body.split()[:9]) for d in items]
    answers = run([f"summarize: {d.body}" for d in items])
    score = lambda given: statistics.mean(rouge_l(g, w) for g, w in zip(given, wanted))
    show("summary: held-out descriptions", str(len(items)))
    show("summary: ROUGE-L of t5-mini", f"{score(answers):.3f}")
    show("summary: ROUGE-L of the first nine words", f"{score(nine):.3f}")
    show(f"summary: ROUGE-L of the first sentence, {median} words", f"{score(sentence):.3f}")
    for one, answer in list(zip(items, answers))[:EXAMPLES]:
        print(f"  text      {one.body[:160]}…\n  answer    {answer}\n  synopsis  {one.synopsis}\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("directory", nargs="?", default="..")
    arguments.add_argument("--url")
    given = arguments.parse_args()
    run = over_http(given.url) if given.url else with_transformers(given.directory)
    split = corpus.split()
    corrections(run, correction_items(split))
    summaries(run, summary_items(split))


if __name__ == "__main__":
    main()
