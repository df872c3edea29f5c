"""Shared by the click scripts: SAM2 branch of a checkpoint, cached picture features, click simulation, SAM2's rules for which mask is taken."""

import json, os, sys, time
import numpy as np, torch, torch.nn.functional as F
from PIL import Image
from scipy import ndimage
import ref_loader as R, st_io
import synth as S


def hadamard(n):
    h = torch.ones(1, 1)
    while h.shape[0] < n:
        h = torch.cat([torch.cat([h, h], 1), torch.cat([h, -h], 1)], 0)
    return h


DIM = 64
CODES = (
    hadamard(DIM)[1 + torch.arange(len(S.ALL))]
    * torch.sign(torch.randn(DIM, generator=torch.Generator().manual_seed(7)))[None]
)  # the demo model's language codes


def load_sam(root, ckpt):
    cfg = json.load(open(os.path.join(ckpt, "config.json")))
    ref = R.load_reference(root, cfg["sam2_config"])
    sam = ref.chat.SAM2()
    sd = st_io.load(os.path.join(ckpt, "model.safetensors"))
    p = "grounding_encoder."
    sam.load_state_dict({k[len(p) :]: v for k, v in sd.items() if k.startswith(p)}, strict=True)
    sam.eval()
    return ref, sam, sam.sam2_model, sd, cfg


def set_res(m, r):
    m.image_size = r
    m.sam_image_embedding_size = r // 16
    e = m.sam_prompt_encoder
    e.image_embedding_size = (r // 16, r // 16)
    e.input_image_size = (r, r)
    e.mask_input_size = (r // 4, r // 4)


class Cache:
    """features of synth pictures (float16 on disk) and their masks at 256x256"""

    def __init__(s, d):
        s.f = [np.load(os.path.join(d, "f%d.npy" % k), mmap_mode="r") for k in range(3)]
        s.meta = json.load(open(os.path.join(d, "meta.json")))
        s.masks = np.load(os.path.join(d, "masks.npy"), mmap_mode="r")
        s.n = len(s.meta)
        s.q = s.f[0].shape[-1]

    def feats(s, ids):
        t = [torch.from_numpy(np.stack([np.asarray(f[i]) for i in ids]).astype(np.float32)) for f in s.f]
        return t[2], t[:2]  # pix (with no_mem_embed), high-res

    def mask(s, i, t):
        j = s.meta[i]["targets"].get(t)
        if j is None:
            return np.zeros((s.q, s.q), bool)
        k = np.unpackbits(s.masks[j]).reshape(256, 256)
        return k.astype(bool) if s.q == 256 else k.reshape(s.q, 256 // s.q, s.q, 256 // s.q).mean((1, 3)) >= 0.5


def build_cache(root, ckpt, out, a, b, seed0, res=1024):
    os.makedirs(out, exist_ok=True)
    ref, sam, m, _, _ = load_sam(root, ckpt)
    torch.set_grad_enabled(False)
    rz = ref.chat.DirectResize(res)
    q = res // 4
    n = b - a
    F_ = [
        np.lib.format.open_memmap(os.path.join(out, "f%d.npy" % k), mode="w+", dtype=np.float16, shape=(n,) + sh)
        for k, sh in enumerate([(8, q, q), (16, q // 2, q // 2), (64, q // 4, q // 4)])
    ]
    meta, masks = [], []
    t0 = time.time()
    for i in range(a, b):
        mod = S.MODS[i % 10]
        sz = [448, 512, 560, 608][(i // 10 + i) % 4]
        o = S.make(mod, seed0 + i, (sz, sz))
        x = torch.from_numpy(np.array(rz.apply_image(o["img"]))).permute(2, 0, 1).contiguous().float()
        x = sam.preprocess_image(x)[None]
        f = m.forward_image(x)["backbone_fpn"]
        F_[0][i - a], F_[1][i - a] = f[0][0].numpy(), f[1][0].numpy()
        F_[2][i - a] = (f[2] + m.no_mem_embed.view(1, -1, 1, 1))[0].numpy()
        e = dict(mod=mod, abn=o["abn"], seed=seed0 + i, size=sz, targets={})
        for t, mk in o["masks"].items():
            k = np.asarray(Image.fromarray(mk.astype(np.uint8) * 255).resize((256, 256), Image.BOX)) > 127
            if k.sum() >= 12:
                e["targets"][t] = len(masks)
                masks.append(np.packbits(k))
        meta.append(e)
        if i % 20 == 19:
            print(i + 1 - a, "%.1fs" % (time.time() - t0), flush=True)
    json.dump(meta, open(os.path.join(out, "meta.json"), "w"))
    np.save(os.path.join(out, "masks.npy"), np.stack(masks))
    [f.flush() for f in F_]


def heads(m, pix, hr, coords, labels, mask, lang):
    """SAM2Base._forward_sam_heads up to the decoder, for a batch: all four masks, IoUs, object score"""
    B = pix.shape[0]
    if coords is None:
        coords, labels = torch.zeros(B, 1, 2), -torch.ones(B, 1, dtype=torch.int32)
    sp, de = m.sam_prompt_encoder(points=(coords, labels), boxes=None, masks=mask)
    if lang is not None:
        sp = torch.cat([sp, lang], 1)
    mk, iou, _, obj = m.sam_mask_decoder.predict_masks(
        image_embeddings=pix,
        image_pe=m.sam_prompt_encoder.get_dense_pe(),
        sparse_prompt_embeddings=sp,
        dense_prompt_embeddings=de,
        repeat_image=False,
        high_res_features=hr,
    )
    return mk, iou, obj


def choose(mk, iou, npts):
    """SAM2's rule; npts counts box corners too"""
    best = 1 + iou[:, 1:].argmax(1)
    if npts <= 1:
        return best
    ai, au = (mk[:, 0] > 0.05).flatten(1).sum(1).float(), (mk[:, 0] > -0.05).flatten(1).sum(1).float()
    st = torch.where(au > 0, ai / au.clamp(min=1), torch.ones_like(au))
    return torch.where(st >= 0.98, torch.zeros_like(best), best)


def click(rs, gt, pred, centre=True):
    """next click: centre of (or a random place in) the largest wrong region; -> x, y in the 1024 frame (before SAM2's +0.5), label"""
    fn, fp = gt & ~pred, pred & ~gt
    best = None
    for e, lab in ((fn, 1), (fp, 0)):
        l, n = ndimage.label(e)
        if n:
            c = np.bincount(l.ravel())[1:]
            k = int(c.argmax())
            if best is None or c[k] > best[0]:
                best = (c[k], l == k + 1, lab)
    if best is None:
        r = gt if gt.any() else ~gt
        best = (0, r, int(gt.any()))
    r = best[1]
    if centre:
        d = ndimage.distance_transform_edt(np.pad(r, 1))[1:-1, 1:-1]
        y, x = np.unravel_index(int(d.argmax()), d.shape)
    else:
        ys, xs = np.nonzero(r)
        j = rs.randint(len(ys))
        y, x = ys[j], xs[j]
    return (x + 0.5) * 4 - 0.5, (y + 0.5) * 4 - 0.5, best[2]


def box_of(rs, gt, jitter=0.1):
    ys, xs = np.nonzero(gt)
    x0, x1, y0, y1 = xs.min(), xs.max() + 1, ys.min(), ys.max() + 1
    w, h = x1 - x0, y1 - y0
    q = np.array([x0, y0, x1, y1], float) + (rs.uniform(-jitter, jitter, 4) * np.array([w, h, w, h]) if jitter else 0)
    return np.clip(q, 0, gt.shape[0]) * 4 - 0.5


def dice(p, g):
    return 2.0 * (p & g).sum() / max(1, p.sum() + g.sum())


if __name__ == "__main__":  # click_lib.py REF_ROOT CKPT OUT START END SEED0
    a = sys.argv
    torch.set_num_threads(2)
    build_cache(a[1], a[2], a[3], int(a[4]), int(a[5]), int(a[6]), int(a[7]) if len(a) > 7 else 1024)
