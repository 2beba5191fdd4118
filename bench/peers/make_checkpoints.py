"""Makes checkpoints with the shapes of published T5 models and random weights, for measuring speed.

    python make_checkpoints.py DIRECTORY [SHAPE ...]

writes DIRECTORY/SHAPE as a Hugging Face directory whose tokenizer has 32,128 pieces: see vocabulary.py.
"""

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast, T5Config, T5ForConditionalGeneration

from vocabulary import SIZE, SPECIAL, piece

SHAPES = {
    "t5-small": dict(d_model=512, d_ff=2048, num_layers=6, num_heads=8),
    "flan-t5-base": dict(
        d_model=768,
        d_ff=2048,
        num_layers=12,
        num_heads=12,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
    ),
}


def tokenizer() -> Tokenizer:
    pieces = [(piece(token), 0.0 if token < len(SPECIAL) else -token / 1000) for token in range(SIZE)]
    made = Tokenizer(models.Unigram(pieces, unk_id=2))
    made.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    made.decoder = decoders.Metaspace()
    made.post_processor = processors.TemplateProcessing(single=["$A", "</s>"], special_tokens=[("</s>", 1)])
    return made


def make(shape: str, directory: Path) -> None:
    torch.manual_seed(0)
    config = T5Config(
        vocab_size=SIZE, d_kv=64, decoder_start_token_id=0, pad_token_id=0, eos_token_id=1, **SHAPES[shape]
    )
    model = T5ForConditionalGeneration(config)
    for name, weights in model.decoder.named_parameters():
        if name.endswith((".o.weight", ".wo.weight")):
            # As initialised, an answer repeats the start token: then nobody sees whether two engines do the same work.
            weights.data *= 8
    model.save_pretrained(directory)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer(), pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(directory)


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
