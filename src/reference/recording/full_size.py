"""Full-size inventory and timing baseline with random weights.

usage: full_size.py REF_ROOT OUT_DIR inventory|baseline
"""

import json, os, sys, time, collections
import torch, numpy as np
import ref_loader as R

VIT = dict(
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
    hidden_size=1024,
    num_hidden_layers=24,
    num_attention_heads=16,
    intermediate_size=4096,
)
LLM = dict(
    architectures=["Qwen2ForCausalLM"],
    model_type="qwen2",
    hidden_size=896,
    num_hidden_layers=24,
    num_attention_heads=14,
    num_key_value_heads=2,
    intermediate_size=4864,
    hidden_act="silu",
    max_position_embeddings=32768,
    rms_norm_eps=1e-06,
    rope_theta=1000000.0,
    tie_word_embeddings=False,
    vocab_size=151674 + 5,
)
CFG = dict(
    downsample_ratio=0.5,
    dynamic_image_size=True,
    force_image_size=448,
    llm_config=LLM,
    max_dynamic_patch=12,
    min_dynamic_patch=1,
    pad2square=False,
    ps_version="v2",
    select_layer=-1,
    template="phi3_chat",
    use_backbone_lora=0,
    use_llm_lora=0,
    use_thumbnail=True,
    vision_config=VIT,
)


def main():
    ref_root, out, what = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    torch.set_grad_enabled(False)
    ref = R.load_reference(ref_root)  # original SAM2 class, dims as hard-coded
    t = time.perf_counter()
    m = R.build_model(ref, json.loads(json.dumps(CFG)))
    print("built in %.1fs" % (time.perf_counter() - t), flush=True)
    if what == "inventory":
        sd = m.state_dict()
        buf = {n for n, _ in m.named_buffers()}
        cnt, nt = collections.OrderedDict(), collections.Counter()

        def module_of(k):
            p = k.split(".")
            if p[0] == "grounding_encoder":
                return ".".join(p[:3])
            if p[0] == "language_model":
                return ".".join(p[:3]) if p[1] == "model" else ".".join(p[:2])
            if p[0] == "vision_model":
                return ".".join(p[:2])
            return p[0]

        for k, v in sd.items():
            cnt[module_of(k)] = cnt.get(module_of(k), 0) + v.numel()
            nt[module_of(k)] += 1
        top = collections.Counter()
        for k, v in sd.items():
            top[k.split(".")[0]] += v.numel()
        json.dump(
            dict(
                note="every entry of Sa2VAChatModel.state_dict() at UniBiomed-1B size; dtype in the published checkpoint is BF16. vocab_size = 151674 (len of the InternVL2.5-1B tokenizer) + 5 added tokens = 151679; row counts of embed_tokens/lm_head must be read from the checkpoint.",
                config=CFG,
                total_parameters=sum(v.numel() for v in sd.values()),
                total_bytes_bf16=2 * sum(v.numel() for v in sd.values()),
                n_tensors=len(sd),
                per_top_module=dict(top),
                per_module={k: dict(parameters=c, tensors=nt[k]) for k, c in cnt.items()},
                tensors=[
                    dict(
                        name=k,
                        shape=list(v.shape),
                        dtype="BF16",
                        numel=v.numel(),
                        kind="buffer" if k in buf else "parameter",
                    )
                    for k, v in sd.items()
                ],
            ),
            open(os.path.join(out, "full-size-tensors.json"), "w"),
            indent=0,
        )
        print(len(sd), sum(v.numel() for v in sd.values()), dict(top))
        print(buf)
        for k, c in cnt.items():
            print("  %-60s %12d" % (k, c))
        ref2 = R.load_reference(ref_root, R.FULL_SAM2)
        s2 = ref2.chat.SAM2().state_dict()
        s1 = m.grounding_encoder.state_dict()
        assert [(k, v.shape) for k, v in s1.items()] == [(k, v.shape) for k, v in s2.items()]
        print("ConfigurableSAM2(FULL_SAM2) == SAM2: names and shapes identical")
        return
    B = dict(
        threads=torch.get_num_threads(),
        torch=torch.__version__,
        dtype="float32",
        unit="seconds",
        cpu=[l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")][0],
        note="random default-initialised weights, eager PyTorch + OpenBLAS 0.3.21 (pthread); wall clock; other jobs shared the 2 cores (see load1 per item)",
    )

    def timed(name, f, rep=1, warm=0):
        for _ in range(warm):
            f()
        ts = []
        for _ in range(rep):
            t = time.perf_counter()
            f()
            ts.append(time.perf_counter() - t)
        B[name] = round(min(ts), 3)
        B.setdefault("load1", {})[name] = round(os.getloadavg()[0], 2)
        print(name, [round(x, 3) for x in ts], "load", os.getloadavg()[0], flush=True)
        json.dump(B, open(os.path.join(out, "baseline.json"), "w"), indent=1)

    x = torch.randn(7, 3, 448, 448)
    timed("vision_encoder_plus_mlp1_1_tile", lambda: m.extract_feature(x[:1]), 2, 1)
    timed("vision_encoder_plus_mlp1_7_tiles", lambda: m.extract_feature(x))
    lm = m.language_model
    for n in (300, 1900):
        e = torch.randn(1, n, 896) * 0.02
        timed("llm_prefill_%d_tokens_all_logits_off" % n, lambda: lm.model(e), 1, 1 if n == 300 else 0)
    for n in (300, 1900):
        _, _, past = lm.model(torch.randn(1, n, 896) * 0.02)

        def dec(k=16):
            p = past
            for _ in range(k):
                h, _, p = lm.model(torch.randn(1, 1, 896) * 0.02, p)
                lm.lm_head(h)

        timed("llm_decode_16_tokens_after_%d" % n, dec)
        B["llm_decode_tokens_per_s_after_%d" % n] = round(16 / B["llm_decode_16_tokens_after_%d" % n], 2)
    sam = m.grounding_encoder.sam2_model
    im = torch.randn(1, 3, 1024, 1024)
    st = {}

    def enc():
        st["b"] = sam.forward_image(im)

    timed("sam2_image_encoder", enc)
    f = st["b"]["backbone_fpn"]
    emb = f[2] + sam.no_mem_embed.permute(1, 2, 0)[..., None]
    timed(
        "sam2_mask_decoder_one_seg",
        lambda: sam._forward_sam_heads(
            emb, high_res_features=f[:2], multimask_output=True, language_embd=torch.randn(1, 1, 256)
        ),
        3,
        1,
    )
    json.dump(B, open(os.path.join(out, "baseline.json"), "w"), indent=1)


if __name__ == "__main__":
    main()
