"""evaluate.py MODEL_DIR OUT.json N_SEG N_TEXT [seed0]: fresh pictures (seeds never used in training), the reference's own predict_forward, bf16-rounded weights, float32"""

import demo_model as DM
from common import *
import qa
from PIL import Image

d, out, nseg, ntext = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
seed0 = int(sys.argv[5]) if len(sys.argv) > 5 else 5000000
torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
m, tk, ref = DM.load(d)
t0 = time.time()
rs = np.random.RandomState(seed0)
strip = lambda s: s.replace("<|end|>", "").strip()


def dice(a, b):
    return 2 * (a & b).sum() / max(1, a.sum() + b.sum())


# masks: image features are computed once per picture (predict_forward recomputes them per [SEG]; same result)
sam = m.grounding_encoder
cache = {}
orig = sam.sam2_model.forward_image


def fi(x):
    k = float(x.double().sum()), tuple(x.shape)
    if k not in cache:
        cache.clear()
        cache[k] = orig(x)
    r = cache[k]
    return {kk: (list(v) if isinstance(v, list) else v) for kk, v in r.items()}


sam.sam2_model.forward_image = fi
res = dict(dice={}, empty={}, text={}, errors=[])
for k in range(nseg):
    for mi, mod in enumerate(S.MODS):
        sz = [448, 512, 560, 608][(k + mi) % 4]
        o = S.make(mod, seed0 + k * 10 + mi, (sz, sz))
        im = Image.fromarray(o["img"])
        for t in S.TARGETS[mod]:
            if t not in o["masks"] and not (t == S.ABN[mod] and k % 2 == 0):
                continue
            q, a = qa.seg_q(t, mod, rs.randint(len(qa.SEG)), rs.choice([0, 0, 2]))
            r = m.predict_forward(image=im, text="<image>" + q, tokenizer=tk)
            p = strip(r["prediction"])
            res["text"].setdefault("1 segmentation", []).append(p == a)
            if p != a:
                res["errors"].append((mod, q, a, p))
            mk = r["prediction_masks"][0][0] if r["prediction_masks"] else np.zeros(o["img"].shape[:2], bool)
            if t in o["masks"] and o["masks"][t].sum() > 0:
                res["dice"].setdefault(mod + "/" + t, []).append(float(dice(mk, o["masks"][t])))
            else:
                res["empty"].setdefault(mod, []).append(float(mk.mean()))
    print(
        "seg round",
        k,
        "%.0fs" % (time.time() - t0),
        "mean dice %.3f" % np.mean([x for v in res["dice"].values() for x in v]),
        flush=True,
    )
# text tasks, no masks computed
sam.language_embd_inference = lambda st, e: torch.zeros(1, 1, 1024, 1024)
sam.get_sam2_embeddings = lambda x: None


def ask(o, im, task, q, a, **kw):
    p = strip(m.predict_forward(image=im, text="<image>" + q, tokenizer=tk, **kw)["prediction"])
    res["text"].setdefault(task, []).append(p == a)
    if p != a:
        res["errors"].append((o["mod"], task, q[:60], a, p))
    return p


for k in range(ntext):
    for mi, mod in enumerate(S.MODS):
        sz = [448, 512, 560, 608][(k + mi) % 4]
        o = S.make(mod, seed0 + 500000 + k * 10 + mi, (sz, sz))
        im = Image.fromarray(o["img"])
        ask(o, im, "2 disease recognition", qa.DIS[rs.randint(len(qa.DIS))], qa.disease(o)[0])
        kd, q, a = qa.vqa(o, rs)
        ask(o, im, "4 VQA", q, a)
        kd2, q, a = qa.vqa(o, rs)
        ask(o, im, "4 VQA", q, a)
        ask(o, im, "5 report (whole text)", qa.GRG[rs.randint(4)], qa.report(o)[0])
        c = [t for t in o["masks"] if t not in qa.NOREGION]
        rs.shuffle(c)
        if c:
            mk = [
                o["masks"][t]
                & ~(
                    o["masks"][o["abn"]] if o["abn"] and t not in (o["abn"], "nuclei") else np.zeros_like(o["masks"][t])
                )
                for t in c
            ]
            ask(
                o,
                im,
                "3 region",
                qa.REG[rs.randint(9)].format(r="<region>"),
                c[0],
                mask_prompts=[mk[0][None].astype(np.uint8)],
            )
            if len(c) > 1:
                ask(
                    o,
                    im,
                    "3 region (two regions)",
                    qa.MULTI[rs.randint(3)].format(rs="region1 and region2"),
                    "region1: %s, region2: %s" % (c[0], c[1]),
                    mask_prompts=[np.stack(mk[:2]).astype(np.uint8)],
                )
# larger / non-square pictures: several tiles
for k in range(max(1, ntext // 4)):
    for mi, mod in enumerate(S.MODS):
        h, w = [(384, 768), (700, 700), (480, 720), (480, 640)][(k + mi) % 4]
        o = S.make(mod, seed0 + 800000 + k * 10 + mi, (h, w))
        im = Image.fromarray(o["img"])
        ask(o, im, "multi-tile: 2 disease", qa.DIS[rs.randint(len(qa.DIS))], qa.disease(o)[0])
        ask(o, im, "multi-tile: 4 modality", qa.MODQ[0], mod + ".")
D = {}
for k, v in res["dice"].items():
    D.setdefault(k.split("/")[0], []).extend(v)
summ = dict(
    mean_dice=float(np.mean([x for v in res["dice"].values() for x in v])),
    mean_of_modalities=float(np.mean([np.mean(v) for v in D.values()])),
    dice_per_modality={k: [round(float(np.mean(v)), 3), len(v)] for k, v in D.items()},
    dice_per_target={k: [round(float(np.mean(v)), 3), len(v)] for k, v in res["dice"].items()},
    absent_target_mean_area={k: [round(float(np.mean(v)), 4), len(v)] for k, v in res["empty"].items()},
    exact_match={k: [round(float(np.mean(v)), 3), len(v)] for k, v in sorted(res["text"].items())},
    seconds=time.time() - t0,
    errors=res["errors"][:60],
)
json.dump(summ, open(out, "w"), indent=1)
print(json.dumps({k: v for k, v in summ.items() if k != "errors"}, indent=0))
for e in res["errors"][:25]:
    print(e)
