"""Records corrections by points, boxes and masks with the authors' own SAM2 code (float32, CPU).

usage: make_click_goldens.py REF_ROOT SET(tiny|heldout) CHECKPOINT_DIR GOLDENS_DIR OUT_DIR [--only ID,ID]
GOLDENS_DIR: the language goldens of the same checkpoint (inputs and language embeddings are taken from there).

Image cases call SAM2Base._forward_sam_heads (hf/models/sam2.py: points, mask and language together).
Stack cases call the hf video predictor; its add_new_points / add_new_mask, which the hf file leaves out, are taken unchanged from
third_parts/sam2/sam2_video_predictor.py and bound to it; the language embedding is passed on through _run_single_frame_inference.
"""

import argparse, json, os, shutil, sys, types
import numpy as np, torch
import torch.nn.functional as F
from PIL import Image
import ref_loader as R, st_io, cases as C
from make_goldens import sha

P, N = 1, 0
A1, A2, A4, A12 = ("a01_square_rgb", 0), ("a02_wide_two_seg", 0), ("a04_small_grey_eos", 0), "a12_video_7frames_memory"
B1, B3, B4, B5 = (
    ("b01_tall_one_seg", 0),
    ("b03_small_grey_no_seg", 0),
    ("b04_vp_three_one_empty", 0),
    "b05_video_6frames_two_seg",
)
ELL = ("ell", 0.35, 0.55, 0.22, 0.3)
# x, y in image pixels, as SAM2 takes them (no half-pixel shift by the caller)
CASES = {
    "tiny": [
        dict(id="c01_language_only", image=A1, lang=(A1[0], 0), steps=[dict()]),
        dict(id="c02_one_positive", image=A1, steps=[dict(points=[(300, 201, P)])]),
        dict(id="c03_one_negative", image=A1, steps=[dict(points=[(120.5, 333.25, N)])]),
        dict(
            id="c04_three_positive_two_negative",
            image=A2,
            steps=[dict(points=[(250, 120, P), (300.5, 160.5, P), (271, 90, P), (600, 200, N), (420, 40, N)])],
        ),
        dict(
            id="c05_twelve_clicks",
            image=A4,
            steps=[dict(points=[(20 + 14.5 * k, 25 + 11.25 * ((k * 5) % 12), (k * 7) % 3 % 2) for k in range(12)])],
        ),
        dict(id="c06_box", image=A2, steps=[dict(box=(180, 60, 415, 231))]),
        dict(
            id="c07_box_points",
            image=A2,
            steps=[dict(box=(180, 60, 415, 231), points=[(300, 150, P), (350.5, 99.5, P), (210, 215, N)])],
        ),
        dict(id="c08_language_point", image=A2, lang=(A2[0], 1), steps=[dict(points=[(250, 130, N)])]),
        dict(id="c09_language_box", image=A2, lang=(A2[0], 1), steps=[dict(box=(560.5, 70.25, 760, 240))]),
        dict(id="c10_mask_alone", image=A4, own=ELL, steps=[dict(mask="own")]),
        dict(id="c11_mask_alone_as_0_1", image=A4, own=ELL, steps=[dict(mask="own01")]),
        dict(id="c12_mask_point", image=A4, own=ELL, steps=[dict(mask="own", points=[(150, 60, P)])]),
        dict(
            id="c13_language_mask_point",
            image=A2,
            lang=(A2[0], 0),
            own=("box", 0.2, 0.2, 0.5, 0.8),
            steps=[dict(mask="own", points=[(500, 200, P)])],
        ),
        dict(
            id="c14_border_and_outside",
            image=A4,
            steps=[dict(points=[(-0.5, -0.5, P), (199.5, 179.5, N), (0, 90, P), (199, 179, N), (200, 0, P)])],
        ),
        dict(
            id="c15_two_rounds_from_language",
            image=A2,
            lang=(A2[0], 0),
            steps=[dict(), dict(mask="previous", points=[(700, 150, N), (200, 120.5, P)])],
        ),
        dict(
            id="c16_three_rounds_from_a_click",
            image=A1,
            steps=[
                dict(points=[(300, 201, P)]),
                dict(mask="previous", points=[(300, 201, P), (100, 400, N)]),
                dict(mask="previous", points=[(300, 201, P), (100, 400, N), (260, 330, P)]),
            ],
        ),
        dict(id="c21_stable_single_mask", image=A4, prompt="tiny", steps=[dict(points=[(60, 70, P), (150.5, 120, N)])]),
        dict(
            id="c17_stack_points",
            video=A12,
            lang=(A12, 0),
            flow=[
                ("language", 3),
                ("points", 3, [(120, 130, P), (60, 80, P), (200, 220, N)]),
                ("propagate", 3, False),
                ("propagate", 3, True),
            ],
        ),
        dict(
            id="c18_stack_own_mask",
            video=A12,
            lang=(A12, 0),
            own=("ell", 0.5, 0.45, 0.2, 0.28),
            flow=[("mask", 2), ("propagate", 2, False), ("propagate", 2, True)],
        ),
        dict(
            id="c19_stack_correct_a_tracked_frame",
            video=A12,
            lang=(A12, 0),
            flow=[("language", k) for k in range(5)]
            + [("propagate", 0, False), ("points", 5, [(90, 100.5, P), (180, 60, N)]), ("propagate", 5, False)],
        ),
        dict(
            id="c20_stack_points_without_language",
            video=A12,
            flow=[("points", 2, [(120, 130, P)]), ("propagate", 2, False), ("propagate", 2, True)],
        ),
    ],
    "heldout": [
        dict(
            id="h01_tall_language_three_points",
            image=B1,
            lang=(B1[0], 0),
            steps=[dict(points=[(150, 300, P), (90.5, 520.25, P), (250, 100, N)])],
        ),
        dict(id="h02_small_one_positive", image=B3, steps=[dict(points=[(30.5, 50, P)])]),
        dict(
            id="h03_box_points",
            image=B4,
            steps=[dict(box=(40, 100.5, 200, 420), points=[(100, 250, P), (300, 500, N)])],
        ),
        dict(
            id="h04_language_mask_point_then_previous",
            image=B1,
            lang=(B1[0], 0),
            own=("ell", 0.5, 0.4, 0.3, 0.2),
            steps=[
                dict(mask="own", points=[(200, 330, P)]),
                dict(mask="previous", points=[(200, 330, P), (20, 20, N)]),
            ],
        ),
        dict(
            id="h05_border_mask_box",
            image=B4,
            own=("box", 0, 0.5, 0.6, 1),
            steps=[dict(mask="own", box=(-0.5, 277, 200.5, 554.5))],
        ),
        dict(
            id="h07_stable_single_mask", image=B3, prompt="heldout", steps=[dict(points=[(20, 30, P), (50.5, 70, N)])]
        ),
        dict(
            id="h06_stack_points_both_ways",
            video=B5,
            lang=(B5, 1),
            flow=[
                ("language", 2),
                ("points", 2, [(100, 150, P), (30, 250, N)]),
                ("propagate", 2, False),
                ("propagate", 2, True),
            ],
        ),
    ],
}


class Rec:
    """as in make_goldens, with fewer samples"""

    def __init__(self, d, n):
        self.d, self.n, self.meta = d, n, {}
        os.makedirs(d, exist_ok=True)

    def put(self, name, t, whole=False):
        a = np.ascontiguousarray(t.detach().cpu().numpy() if torch.is_tensor(t) else np.asarray(t))
        e = dict(shape=list(a.shape), dtype=str(a.dtype))
        if a.dtype.kind == "f":
            e.update(
                mean=float(a.mean(dtype=np.float64)),
                std=float(a.std(dtype=np.float64)),
                min=float(a.min()),
                max=float(a.max()),
            )
        else:
            e["sha256"] = sha(a)
        if whole or a.nbytes <= 16384:
            np.save(os.path.join(self.d, name + ".npy"), a)
            e["file"] = name + ".npy"
        elif a.dtype.kind == "f":
            s = -(-a.size // self.n)
            s += 1 - s % 2  # odd stride
            np.save(os.path.join(self.d, name + ".sample.npy"), a.reshape(-1)[::s].copy())
            e.update(sample_file=name + ".sample.npy", sample_stride=int(s))
        self.meta[name] = e


def bind_video(ref, root):
    """third_parts' add_new_points / add_new_mask on the hf predictor"""
    for n in ("third_parts", "third_parts.sam2"):
        m = types.ModuleType(n)
        m.__path__ = [os.path.join(root, *n.split("."))]
        sys.modules[n] = m
    sys.path.insert(0, root)
    from third_parts.sam2.sam2_video_predictor import SAM2VideoPredictor as T

    V = ref.sam2.SAM2VideoPredictor
    for k in ("_obj_id_to_idx", "_obj_idx_to_id", "_get_obj_num"):
        setattr(V, k, (lambda f: lambda self, *a: f(*a))(getattr(ref.sam2, k)))
    V.add_new_points, V.add_new_mask = T.add_new_points, T.add_new_mask


class Model:
    def __init__(s, root, ckpt, strict_dtype=True):
        cfg = json.load(open(os.path.join(ckpt, "config.json")))
        s.ref = R.load_reference(root, cfg["sam2_config"])
        bind_video(s.ref, root)
        s.sam2 = s.ref.chat.SAM2()
        sd = st_io.load(os.path.join(ckpt, "model.safetensors"))
        p = "grounding_encoder."
        s.sam2.load_state_dict({k[len(p) :]: v for k, v in sd.items() if k.startswith(p)}, strict=True)
        s.sam2.eval()
        s.m = s.sam2.sam2_model
        s.resize = s.ref.chat.DirectResize(1024)
        torch.set_grad_enabled(False)
        s.S = {}
        m = s.m
        md = m.sam_mask_decoder
        pm = md.predict_masks

        def w_pm(**k):
            r = pm(**k)
            s.S["all4"] = r
            s.S["prompt"] = (k["sparse_prompt_embeddings"], k["dense_prompt_embeddings"])
            return r

        md.predict_masks = w_pm
        m.sam_prompt_encoder.mask_downscaling.register_forward_hook(lambda mod, i, o: s.S.__setitem__("mask_in", i[0]))
        fh = m._forward_sam_heads

        def w_fh(*a, **k):
            r = fh(*a, **k)
            s.S["heads"] = r
            s.S["multimask"] = k.get("multimask_output", False)
            return r

        m._forward_sam_heads = w_fh

    def pixels(s, im):
        return s.sam2.preprocess_image(
            torch.from_numpy(np.array(s.resize.apply_image(np.array(im.convert("RGB")))))
            .permute(2, 0, 1)
            .contiguous()
            .float()
        )

    def state(s, ims):
        return s.sam2.get_sam2_embeddings(torch.stack([s.pixels(i) for i in ims]))

    def frame(s, st, k=0):
        _, _, f, _, sz = s.m._get_image_feature(st, k, 1)
        hr = [x.permute(1, 2, 0).view(1, x.size(2), *z) for x, z in zip(f[:-1], sz[:-1])]
        pix = s.m._prepare_memory_conditioned_features(
            frame_idx=k,
            is_init_cond_frame=True,
            current_vision_feats=f[-1:],
            current_vision_pos_embeds=None,
            feat_sizes=sz[-1:],
            output_dict={},
            num_frames=1,
        )
        return pix, hr


def to_frame(pts, w, h):
    """image pixels -> pixels of the 1024 frame, as add_new_points does it (float32: divide, then multiply)"""
    return torch.tensor(pts, dtype=torch.float32).reshape(-1, 2) / torch.tensor([w, h]) * 1024


def point_inputs(st, w, h):
    c = [tuple(st["box"][:2]), tuple(st["box"][2:])] if "box" in st else []
    l = [2, 3] if "box" in st else []
    for x, y, k in st.get("points", []):
        c.append((x, y))
        l.append(k)
    return (
        None if not c else dict(point_coords=to_frame(c, w, h)[None], point_labels=torch.tensor([l], dtype=torch.int32))
    )


def own_1024(mask):
    """the user's mask (image size, 0/1) in the 1024 frame, as add_new_mask does it"""
    t = torch.from_numpy(mask.astype(np.float32))[None, None]
    return (
        t
        if t.shape[-2:] == (1024, 1024)
        else (F.interpolate(t, size=(1024, 1024), align_corners=False, mode="bilinear", antialias=True) >= 0.5).float()
    )


def decision(S):
    """which of the four masks was taken: 0 = single-mask token, 1..3 = candidates"""
    mk, iou, tok, obj = S["all4"]
    mk, iou = mk[0], iou[0]
    d = dict(multimask_output=bool(S["multimask"]), ious=iou.tolist(), object_score_logit=float(obj[0, 0]))
    best = 1 + int(iou[1:].argmax())
    srt = sorted(iou[1:].tolist())
    if not S["multimask"]:
        i, u = int((mk[0] > 0.05).sum()), int((mk[0] > -0.05).sum())
        d.update(stability_areas=[i, u], stability=i / u if u else 1.0)
        d["chosen"] = 0 if u == 0 or i / u >= 0.98 else best
    else:
        d["chosen"] = best
    d["iou_gap_of_two_best_candidates"] = srt[-1] - srt[-2]
    assert torch.equal(mk[d["chosen"]], S["heads"][3][0, 0]), "chosen mask"
    return d


def final(rec, hi, w, h, name):
    fl = F.interpolate(hi, size=(h, w), mode="bilinear", align_corners=False)[0, 0]
    mk = (fl.sigmoid() > 0.5).numpy()
    Image.fromarray(mk.astype(np.uint8) * 255).save(os.path.join(rec.d, name), optimize=True)
    return dict(
        mask=name,
        mask_area=int(mk.sum()),
        mask_sha256=sha(mk.astype(np.uint8)),
        **{
            "near_zero_mask_pixels_1e-3": int((fl.abs() < 1e-3).sum()),
            "near_zero_mask_pixels_1e-2": int((fl.abs() < 1e-2).sum()),
        },
    )


def put_once(a, path):
    if not os.path.exists(path):
        shutil.copy(a, path)


def image_case(M, c, rec, e, im, lang, own):
    w, h = im.size
    pix, hr = M.frame(M.state([im]))
    prev = None
    for k, st in enumerate(c["steps"]):
        s = "_step%d" % k
        pi = point_inputs(st, w, h)
        mi = None
        d = dict()
        for n in ("points", "box"):
            if n in st:
                d[n] = [list(x) if n == "points" else x for x in st[n]]
        if "mask" in st:
            d["mask_prompt"] = st["mask"]
            if st["mask"] == "previous":
                mi = torch.clamp(prev, -32.0, 32.0)
                d["clamped_values"] = int((prev.abs() > 32).sum())
            else:
                o = own_1024(own)
                rec.put("own_mask_1024" + s, (o[0, 0] > 0).to(torch.uint8))
                mi = o if st["mask"] == "own01" else M.m._use_mask_as_output(pix, hr, o)[3]
        M.S.clear()
        r = M.m._forward_sam_heads(
            backbone_features=pix,
            point_inputs=pi,
            mask_inputs=mi,
            high_res_features=hr,
            multimask_output=M.m._use_multimask(True, pi),
            language_embd=lang,
        )
        if pi is not None:
            rec.put("coords_1024" + s, pi["point_coords"][0], whole=True)
            d["labels"] = pi["point_labels"][0].tolist()
        sp, de = M.S["prompt"]
        rec.put("sparse_embeddings" + s, sp[0], whole=True)
        if mi is not None:
            rec.put(
                "mask_prompt_256" + s, M.S["mask_in"][0, 0], whole=st["mask"] == "previous" and c["id"][:3] != "c16"
            )
            rec.put("dense_embedding" + s, de[0])
        d.update(decision(M.S))
        rec.put("all4_mask_logits" + s, M.S["all4"][0][0])
        rec.put("mask_tokens_out" + s, M.S["all4"][2][0], whole=True)
        rec.put("low_res_logits" + s, r[3][0, 0])
        rec.put("obj_ptr" + s, r[5][0], whole=True)
        prev = r[3]
        d.update(final(rec, r[4], w, h, "mask%s.png" % s))
        e["steps"].append(d)


def stack_case(M, c, rec, e, ims, lang, own):
    m = M.m
    w, h = ims[0].size
    st = M.state(ims)
    n = len(ims)
    log = []
    ri = type(m)._run_single_frame_inference
    cur = dict(lang=None)

    def w_ri(**k):
        if k.get("language_embd") is None and (k["point_inputs"] is not None):
            k["language_embd"] = cur["lang"]
        cur["frame"] = k["frame_idx"]
        M.S.pop("mem", None)
        M.S.pop("all4", None)
        r = ri(m, **k)
        d = dict(
            frame=k["frame_idx"],
            is_init_cond_frame=k["is_init_cond_frame"],
            reverse=k["reverse"],
            points=k["point_inputs"] is not None,
            own_mask=k["mask_inputs"] is not None,
            previous_logits=k.get("prev_sam_mask_logits") is not None,
            language=k.get("language_embd") is not None,
        )
        if k["mask_inputs"] is None:
            d.update(decision(M.S))
        if "mem" in M.S:
            d.update(M.S["mem"])
        d["order"] = len(log)
        rec.put("low_res_logits_call%02d" % len(log), r[0]["pred_masks"][0, 0])
        rec.put("obj_ptr_call%02d" % len(log), r[0]["obj_ptr"][0], whole=True)
        if k["mask_inputs"] is None:
            rec.put("sparse_embeddings_call%02d" % len(log), M.S["prompt"][0][0], whole=True)
        log.append(d)
        return r

    m._run_single_frame_inference = w_ri
    pm = type(m)._prepare_memory_conditioned_features

    def w_pm(**k):
        cur["od"] = k["output_dict"]
        return pm(m, **k)

    m._prepare_memory_conditioned_features = w_pm
    ma = type(m.memory_attention).forward

    def w_ma(**k):
        od, mem, pos, np_ = cur["od"], k["memory"], k["memory_pos"], k["num_obj_ptr_tokens"]
        L = 4096
        rows = []
        pe = None
        for b in range((mem.shape[0] - np_) // L):
            blk = mem[b * L : (b + 1) * L]
            for kind in ("cond", "non_cond"):
                for t, o in od[kind + "_frame_outputs"].items():
                    if torch.equal(blk.float(), o["maskmem_features"].float().flatten(2).permute(2, 0, 1)):
                        sp = o["maskmem_pos_enc"][-1].flatten(2).permute(2, 0, 1)
                        df = [
                            float((pos[b * L : (b + 1) * L] - (sp + m.maskmem_tpos_enc[j])).abs().max())
                            for j in range(m.num_maskmem)
                        ]
                        rows.append(dict(frame=t, kind=kind, maskmem_tpos_enc=int(np.argmin(df))))
        assert len(rows) == (mem.shape[0] - np_) // L
        q = m.hidden_dim // m.mem_dim
        pt = []
        for b in range(np_ // q):
            v = mem[mem.shape[0] - np_ + b * q : mem.shape[0] - np_ + (b + 1) * q, 0].flatten()
            pt.append(
                [
                    t
                    for kind in ("cond", "non_cond")
                    for t, o in od[kind + "_frame_outputs"].items()
                    if torch.equal(v, o["obj_ptr"][0]) and t not in pt
                ][0]
            )
        M.S["mem"] = dict(memory=rows, object_pointers=pt)
        r = ma(m.memory_attention, **k)
        return r

    m.memory_attention.forward = w_ma
    em = type(m)._encode_new_memory
    mems = []

    def w_em(**k):
        r = em(m, **k)
        mems.append(len(mems))
        rec.put("memory_features_%02d_frame%d" % (len(mems) - 1, cur.get("enc", cur.get("frame", -1))), r[0][0])
        return r

    m._encode_new_memory = w_em
    rm = type(m)._run_memory_encoder

    def w_rm(**k):
        cur["enc"] = k["frame_idx"]
        r = rm(m, **k)
        cur.pop("enc")
        return r

    m._run_memory_encoder = w_rm
    out = {}
    try:
        for op in c["flow"]:
            d = dict(op=op[0], frame=op[1])
            a = len(log)
            if op[0] == "language":
                m.add_language_embd(st, op[1], 100, lang, inference=True)
            elif op[0] == "points":
                d["points"] = [list(x) for x in op[2]]
                cur["lang"] = lang
                p = to_frame([x[:2] for x in op[2]], w, h)
                rec.put("coords_1024_op%d" % len(e["flow"]), p, whole=True)
                m.add_new_points(st, op[1], 100, p, torch.tensor([x[2] for x in op[2]], dtype=torch.int32))
                cur["lang"] = None
            elif op[0] == "mask":
                m.add_new_mask(st, op[1], 100, torch.from_numpy(own.astype(bool)))
            else:
                d["reverse"] = op[2]
                d["frames"] = []
                for f, _, lg in m.propagate_in_video(st, start_frame_idx=op[1], reverse=op[2]):
                    f_ = final(rec, lg, w, h, "mask_op%d_frame%d.png" % (len(e["flow"]), f))
                    d["frames"].append(dict(frame=f, **f_))
                    out[f] = f_["mask"]
            d["calls"] = list(range(a, len(log)))
            e["flow"].append(d)
    finally:
        for k in (
            "_run_single_frame_inference",
            "_prepare_memory_conditioned_features",
            "_encode_new_memory",
            "_run_memory_encoder",
        ):
            delattr(m, k)
        del m.memory_attention.forward
    e["calls"] = log
    e["final_masks"] = [out.get(f) for f in range(n)]


def main():
    a = argparse.ArgumentParser()
    for k in ("ref", "set", "ckpt", "goldens", "out"):
        a.add_argument(k)
    a.add_argument("--only")
    a.add_argument("--threads", type=int, default=2)
    a = a.parse_args()
    torch.set_num_threads(a.threads)
    M = Model(a.ref, a.ckpt)
    gold = {c["id"]: c for c in json.load(open(os.path.join(a.goldens, "cases.json")))["cases"]}
    os.makedirs(os.path.join(a.out, "inputs"), exist_ok=True)
    index = []
    for c in CASES[a.set]:
        if a.only and c["id"] not in a.only.split(","):
            continue
        g, i = c["image"] if "image" in c else (c["video"], None)
        d = os.path.join(a.out, c["id"])
        shutil.rmtree(d, ignore_errors=True)
        rec = Rec(d, 8192 if i is not None else 4096)
        fs = ["input_%02d.png" % i] if i is not None else [x["file"] for x in gold[g]["inputs"]]
        e = dict(id=c["id"], kind="stack" if i is None else "image", inputs=[], golden=g)
        ims = []
        for f in fs:
            n = "inputs/%s_%s" % (g.split("_")[0], f)
            put_once(os.path.join(a.goldens, g, f), os.path.join(a.out, n))
            im = Image.open(os.path.join(a.goldens, g, f))
            im.load()
            ims.append(im)
            e["inputs"].append(
                dict(
                    file=n,
                    mode=im.mode,
                    width=im.size[0],
                    height=im.size[1],
                    sha256_rgb=sha(np.array(im.convert("RGB"))),
                )
            )
        lang = None
        if "lang" in c:
            v = np.load(os.path.join(a.goldens, c["lang"][0], "seg_embeddings.npy"))[c["lang"][1]]
            lang = torch.from_numpy(v)[None, None]
            rec.put("language_embedding", v, whole=True)
            e["language"] = dict(golden=c["lang"][0], seg=c["lang"][1])
        if "prompt" in c:
            v = np.float32(
                json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "click_prompts.json")))[
                    c["prompt"]
                ]
            )
            lang = torch.from_numpy(v)[None, None]
            rec.put("language_embedding", v, whole=True)
            e["language"] = (
                "made up (stands where a language embedding stands), so that the single-mask token is stable"
            )
        own = None
        if "own" in c:
            own = C.masks(*ims[0].size, [c["own"]])[0]
            Image.fromarray(own * 255).save(os.path.join(d, "own_mask.png"), optimize=True)
            e["own_mask"] = dict(file="own_mask.png", area=int(own.sum()))
        if i is not None:
            e["steps"] = []
            image_case(M, c, rec, e, ims[0], lang, own)
        else:
            e["flow"] = []
            stack_case(M, c, rec, e, ims, lang, own)
        e["tensors"] = rec.meta
        index.append(e)
        for s in e.get("steps", []):
            print(
                "%-36s mm %d ious %s obj %.2f chosen %d gap %.3f stab %s area %.3f nz %d"
                % (
                    c["id"],
                    s["multimask_output"],
                    np.round(s["ious"], 3),
                    s["object_score_logit"],
                    s["chosen"],
                    s["iou_gap_of_two_best_candidates"],
                    s.get("stability_areas"),
                    s["mask_area"] / ims[0].size[0] / ims[0].size[1],
                    s["near_zero_mask_pixels_1e-3"],
                ),
                flush=True,
            )
        for s in e.get("calls", []):
            print("%-36s" % c["id"], s, flush=True)
        json.dump(
            dict(set=a.set, checkpoint=os.path.basename(a.ckpt.rstrip("/")), float_dtype="float32", cases=index),
            open(os.path.join(a.out, "cases.json"), "w"),
            indent=1,
        )


if __name__ == "__main__":
    main()
