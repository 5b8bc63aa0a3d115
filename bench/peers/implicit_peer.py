"""The library `implicit`: alternating least squares with its default solver (three steps of conjugate gradients).

implicit_peer.py sweep DATA FACTORS...     median seconds of a sweep (users and items), and of recommending for all users
implicit_peer.py quality DATA FACTORS SWEEPS ALPHA REGULARIZATION [valid]
"""
import sys

import implicit
from implicit.als import AlternatingLeastSquares
from threadpoolctl import threadpool_limits

import shared

THREADS = 2


def model(factors, sweeps, alpha, regularization):
    return AlternatingLeastSquares(
        factors=factors,
        iterations=sweeps,
        alpha=alpha,
        regularization=regularization,
        num_threads=THREADS,
        random_state=1,
        use_gpu=False,
    )


def fit(als, train, after_sweep=None):
    # Its own advice: BLAS must not start threads of its own beside those of the library.
    with threadpool_limits(1, "blas"):
        als.fit(train, show_progress=False, callback=after_sweep)


def recommend(als, train):
    with threadpool_limits(1, "blas"):
        return als.recommend(range(train.shape[0]), train, N=20)[0]


def sweep(folder, factors):
    train, _ = shared.gowalla(folder)
    times = []
    als = model(factors, 7, 20.0, 1.0)
    fit(als, train, lambda iteration, elapsed, *rest: times.append(elapsed))
    answers = shared.median([shared.timed(lambda: recommend(als, train))[0] for _ in range(3)])
    print(f"implicit sweep {factors} {shared.median(times[1:]):.4f}")
    print(f"implicit recommend {factors} {answers:.4f}", flush=True)


def quality(folder, factors, sweeps, alpha, regularization, valid):
    train, truth = shared.gowalla(folder)
    if valid:
        train, truth = shared.held_out(train)
    als = model(factors, sweeps, alpha, regularization)
    seconds, _ = shared.timed(lambda: fit(als, train))
    recall, ndcg = shared.measures(recommend(als, train), truth)
    part = "validation" if valid else "test"
    print(
        f"implicit {part} factors={factors} sweeps={sweeps} alpha={alpha:g} regularization={regularization:g}"
        f" recall@20={recall:.4f} ndcg@20={ndcg:.4f} fit={seconds:.1f}s",
        flush=True,
    )


def main(arguments):
    if len(arguments) > 2 and arguments[0] == "sweep":
        print(f"implicit version {implicit.__version__}")
        for factors in arguments[2:]:
            sweep(arguments[1], int(factors))
    elif len(arguments) in (6, 7) and arguments[0] == "quality":
        factors, sweeps = map(int, arguments[2:4])
        alpha, regularization = map(float, arguments[4:6])
        quality(arguments[1], factors, sweeps, alpha, regularization, arguments[6:] == ["valid"])
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
