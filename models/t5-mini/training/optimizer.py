"""Muon with steps in proportion to each tensor's size at the start: T5 starts its matrices at very different sizes."""

import collections

import torch

BIAS_SIZE = 0.5


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


def _size(p: torch.Tensor) -> torch.Tensor:
    return p.detach().pow(2).mean().sqrt()


class Muon:
    """Layers' matrices: orthogonal momentum and decay. Embedding, position biases, norms: Adam.

    Made before a checkpoint is loaded, so that the sizes are those of the start: steps that follow a tensor's present
    size make it grow without bound.
    """

    def __init__(self, model, momentum=0.95, betas=(0.9, 0.98), decay=0.1):
        self.momentum, self.betas, self.decay, self.state = momentum, betas, decay, {}
        self.vectors, self.matrices = [], collections.defaultdict(list)
        for name, p in model.named_parameters():
            if "relative_attention_bias" in name:
                self.vectors.append((name, p, BIAS_SIZE))
            elif p.dim() == 2 and "shared" not in name:
                self.matrices[tuple(p.shape)].append((name, p, _size(p)))
            else:
                self.vectors.append((name, p, _size(p)))

    @torch.no_grad()
    def step(self, rate: float):
        for named in self.matrices.values():
            names = ",".join(name for name, _, _ in named)
            g = torch.stack([p.grad for _, p, _ in named])
            m = self.state.setdefault(names, [torch.zeros_like(g)])[0]
            m.mul_(self.momentum).add_(g)
            update = _orthogonal(g + self.momentum * m)
            update /= update.pow(2).mean(dim=(-2, -1), keepdim=True).sqrt().clamp_min(1e-8)
            for row, (_, p, size) in enumerate(named):
                p.mul_(1 - rate * self.decay).sub_(update[row] * (rate * size))
        for name, p, size in self.vectors:
            m, v, n = self.state.setdefault(name, [torch.zeros_like(p), torch.zeros_like(p), torch.zeros(())])
            n += 1
            m.lerp_(p.grad, 1 - self.betas[0])
            v.lerp_(p.grad.square(), 1 - self.betas[1])
            update = (m / (1 - self.betas[0] ** n)) / ((v / (1 - self.betas[1] ** n)).sqrt() + 1e-8)
            p.sub_(update * (rate * size))

    def state_dict(self):
        return self.state

    def load_state_dict(self, state):
        self.state = state
