"""What PyTorch says about the layers of `learn.layer`: results by the formula of a textbook, gradients by autograd, in 64 bits.

Reads the path of a folder from each line of standard input, and prints ANSWERED when the answer is there. A folder has

    question.txt    the kind of layer in the first line, then lines `option NAME VALUE...`, `array NAME ROWS COLUMNS` and
                    `given NAME ROWS COLUMNS` for arrays whose gradient nobody wants, such as `dy`, the gradient of the result
    NAME.f32        the numbers of an array, little-endian, row after row

and gets NAME.f64: the result as `y`, and for each `array` its gradient.
"""
import math
import pathlib
import sys
import traceback

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def numbers(options, name):
    return [float(value) for value in options[name]]


def number(options, name):
    return numbers(options, name)[0]


def whole(options, name):
    return [int(value) for value in options[name]]


def each_sequence(function, rows, options):
    """The function of every sequence by itself: sequences lie below each other, and their lengths are an option."""
    return torch.cat([function(own) for own in rows.split(whole(options, "lengths"))])


def dense(options, of):
    return of["x"] @ of["weights"] + of.get("bias", 0)


def norm(options, of):
    return F.layer_norm(of["x"], of["x"].shape[1:], of["gain"][0], of["bias"][0], 1e-5)


def swiglu(x):
    a, b = x.chunk(2, -1)
    return F.silu(a) * b


ACTIVATIONS = {
    "relu": F.relu,
    "gelu": lambda x: F.gelu(x, approximate="tanh"),
    "silu": F.silu,
    "swiglu": swiglu,
}


def activation(options, of):
    return ACTIVATIONS[options["function"][0]](of["x"])


def attention(options, of):
    (heads,) = whole(options, "heads")

    def look_back(rows):
        query, key, value = rows.view(len(rows), 3, heads, -1).permute(1, 2, 0, 3)
        seen = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        return seen.transpose(0, 1).reshape(len(rows), -1)

    return each_sequence(look_back, of["x"], options)


def rescaled(x, low, beta):
    return low + beta.square() * (x - low)


def convolution(options, of):
    """The filter as it is documented: a causal convolution with a kernel of cosines."""
    (period,), (frequencies,) = whole(options, "period"), whole(options, "frequencies")
    lag = torch.arange(period, dtype=torch.float64)
    waves = [torch.cos(2 * torch.pi * f * lag / period) for f in range(1, frequencies)]
    kernel = (1 + 2 * sum(waves, 0 * lag)) / period
    width = of["x"].shape[1]
    weights = kernel.flip(0).expand(width, 1, period)

    def low(rows):
        before = F.pad(rows.t(), (period - 1, 0))
        return F.conv1d(before[None], weights, groups=width)[0].t()

    return rescaled(of["x"], each_sequence(low, of["x"], options), of["beta"])


def transform(options, of):
    """The filter as it is in the paper: for each row, what came before it goes through a Fourier transform."""
    (period,), (frequencies,) = whole(options, "period"), whole(options, "frequencies")

    def last(rows):
        waves = torch.fft.rfft(F.pad(rows.t(), (period - len(rows), 0)))
        kept = torch.arange(waves.shape[1]) < frequencies
        return torch.fft.irfft(waves * kept, n=period)[:, -1]

    def low(rows):
        return torch.stack([last(rows[: t + 1]) for t in range(len(rows))])

    return rescaled(of["x"], each_sequence(low, of["x"], options), of["beta"])


def cross(options, of):
    """A square mix, and then one of low rank."""
    first = of["x"]
    second = first * (first @ of["full"] + of["bias"]) + first
    return first * (second @ of["narrow"] @ of["wide"] + of["otherBias"]) + second


def block(options, of):
    """A block of the sequence network; dropout is by masks that are given."""

    def named(name, **parts):
        return parts | {key.rpartition(".")[2]: of[key] for key in of if key.startswith(f"block0.{name}.")}

    x = of["x"]
    n = norm(options, named("attentionNorm", x=x))
    seen = attention(options, {"x": dense(options, named("projections", x=n))})
    mix = dense(options, named("merge", x=seen))
    share = number(options, "share")
    if share > 0:
        mix = share * convolution(options, {"x": n, "beta": of["block0.beta"]}) + (1 - share) * mix
    y = x + of["mixMask"] * mix
    up = dense(options, named("up", x=norm(options, named("forwardNorm", x=y))))
    own = dense(options, named("down", x=activation(options, {"x": up})))
    return y + of["forwardMask"] * own


def shared_softmax(options, of):
    """Surprise at the right item among candidates that all rows share; with a scale, products are cosines times it."""
    h, table, scale = of["h"], of["table"], number(options, "scale")
    if scale > 0:
        h, table = scale * F.normalize(h), F.normalize(table)
    candidates, targets = torch.tensor(whole(options, "candidates")), torch.tensor(whole(options, "targets"))
    others = h @ table[candidates].t() + of["corrections"]
    others = others.masked_fill(candidates[None, :] == targets[:, None], -torch.inf)
    right = (h * table[targets]).sum(1, keepdim=True)
    return F.cross_entropy(torch.cat([right, others], 1), torch.zeros_like(targets), reduction="sum")


def full_softmax(options, of):
    return F.cross_entropy(of["h"] @ of["table"].t(), torch.tensor(whole(options, "targets")), reduction="sum")


def list_softmax(options, of):
    terms = of["places"][0]
    logits = of["scores"][:, 0] + terms[torch.tensor(whole(options, "shown")).clamp(max=len(terms) - 1)]
    gains = torch.tensor(numbers(options, "gains"), dtype=torch.float64)
    return -(gains * each_sequence(lambda own: own.log_softmax(0), logits, options)).sum()


def unit_rows(options, of):
    return F.normalize(of["x"])


def dropout(options, of):
    """What an entry of 1 can become."""
    return F.dropout(torch.ones_like(of["x"]), number(options, "rate")).unique()


def adam(options, of):
    """
    How far parameters moved; the gradients of the steps, summed over copies, lie below each other in one array. `lazy` tables
    have the sparse optimiser, without clipping.
    """
    tables, rates = options["tables"], numbers(options, "rates")
    start = {name: value for name, value in of.items() if not name.endswith(".gradients")}
    values = {name: nn.Parameter(value.detach().clone()) for name, value in start.items()}
    gradients = {name: of[f"{name}.gradients"].view(len(rates), -1, *start[name].shape).sum(1) for name in start}
    optimiser = optimiser_of(options, [values[name] for name in start if name not in tables], [values[name] for name in tables])
    lengths = []
    for step, rate in enumerate(rates):
        for name, value in values.items():
            value.grad = gradients[name][step].clone()
        if "lazy" in options:
            for name in tables:
                values[name].grad = values[name].grad.to_sparse(1)
        else:
            lengths.append(nn.utils.clip_grad_norm_(list(values.values()), number(options, "longest")).item())
        for group in optimiser.param_groups:
            group["lr"] = rate
            if "lazy" in options:
                # It adds eps before it corrects the squares for the first steps; the paper and Adam add it after that.
                group["eps"] = 1e-8 * math.sqrt(1 - 0.999 ** (step + 1))
        optimiser.step()
    moves = {name: values[name].detach() - start[name].detach() for name in start}
    return moves if "lazy" in options else moves | {"lengths": torch.tensor(lengths, dtype=torch.float64)}


def optimiser_of(options, parameters, tables):
    if "lazy" in options:
        return torch.optim.SparseAdam(tables)
    decay = number(options, "decay")
    groups = [{"params": parameters, "weight_decay": decay}, {"params": tables, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups) if decay > 0 else torch.optim.Adam(groups)


KINDS = {
    "dense": dense,
    "norm": norm,
    "activation": activation,
    "attention": attention,
    "convolution": convolution,
    "transform": transform,
    "cross": cross,
    "block": block,
    "sharedSoftmax": shared_softmax,
    "fullSoftmax": full_softmax,
    "listSoftmax": list_softmax,
    "unitRows": unit_rows,
    "dropout": dropout,
}


def read(folder):
    kind, *lines = (folder / "question.txt").read_text().splitlines()
    options, arrays = {}, {}
    for line in lines:
        what, name, *values = line.split()
        if what == "option":
            options[name] = values
        else:
            flat = np.fromfile(folder / f"{name}.f32", dtype="<f4").astype(np.float64)
            arrays[name] = torch.from_numpy(flat).view(*map(int, values)).requires_grad_(what == "array")
    return kind, options, arrays


def answers(kind, options, arrays):
    if kind == "adam":
        return adam(options, arrays)
    y = KINDS[kind](options, arrays)
    if y.requires_grad:
        (y * arrays["dy"].view(y.shape)).sum().backward()
    gradients = {name: array.grad for name, array in arrays.items() if array.requires_grad}
    return {"y": y.detach()} | gradients


def main():
    torch.set_num_threads(1)
    for line in sys.stdin:
        folder = pathlib.Path(line.rstrip("\n"))
        try:
            for name, answer in answers(*read(folder)).items():
                answer.numpy().astype("<f8").tofile(folder / f"{name}.f64")
            print("ANSWERED", flush=True)
        except Exception:
            traceback.print_exc()
            print("FAILED", flush=True)


if __name__ == "__main__":
    main()
