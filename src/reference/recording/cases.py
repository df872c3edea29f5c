"""Synthetic inputs (own, licence free) and the case lists of the two golden sets."""

import numpy as np
from PIL import Image


def img(w, h, seed, mode="RGB", contrast=1.0):
    r = np.random.RandomState(seed)
    y, x = np.mgrid[0:h, 0:w].astype(np.float64)
    ch = []
    for c in range(3 if mode == "RGB" else 1):
        a = 40 + 30 * np.sin(2 * np.pi * (x / w * r.uniform(0.3, 2) + y / h * r.uniform(0.3, 2)) + r.uniform(0, 6))
        rr = np.random.RandomState(seed + 1)
        for k in range(6):
            cx, cy = rr.uniform(0.15, 0.85) * w, rr.uniform(0.15, 0.85) * h
            rx, ry = rr.uniform(0.05, 0.3) * w, rr.uniform(0.05, 0.3) * h
            t = rr.uniform(0, np.pi)
            u, v = (x - cx) * np.cos(t) + (y - cy) * np.sin(t), -(x - cx) * np.sin(t) + (y - cy) * np.cos(t)
            a = np.where(
                (u / rx) ** 2 + (v / ry) ** 2 < 1, a * 0.4 + rr.uniform(40, 200) * r.uniform(0.6, 1.1) * contrast, a
            )
        a = a + r.normal(0, 1.5, a.shape)
        a[:: max(1, h // 12), :] += 25  # thin lines: alias-sensitive content
        a[:, :: max(1, w // 17)] -= 25
        ch.append(np.clip(np.rint(a), 0, 255).astype(np.uint8))
    return Image.fromarray(np.stack(ch, -1) if mode == "RGB" else ch[0])


def video(w, h, n, seed):
    base = np.array(img(w + 40, h + 40, seed))
    return [Image.fromarray(np.ascontiguousarray(base[2 * i : 2 * i + h, 5 * i : 5 * i + w])) for i in range(n)]


def masks(w, h, spec):
    y, x = np.mgrid[0:h, 0:w]
    out = []
    for s in spec:
        if s[0] == "ell":
            _, cx, cy, rx, ry = s
            m = ((x - cx * w) / (rx * w)) ** 2 + ((y - cy * h) / (ry * h)) ** 2 < 1
        elif s[0] == "box":
            _, x0, y0, x1, y1 = s
            m = (x >= x0 * w) & (x < x1 * w) & (y >= y0 * h) & (y < y1 * h)
        elif s[0] == "dot":
            _, px, py = s
            m = (x == px) & (y == py)
        out.append(m)
    return np.stack(out).astype(np.uint8)


U = "<|user|>\n{}<|end|>\n<|assistant|>\n"


def img_str(n):
    return "<img>" + "<IMG_CONTEXT>" * (256 * n) + "</img>"


CASES = {
    "tiny": [
        dict(
            id="a01_square_rgb",
            image=(512, 512, 11, "RGB"),
            text="<image>Please segment the liver in CT.",
            target="Sure, it is [SEG].<|end|>\n",
            full=True,
        ),
        dict(
            id="a02_wide_two_seg",
            image=(900, 300, 12, "RGB"),
            text="<image>\nCan you segment left lung and right lung in the X-ray image? Please output the segmentation mask.",
            target="The left lung [SEG] and the right lung [SEG] are normal.<|end|>\n",
            full=True,
        ),
        dict(
            id="a03_tall_no_seg",
            image=(420, 1000, 13, "RGB"),
            text="<image>\nIs there any pneumothorax in the X-ray scan? Answer yes or no.",
            target="No evidence of pneumothorax is seen.<|end|>\n",
        ),
        dict(
            id="a04_small_grey_eos",
            image=(200, 180, 14, "L"),
            text="<image>Could you describe the abnormality in this image? Please highlight the region with interleaved segmentation masks.",
            target="There is <p> edema </p> [SEG] ; follow-up in 3 months.<|im_end|>",
        ),
        dict(
            id="a05_large_12tiles",
            image=(1600, 1200, 15, "RGB"),
            text="<image>Please segment whole tumor in MRI.",
            target="It's the <p>whole tumor</p>[SEG], about 37 mm.<|end|>\n",
        ),
        dict(
            id="a06_text_only",
            text="What is the <image>difference between CT and MRI? naïve 肝臓",
            target="CT uses X-ray; MRI doesn't use the X-ray.<|end|>\n",
        ),
        dict(
            id="a07_text_multi_turn",
            past_text=U.format("Which modality is used in this image?") + "CT.<|end|>\n",
            text="Is there any liver tumor in the CT scan? Answer yes or no.",
            target="Yes.<|end|>\n",
        ),
        dict(
            id="a08_image_multi_turn",
            image=(500, 250, 18, "RGB"),
            past_tiles=3,
            past_q="\nWhere is the polyp located?",
            past_a="upper left region.<|end|>\n",
            text="Please segment the polyp.",
            target="Segmentation of the polyp is [SEG] here.<|end|>\n",
        ),
        dict(
            id="a09_vp_one_region",
            image=(448, 448, 19, "RGB"),
            masks=[("ell", 0.4, 0.5, 0.2, 0.15)],
            text="<image>What is shown in region1? Describe the liver.",
            target="liver in CT<|end|>\n",
        ),
        dict(
            id="a10_vp_three_regions",
            image=(800, 400, 20, "RGB"),
            masks=[("ell", 0.3, 0.4, 0.15, 0.25), ("box", 0.5, 0.1, 0.95, 0.45), ("box", 0.05, 0.7, 0.2, 0.93)],
            text="<image>Can you provide a description of region1, region2 and region3 in the MRI?",
            target="region1: edema, region2: spleen [SEG], region3: background.<|end|>\n",
        ),
        dict(
            id="a11_video_4frames",
            video=(320, 240, 4, 21),
            text="<image>Please segment the left ventricle in MRI.",
            target="Sure, the segmentation result is [SEG].<|end|>\n",
        ),
        dict(
            id="a12_video_7frames_memory",
            video=(256, 256, 7, 22),
            text="<image>Please segment the spleen in CT.",
            target="spleen: [SEG]<|end|>\n",
        ),
        dict(
            id="a13_seg_last_at_limit",
            image=(448, 448, 23, "RGB"),
            text="<image>Please segment optic disc in fundus.",
            target="This is optic disc [SEG]",
            max_new_tokens="len",
        ),
    ],
    "heldout": [
        dict(
            id="b01_tall_one_seg",
            image=(300, 700, 31, "RGB"),
            text="<image>Please segment skin lesion in dermoscopy.",
            target="Sure, skin lesion [SEG] is irregular.<|end|>\n",
            full=True,
        ),
        dict(
            id="b02_square_9tiles_two_seg",
            image=(1000, 1000, 32, "RGB"),
            text="<image>Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the corresponding parts.",
            target="Yes, <p> nuclei </p> [SEG] and <p> epithelial cells </p> [SEG] .<|end|>\n",
        ),
        dict(
            id="b03_small_grey_no_seg",
            image=(64, 96, 33, "L"),
            text="<image>Which modality is used in this image?",
            target="This is OCT.<|im_end|>",
        ),
        dict(
            id="b04_vp_three_one_empty",
            image=(333, 555, 34, "RGB"),
            masks=[("box", 0.1, 0.1, 0.5, 0.4), ("dot", 5, 7), ("ell", 0.6, 0.7, 0.3, 0.2)],
            text="<image>Can you provide a description of region1, region2 and region3 in the OCT?",
            target="region1: drusen, region2: background, region3: edema [SEG].<|end|>\n",
        ),
        dict(
            id="b05_video_6frames_two_seg",
            video=(200, 300, 6, 35),
            text="<image>Please describe the video content.",
            target="It shows myocardium [SEG] and aorta[SEG].<|end|>\n",
        ),
        dict(
            id="b06_text_multi_turn",
            past_text=U.format("Is there any polyp?")
            + "No.<|end|>\n"
            + U.format("Is it ulcerative colitis?")
            + "Yes.<|end|>\n",
            text="What is the grade (1 or 2)?",
            target="grade 2<|end|>",
        ),
    ],
}

DIMS = {
    "tiny": dict(
        seed=20240,
        obj_bias=3.15,
        tok="tok_a",
        vit=dict(hidden_size=64, num_attention_heads=4, num_hidden_layers=3, intermediate_size=256),
        llm=dict(
            hidden_size=64, num_attention_heads=4, num_key_value_heads=2, num_hidden_layers=3, intermediate_size=160
        ),
        sam2=dict(
            embed_dim=16,
            num_heads=1,
            stages=[1, 2, 4, 1],
            global_att_blocks=[4, 6],
            backbone_channel_list=[128, 64, 32, 16],
            hidden_dim=64,
            mask_decoder_mlp_dim=128,
            iou_head_hidden_dim=32,
            memory_attention_layers=2,
            memory_attention_dim_feedforward=128,
            mem_dim=16,
        ),
    ),
    "heldout": dict(
        seed=777,
        obj_bias=0.1,
        tok="tok_b",
        vit=dict(hidden_size=48, num_attention_heads=3, num_hidden_layers=2, intermediate_size=160),
        llm=dict(
            hidden_size=96, num_attention_heads=6, num_key_value_heads=2, num_hidden_layers=4, intermediate_size=200
        ),
        sam2=dict(
            embed_dim=24,
            num_heads=2,
            stages=[2, 2, 3, 2],
            global_att_blocks=[5, 6],
            backbone_channel_list=[192, 96, 48, 24],
            hidden_dim=64,
            mask_decoder_mlp_dim=96,
            iou_head_hidden_dim=48,
            memory_attention_layers=1,
            memory_attention_dim_feedforward=96,
            mem_dim=32,
        ),
    ),
}


def materialise(c):
    """-> kwargs for predict_forward (without tokenizer), max_new_tokens or None"""
    kw = {}
    if "image" in c:
        w, h, s, mode = c["image"]
        im = img(w, h, s, mode)
        kw["_raw"] = [im]
        kw["image"] = im.convert("RGB")
    if "video" in c:
        kw["_raw"] = kw["video"] = video(*c["video"])
    if "masks" in c:
        w, h = c["image"][:2]
        kw["mask_prompts"] = [masks(w, h, c["masks"])]
    kw["text"] = c["text"]
    kw["past_text"] = c.get("past_text", "")
    if "past_tiles" in c:
        kw["past_text"] = U.format(img_str(c["past_tiles"]) + c["past_q"]) + c["past_a"]
    return kw
