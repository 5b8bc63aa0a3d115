#!/usr/bin/env python3
"""Fits the Python library sansa on a file and writes its lists; prints one line of JSON with seconds and peak memory.

usage: sansa_peer.py TRAIN FORMAT OUTPUT [--l2 20] [--density 5e-3] [--factorizer cholmod|icf] [--limit 20] [--threads 2]

FORMAT is `lists` (a line: user item item ...) or `pairs` (a line: user item). The file may be gzipped; users and items are
numbers from 0. OUTPUT gets `user<TAB>item item ...`, best first, without the items of the training file; `-` writes none.
The environment is made by setup.sh.
"""
import argparse
import gzip
import json
import os
import resource
import time


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train")
    parser.add_argument("format", choices=["lists", "pairs"])
    parser.add_argument("output")
    parser.add_argument("--l2", type=float, default=20.0)
    parser.add_argument("--density", type=float, default=5e-3)
    parser.add_argument("--factorizer", choices=["cholmod", "icf"], default="cholmod")
    parser.add_argument("--scans", type=int, default=1)
    parser.add_argument("--finetune", type=int, default=5)
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def read(path, lists):
    """The binary users x items matrix of a file."""
    import numpy
    import scipy.sparse

    users, items = [], []
    with (gzip.open if path.endswith(".gz") else open)(path, "rt") as lines:
        for line in lines:
            numbers = [int(token) for token in (line.split() if lists else line.split()[:2])]
            users.extend([numbers[0]] * (len(numbers) - 1) if numbers else [])
            items.extend(numbers[1:])
    shape = (max(users) + 1, max(items) + 1)
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(users), numpy.float32), (users, items)), shape=shape)
    matrix.data[:] = 1
    return matrix


def fit(matrix, options):
    from sansa import (
        SANSA,
        CHOLMODGramianFactorizerConfig,
        ICFGramianFactorizerConfig,
        SANSAConfig,
        UMRUnitLowerTriangleInverterConfig,
    )

    cholmod = options.factorizer == "cholmod"
    config = SANSAConfig(
        l2=options.l2,
        weight_matrix_density=options.density,
        gramian_factorizer_config=CHOLMODGramianFactorizerConfig() if cholmod else ICFGramianFactorizerConfig(),
        lower_triangle_inverter_config=UMRUnitLowerTriangleInverterConfig(
            scans=options.scans, finetune_steps=options.finetune
        ),
    )
    return SANSA(config).fit(matrix)


def write(model, matrix, options, batch=1000):
    import numpy

    with open(options.output, "w") as output:
        for first in range(0, matrix.shape[0], batch):
            rows = matrix[first : first + batch]
            scores = model.forward(rows).toarray()
            scores[rows.nonzero()] = -numpy.inf
            best = numpy.argpartition(-scores, options.limit, axis=1)[:, : options.limit]
            order = numpy.argsort(-numpy.take_along_axis(scores, best, 1), axis=1, kind="stable")
            for user, items in enumerate(numpy.take_along_axis(best, order, 1), first):
                output.write(f"{user}\t{' '.join(map(str, items))}\n")


def main():
    options = arguments()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
        os.environ[name] = str(options.threads)
    matrix = read(options.train, options.format == "lists")
    fit(matrix[:200, :200], options)  # compiles the just-in-time parts, which are not measured
    start = time.perf_counter()
    model = fit(matrix, options)
    fitted = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if options.output != "-":
        write(model, matrix, options)
    print(
        json.dumps(
            {
                "peer": "sansa",
                "users": matrix.shape[0],
                "items": matrix.shape[1],
                "entries": matrix.nnz,
                "l2": options.l2,
                "density": options.density,
                "factorizer": options.factorizer,
                "fitSeconds": round(fitted - start, 2),
                "recommendSeconds": round(time.perf_counter() - fitted, 2),
                "peakBytes": peak,
            }
        )
    )


if __name__ == "__main__":
    main()
