"""Tables of what deep.sh measured: deep_ratios.py FILE, of lines of JSON."""
import json
import statistics
import sys


def main(path):
    with open(path) as lines:
        results = [json.loads(line) for line in lines if line.startswith("{")]
    runs = {}
    for result in results:
        if result["work"] == "train":
            who = result["peer"] if result["peer"] == "daogou" else result["mode"]
            shape = (result["hidden"], result["activation"], result["threads"])
            runs.setdefault(shape, {}).setdefault(who, []).append(result)
    print("| hidden | threads | Daogou, sequences/s | PyTorch, eager | compiled | Daogou ÷ the faster | peak MB, ours and theirs |")
    print("|---|---|---|---|---|---|---|")
    for (hidden, activation, threads), by in sorted(runs.items()):
        if "daogou" not in by or len(by) < 2:
            continue
        rate = {who: statistics.median(run["sequencesPerSecond"] for run in those) for who, those in by.items()}
        memory = {who: max(run["peakMegabytes"] for run in those) for who, those in by.items()}
        peer = max((who for who in rate if who != "daogou"), key=rate.get)
        print(
            f"| {hidden}, {activation} | {threads} | {rate['daogou']:.0f} | {rate.get('eager', 0):.0f} | {rate.get('compiled', 0):.0f}"
            f" | {rate['daogou'] / rate[peer]:.2f} × | {memory['daogou']}, {memory[peer]} |"
        )
    for result in results:
        if result["work"] == "curve":
            print(
                f"\nLoss of {result['steps']} steps from the same weights and batches, hidden {result['hidden']},"
                f" {result['activation']}: {result['firstLoss']:.4f} to {result['lastLoss']:.4f},"
                f" largest difference {result['largestDifference']:.1e}"
            )
        if result["work"] in ("forward", "answer"):
            print(
                f"\n{result['work']}, hidden {result['hidden']}, {result['activation']}, one thread:"
                f" p50 {result['p50Millis']} ms, p99 {result['p99Millis']} ms"
            )


main(sys.argv[1])
