#!/bin/sh
# Runs our deep model and PyTorch in turn at the same shape, and prints the ratios as a Markdown table.
#   bench/peers/deep.sh [ROUNDS]         default: 2; about four minutes each
# THREADS="1 2", SHAPES="64:relu 256:gelu" and COMPILED="" (not compiled) choose what is run. Leave the machine alone meanwhile.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-2}
out=$(mktemp)
trace=$(mktemp -d)
trap 'rm -rf "$out" "$trace"' EXIT
peer="$here/.venv/bin/python -W ignore $here/sequence_peer.py"
daogou="$here/../../daogou bench deep"

for round in $(seq "$rounds"); do
    for shape in ${SHAPES:-64:relu 256:gelu}; do
        hidden=${shape%:*}
        activation=${shape#*:}
        for threads in ${THREADS:-1 2}; do
            same="--hidden $hidden --activation $activation --threads $threads"
            if [ "$threads" = 1 ]; then pinned="taskset -c 0"; else pinned="taskset -c 0-$((threads - 1))"; fi
            command -v taskset >/dev/null || pinned=
            # The JIT and the collector of the JVM have threads of their own, so that one is not pinned.
            $daogou $same --answers 0 | tee -a "$out" >&2
            for mode in "" ${COMPILED---compiled}; do
                $pinned $peer speed $same $mode | tee -a "$out" >&2
            done
        done
        if [ "$round" = 1 ]; then
            $daogou --hidden "$hidden" --activation "$activation" --windows 0 --trace "$trace/$hidden" | tee -a "$out" >&2
            $peer curve "$trace/$hidden" | grep '"curve"' | tee -a "$out" >&2
        fi
    done
done
"$here/.venv/bin/python" "$here/deep_ratios.py" "$out"
