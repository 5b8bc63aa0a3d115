#!/bin/sh
# Makes the Python environment of the peers in bench/peers/.venv. Needs Python 3.11 or newer, a C compiler, and for
# scikit-sparse the headers of SuiteSparse (Debian: libsuitesparse-dev). Spark needs a JDK 17 or newer at run time.
set -eu

cd "$(dirname "$0")"
if ! ls /usr/include/suitesparse/cholmod.h /usr/include/cholmod.h 2>/dev/null | grep -q .; then
    echo "setup.sh: cholmod.h is not there; install SuiteSparse (Debian: apt-get install libsuitesparse-dev)" >&2
    exit 1
fi
[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install --quiet --upgrade pip wheel "setuptools<81"
.venv/bin/pip install --quiet --requirement requirements.txt
.venv/bin/python -c "import implicit, sansa, pyspark; print('The peers are there.')"
