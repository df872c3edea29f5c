import os, sys, pickle, json, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import torch

try:
    import torchvision
except ImportError:
    sys.path.insert(0, os.path.join(HERE, "shim_tv"))
import numpy as np, torch.nn.functional as F
import ref_loader as R, make_checkpoint as MC
import synth as S

REF = "ref"
SAM = dict(
    embed_dim=16,
    num_heads=1,
    stages=[1, 1, 2, 2],
    global_att_blocks=[5],
    window_spec=[8, 4, 16, 8],
    backbone_channel_list=[128, 64, 32, 16],
    hidden_dim=64,
    mask_decoder_mlp_dim=128,
    mask_decoder_num_heads=4,
    iou_head_hidden_dim=64,
    memory_attention_layers=1,
    memory_attention_dim_feedforward=128,
    mem_dim=32,
)
VIT = dict(hidden_size=128, num_attention_heads=4, num_hidden_layers=4, intermediate_size=384)
LLM = dict(hidden_size=128, num_attention_heads=4, num_key_value_heads=2, num_hidden_layers=4, intermediate_size=384)
DIM = 64


def hadamard(n):
    h = torch.ones(1, 1)
    while h.shape[0] < n:
        h = torch.cat([torch.cat([h, h], 1), torch.cat([h, -h], 1)], 0)
    return h


CODES = (
    hadamard(DIM)[1 + torch.arange(len(S.ALL))]
    * torch.sign(torch.randn(DIM, generator=torch.Generator().manual_seed(7)))[None]
)
MEAN, STD = torch.tensor([0.485, 0.456, 0.406])[:, None, None], torch.tensor([0.229, 0.224, 0.225])[:, None, None]


class Pool:
    def __init__(s, names=("p0", "p1")):
        s.im = [np.load("work/pool/%s.npy" % n, mmap_mode="r") for n in names]
        s.meta = sum([pickle.load(open("work/pool/%s.pkl" % n, "rb")) for n in names], [])
        s.off = np.cumsum([0] + [len(i) for i in s.im])

    def __len__(s):
        return len(s.meta)

    def img(s, i):
        k = int(np.searchsorted(s.off, i, "right") - 1)
        return s.im[k][i - s.off[k]]

    def mask(s, i, t):
        m = s.meta[i]["masks"].get(t)
        return np.zeros((256, 256), bool) if m is None else np.unpackbits(m).reshape(256, 256).astype(bool)
