"""A ranker made with scikit-learn: gradient-boosted trees over features of candidates, handed back as ONNX.

    python sklearn_ranker.py FOLDER

writes ranker.onnx, ranker.json (the mapping) and ranker.expected.json (what scikit-learn itself answers). The data are made
up: people take what scores well, is new, and fits what they usually pay.
"""
import json
import pathlib
import sys

import numpy as np
from skl2onnx import to_onnx
from sklearn.ensemble import GradientBoostingClassifier

FEATURES = ["score", "days_since_added", "price_fit", "popularity"]
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
random = np.random.default_rng(4)
x = random.normal(size=(4000, len(FEATURES))).astype(np.float32)
taken = random.random(4000) < 1 / (1 + np.exp(-(1.5 * x[:, 0] - x[:, 1] + x[:, 2] * x[:, 3])))
model = GradientBoostingClassifier(n_estimators=40, max_depth=3, random_state=4).fit(x, taken)

graph = to_onnx(model, x[:1], options={"zipmap": False}, target_opset={"": 17, "ai.onnx.ml": 3})
(folder / "ranker.onnx").write_bytes(graph.SerializeToString())
(folder / "ranker.json").write_text(json.dumps({
    "kind": "ranker",
    "model": "ranker.onnx",
    "inputs": {"X": {"from": "features", "type": "float32", "shape": ["rows", 4], "features": FEATURES}},
    "output": {"name": "probabilities", "column": 1},
}, indent=2))
rows = x[:20]
(folder / "ranker.expected.json").write_text(json.dumps({
    "features": FEATURES,
    "rows": rows.tolist(),
    "scores": model.predict_proba(rows)[:, 1].tolist(),
}))
