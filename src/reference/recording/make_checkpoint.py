"""Builds the small random checkpoint of a set, fits lm_head so the greedy answers are the scripted ones, saves it.

usage: make_checkpoint.py REF_ROOT SET(tiny|heldout) WORK_DIR OUT_DIR [--shards N --out-sharded DIR]
Random part: every tensor except language_model.lm_head.weight.  lm_head is a multinomial logistic regression on
the final hidden states of the scripted answers (teacher forcing), so greedy decoding reproduces the script.
"""

import argparse, json, math, os, shutil, sys
import torch, numpy as np
import ref_loader as R, st_io, cases as C
from transformers.tokenization_qwen2 import Qwen2Tokenizer


def config_dict(d, vocab):
    vit = dict(
        architectures=["InternVisionModel"],
        model_type="intern_vit_6b",
        attention_dropout=0.0,
        drop_path_rate=0.0,
        dropout=0.0,
        hidden_act="gelu",
        image_size=448,
        initializer_factor=1.0,
        initializer_range=0.02,
        layer_norm_eps=1e-06,
        norm_type="layer_norm",
        num_channels=3,
        patch_size=14,
        qk_normalization=False,
        qkv_bias=True,
        torch_dtype="bfloat16",
        use_flash_attn=True,
        **d["vit"],
    )
    llm = dict(
        architectures=["Qwen2ForCausalLM"],
        model_type="qwen2",
        attention_dropout=0.0,
        bos_token_id=None,
        eos_token_id=None,
        hidden_act="silu",
        initializer_range=0.02,
        max_position_embeddings=32768,
        max_window_layers=21,
        rms_norm_eps=1e-06,
        rope_theta=1000000.0,
        sliding_window=None,
        tie_word_embeddings=False,
        torch_dtype="bfloat16",
        use_cache=True,
        use_sliding_window=False,
        vocab_size=vocab,
        **d["llm"],
    )
    return dict(
        architectures=["Sa2VAChatModel"],
        auto_map={
            "AutoConfig": "configuration_sa2va_chat.Sa2VAChatConfig",
            "AutoModel": "modeling_sa2va_chat.Sa2VAChatModel",
            "AutoModelForCausalLM": "modeling_sa2va_chat.Sa2VAChatModel",
        },
        downsample_ratio=0.5,
        dynamic_image_size=True,
        force_image_size=448,
        hidden_size=d["llm"]["hidden_size"],
        llm_config=llm,
        max_dynamic_patch=12,
        min_dynamic_patch=1,
        model_type="sa2va_chat",
        pad2square=False,
        ps_version="v2",
        select_layer=-1,
        template="phi3_chat",
        tie_word_embeddings=False,
        torch_dtype="bfloat16",
        transformers_version=None,
        use_backbone_lora=0,
        use_llm_lora=0,
        use_thumbnail=True,
        vision_config=vit,
    )


def init(model, seed):
    g = torch.Generator().manual_seed(seed)
    rn = lambda p, s, m=0.0: m + s * torch.randn(p.shape, generator=g)
    convT = {n + ".weight" for n, m in model.named_modules() if isinstance(m, torch.nn.ConvTranspose2d)}
    for n, p in list(model.named_parameters()) + list(model.named_buffers()):
        l = n.rsplit(".", 1)[-1]
        if l in ("ls1", "ls2", "g_weight"):
            v = rn(p, 0.2, 0.5)
        elif "positional_encoding_gaussian_matrix" in n:
            v = rn(p, 1.0)
        elif l in ("pos_embed", "pos_embed_window", "position_embedding"):
            v = rn(p, 0.5)
        elif l in ("maskmem_tpos_enc", "no_mem_embed", "no_mem_pos_enc", "no_obj_ptr"):
            v = rn(p, 0.4)
        elif (
            l == "class_embedding"
            or "embed_tokens" in n
            or "mask_tokens" in n
            or "iou_token" in n
            or "obj_score_token" in n
        ):
            v = rn(p, 1.0)
        elif "point_embed" in n or "not_a_point" in n or "no_mask_embed" in n:
            v = rn(p, 0.5)
        elif l == "bias":
            v = rn(p, 0.1)
        elif p.ndim == 1:
            v = rn(p, 0.15, 1.0)  # norm scales
        elif n in convT:
            v = rn(p, 1.3 / math.sqrt(p.shape[0]))
        elif p.ndim == 4:
            v = rn(p, 1.0 / math.sqrt(p[0].numel()))
        elif p.ndim == 2:
            gain = 1.0
            if n.startswith("language_model"):
                if "q_proj" in n or "k_proj" in n:
                    gain = 1.6
                elif "o_proj" in n:
                    gain = 1.3
                elif "down_proj" in n:
                    gain = 1.6
                elif "lm_head" in n:
                    gain = 0.1
            elif "qkv" in n:
                gain = 1.3
            elif "cross_attn" in n and ("q_proj" in n or "k_proj" in n):
                gain = 1.4
            elif any(k in n for k in ("fc1", "mlp.layers.0", "text_hidden_fcs", "mlp1", "linear1", "pwconv")):
                gain = 1.4
            elif "output_hypernetworks_mlps" in n:
                gain = 0.7 if "layers.2" in n else 1.4
            elif "iou_prediction_head" in n:
                gain = 1.4
            elif "pred_obj_score_head.layers.2" in n:
                gain = 4.0
            v = rn(p, gain / math.sqrt(p.shape[1]))
        else:
            raise RuntimeError((n, p.shape))
        p.data.copy_(v)


def round_bf16(model):
    for t in list(model.parameters()) + list(model.buffers()):
        t.data.copy_(t.data.to(torch.bfloat16).float())


class Stop(Exception):
    pass


def main():
    a = argparse.ArgumentParser()
    for k in ("ref", "set", "work", "out"):
        a.add_argument(k)
    a.add_argument("--shards", type=int, default=0)
    a.add_argument("--out-sharded")
    a = a.parse_args()
    d = C.DIMS[a.set]
    tokdir = os.path.join(a.work, d["tok"])
    tk = Qwen2Tokenizer.from_pretrained(tokdir)
    sam = dict(R.FULL_SAM2)
    sam.update(d["sam2"])
    ref = R.load_reference(a.ref, sam)
    cfg = config_dict(d, len(tk))
    m = R.build_model(ref, json.loads(json.dumps(cfg)))
    torch.set_grad_enabled(False)
    init(m, d["seed"])
    # object-score bias chosen so that the sign differs between frames (obj_ptr vs no_obj_ptr path)
    m.grounding_encoder.sam2_model.sam_mask_decoder.pred_obj_score_head.layers[2].bias.data.fill_(d["obj_bias"])
    round_bf16(m)
    m.preparing_for_generation(tk, torch_dtype=torch.float32)
    lm = m.language_model
    got = {}

    def gen(inputs_embeds=None, **k):
        got["x"] = inputs_embeds
        raise Stop()

    lm.generate = gen
    H, Y = [], []
    for c in C.CASES[a.set]:
        kw = C.materialise(c)
        kw.pop("_raw", None)
        try:
            m.predict_forward(tokenizer=tk, **kw)
        except Stop:
            pass
        y = tk.encode(c["target"])
        x = torch.cat([got["x"], lm.get_input_embeddings()(torch.tensor([y[:-1]], dtype=torch.long))], 1)
        h = lm.model(x)[0][0, got["x"].shape[1] - 1 :]
        H.append(h)
        Y += y
        print(c["id"], "prompt", got["x"].shape[1], "target", len(y), "h std %.3f" % h.std(), flush=True)
    del lm.generate
    H, Y = torch.cat(H), torch.tensor(Y)
    # nearest pair of different-label features: tells whether the fit is well conditioned
    dist = torch.cdist(H, H)
    dist[Y[:, None] == Y[None]] = 1e9
    print(
        "features",
        tuple(H.shape),
        "classes",
        len(set(Y.tolist())),
        "min dist between labels %.3f (typ %.2f)" % (dist.min(), torch.cdist(H, H).median()),
    )
    torch.set_grad_enabled(True)
    W = lm.lm_head.weight.data.clone().requires_grad_(True)
    opt = torch.optim.Adam([W], lr=0.02)
    for it in range(1500):
        lg = H @ W.t()
        loss = torch.nn.functional.cross_entropy(lg, Y) + 2e-4 * W.pow(2).sum() / 10
        opt.zero_grad()
        loss.backward()
        opt.step()
        if it % 500 == 499:
            t = lg.detach()
            mar = t[torch.arange(len(Y)), Y].clone()
            t[torch.arange(len(Y)), Y] = -1e9
            print(
                "fit", it, "loss %.4f" % loss.item(), "min margin %.3f" % (mar - t.max(1)[0]).min().item(), flush=True
            )
    torch.set_grad_enabled(False)
    lm.lm_head.weight.data.copy_(W.data)
    round_bf16(m)
    sd = m.state_dict()
    for k, v in sd.items():
        assert torch.equal(v, v.to(torch.bfloat16).float()), k
    os.makedirs(a.out, exist_ok=True)
    cfg["sam2_config"] = sam

    def extras(o):
        os.makedirs(o, exist_ok=True)
        for f in os.listdir(tokdir):
            shutil.copy(os.path.join(tokdir, f), o)
        json.dump(cfg, open(os.path.join(o, "config.json"), "w"), indent=2, sort_keys=True)
        json.dump(
            {"_from_model_config": True, "transformers_version": "4.44.2"},
            open(os.path.join(o, "generation_config.json"), "w"),
            indent=2,
        )

    extras(a.out)
    n = st_io.save(os.path.join(a.out, "model.safetensors"), sd)
    print("saved", len(sd), "tensors", n, "bytes")
    back = st_io.load(os.path.join(a.out, "model.safetensors"))
    assert all(torch.equal(back[k], sd[k]) for k in sd)
    if a.shards:
        extras(a.out_sharded)
        names = list(sd)
        per = n / a.shards
        groups = [[] for _ in range(a.shards)]
        acc = 0
        for k in names:
            groups[min(a.shards - 1, int(acc / per))].append(k)
            acc += sd[k].numel() * 2
        wm = {}
        for i, gr in enumerate(groups):
            f = "model-%05d-of-%05d.safetensors" % (i + 1, a.shards)
            st_io.save(os.path.join(a.out_sharded, f), {k: sd[k] for k in gr})
            wm.update({k: f for k in gr})
        json.dump(
            {"metadata": {"total_size": n}, "weight_map": dict(sorted(wm.items()))},
            open(os.path.join(a.out_sharded, "model.safetensors.index.json"), "w"),
            indent=2,
        )


if __name__ == "__main__":
    main()
