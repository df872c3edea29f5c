"""Tokenizer goldens (encode/decode), tiling table, PIL resize goldens.

usage: make_aux_goldens.py REF_ROOT CHECKPOINT_DIR OUT_DIR
"""

import hashlib, json, os, random, sys
import numpy as np, torch
from PIL import Image
import ref_loader as R, cases as C
from transformers.tokenization_qwen2 import Qwen2Tokenizer


def main():
    ref_root, ckpt, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    tk = Qwen2Tokenizer.from_pretrained(ckpt)
    T = [
        "",
        " ",
        "liver",
        " liver",
        "Please segment the liver in CT.",
        "don't WE'VE I'LL it'S 'Tis",
        "  two  spaces",
        "tab\tand\nnewline\r\nCRLF\n\n\n  indented",
        "trailing   ",
        "<|user|>\nPlease segment nuclei in pathology.<|end|>\n<|assistant|>\n",
        "Sure, it is [SEG].<|end|>\n",
        "[SEG][SEG] [SEG]",
        "[SEG",
        "[ SEG]",
        "<img><IMG_CONTEXT><IMG_CONTEXT></img>\n",
        "<IMG_CONTEXT",
        "<|im_end|>",
        "<|im_end|",
        "a<|endoftext|>b",
        "<p> liver </p> [SEG]",
        "<vp><IMG_CONTEXT></vp>, region2",
        "naïve café",
        "nai\u0308ve cafe\u0301",
        "\u212bngstr\u00f6m \ufb01bre",
        "肝臓 腫瘍。肺、肾",
        "İstanbul ſ",
        "µm ± 0.5 °C α-β",
        "😀👩‍⚕️ emoji",
        "12345 3.14 ٣٤ ²",
        "# heading\n## ##\n### ###### #######",
        "x\u00a0y\u3000z\u200b",
        "hepatosplenomegaly cholecystectomy",
        "the patient's CT (grade 2) - 37%...",
        "<ref>liver</ref><box>[[1,2,3,4]]</box>",
        '<tool_call>{"a": 1}</tool_call>',
        "\u0000\u0001\u007f",
        "ﷺ 각 가",
        "a\u0301\u0323 order",
        "<|System|>:x",
        '!@#$%^&*()_+{}|:"<>?',
        " \n \n",
        "\n",
        "\r",
        "a\u2028b",
        "Ünïcödé ŠČŘ",
        "region1<vp></vp>.\n",
    ]
    r = random.Random(5)
    pool = "liver spleen CT MRI [SEG] <p> </p> 12 3.4 , . \n ( ) <|end|> é 肝 the is 😀 \t - ' 's # ##".split(" ")
    for _ in range(60):
        T.append(r.choice(["", " "]).join(r.choice(pool) for _ in range(r.randint(1, 14))))
    enc = []
    for t in T:
        ids = tk.encode(t)
        enc.append(dict(text=t, ids=ids, tokens=tk.tokenize(t), decoded=tk.decode(ids)))
    n = len(tk)
    dec = []
    for _ in range(60):
        ids = [r.randrange(n) for _ in range(r.randint(1, 10))]
        dec.append(dict(ids=ids, decoded=tk.decode(ids), decoded_skip_special=tk.decode(ids, skip_special_tokens=True)))
    json.dump(
        dict(encode=enc, decode=dec, eos_token_id=tk.eos_token_id, pad_token_id=tk.pad_token_id, size=n),
        open(os.path.join(out, "tokenizer_cases.json"), "w"),
        indent=1,
        ensure_ascii=True,
    )
    ref = R.load_reference(ref_root)
    til = []
    sizes = [
        (448, 448),
        (447, 449),
        (896, 448),
        (448, 896),
        (640, 480),
        (480, 640),
        (512, 512),
        (633, 633),
        (634, 634),
        (635, 635),
        (896, 896),
        (897, 897),
        (950, 950),
        (951, 951),
        (1344, 1344),
        (1, 1),
        (1, 1000),
        (1000, 1),
        (3, 2000),
        (4000, 3000),
        (800, 400),
        (1267, 634),
        (1268, 634),
        (1600, 800),
        (300, 900),
        (1200, 400),
        (1024, 768),
        (1920, 1080),
        (2048, 2048),
        (224, 224),
        (100, 150),
    ]
    sizes += [(r.randint(16, 2500), r.randint(16, 2500)) for _ in range(200)]

    class Im:
        def __init__(s, w, h):
            s.size = (w, h)

        def resize(s, wh):
            return Im(*wh)

        def crop(s, b):
            s.last = b
            return b

    for w, h in sizes:
        o = ref.chat.dynamic_preprocess(Im(w, h), 1, 12, 448, True)
        k = len(o) - (1 if len(o) > 1 else 0)
        boxes = [b for b in o if isinstance(b, tuple)]
        cols = max(b[2] for b in boxes) // 448
        rows = max(b[3] for b in boxes) // 448
        assert cols * rows == k
        til.append([w, h, cols, rows, len(o)])
    cand = sorted(
        {(i, j) for n in range(1, 13) for i in range(1, n + 1) for j in range(1, n + 1) if 1 <= i * j <= 12},
        key=lambda x: x[0] * x[1],
    )  # same expression as the reference
    json.dump(
        dict(
            candidate_grids_in_order=cand,
            columns=["width", "height", "tile_cols", "tile_rows", "tiles_including_thumbnail"],
            image_size=448,
            min_num=1,
            max_num=12,
            rows=til,
        ),
        open(os.path.join(out, "tiling.json"), "w"),
    )
    rs = []
    d = os.path.join(out, "resize")
    os.makedirs(d, exist_ok=True)
    for i, (w, h, ow, oh, mode) in enumerate(
        [
            (37, 53, 64, 64, "RGB"),
            (64, 64, 37, 53, "RGB"),
            (200, 100, 448, 448, "L"),
            (451, 333, 448, 448, "RGB"),
            (5, 7, 48, 3, "RGB"),
            (301, 299, 32, 32, "RGB"),
            (1, 9, 20, 20, "RGB"),
            (100, 80, 100, 40, "RGB"),
            (100, 80, 60, 80, "RGB"),
            (90, 90, 90, 90, "RGB"),
            (700, 500, 16, 600, "RGB"),
        ]
    ):
        im = (
            C.img(w, h, 900 + i, mode)
            if min(w, h) > 12
            else Image.fromarray(np.random.RandomState(i).randint(0, 256, (h, w, 3), dtype=np.uint8))
        )
        o = im.resize((ow, oh))
        assert np.array_equal(np.array(o), np.array(im.resize((ow, oh), Image.BICUBIC)))
        np.save(os.path.join(d, "in_%02d.npy" % i), np.array(im))
        np.save(os.path.join(d, "out_%02d.npy" % i), np.array(o))
        rs.append(
            dict(
                input="resize/in_%02d.npy" % i,
                output="resize/out_%02d.npy" % i,
                size_out=[ow, oh],
                sha256_out=hashlib.sha256(np.array(o).tobytes()).hexdigest(),
            )
        )
    json.dump(rs, open(os.path.join(out, "resize.json"), "w"), indent=1)
    # bilinear/nearest interpolate goldens (torch semantics)
    g = torch.Generator().manual_seed(3)
    x = torch.randn(1, 1, 64, 48, generator=g)
    it = dict(input="interp_in.npy", outputs=[])
    np.save(os.path.join(out, "interp_in.npy"), x[0, 0].numpy())
    for h, w in [(1024, 1024), (30, 100), (64, 48), (17, 5), (16, 16)]:
        for mode in ("bilinear", "nearest", "bicubic"):
            y = torch.nn.functional.interpolate(
                x, size=(h, w), mode=mode, **({} if mode == "nearest" else dict(align_corners=False))
            )
            f = "interp_%s_%dx%d.npy" % (mode, h, w)
            y = y[0, 0]
            st = 1 if y.numel() < 10000 else 37
            np.save(os.path.join(out, f), y.reshape(-1)[::st].numpy())
            it["outputs"].append(dict(mode=mode, h=h, w=w, file=f, flat_stride=st))
    json.dump(it, open(os.path.join(out, "interp.json"), "w"), indent=1)
    print(len(enc), len(dec), len(til))


if __name__ == "__main__":
    main()
