"""The network of our `SequenceModel` in PyTorch: a causal transformer over the items that a shopper touched.

Histories are padded on the right with NONE. A position then never sees what pads, so the causal mask is all that attention
needs, and scaled_dot_product_attention can take its fast path. The loss looks at the positions that have a target only.
"""
import dataclasses
import math
import typing

import torch
import torch.nn.functional as F
from torch import nn

NONE = -1


@dataclasses.dataclass(frozen=True)
class Shape:
    """Names as in the index of a folder that `daogou bench deep` writes."""

    items: int
    length: int = 50
    dimensions: int = 64
    heads: int = 2
    blocks: int = 2
    hidden: int = 64
    activation: str = "relu"  # or gelu (tanh), swiglu
    filterShare: float = 0.0
    frequencies: int = 3
    dropout: float = 0.0


class Filter(nn.Module):
    """Low frequencies of the past, and a learned share of what is left."""

    def __init__(self, shape):
        super().__init__()
        self.beta = nn.Parameter(torch.randn(shape.dimensions) * 0.1)
        lag = torch.arange(shape.length, dtype=torch.float64)
        kernel = torch.ones_like(lag)
        # A frequency above half the length is the conjugate of one below; the one at half an even length is its own.
        for f in range(1, min(shape.frequencies, shape.length // 2 + 1)):
            times = 1 if 2 * f == shape.length else 2
            kernel = kernel + times * torch.cos(2 * math.pi * f * lag / shape.length)
        kernel = kernel / shape.length
        between = torch.arange(shape.length)[:, None] - torch.arange(shape.length)[None, :]
        past = torch.where(between >= 0, kernel[between.clamp(min=0)], 0.0)
        self.register_buffer("past", past.float(), persistent=False)

    def forward(self, x):
        length = x.shape[1]
        low = self.past[:length, :length] @ x
        return low + self.beta.square() * (x - low)


class FeedForward(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.activation = shape.activation
        # SwiGLU has both factors side by side.
        self.up = nn.Linear(shape.dimensions, shape.hidden * (2 if shape.activation == "swiglu" else 1))
        self.down = nn.Linear(shape.hidden, shape.dimensions)

    def forward(self, x):
        up = self.up(x)
        if self.activation == "relu":
            return self.down(F.relu(up))
        if self.activation == "gelu":
            return self.down(F.gelu(up, approximate="tanh"))
        opened, others = up.chunk(2, -1)
        return self.down(F.silu(opened) * others)


class Block(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads, self.dropout, self.share = shape.heads, shape.dropout, shape.filterShare
        self.attention_norm = nn.LayerNorm(shape.dimensions, eps=1e-5)
        # Query, key and value in one product.
        self.projections = nn.Linear(shape.dimensions, 3 * shape.dimensions)
        self.merge = nn.Linear(shape.dimensions, shape.dimensions)
        self.filter = Filter(shape) if shape.filterShare > 0 else None
        self.forward_norm = nn.LayerNorm(shape.dimensions, eps=1e-5)
        self.feed_forward = FeedForward(shape)

    def attention(self, n):
        histories, length, dimensions = n.shape
        q, k, v = self.projections(n).view(histories, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4).contiguous()
        seen = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.merge(seen.transpose(1, 2).reshape(histories, length, dimensions))

    def forward(self, x):
        n = self.attention_norm(x)
        mix = self.attention(n)
        if self.filter is not None:
            mix = self.share * self.filter(n) + (1 - self.share) * mix
        x = x + F.dropout(mix, self.dropout, self.training)
        return x + F.dropout(self.feed_forward(self.forward_norm(x)), self.dropout, self.training)


class SharedSoftmax(torch.autograd.Function):
    """The loss below with its gradient by hand and in place: the fastest way without a compiler."""

    @staticmethod
    def forward(context, states, wanted, candidates, corrections, rows, columns):
        scores = torch.addmm(corrections, states, candidates.t())
        # The right item of a row is no candidate of that row.
        scores[rows, columns] = -torch.inf
        right = (states * wanted).sum(1)
        largest = torch.maximum(scores.amax(1), right)
        scores.sub_(largest[:, None]).exp_()
        right_share = (right - largest).exp_()
        total = scores.sum(1).add_(right_share)
        context.save_for_backward(states, wanted, candidates, scores, right_share, total)
        return (total.log() + largest - right).mean()

    @staticmethod
    def backward(context, gradient):
        states, wanted, candidates, scores, right_share, total = context.saved_tensors
        weight = gradient / (total * len(total))
        surprise = (right_share * weight).sub_(gradient / len(total))[:, None]
        to_states = torch.mm(scores, candidates).mul_(weight[:, None]).addcmul_(wanted, surprise)
        to_candidates = scores.t() @ (states * weight[:, None])
        return to_states, states * surprise, to_candidates, None, None, None


class SequenceNetwork(nn.Module):
    """
    Its forward pass is the loss of a batch: the mean cross-entropy of the next item against itself and the candidates, which
    all positions share. `corrections` are added to the candidates' scores: minus the logarithm of the chance to be among them.
    """

    def __init__(self, shape, sparse=False):
        super().__init__()
        self.shape = shape
        self.sparse = sparse
        self.items = nn.Parameter(torch.randn(shape.items, shape.dimensions) * 0.02)
        self.positions = nn.Parameter(torch.randn(shape.length, shape.dimensions) * 0.02)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.blocks))
        self.norm = nn.LayerNorm(shape.dimensions, eps=1e-5)
        self.register_buffer("columns", torch.full((shape.items,), NONE), persistent=False)

    def vectors(self, items):
        return F.embedding(items, self.items, sparse=self.sparse)

    def states(self, histories):
        """One vector for each position of each history: histories x length x dimensions."""
        x = self.vectors(histories) + self.positions[: histories.shape[1]]
        x = F.dropout(x, self.shape.dropout, self.training)
        for block in self.blocks:
            x = block(x)
        return self.norm(x)

    def forward(self, batch):
        states = self.states(batch.histories).flatten(0, 1)
        if batch.places is not None:
            states = states.index_select(0, batch.places)
        if torch.compiler.is_compiling():
            return self.loss(states, batch)
        self.columns[batch.candidates] = torch.arange(len(batch.candidates))
        columns = self.columns[batch.targets]
        rows = (columns >= 0).nonzero().squeeze(1)
        self.columns[batch.candidates] = NONE
        wanted, candidates = self.vectors(batch.targets), self.vectors(batch.candidates)
        return SharedSoftmax.apply(states, wanted, candidates, batch.corrections, rows, columns[rows])

    def loss(self, states, batch):
        """What SharedSoftmax does, for a compiler."""
        right = (states * self.vectors(batch.targets)).sum(1)
        scores = torch.addmm(batch.corrections, states, self.vectors(batch.candidates).t())
        same = batch.target_numbers[:, None] == batch.candidate_numbers[None, :]
        return F.softplus(scores.masked_fill(same, -torch.inf).logsumexp(1) - right).mean()


class Batch(typing.NamedTuple):
    """What a step learns from.

    `places` are the flat positions that have a target, or None if all have one; no item is there twice as a candidate. The
    `numbers` are the same ids as floats, exact below 2^24: compiled, comparing them is twice as fast as comparing integers.
    """

    histories: torch.Tensor
    places: torch.Tensor | None
    targets: torch.Tensor
    candidates: torch.Tensor
    corrections: torch.Tensor
    target_numbers: torch.Tensor
    candidate_numbers: torch.Tensor

    @staticmethod
    def of(histories, places, targets, candidates, corrections):
        return Batch(histories, places, targets, candidates, corrections, targets.float(), candidates.float())


def weights_by_name(network):
    """The weights by the names that `SequenceWeights` has, where a matrix is inputs x outputs. Writing to them changes the network."""
    named = {"items": network.items, "positions": network.positions}

    def add(name, module):
        norm = isinstance(module, nn.LayerNorm)
        named[f"{name}.gain" if norm else f"{name}.weights"] = module.weight if norm else module.weight.t()
        named[f"{name}.bias"] = module.bias

    for number, block in enumerate(network.blocks):
        here = f"block{number}"
        add(here + ".attentionNorm", block.attention_norm)
        add(here + ".projections", block.projections)
        add(here + ".merge", block.merge)
        if block.filter is not None:
            named[here + ".beta"] = block.filter.beta
        add(here + ".forwardNorm", block.forward_norm)
        add(here + ".up", block.feed_forward.up)
        add(here + ".down", block.feed_forward.down)
    add("norm", network.norm)
    return named
