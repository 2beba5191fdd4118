"""Measures how fast this machine reads memory: the bound on decoding, which reads every weight for every token.

    python stream.py [--threads 2] [--megabytes 1024] [--repeats 10]

prints one JSON line {"engine": "stream", "threads", "megabytes", "gb_per_s", "gb_per_s_median"}, gb being 10^9 bytes.
"""

import argparse
import json
import os
import statistics
import time


def measure(threads: int, megabytes: int, repeats: int) -> dict:
    import torch

    torch.set_num_threads(threads)
    data = torch.ones(megabytes * 2**20 // 4)
    rates = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        data.sum()
        rates.append(data.numel() * 4 / (time.perf_counter() - start) / 1e9)
    rates = rates[1:]  # the first touches the pages and starts the threads
    return {
        "engine": "stream",
        "threads": threads,
        "megabytes": megabytes,
        "gb_per_s": round(max(rates), 2),
        "gb_per_s_median": round(statistics.median(rates), 2),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--repeats", type=int, default=10)
    print(json.dumps(measure(**vars(parser.parse_args()))))
