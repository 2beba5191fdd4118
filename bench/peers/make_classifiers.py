"""Makes sequence classifiers with the shapes of DistilBERT and BERT and random weights, for measuring speed.

    python make_classifiers.py DIRECTORY [SHAPE ...]

writes DIRECTORY/SHAPE with config.json and model.safetensors; the measurements give token ids, so there is no tokenizer.
"""

import argparse
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, BertConfig, DistilBertConfig

SHAPES = {
    "distilbert-base": DistilBertConfig(num_labels=2),
    "bert-base": BertConfig(num_labels=6, problem_type="multi_label_classification"),
}


def make(shape: str, directory: Path) -> None:
    torch.manual_seed(0)
    AutoModelForSequenceClassification.from_config(SHAPES[shape]).save_pretrained(directory)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of {', '.join(SHAPES)}; all unless given")
    arguments = parser.parse_args()
    for shape in arguments.shapes or SHAPES:
        if shape not in SHAPES:
            parser.error(f"{shape} is not one of {', '.join(SHAPES)}")
        make(shape, arguments.directory / shape)
        print(arguments.directory / shape)
