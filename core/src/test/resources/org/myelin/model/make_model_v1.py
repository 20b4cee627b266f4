"""Writes model-v1.safetensors, a model in format version 1, without Myelin: the file's documented layout is enough.

Prints what the model answers for one sample, computed in double precision; ModelGoldenFileTest expects those numbers.
Run with any Python 3: python3 make_model_v1.py
"""

import hashlib
import json
import math
import struct

weights0 = [[0.5, -0.25, 0.125, 1.0], [-1.5, 0.75, 0.0625, -0.5], [0.25, 0.25, -2.0, 0.375]]
weights1 = [[1.0, -2.0, 0.5], [0.75, 0.25, -1.25]]
bias1 = [0.1, -0.2]
mean = [10.0, 100.0]
deviation = [4.0, 50.0]

tensors = {
    "layers.0.weight": ([3, 4], sum(weights0, [])),
    "layers.1.weight": ([2, 3], sum(weights1, [])),
    "layers.1.bias": ([2], bias1),
    "normalizer.mean": ([2], mean),
    "normalizer.standard_deviation": ([2], deviation),
}
architecture = {
    "inputs": 4,
    "layers": [
        {
            "type": "dense",
            "outputs": 3,
            "activation": "tanh",
            "bias": False,
            "initializer": {"type": "uniform", "range": 0.5},
        },
        {"type": "dense", "outputs": 2, "activation": "softmax", "bias": True, "initializer": "xavier"},
    ],
    "loss": "cross-entropy",
}
provenance = {
    "dataset": "golden",
    "training_sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "seed": -7,
    "epochs": 20,
    "best_epoch": 18,
    "train_seconds": 12.5,
    "threads": 2,
    "kernels": "vector-512",
    "jdk": "25.0.1+8",
    "myelin_version": "0.1.0",
    "created": "2026-11-23T13:40:00Z",
}
metadata = {
    "format_version": "1",
    "architecture": json.dumps(architecture),
    "class_names": json.dumps(["cat", "猫"]),
    "feature_shape": "[2, 1, 2]",
    "normalization": "per-channel",
    "provenance": json.dumps(provenance),
}

digest = hashlib.sha256()
for key in sorted(metadata):
    digest.update(key.encode() + b"\0" + metadata[key].encode() + b"\0")
for name in sorted(tensors):
    shape, values = tensors[name]
    digest.update(name.encode() + b"\0" + ",".join(map(str, shape)).encode() + b"\0")
    digest.update(struct.pack(f"<{len(values)}f", *values))
metadata["sha256"] = digest.hexdigest()

header, data = {"__metadata__": metadata}, b""
for name, (shape, values) in tensors.items():
    begin = len(data)
    data += struct.pack(f"<{len(values)}f", *values)
    header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, len(data)]}
text = json.dumps(header, ensure_ascii=False, indent=1).encode()
text += b" " * (-len(text) % 8)
with open("model-v1.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)

sample = [8.0, 14.0, 175.0, 75.0]
x = [(value - mean[i // 2]) / deviation[i // 2] for i, value in enumerate(sample)]
hidden = [math.tanh(sum(w * v for w, v in zip(row, x))) for row in weights0]
z = [b + sum(w * v for w, v in zip(row, hidden)) for row, b in zip(weights1, bias1)]
total = sum(math.exp(value) for value in z)
print([math.exp(value) / total for value in z])
