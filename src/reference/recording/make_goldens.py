"""Runs the reference's own predict_forward on every case of a set and records all stages.

usage: make_goldens.py REF_ROOT SET(tiny|heldout) CHECKPOINT_DIR OUT_DIR [--only ID,ID]
"""

import argparse, hashlib, json, os, sys, time
import numpy as np, torch
import torch.nn.functional as F
from PIL import Image
import ref_loader as R, st_io, cases as C
from transformers.tokenization_qwen2 import Qwen2Tokenizer

SMALL = 200_000  # bytes: tensors up to this are always stored whole


def sha(a):
    return hashlib.sha256(np.ascontiguousarray(a).tobytes()).hexdigest()


class Rec:
    def __init__(self, d, full):
        self.d, self.full, self.meta = d, full, {}
        os.makedirs(d, exist_ok=True)

    def put(self, name, t, whole=False):
        a = t.detach().cpu().numpy() if torch.is_tensor(t) else np.asarray(t)
        e = dict(shape=list(a.shape), dtype=str(a.dtype))
        if a.dtype.kind == "f":
            (
                e.update(
                    mean=float(a.mean(dtype=np.float64)),
                    std=float(a.std(dtype=np.float64)),
                    min=float(a.min()),
                    max=float(a.max()),
                )
                if a.size
                else None
            )
        else:
            e["sha256"] = sha(a)
        if whole or a.nbytes <= SMALL:
            np.save(os.path.join(self.d, name + ".npy"), np.ascontiguousarray(a))
            e["file"] = name + ".npy"
        elif a.dtype.kind == "f":
            s = -(-a.size // 16384)
            s += 1 - s % 2  # odd stride
            np.save(os.path.join(self.d, name + ".sample.npy"), a.reshape(-1)[::s].copy())
            e.update(sample_file=name + ".sample.npy", sample_stride=int(s))
        self.meta[name] = e


def main():
    a = argparse.ArgumentParser()
    for k in ("ref", "set", "ckpt", "out"):
        a.add_argument(k)
    a.add_argument("--only")
    a = a.parse_args()
    cfg = json.load(open(os.path.join(a.ckpt, "config.json")))
    tk = Qwen2Tokenizer.from_pretrained(a.ckpt)
    ref = R.load_reference(a.ref, cfg["sam2_config"])
    m = R.build_model(ref, {k: v for k, v in cfg.items() if k != "sam2_config"})
    sd = st_io.load(os.path.join(a.ckpt, "model.safetensors"))
    m.load_state_dict(sd, strict=True)
    torch.set_grad_enabled(False)
    assert all(p.dtype == torch.float32 for p in m.parameters())
    m.preparing_for_generation(tk, torch_dtype=torch.float32)
    lm, sam = m.language_model, m.grounding_encoder.sam2_model
    S = {}  # current recording

    def wrap(obj, name, f):
        o = getattr(obj, name)
        setattr(obj, name, lambda *x, **k: f(o, *x, **k))

    def w_enc(o, text, **k):
        r = o(text, **k)
        S["text"], S["input_ids"] = text, r
        return r

    wrap(tk, "encode", w_enc)

    def w_dp(o, *x, **k):
        r = o(*x, **k)
        S["tiles"] = r
        return r

    ref.chat.dynamic_preprocess, _o = (lambda *x, **k: w_dp(_o, *x, **k)), ref.chat.dynamic_preprocess

    def w_ap(o, im):
        r = o(im)
        S.setdefault("sam_u8", []).append(r)
        return r

    wrap(m.extra_image_processor, "apply_image", w_ap)

    def w_ef(o, pv):
        r = o(pv)
        S["pixel_values"], S["vit_embeds"] = pv, r
        return r

    wrap(m, "extract_feature", w_ef)
    m.vision_model.register_forward_hook(lambda mod, i, o: S.__setitem__("vit_last_hidden_state", o.last_hidden_state))
    m.vision_model.embeddings.register_forward_hook(lambda mod, i, o: S.__setitem__("vit_embeddings", o))

    def w_gen(o, **k):
        S["inputs_embeds"] = k["inputs_embeds"]
        r = o(**k)
        S["gen"] = r
        return r

    wrap(lm, "generate", w_gen)
    m.text_hidden_fcs.register_forward_hook(lambda mod, i, o: S.update(seg_hidden=i[0], seg_embed=o))

    def w_se(o, x):
        S["g_pixel_values"] = x
        return o(x)

    wrap(m.grounding_encoder, "get_sam2_embeddings", w_se)

    def w_li(o, *x):
        r = o(*x)
        S.setdefault("pred_1024", []).append(r)
        return r

    wrap(m.grounding_encoder, "language_embd_inference", w_li)
    sam.image_encoder.trunk.register_forward_hook(
        lambda mod, i, o: S.setdefault("trunk", []).append([t.clone() for t in o])
    )

    def w_fi(o, x):
        r = o(x)
        S.setdefault("fpn", []).append((list(r["backbone_fpn"]), list(r["vision_pos_enc"])))
        return r

    wrap(sam, "forward_image", w_fi)
    sam.image_encoder.register_forward_hook(
        lambda mod, i, o: S.setdefault("enc", []).append([t.clone() for t in o["backbone_fpn"]])
    )

    def h_md(mod, args, out):
        S.setdefault("md", []).append(out)

    sam.sam_mask_decoder.register_forward_hook(h_md)

    def w_pm(o, **k):
        S.setdefault("md_in", []).append(k)
        r = o(**k)
        S.setdefault("all4", []).append(r)
        return r

    wrap(sam.sam_mask_decoder, "predict_masks", w_pm)

    def w_or(o, st, x):
        S.setdefault("low", []).append(x.clone())
        return o(st, x)

    wrap(sam, "_get_orig_video_res_output", w_or)
    sam.memory_encoder.register_forward_hook(
        lambda mod, i, o: S.setdefault("mem", []).append((o["vision_features"], o["vision_pos_enc"][0]))
    )
    sam.memory_attention.register_forward_hook(lambda mod, i, o: S.setdefault("matt", []).append(o))

    os.makedirs(a.out, exist_ok=True)
    index = []
    for c in C.CASES[a.set]:
        if a.only and c["id"] not in a.only.split(","):
            continue
        t0 = time.time()
        S.clear()
        kw = C.materialise(c)
        raw = kw.pop("_raw", None)
        rec = Rec(os.path.join(a.out, c["id"]), c.get("full", False))
        full = rec.full
        mnt = 2048
        if c.get("max_new_tokens") == "len":
            mnt = len(tk.encode(c["target"]))
        m.gen_config.max_new_tokens = mnt
        out = m.predict_forward(tokenizer=tk, **kw)
        e = dict(
            id=c["id"],
            text=c["text"],
            past_text=kw["past_text"],
            max_new_tokens=mnt,
            kind="video" if "video" in c else "image" if "image" in c else "text",
        )
        if raw:
            e["inputs"] = []
            for i, im in enumerate(raw):
                f = "input_%02d.png" % i
                im.save(os.path.join(rec.d, f), optimize=True)
                assert np.array_equal(np.array(Image.open(os.path.join(rec.d, f))), np.array(im))
                e["inputs"].append(
                    dict(
                        file=f,
                        mode=im.mode,
                        width=im.size[0],
                        height=im.size[1],
                        sha256_rgb=sha(np.array(im.convert("RGB"))),
                    )
                )
        if "mask_prompts" in kw:
            rec.put("mask_prompts", kw["mask_prompts"][0], whole=True)
            mp = F.interpolate(torch.Tensor(kw["mask_prompts"][0])[None], size=(16, 16), mode="nearest")[0].bool()
            rec.put("mask_prompts_16x16", mp.to(torch.uint8))
            e["region_token_counts"] = [int(x.sum()) for x in mp]
        # ---- stage 1: preprocessing
        if raw:
            if "video" in c:
                tiles = [f.resize((448, 448), Image.BICUBIC) for f in kw["video"][:5]]
            else:
                tiles = S["tiles"]
            u8 = np.stack([np.array(t.convert("RGB")) for t in tiles])
            e["n_tiles"] = len(tiles)
            e["tile_sha256"] = [sha(x) for x in u8]
            rec.put("tiles_u8", u8, whole=full)
            chk = torch.stack([m.transformer(t) for t in tiles])
            assert torch.equal(chk, S["pixel_values"])
            rec.put("pixel_values", S["pixel_values"], whole=full and len(tiles) == 1)
            su = np.stack(S["sam_u8"])
            e["sam_image_sha256"] = [sha(x) for x in su]
            rec.put("sam_images_u8", su, whole=False)
            gp = (
                S["g_pixel_values"]
                if "g_pixel_values" in S
                else torch.stack(
                    [
                        m.grounding_encoder.preprocess_image(
                            torch.from_numpy(x).permute(2, 0, 1).contiguous().to(torch.float32)
                        )
                        for x in su
                    ]
                )
            )
            rec.put("g_pixel_values", gp)
            # ---- stage 2: vision
            rec.put("vit_patch_embeddings", S["vit_embeddings"])
            rec.put("vit_last_hidden_state", S["vit_last_hidden_state"], whole=full)
            rec.put("vit_embeds", S["vit_embeds"], whole=full)
        # ---- stage 3: language model
        rec.put("input_ids", np.asarray(S["input_ids"], np.int32), whole=True)
        e["prompt_tokens"] = len(S["input_ids"])
        e["input_text_sha256"] = hashlib.sha256(S["text"].encode()).hexdigest()
        if len(S["text"]) < 3000:
            e["input_text"] = S["text"]
        rec.put("inputs_embeds", S["inputs_embeds"][0], whole=full)
        g = S["gen"]
        hs = g.hidden_states
        for i, h in enumerate(hs[0]):
            rec.put("prefill_hidden_%d" % i, h[0], whole=full and i == len(hs[0]) - 1)
        rec.put("last_hidden_generated", torch.cat([h[-1][0][-1:] for h in hs]), whole=True)
        lg = torch.stack(lm.ref_logits)
        v, ix = lg.topk(5)
        rec.put("first_step_logits", lg[0], whole=True)
        rec.put("top5_logits", v, whole=True)
        rec.put("top5_ids", ix.to(torch.int32), whole=True)
        ids = g.sequences[0].tolist()
        e.update(
            generated_ids=ids,
            prediction=out["prediction"],
            decoded_unstripped=tk.decode(ids),
            min_top1_gap=float((v[:, 0] - v[:, 1]).min()),
            n_seg_tokens=ids.count(m.seg_token_idx),
            n_masks=len(out["prediction_masks"]),
            stop_reason="eos" if ids[-1] == tk.eos_token_id else "length" if len(ids) == mnt else "stop_word",
        )
        # ---- stage 4: segmentation
        n = len(out["prediction_masks"])
        if "seg_hidden" in S:
            rec.put("seg_hidden_states", S["seg_hidden"], whole=True)
            rec.put("seg_embeddings", S["seg_embed"], whole=True)
        if n:
            nf = len(gp)
            nl = min(nf, 5)
            per = len(S["fpn"]) // n  # image-encoder calls per [SEG]
            e["image_encoder_calls_per_seg"] = per
            first = list(range(nl)) + list(range(per - (nf - nl), per)) if nf > 1 else [0]
            for k, fi in enumerate(first if nf <= 1 else [first[0], first[-1]]):
                tag = "" if nf == 1 else ("_frame0" if k == 0 else "_frame%d" % (nf - 1))
                for l, t in enumerate(S["trunk"][fi]):
                    rec.put("hiera_stage%d%s" % (l + 1, tag), t[0], whole=c["id"] == "a01_square_rgb")
                for l, t in enumerate(S["enc"][fi]):
                    rec.put("fpn_out_level%d%s" % (l, tag), t[0])
                for l, t in enumerate(S["fpn"][fi][0]):
                    rec.put(
                        "sam_feat_level%d%s" % (l, tag),
                        t[0],
                        whole=full and (l > 0 or c["id"][0] == "a" and c["id"][2] == "1"),
                    )
            if full:
                rec.put("sam_pos_enc_level2", S["fpn"][0][1][2][0])
            pm = len(S["md"]) // n
            e["mask_decoder"] = []
            for s in range(n):
                calls = S["md"][s * pm : (s + 1) * pm]
                order = calls
                fr = []
                for f, (mk, iou, tok, obj) in enumerate(order):
                    fr.append(
                        dict(
                            frame=f,
                            ious=iou[0].tolist(),
                            best=int(iou[0].argmax()),
                            object_score_logit=float(obj[0, 0]),
                        )
                    )
                e["mask_decoder"].append(fr)
                rec.put("multimask_logits_seg%d" % s, torch.stack([x[0][0] for x in calls]), whole=full)
                rec.put(
                    "all4_mask_logits_seg%d" % s,
                    torch.stack([x[0][0] for x in S["all4"][s * pm : (s + 1) * pm]]),
                    whole=False,
                )
                rec.put("sam_tokens_out_seg%d" % s, torch.stack([x[2][0] for x in S["all4"][s * pm : (s + 1) * pm]]))
                rec.put("iou_all4_seg%d" % s, torch.stack([x[1][0] for x in S["all4"][s * pm : (s + 1) * pm]]))
                md = S["md_in"][s * pm]
                rec.put("sparse_prompt_seg%d" % s, md["sparse_prompt_embeddings"][0], whole=True)
                if s == 0:
                    rec.put("dense_pe", md["image_pe"][0], whole=c["id"] == "a01_square_rgb")
                    rec.put("decoder_image_embedding", md["image_embeddings"][0])
            low = torch.stack(
                [torch.cat(S["low"][s * nf : (s + 1) * nf])[:, 0] for s in range(n)]
            )  # n_seg,n_frames,256,256
            rec.put("low_res_logits", low, whole=True)
            if nf > 5:
                mp_ = len(S["mem"]) // n
                for j in (0, nl, mp_ - 1):
                    rec.put("memory_features_seg0_call%d" % j, S["mem"][j][0][0], whole=j == 0 and c["id"][0] == "a")
                rec.put("memory_pos_enc", S["mem"][0][1][0])
                ma = len(S["matt"]) // n
                for s in range(n):
                    for j in range(ma):
                        rec.put(
                            "memory_attention_out_seg%d_frame%d" % (s, nl + j),
                            S["matt"][s * ma + j][:, 0],
                            whole=s == 0 and j == 0,
                        )
            e["near_zero_mask_pixels_1e-3"] = []
            w, h = (kw["video"][0] if "video" in kw else kw["image"]).size
            packed = []
            for s in range(n):
                fl = F.interpolate(S["pred_1024"][s], size=(h, w), mode="bilinear", align_corners=False)[:, 0]
                mk = out["prediction_masks"][s]
                assert mk.dtype == bool and mk.shape == (nf, h, w)
                assert np.array_equal(mk, (fl.sigmoid() > 0.5).numpy())
                e["near_zero_mask_pixels_1e-3"].append(int((fl.abs() < 1e-3).sum()))
                e.setdefault("sigmoid_vs_gt0_differences", []).append(int(((fl > 0).numpy() != mk).sum()))
                packed.append(np.packbits(mk, axis=-1))
                for f in range(nf):
                    Image.fromarray(mk[f].astype(np.uint8) * 255).save(
                        os.path.join(rec.d, "mask_seg%d_frame%d.png" % (s, f))
                    )
                e.setdefault("mask_area", []).append([int(x.sum()) for x in mk])
                e.setdefault("mask_sha256", []).append([sha(x.astype(np.uint8)) for x in mk])
            rec.put("masks_packed", np.stack(packed), whole=True)
            e["mask_shape"] = [n, nf, h, w]
        e["tensors"] = rec.meta
        e["seconds"] = round(time.time() - t0, 2)
        index.append(e)
        ok = tk.encode(c["target"]) == ids
        print(
            "%-26s %5.1fs ids %s seg %d masks %d gap %.3f stop %s areas %s best %s | %r"
            % (
                c["id"],
                e["seconds"],
                "OK" if ok else "DIFF",
                e["n_seg_tokens"],
                n,
                e["min_top1_gap"],
                e["stop_reason"],
                [[round(x / (e["mask_shape"][2] * e["mask_shape"][3]), 3) for x in y] for y in e.get("mask_area", [])],
                [[f["best"] for f in s] for s in e.get("mask_decoder", [])],
                out["prediction"][:80],
            ),
            flush=True,
        )
        json.dump(
            dict(set=a.set, checkpoint=os.path.basename(a.ckpt.rstrip("/")), float_dtype="float32", cases=index),
            open(os.path.join(a.out, "cases.json"), "w"),
            indent=1,
            ensure_ascii=False,
        )


if __name__ == "__main__":
    main()
