"""A next-item model made with Keras on TensorFlow: a GRU over the latest six items, handed back as ONNX.

    python keras_scorer.py FOLDER

writes next.onnx, next.json (the mapping), next.items.json (identifiers by index) and next.expected.json (what Keras itself
answers). The data are made up: after item i mostly comes i + 1 or i + 7. Item indices are shifted by one, for 0 is the padding.
"""
import json
import pathlib
import sys

import keras
import numpy as np

ITEMS, LENGTH = 40, 6
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
keras.utils.set_random_seed(4)
random = np.random.default_rng(4)


def walk(length):
    items = [int(random.integers(ITEMS))]
    while len(items) < length:
        items.append((items[-1] + random.choice([1, 7], p=[0.7, 0.3])) % ITEMS)
    return items


def padded(history):
    latest = [item + 1 for item in history[-LENGTH:]]
    return [0] * (LENGTH - len(latest)) + latest


walks = [walk(random.integers(2, LENGTH + 2)) for _ in range(4000)]
x = np.array([padded(items[:-1]) for items in walks], np.int32)
y = np.array([items[-1] for items in walks])

history = keras.Input((LENGTH,), dtype="int32", name="history")
state = keras.layers.GRU(12, unroll=True)(keras.layers.Embedding(ITEMS + 1, 12)(history))
model = keras.Model(history, keras.layers.Dense(ITEMS)(state))
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x, y, batch_size=64, epochs=25, verbose=0)

histories = [[3], [10, 11], [0, 7, 14, 15, 16, 17, 18, 19]]
expected = model.predict(np.array([padded(each) for each in histories], np.int32), verbose=0)
model.export(folder / "next.onnx", format="onnx", verbose=False)
# Keras names outputs as it likes: the mapping says what this one is called.
import onnx  # noqa: E402

output = onnx.load(folder / "next.onnx").graph.output[0].name
(folder / "next.items.json").write_text(json.dumps([f"item-{k:02}" for k in range(ITEMS)]))
(folder / "next.json").write_text(json.dumps({
    "kind": "scorer",
    "model": "next.onnx",
    "items": "next.items.json",
    "inputs": {"history": {"from": "history", "type": "int32", "shape": ["batch", LENGTH],
                           "padding": 0, "pad": "left", "shift": 1}},
    "output": {"name": output},
}, indent=2))
(folder / "next.expected.json").write_text(json.dumps({"histories": histories, "scores": expected.tolist()}))
