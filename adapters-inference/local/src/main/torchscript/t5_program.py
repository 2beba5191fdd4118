"""The weightless T5: a TorchScript module that knows how to run any T5 and holds no weights.

Java loads the compiled archive, calls `configure` once and `put` for each weight, and then decodes with
`encode`, `start` and one `step` (or `greedy`) a token. See docs/decisions/0001-weightless-torchscript.md.

    python t5_program.py            compiles the archive beside the Java classes
    python t5_program.py --check    fails when the committed archive is not this source's

Shapes: B sequences (rows), S input tokens, T decoder positions, H heads, D head width, V vocabulary, L decoder layers.
"""

import math
from typing import Dict, List, Tuple

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, linear, log_softmax, relu, scaled_dot_product_attention, silu

import archive


class T5Program(nn.Module):
    weights: Dict[str, Tensor]

    def __init__(self):
        super().__init__()
        self.d_model, self.d_kv, self.heads = 0, 0, 0
        self.encoder_layers, self.decoder_layers = 0, 0
        self.buckets, self.max_distance = 32, 128
        self.epsilon = 1e-6
        self.gated, self.scale_logits, self.int8, self.reduce_range = False, False, False, False
        self.activation = "relu"
        self.weights: Dict[str, Tensor] = {}
        # TorchScript learns the type of a packed matrix from an example; nothing reads this entry.
        example = torch.quantize_per_tensor(torch.zeros(4, 4), 1.0, 0, torch.qint8)
        self.packed = {"": torch.ops.quantized.linear_prepack(example, None)}

    @torch.jit.export
    def configure(self, sizes: List[int], epsilon: float, activation: str, gated: bool, scale_logits: bool,
                  int8: bool) -> None:
        """sizes: d_model, d_kv, heads, encoder layers, decoder layers, buckets, longest distance."""
        self.d_model, self.d_kv, self.heads = sizes[0], sizes[1], sizes[2]
        self.encoder_layers, self.decoder_layers = sizes[3], sizes[4]
        self.buckets, self.max_distance = sizes[5], sizes[6]
        self.epsilon, self.activation, self.gated = epsilon, activation, gated
        self.scale_logits, self.int8 = scale_logits, int8

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
            scale = whole.abs().amax(1).clamp_min(1e-8) / 127.0
            rows = torch.quantize_per_tensor(whole / scale[:, None], 1.0, 0, torch.qint8)
            self.packed[name] = torch.ops.quantized.linear_prepack(rows, None)
            self.weights[name] = scale
        elif self.int8:
            # The file a weight was mapped from is closed once all are packed.
            self.weights[name] = whole.clone()
        else:
            self.weights[name] = whole

    def product(self, x: Tensor, name: str) -> Tensor:
        if self.int8:
            return torch.ops.quantized.linear_dynamic(x, self.packed[name], self.reduce_range) * self.weights[name]
        return linear(x, self.weights[name])

    def norm(self, x: Tensor, name: str) -> Tensor:
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weights[name]

    def act(self, x: Tensor) -> Tensor:
        if self.activation == "relu":
            return relu(x)
        if self.activation == "silu":
            return silu(x)
        return gelu(x, approximate="tanh")

    def feed_forward(self, x: Tensor, layer: str) -> Tensor:
        x = self.product(x, layer + ".wi")
        if self.gated:
            gate, value = x.chunk(2, -1)
            return self.product(self.act(gate) * value, layer + ".wo")
        return self.product(self.act(x), layer + ".wo")

    def bucket(self, distance: Tensor, both_ways: bool) -> Tensor:
        """T5's relative position buckets: exact up close, logarithmic far away."""
        n = self.buckets
        first = torch.zeros_like(distance)
        if both_ways:
            n = n // 2
            first = (distance > 0).to(torch.long) * n
            distance = distance.abs()
        else:
            distance = -torch.min(distance, torch.zeros_like(distance))
        exact = n // 2
        far = exact + (
            torch.log(distance.float() / exact) / math.log(self.max_distance / exact) * (n - exact)
        ).to(torch.long)
        far = torch.min(far, torch.full_like(far, n - 1))
        return first + torch.where(distance < exact, distance, far)

    def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
        """[B,H,Q,D], [B,H,K,D] twice and a bias that broadcasts → [B,Q,H*D]; T5 does not scale by 1/sqrt(D)."""
        a = scaled_dot_product_attention(q, k, v, attn_mask=bias, scale=1.0)
        return a.transpose(1, 2).reshape(q.size(0), q.size(2), self.heads * self.d_kv)

    def split(self, x: Tensor, n: int) -> Tensor:
        """[B,S,n*H*D] → [n,B,H,S,D]"""
        return x.view(x.size(0), x.size(1), n, self.heads, self.d_kv).permute(2, 0, 3, 1, 4)

    @torch.jit.export
    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids and mask [B,S] → states [B,S,d_model]; mask is 1 for a token and 0 for padding."""
        x = torch.embedding(self.weights["embedding"], ids)
        position = torch.arange(ids.size(1))
        bias = torch.embedding(
            self.weights["encoder.bias"], self.bucket(position[None, :] - position[:, None], True)
        ).permute(2, 0, 1)[None]
        bias = bias + (1.0 - mask[:, None, None, :].float()) * -1e9
        for i in range(self.encoder_layers):
            layer = "encoder." + str(i)
            qkv = self.split(self.product(self.norm(x, layer + ".n0"), layer + ".qkv"), 3)
            x = x + self.product(self.attend(qkv[0], qkv[1], qkv[2], bias), layer + ".o")
            x = x + self.feed_forward(self.norm(x, layer + ".n1"), layer)
        return self.norm(x, "encoder.n")

    @torch.jit.export
    def start(self, states: Tensor, mask: Tensor, copies: int, positions: int) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
        """Prepares decoding of B*copies rows: (keys and values of the input, their mask, an empty cache, position biases)."""
        states = states.repeat_interleave(copies, 0)
        cross: List[Tensor] = []
        for i in range(self.decoder_layers):
            cross.append(self.split(self.product(states, "decoder." + str(i) + ".ckv"), 2))
        cross_mask = (1.0 - mask.repeat_interleave(copies, 0)[:, None, None, :].float()) * -1e9
        cache = torch.zeros(self.decoder_layers, 2, states.size(0), self.heads, positions, self.d_kv)
        # Only distances to the past matter, so one row of biases serves every step: the last t+1 of it at step t.
        distance = torch.arange(1 - positions, 1)
        bias = torch.embedding(self.weights["decoder.bias"], self.bucket(distance, False)).t()[None, :, None, :]
        return torch.stack(cross), cross_mask, cache, bias.contiguous()

    @torch.jit.export
    def step(self, tokens: Tensor, t: int, cross: Tensor, cross_mask: Tensor, cache: Tensor, bias: Tensor,
             normalise: bool) -> Tensor:
        """Feeds tokens [B] at position t and writes the cache → logits [B,V], or their log-softmax."""
        x = torch.embedding(self.weights["embedding"], tokens[:, None])
        near = bias[:, :, :, bias.size(3) - t - 1 :]
        for i in range(self.decoder_layers):
            layer = "decoder." + str(i)
            qkv = self.split(self.product(self.norm(x, layer + ".n0"), layer + ".qkv"), 3)
            kv = cache[i]
            kv[:, :, :, t : t + 1] = qkv[1:3]
            x = x + self.product(self.attend(qkv[0], kv[0, :, :, : t + 1], kv[1, :, :, : t + 1], near), layer + ".o")
            q = self.split(self.product(self.norm(x, layer + ".n1"), layer + ".cq"), 1)
            x = x + self.product(self.attend(q[0], cross[i, 0], cross[i, 1], cross_mask), layer + ".co")
            x = x + self.feed_forward(self.norm(x, layer + ".n2"), layer)
        x = self.norm(x, "decoder.n")
        if self.scale_logits:
            x = x * (float(self.d_model) ** -0.5)
        logits = self.product(x, "head")[:, 0]
        return log_softmax(logits, -1) if normalise else logits

    @torch.jit.export
    def greedy(self, tokens: Tensor, t: int, cross: Tensor, cross_mask: Tensor, cache: Tensor, bias: Tensor) -> Tensor:
        """Like `step`, but → the likeliest token of each row [B]."""
        return self.step(tokens, t, cross, cross_mask, cache, bias, False).argmax(-1)

    @torch.jit.export
    def reorder(self, cache: Tensor, rows: Tensor, positions: int) -> None:
        """Makes row i of the cache a copy of what row rows[i] was, for the positions written so far."""
        written = cache[:, :, :, :, :positions]
        written.copy_(written.index_select(2, rows))

    def forward(self, ids: Tensor) -> Tensor:
        return self.encode(ids, torch.ones_like(ids))


if __name__ == "__main__":
    archive.run(T5Program(), archive.RESOURCES / "t5/t5_program.pt")
