"""Minimal safetensors writer/reader (bf16)."""

import json, struct
import numpy as np, torch


def bf16_bits(t):
    """float32 tensor -> uint16 numpy of bf16 bits (round to nearest even, as torch)."""
    return t.detach().to(torch.bfloat16).contiguous().view(torch.int16).numpy().view(np.uint16)


def save(path, tensors):
    hdr, off = {"__metadata__": {"format": "pt"}}, 0
    for k, t in tensors.items():
        n = t.numel() * 2
        hdr[k] = {"dtype": "BF16", "shape": list(t.shape), "data_offsets": [off, off + n]}
        off += n
    h = json.dumps(hdr, separators=(",", ":")).encode()
    h += b" " * (-len(h) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(h)))
        f.write(h)
        for t in tensors.values():
            f.write(bf16_bits(t).tobytes())
    return off


def load(path):
    with open(path, "rb") as f:
        (n,) = struct.unpack("<Q", f.read(8))
        hdr = json.loads(f.read(n))
        data = f.read()
    out = {}
    for k, v in hdr.items():
        if k == "__metadata__":
            continue
        assert v["dtype"] == "BF16"
        a, b = v["data_offsets"]
        u = np.frombuffer(data[a:b], dtype="<u2").astype(np.uint32) << 16
        out[k] = torch.from_numpy(u.view(np.float32).copy().reshape(v["shape"]))
    return out
