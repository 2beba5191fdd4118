"""Reads the JSON lines of peers.py and prints how many times faster the Java engine is than each peer.

    python peers.py ... | tee measured.jsonl; python ratios.py measured.jsonl
"""

import json
import sys

PEERS = [("int8", "ctranslate2", "int8"), ("int8", "transformers", "float32"), ("int8", "promptport", "int8"),
         ("float32", "ctranslate2", "float32"), ("float32", "transformers", "float32"),
         ("float32", "promptport", "float32")]  # fmt: skip


def main(path: str) -> None:
    measured = {}
    for line in open(path):
        m = json.loads(line)
        if "shape" in m:
            measured[m["engine"], m["precision"], m["shape"], m["batch"], m["prompt"]] = m
    print(f"{'shape':14}{'batch':>6}{'prompt':>7}  {'Java':8}{'ms/token':>9}{'GB/s':>7}{'MB':>6}   beside")
    for (engine, precision, shape, batch, prompt), ours in measured.items():
        if engine != "java":
            continue
        beside = []
        for own, peer, other in PEERS:
            theirs = measured.get((peer, other, shape, batch, prompt))
            if own == precision and theirs:
                name = "same program in Python" if peer == "promptport" else f"{peer} {other}"
                ratio = theirs["ms_per_token"] / ours["ms_per_token"]
                beside.append(f"{ratio:.2f}x {name} ({theirs['ms_per_token']:.2f} ms, {theirs['peak_rss_mb']} MB)")
        print(
            f"{shape:14}{batch:6}{prompt:7}  {precision:8}{ours['ms_per_token']:9.2f}{ours['gb_per_s']:7.2f}"
            f"{ours['peak_rss_mb']:6}   {'; '.join(beside)}"
        )


if __name__ == "__main__":
    main(sys.argv[1])
