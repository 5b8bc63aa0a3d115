import json, numpy as np, pandas as pd
from sklearn.linear_model import Ridge
from skl2onnx import to_onnx

items, done = pd.read_parquet("extract/items.parquet"), pd.read_parquet("extract/interactions.parquet")
x = np.zeros((done.shopper_index.max() + 1, len(items)), np.float32)
x[done.shopper_index, done.item_index] = 1
model = Ridge(alpha=500, fit_intercept=False).fit(x, x)
open("ridge.onnx", "wb").write(to_onnx(model, x[:1], target_opset=17).SerializeToString())
json.dump(items.item_id.tolist(), open("items.json", "w"))
json.dump({"kind": "scorer", "model": "ridge.onnx", "items": "items.json", "output": {"name": "variable"}, "inputs": {
    "X": {"from": "bag", "type": "float32", "shape": ["batch", len(items)]}}}, open("ridge.json", "w"))
