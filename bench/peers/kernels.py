"""Our kernels beside NumPy's and SciPy's OpenBLAS: `kernels.py` runs both on the same shapes and prints the ratios.

kernels.py [--size 4096] [--inverse 10000] [--runs 20]

OpenBLAS chooses its kernels by processor; every core type that works here is tried in a process of its own, and the best
one counts. The inverse is `spotrf` and `spotri`, which leave one triangle; ours fills both.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

CORE_TYPES = ["", "Zen", "Haswell", "SkylakeX"]
HERE = pathlib.Path(__file__).resolve().parent


def median_of(times):
    return sorted(times)[len(times) // 2]


def product(size, runs):
    """Seconds of a product, the median."""
    import time

    import numpy as np

    random = np.random.default_rng(1)
    a, b = (random.standard_normal((size, size), dtype=np.float32) for _ in range(2))
    c = np.empty_like(a)
    times = []
    for _ in range(runs + 2):
        start = time.perf_counter()
        np.dot(a, b, out=c)
        times.append(time.perf_counter() - start)
    return median_of(times[2:])


def inverse(size, runs):
    """Seconds of Cholesky factor and inverse from it, the median."""
    import time

    import numpy as np
    from scipy.linalg.lapack import spotrf, spotri

    random = np.random.default_rng(1)
    half = random.standard_normal((size, size // 8), dtype=np.float32)
    matrix = half @ half.T
    matrix[np.diag_indices(size)] += size / 4
    del half
    times = []
    for _ in range(runs):
        a = np.asfortranarray(matrix.copy())
        start = time.perf_counter()
        factor, failed = spotrf(a, lower=1, overwrite_a=1, clean=0)
        _, failed_too = spotri(factor, lower=1, overwrite_c=1)
        times.append(time.perf_counter() - start)
        assert failed == 0 and failed_too == 0
    return median_of(times)


def in_process(work, size, runs, core, threads):
    """Runs one measurement with its own OpenBLAS; None if the processor cannot do that core type."""
    environment = dict(os.environ, OPENBLAS_NUM_THREADS=str(threads), OMP_NUM_THREADS=str(threads))
    if core:
        environment["OPENBLAS_CORETYPE"] = core
    command = [sys.executable, __file__, "--measure", work, str(size), str(runs)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else None


def best(work, size, runs, threads):
    times = {core or "its own choice": in_process(work, size, runs, core, threads) for core in CORE_TYPES}
    times = {core: seconds for core, seconds in times.items() if seconds}
    core = min(times, key=times.get)
    return times[core], core


def ours(arguments):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "kernels.json"
        command = [str(HERE.parent.parent / "daogou"), "bench", "kernels", "--json", str(file)]
        for name in ("size", "inverse", "runs"):
            command += ["--" + name, str(getattr(arguments, name))]
        subprocess.run(command, check=True)
        return json.loads(file.read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--inverse", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        work, size, runs = arguments.measure
        print({"product": product, "inverse": inverse}[work](int(size), int(runs)))
        return
    figures = ours(arguments)
    size = arguments.size
    print("\n| work | OpenBLAS | Daogou | ratio | reach |\n|---|---|---|---|---|")
    for threads in (1, 2):
        key = f"product.{size}.threads{threads}"
        if key + ".gflops" in figures:
            seconds, core = best("product", size, max(3, arguments.runs // 2), threads)
            peer, rate = 2 * size**3 / seconds / 1e9, figures[key + ".gflops"]
            print(f"| product {size}³, threads: {threads} | {peer:.1f} GFLOP/s ({core}) | {rate:.1f} GFLOP/s, worst run"
                  f" {figures[key + '.worst']:.2f} of the median | {rate / peer:.2f} × | ≥ .85 ×, ≥ .80 |", flush=True)
    seconds, core = best("inverse", arguments.inverse, 3, os.cpu_count())
    key = f"inverse.{arguments.inverse}"
    print(f"| inverse {arguments.inverse}² | {seconds:.2f} s ({core}) | {figures[key + '.seconds']:.2f} s,"
          f" {figures[key + '.bytes'] / 1e6:.0f} MB, error {figures[key + '.error']:.1e} |"
          f" {figures[key + '.seconds'] / seconds:.2f} × | ≤ 1.2 ×, ≤ 1 GB |")


if __name__ == "__main__":
    main()
