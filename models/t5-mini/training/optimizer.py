"""Muon with Adafactor's parameter scaling: T5's matrices start at very different sizes, and each moves in proportion to its own."""

import collections

import torch


def _orthogonal(matrices: torch.Tensor) -> torch.Tensor:
    """The nearest (semi-)orthogonal matrix to each of a stack, by five Newton-Schulz steps (Keller Jordan, 2024)."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrices.bfloat16()
    tall = x.size(-2) > x.size(-1)
    x = x.mT if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        m = x @ x.mT
        x = a * x + (b * m + c * m @ m) @ x
    return (x.mT if tall else x).float()


class ScaledMuon:
    """Layers' matrices: orthogonal momentum. Embeddings, biases, norms: Adam. A step is scaled by its tensor's own size."""

    def __init__(self, model, momentum=0.95, betas=(0.9, 0.98)):
        self.momentum, self.betas, self.state = momentum, betas, {}
        self.vectors, self.matrices = [], collections.defaultdict(list)
        for name, p in model.named_parameters():
            if p.dim() == 2 and "shared" not in name and "relative_attention_bias" not in name:
                self.matrices[tuple(p.shape)].append((name, p))
            else:
                self.vectors.append((name, p))

    @torch.no_grad()
    def step(self, rate: float):
        for named in self.matrices.values():
            names = ",".join(name for name, _ in named)
            g = torch.stack([p.grad for _, p in named])
            m = self.state.setdefault(names, [torch.zeros_like(g)])[0]
            m.mul_(self.momentum).add_(g)
            update = _orthogonal(g + self.momentum * m)
            for row, (_, p) in enumerate(named):
                self._move(p, update[row], rate)
        for name, p in self.vectors:
            m, v, n = self.state.setdefault(name, [torch.zeros_like(p), torch.zeros_like(p), torch.zeros(())])
            n += 1
            m.lerp_(p.grad, 1 - self.betas[0])
            v.lerp_(p.grad.square(), 1 - self.betas[1])
            update = (m / (1 - self.betas[0] ** n)) / ((v / (1 - self.betas[1] ** n)).sqrt() + 1e-8)
            p.sub_(update * (rate * p.pow(2).mean().sqrt().clamp_min(1e-3)))

    @staticmethod
    def _move(p: torch.Tensor, update: torch.Tensor, rate: float):
        size = p.pow(2).mean().sqrt().clamp_min(1e-3) / update.pow(2).mean().sqrt().clamp_min(1e-8)
        p.sub_(update * (rate * size))

    def state_dict(self):
        return self.state

    def load_state_dict(self, state):
        self.state = state
