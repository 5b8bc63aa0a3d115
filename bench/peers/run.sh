#!/bin/sh
# Runs our bench and the peers in turn on the same files, and prints the ratios as a Markdown table.
#   bench/peers/run.sh DATA [FACTORS...]      DATA: the folder of the data sets (default: $DAOGOU_DATA)
# SKIP_SPARK=1 leaves Spark out. Everything runs on two cores.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${1:-${DAOGOU_DATA:?give the folder of the data sets}}
data=$(cd "$data" && pwd)
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 64 128 256
out=$(mktemp)
trap 'rm -f "$out"' EXIT
pinned="taskset -c 0,1"
command -v taskset >/dev/null || pinned=

# OpenBLAS chooses its loops by the processor's name, which a virtual machine may hide; Haswell's are the best for AVX2.
export OPENBLAS_CORETYPE="${OPENBLAS_CORETYPE:-Haswell}"
for factors in "$@"; do
    $pinned "$here/../../daogou" bench factors --real-data "$data" --factors "$factors" | tee -a "$out" >&2
    (cd "$here" && $pinned .venv/bin/python -W ignore implicit_peer.py sweep "$data" "$factors") | tee -a "$out" >&2
done
if [ -z "${SKIP_SPARK:-}" ]; then
    for factors in "$@"; do
        # A sweep of rank 256 takes minutes.
        [ "$factors" -le 128 ] || continue
        (cd "$here" && $pinned .venv/bin/python spark_peer.py "$data" "$factors") | tee -a "$out" >&2
    done
fi

awk '
    NF == 4 && ($1 == "daogou" || $1 == "implicit" || $1 == "spark") { seconds[$1, $2, $3] = $4; works[$2, $3] = 1 }
    END {
        print "| work | factors | Daogou, s | peer | peer, s | ratio |"
        print "|---|---|---|---|---|---|"
        for (key in works) {
            split(key, work, SUBSEP)
            ours = seconds["daogou", work[1], work[2]]
            for (i = split("implicit spark", peers, " "); i > 0; i--) {
                peer = seconds[peers[i], work[1], work[2]]
                if (ours != "" && peer != "")
                    printf "| %s | %s | %.3f | %s | %.3f | %.2f |\n", work[1], work[2], ours, peers[i], peer, ours / peer
            }
        }
    }' "$out" | awk 'NR <= 2 { print; next } { print | "sort -t\"|\" -k2,2 -k5,5 -k3,3n" }'
