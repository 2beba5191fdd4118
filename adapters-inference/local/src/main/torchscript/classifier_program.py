"""The weightless sequence classifier: a TorchScript module that knows how to run BERT and its kin and holds no weights.

Java loads the compiled archive, calls `configure` once and `put` or `put_table` for each weight, and then `classify`
for each text. See docs/decisions/0001-weightless-torchscript.md.

    python classifier_program.py            compiles the archive beside the Java classes
    python classifier_program.py --check    fails when the committed archive is not this source's

Shapes: B texts (rows), S tokens, H heads, D head width, E width of the embeddings, W width of the layers, C classes.
"""

from typing import Dict, List, Optional

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, layer_norm, linear, relu, scaled_dot_product_attention, silu

import archive


class ClassifierProgram(nn.Module):
    weights: Dict[str, Tensor]

    def __init__(self):
        super().__init__()
        self.heads, self.layers, self.padding = 0, 0, -1
        self.epsilon = 1e-12
        self.activation, self.head_activation = "gelu", "tanh"
        self.int8, self.reduce_range = False, False
        self.weights: Dict[str, Tensor] = {}
        # TorchScript learns the type of a packed matrix from an example; nothing reads this entry.
        example = torch.quantize_per_tensor(torch.zeros(4, 4), 1.0, 0, torch.qint8)
        self.packed = {"": torch.ops.quantized.linear_prepack(example, None)}

    @torch.jit.export
    def configure(self, sizes: List[int], epsilon: float, activation: str, head_activation: str, int8: bool) -> None:
        """sizes: heads, layers, and the padding token where positions are counted from behind it, else -1."""
        self.heads, self.layers, self.padding = sizes[0], sizes[1], sizes[2]
        self.epsilon, self.activation, self.head_activation = epsilon, activation, head_activation
        self.int8 = int8

    @torch.jit.export
    def tune(self, reduce_range: bool) -> None:
        """x86 without VNNI adds two products in 16 bits: activations then need one bit less."""
        self.reduce_range = reduce_range

    @torch.jit.export
    def put(self, name: str, parts: List[Tensor], matrix: bool) -> None:
        """Takes one weight; several parts are stacked by rows. Matrices are packed to int8 when so configured."""
        whole = torch.cat(parts).float() if len(parts) > 1 else parts[0].float()
        if matrix and self.int8:
            # Scales are folded out: rows are divided by theirs, packed with scale 1 for the whole matrix, and the
            # product is multiplied. The same numbers as per-channel packing, on the kernel that is fast on arm64 too.
            scale = self.scale(whole)
            rows = torch.quantize_per_tensor(whole / scale[:, None], 1.0, 0, torch.qint8)
            self.packed[name] = torch.ops.quantized.linear_prepack(rows, None)
            self.weights[name] = scale
        elif self.int8:
            # The file a weight was mapped from is closed once all are packed.
            self.weights[name] = whole.clone()
        else:
            self.weights[name] = whole

    @torch.jit.export
    def put_table(self, name: str, parts: List[Tensor]) -> None:
        """Takes a table that rows are looked up in; they are held in eight bits when so configured."""
        whole = torch.cat(parts).float() if len(parts) > 1 else parts[0].float()
        if self.int8:
            scale = self.scale(whole)
            self.weights[name] = torch.round(whole / scale[:, None]).to(torch.int8)
            self.weights[name + ".scale"] = scale
        else:
            self.weights[name] = whole

    def scale(self, rows: Tensor) -> Tensor:
        return rows.abs().amax(1).clamp_min(1e-8) / 127.0

    def look_up(self, name: str, ids: Tensor) -> Tensor:
        if self.int8:
            return self.weights[name][ids].float() * self.weights[name + ".scale"][ids].unsqueeze(-1)
        return torch.embedding(self.weights[name], ids)

    def product(self, x: Tensor, name: str) -> Tensor:
        bias = self.weights[name + ".bias"]
        if self.int8:
            whole = torch.ops.quantized.linear_dynamic(x, self.packed[name], self.reduce_range)
            return torch.addcmul(bias, whole, self.weights[name])
        return linear(x, self.weights[name], bias)

    def norm(self, x: Tensor, name: str) -> Tensor:
        return layer_norm(x, [x.size(-1)], self.weights[name], self.weights[name + ".bias"], self.epsilon)

    def act(self, x: Tensor, activation: str) -> Tensor:
        if activation == "gelu":
            return gelu(x)
        if activation == "gelu_tanh":
            return gelu(x, approximate="tanh")
        if activation == "relu":
            return relu(x)
        if activation == "silu":
            return silu(x)
        return torch.tanh(x)

    def positions(self, ids: Tensor) -> Tensor:
        if self.padding < 0:
            return torch.arange(ids.size(1)).expand(ids.size(0), ids.size(1))
        # As RoBERTa does: padding tokens, wherever they are, have the position of padding and count for nothing.
        counted = (ids != self.padding).to(torch.long)
        return counted.cumsum(1) * counted + self.padding

    def embed(self, ids: Tensor) -> Tensor:
        """[B,S] → [B,S,W]; every token is of the first text, whose type is 0."""
        x = self.look_up("words", ids)
        if "types" in self.weights:
            x = x + self.weights["types"][0]
        x = self.norm(x + torch.embedding(self.weights["positions"], self.positions(ids)), "embedded")
        return self.product(x, "widened") if "widened.bias" in self.weights else x

    def attend(self, x: Tensor, layer: str, allowed: Optional[Tensor], queries: int) -> Tensor:
        """[B,S,W] → what the first tokens, as many as there are queries, gather: [B,queries,W]."""
        qkv = self.product(x, layer + ".qkv").view(x.size(0), x.size(1), 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        gathered = scaled_dot_product_attention(qkv[0, :, :, :queries], qkv[1], qkv[2], attn_mask=allowed)
        return self.product(gathered.transpose(1, 2).reshape(x.size(0), queries, x.size(2)), layer + ".o")

    @torch.jit.export
    def classify(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids and mask [B,S] → logits [B,C]; mask is 1 for a token and 0 for padding."""
        allowed: Optional[Tensor] = None
        if int(mask.min()) == 0:
            allowed = mask[:, None, None, :].to(torch.bool)
        x = self.embed(ids)
        for i in range(self.layers):
            layer = str(i)
            # Of the last layer only the first token is read.
            queries = 1 if i == self.layers - 1 else x.size(1)
            x = self.norm(x[:, :queries] + self.attend(x, layer, allowed, queries), layer + ".n0")
            wide = self.act(self.product(x, layer + ".wi"), self.activation)
            x = self.norm(x + self.product(wide, layer + ".wo"), layer + ".n1")
        first = self.act(self.product(x[:, 0], "head"), self.head_activation)
        return linear(first, self.weights["labels"], self.weights["labels.bias"])

    def forward(self, ids: Tensor) -> Tensor:
        return self.classify(ids, torch.ones_like(ids))


if __name__ == "__main__":
    archive.run(ClassifierProgram(), archive.RESOURCES / "classifier/classifier_program.pt")
