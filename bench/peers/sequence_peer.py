"""PyTorch: the network of our `SequenceModel`, trained.

sequence_peer.py speed [--hidden 64] [--activation relu] [--threads 2] [--compiled] [--optimizer dense]
    sequences a second at the reference shape, the median of several windows, and the memory of the process
sequence_peer.py curve FOLDER [--compiled]
    the loss of each step from the weights and batches that `daogou bench deep --trace FOLDER` wrote,
    and the largest difference to ours
sequence_peer.py train FILE [--epochs 3] [--grouped] ...
    seconds of epochs on a file of lines `user item item ...`, and how good the model then is on the items before the last

Prints a line of JSON for each result.
"""
import argparse
import gzip
import json
import os
import resource
import sys
import time

# glibc gives large arrays back to the system and takes them anew, page by page, in every step; kept, a step is faster.
KEPT = {"MALLOC_TOP_PAD_": "268435456", "MALLOC_MMAP_THRESHOLD_": "1073741824", "MALLOC_TRIM_THRESHOLD_": "4294967296"}
if not KEPT.items() <= os.environ.items() and "PEER_PLAIN_MALLOC" not in os.environ:
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **KEPT})

import numpy as np
import torch

import shared
from sequence_network import NONE, Batch, SequenceNetwork, Shape, weights_by_name


def tell(**result):
    print(json.dumps({"peer": "pytorch", "version": torch.__version__, **result}), flush=True)


def optimizers(network, arguments):
    """Adam on all, or on tables only the rows that a batch touched: then their gradients are sparse."""
    if arguments.optimizer == "dense":
        return [torch.optim.Adam(network.parameters(), lr=arguments.rate, fused=True)]
    others = [parameter for parameter in network.parameters() if parameter is not network.items]
    return [
        torch.optim.SparseAdam([network.items], lr=arguments.rate),
        torch.optim.Adam(others, lr=arguments.rate, fused=True),
    ]


def clip(parameters, longest):
    """As clip_grad_norm_, which does not take the sparse gradients of a table."""
    parameters = list(parameters)
    if not any(parameter.grad.is_sparse for parameter in parameters):
        torch.nn.utils.clip_grad_norm_(parameters, longest)
        return
    for parameter in parameters:
        parameter.grad = parameter.grad.coalesce() if parameter.grad.is_sparse else parameter.grad
    values = [p.grad.values() if p.grad.is_sparse else p.grad for p in parameters]
    length = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(v) for v in values]))
    for value in values:
        value.mul_((longest / length).clamp(max=1))


class Trainer:
    def __init__(self, shape, arguments, dynamic):
        torch.set_num_threads(arguments.threads)
        torch.manual_seed(arguments.seed)
        self.network = SequenceNetwork(shape, sparse=arguments.optimizer == "rows")
        self.loss = self.network
        if arguments.compiled:
            self.loss = torch.compile(self.network, fullgraph=True, dynamic=dynamic, mode=arguments.mode)
        self.optimizers = optimizers(self.network, arguments)
        self.clip = arguments.clip

    def step(self, batch):
        loss = self.loss(batch)
        for optimizer in self.optimizers:
            optimizer.zero_grad(set_to_none=True)
        loss.backward()
        if self.clip:
            clip(self.network.parameters(), self.clip)
        for optimizer in self.optimizers:
            optimizer.step()
        return loss.detach()


class Candidates:
    """Draws items without replacement by their weights, and knows the chance of each to be drawn."""

    def __init__(self, weights, count):
        self.weights = torch.as_tensor(weights, dtype=torch.float32)
        self.weights /= self.weights.sum()
        self.count = min(count, int((self.weights > 0).sum()))
        self.corrections = -torch.log(-torch.expm1(self.count * torch.log1p(-self.weights.double()))).float()

    def draw(self):
        items = torch.multinomial(self.weights, self.count)
        return items, self.corrections[items]


def speed(arguments):
    """Full sequences of items that are drawn by a power law."""
    shape = Shape(
        12_000, 50, 64, 2, 2, arguments.hidden, arguments.activation, arguments.filter_share, dropout=arguments.dropout
    )
    trainer = Trainer(shape, arguments, dynamic=False)
    weights = (np.arange(shape.items) + 50.0) ** -0.75
    draw = np.random.default_rng(arguments.seed).choice
    size = (40, arguments.batch, shape.length + 1)
    data = torch.from_numpy(draw(shape.items, size, p=weights / weights.sum()).astype(np.int64))
    candidates = Candidates(weights, 512)

    def batch(number):
        sequences = data[number % len(data)]
        return Batch.of(sequences[:, :-1], None, sequences[:, 1:].flatten(), *candidates.draw())

    number = 0
    rates, core = [], []
    start, loss = time.perf_counter(), None
    while time.perf_counter() - start < arguments.warm_up or number < 5:
        loss = trainer.step(batch(number))
        number += 1
    for _ in range(arguments.windows):
        start, first, had = time.perf_counter(), number, time.process_time()
        while time.perf_counter() - start < arguments.seconds:
            loss = trainer.step(batch(number))
            number += 1
        rates.append((number - first) * arguments.batch / (time.perf_counter() - start))
        core.append((time.process_time() - had) / (number - first))
    tell(
        work="train",
        hidden=shape.hidden,
        activation=shape.activation,
        dropout=shape.dropout,
        filterShare=shape.filterShare,
        optimizer=arguments.optimizer,
        threads=arguments.threads,
        mode="compiled" if arguments.compiled else "eager",
        sequencesPerSecond=round(float(np.median(rates)), 1),
        best=round(max(rates), 1),
        worst=round(min(rates), 1),
        coreMillisPerStep=round(1000 * float(np.median(core)), 1),
        peakMegabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        loss=round(loss.item(), 4),
    )


def read_folder(folder):
    """The index of a folder and its arrays: raw, little-endian, row-major, each in NAME.bin."""
    with open(os.path.join(folder, "index.json")) as file:
        index = json.load(file)
    kinds = {"float32": "<f4", "int32": "<i4"}
    arrays = {}
    for array in index["arrays"]:
        values = np.fromfile(os.path.join(folder, array["name"] + ".bin"), kinds[array["type"]])
        arrays[array["name"]] = torch.from_numpy(values.reshape(array["shape"]).copy())
    return index, arrays


def curve(arguments):
    """Each step has histories and targets, batch x length and padded with -1, candidates and their corrections."""
    index, arrays = read_folder(arguments.folder)
    arguments.clip, arguments.optimizer = index["longestGradient"], "rows"
    trainer = Trainer(Shape(**index["network"]), arguments, dynamic=True)
    with torch.no_grad():
        for name, weights in weights_by_name(trainer.network).items():
            weights.copy_(arrays[name].view_as(weights))
    losses = []
    for step in range(index["steps"]):
        given = [arrays[f"step{step}.{name}"] for name in ("histories", "targets", "candidates", "corrections")]
        histories, targets, candidates = (array.long() for array in given[:3])
        places = (targets.flatten() != NONE).nonzero().squeeze(1)
        for optimizer in trainer.optimizers:
            optimizer.param_groups[0]["lr"] = float(arrays["rates"][step])
        batch = Batch.of(histories.clamp(min=0), places, targets.flatten()[places], candidates[0], given[3])
        losses.append(trainer.step(batch).item())
        tell(work="step", step=step + 1, loss=losses[-1], daogou=float(arrays["losses"][step]))
    differences = np.abs(np.array(losses) - arrays["losses"].numpy())
    tell(
        work="curve",
        steps=len(losses),
        hidden=trainer.network.shape.hidden,
        activation=trainer.network.shape.activation,
        filterShare=trainer.network.shape.filterShare,
        firstLoss=losses[0],
        lastLoss=losses[-1],
        largestDifference=float(differences.max()),
    )


def read_sequences(file):
    """Sequences of item indices, oldest first, and the number of items."""
    number = {}
    sequences = []
    with (gzip.open if file.endswith(".gz") else open)(file, "rt") as lines:
        for line in lines:
            items = [number.setdefault(item, len(number)) for item in line.split()[1:]]
            sequences.append(np.array(items, np.int64))
    return sequences, len(number)


def padded(sequences, length):
    """The last items of sequences as a matrix that is as wide as the longest, padded on the right."""
    width = min(length, max(len(sequence) for sequence in sequences))
    rows = np.full((len(sequences), width), NONE, np.int64)
    for row, sequence in zip(rows, sequences):
        last = sequence[-width:]
        row[: len(last)] = last
    return torch.from_numpy(rows)


def batches(sequences, size, random, grouped):
    """Batches of an epoch in random order; grouped, of sequences of like length, so that less is padded."""
    order = random.permutation(len(sequences))
    if grouped:
        lengths = np.array([len(sequences[k]) for k in order])
        order = order[np.argsort(lengths, kind="stable")]
    parts = [order[k : k + size] for k in range(0, len(order), size)]
    random.shuffle(parts)
    return parts


def train(arguments):
    sequences, items = read_sequences(arguments.file)
    kept = [s[:-2] for s in sequences if len(s) >= 4]
    shape = Shape(
        items, arguments.length, 64, 2, 2, arguments.hidden, arguments.activation, arguments.filter_share,
        dropout=arguments.dropout,
    )
    trainer = Trainer(shape, arguments, dynamic=True)
    counts = np.bincount(np.concatenate(kept), minlength=items)
    candidates = Candidates(counts**arguments.popularity, arguments.negatives)
    random = np.random.default_rng(arguments.seed)
    seconds = []
    for epoch in range(arguments.epochs):
        start, losses, positions = time.perf_counter(), [], 0
        for chosen in batches(kept, arguments.batch, random, arguments.grouped):
            rows = padded([kept[k] for k in chosen], shape.length + 1)
            targets = rows[:, 1:].flatten()
            places = (targets != NONE).nonzero().squeeze(1)
            histories = rows[:, :-1].clamp(min=0)
            losses.append(trainer.step(Batch.of(histories, places, targets[places], *candidates.draw())))
            positions += len(places)
        seconds.append(time.perf_counter() - start)
        tell(work="epoch", epoch=epoch + 1, seconds=round(seconds[-1], 2), loss=round(torch.stack(losses).mean().item(), 4),
             positions=positions)
    hit, ndcg = quality(trainer.network, sequences, shape.length)
    tell(
        work="epochs",
        file=os.path.basename(os.path.dirname(os.path.abspath(arguments.file))),
        mode="compiled" if arguments.compiled else "eager",
        threads=arguments.threads,
        grouped=arguments.grouped,
        optimizer=arguments.optimizer,
        hidden=shape.hidden,
        activation=shape.activation,
        dropout=shape.dropout,
        epochs=arguments.epochs,
        seconds=round(sum(seconds), 2),
        medianEpoch=round(shared.median(seconds), 2),
        validationHit10=round(hit, 4),
        validationNdcg10=round(ndcg, 4),
        peakMegabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


@torch.no_grad()
def quality(network, sequences, length, k=10):
    """Hit rate and NDCG of the item before the last, ranked among all."""
    network.eval()
    judged = [s for s in sequences if len(s) >= 3]
    hits, gain = 0, 0.0
    for start in range(0, len(judged), 512):
        part = judged[start : start + 512]
        histories = padded([s[:-2][-length:] for s in part], length)
        last = (histories != NONE).sum(1) - 1
        states = network.states(histories.clamp(min=0))[torch.arange(len(part)), last]
        scores = states @ network.items.t()
        right = scores.gather(1, torch.tensor([[int(s[-2])] for s in part]))
        ranks = (scores > right).sum(1)
        hits += int((ranks < k).sum())
        gain += float((1 / torch.log2(ranks[ranks < k] + 2.0)).sum())
    return hits / len(judged), gain / len(judged)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    works = parser.add_subparsers(dest="work", required=True)
    works.add_parser("speed")
    works.add_parser("curve").add_argument("folder")
    works.add_parser("train").add_argument("file")
    for work in works.choices.values():
        option = work.add_argument
        option("--hidden", type=int, default=64)
        option("--activation", choices=["relu", "gelu", "swiglu"], default="relu")
        option("--filter-share", type=float, default=0.0)
        option("--dropout", type=float, default=0.0)
        option("--length", type=int, default=50)
        option("--batch", type=int, default=128)
        option("--negatives", type=int, default=512)
        option("--popularity", type=float, default=0.75, help="power of an item's count in the draw of candidates")
        option("--threads", type=int, default=2)
        option("--compiled", action="store_true")
        option("--mode", default=None, help="of torch.compile, such as max-autotune-no-cudagraphs")
        option("--optimizer", choices=["dense", "rows"], default="dense", help="rows: tables by sparse gradients")
        option("--rate", type=float, default=1e-3)
        option("--clip", type=float, default=0.0)
        option("--seed", type=int, default=1)
        option("--epochs", type=int, default=3)
        option("--grouped", action="store_true", help="batches of sequences of like length")
        option("--warm-up", type=float, default=8.0)
        option("--windows", type=int, default=7)
        option("--seconds", type=float, default=2.0)
    arguments = parser.parse_args()
    {"speed": speed, "curve": curve, "train": train}[arguments.work](arguments)


main()
