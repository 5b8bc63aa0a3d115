#!/bin/sh
# Makes the Python environment of the peers in bench/peers/.venv. Needs Python 3.11 or newer, a C and a C++ compiler, and for
# scikit-sparse the headers of SuiteSparse (Debian: libsuitesparse-dev). Spark needs a JDK 17 or newer at run time.
#   bench/peers/setup.sh          everything
#   bench/peers/setup.sh torch    only PyTorch, for deep.sh
set -eu

cd "$(dirname "$0")"
what=${1:-all}
if [ "$what" = all ] && ! ls /usr/include/suitesparse/cholmod.h /usr/include/cholmod.h 2>/dev/null | grep -q .; then
    echo "setup.sh: cholmod.h is not there; install SuiteSparse (Debian: apt-get install libsuitesparse-dev)" >&2
    exit 1
fi
command -v g++ >/dev/null || echo "setup.sh: g++ is not there; PyTorch will run, but not compiled" >&2
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install --quiet --upgrade pip wheel "setuptools<81"
if [ "$what" = all ]; then
    .venv/bin/pip install --quiet --requirement requirements.txt
    .venv/bin/python -c "import implicit, sansa, pyspark"
else
    .venv/bin/pip install --quiet "$(grep ^numpy= requirements.txt)"
fi
.venv/bin/pip install --quiet --no-deps --requirement requirements-torch.txt
.venv/bin/python -c "import torch"
echo "The peers are there."
