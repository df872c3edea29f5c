"""Trains a small Qwen2-style byte-level BPE tokenizer and writes it in Qwen2Tokenizer.save_pretrained layout.

usage: make_tokenizer.py OUT_DIR --merges 1500 --seed 0
"""

import argparse, collections, json, os, random, sys, unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shim"))
import regex as re
from transformers.tokenization_qwen2 import PRETOKENIZE_REGEX, Qwen2Tokenizer, bytes_to_unicode

MOD = {
    "CT": [
        "liver",
        "spleen",
        "left kidney",
        "right kidney",
        "pancreas",
        "lung nodule",
        "COVID-19 infection",
        "aorta",
        "gallbladder",
        "liver tumor",
        "stomach",
        "adrenal gland",
    ],
    "MRI": [
        "left ventricle",
        "right ventricle",
        "myocardium",
        "whole tumor",
        "enhancing tumor",
        "edema",
        "hippocampus",
        "prostate",
        "brain glioma",
        "peripheral zone",
    ],
    "OCT": ["edema", "drusen", "retinal fluid", "choroidal layer"],
    "PET": ["hypermetabolic lesion", "lymph node", "head and neck tumor"],
    "ultrasound": ["breast tumor", "fetal head", "thyroid nodule", "benign lesion", "malignant lesion", "left atrium"],
    "X-ray": ["left lung", "right lung", "pneumothorax", "heart", "opacity", "rib fracture", "cardiomegaly"],
    "pathology": [
        "neoplastic cells",
        "inflammatory cells",
        "connective tissue cells",
        "nuclei",
        "glandular structure",
        "epithelial cells",
    ],
    "endoscopy": ["polyp", "surgical instrument", "bleeding", "ulcerative colitis", "neoplastic polyp"],
    "fundus": ["optic disc", "optic cup", "retinal vessel", "haemorrhage", "exudate"],
    "dermoscopy": ["skin lesion", "melanoma", "nevus", "seborrheic keratosis"],
}
Q = ["<|user|>\n{}<|end|>\n<|assistant|>\n"]
QT = [
    "Please segment {o} in {m}.",
    "Please segment the {o} in this {m} image.",
    "Can you segment {o} in the {m} image? Please output the segmentation mask.",
    "Could you describe the abnormality in this image? Please highlight the region with interleaved segmentation masks.",
    "Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the corresponding parts.",
    "What is shown in region1? Describe the {o}.",
    "Can you provide a description of region1, region2 and region3 in the {m}?",
    "Is there any {o} in the {m} scan? Answer yes or no.",
    "Which modality is used in this image?",
    "Where is the {o} located?",
    "There are 3 part regions in the picture: region1, region2, region3.",
    "Please describe the video content.",
]
AT = [
    "Sure, it is .",
    "Sure, the segmentation result is .",
    "The {o} is segmented in the {m} image.",
    "There is {o} in the {m}; it's located in the upper left region.",
    "Yes, there is a {o}, about {n} mm in diameter, with irregular margins and heterogeneous enhancement.",
    "No evidence of {o} is seen. The {p} appears normal.",
    "region1: {o}, region2: {p}, region3: background.",
    "This {m} image shows {o} adjacent to the {p}, and no pleural effusion is identified.",
    "Impression: {o}. Findings: the {p} is unremarkable; follow-up in {n} months is recommended.",
    "The patient's {m} demonstrates {o} (grade {n}) - consistent with malignancy.",
    "Segmentation of the {o} and the {p} in {m} shows asymmetry.",
]
EXTRA = [
    "# Findings\n## Liver\n### Segment IV\n",
    "naïve café sclérose Ödem größe",
    "α-fetoprotein β-amyloid 37 °C ± 0.5 µm",
    "肝臓 腫瘍 肺 肾 脑",
    "  two spaces\n\n\nblank lines\t tab",
    "don't we've I'll they'd it's we're I'm",
    "100% 3.14 2024-12-31 1,024 x 1,024",
    "<p>",
    "</p>",
    "|end|>",
    "###### ####",
    "...",
    "--- *** ==",
]

PRE = "cardio hepato nephro gastro neuro osteo dermato broncho angio adeno cholecysto pneumo myo cysto entero thyro lympho retino fibro chondro".split()
SUF = "megaly itis oma pathy graphy scopy genesis plasty lysis sclerosis stenosis trophy ectomy logy gram genic cyte blastoma sarcoma pexy".split()
ADJ = "acute chronic mild moderate severe bilateral unilateral proximal distal anterior posterior superior inferior medial lateral diffuse focal multifocal calcified cystic solid hypoechoic hyperechoic hyperintense hypointense necrotic enhancing infiltrative circumscribed spiculated".split()
NOUN = "mass lesion nodule cyst effusion thickening dilatation hemorrhage infarct abscess fracture stenosis aneurysm calcification atelectasis consolidation emphysema ascites hernia adenopathy metastasis fibrosis inflammation necrosis".split()


def corpus(seed):
    r = random.Random(seed)
    out = []
    allo = [o for v in MOD.values() for o in v]
    for m, objs in MOD.items():
        for o in objs:
            for t in QT + AT:
                s = t.format(o=o, m=m, n=r.randint(1, 99), p=r.choice(allo))
                out.append(Q[0].format(s) if t in QT else s + "<|end|>\n")
    for i in range(700):
        w = r.choice(PRE) + r.choice(SUF)
        out.append(
            r.choice(
                [
                    "There is {a} {n} with {w}.",
                    "Findings suggest {a} {w} and {n}, measuring {k}.{j} cm.",
                    "{A} {n}: consider {w}.",
                    "The {n} is {a} (see {w}).",
                ]
            ).format(
                a=r.choice(ADJ),
                A=r.choice(ADJ).capitalize(),
                n=r.choice(NOUN),
                w=w,
                k=r.randint(1, 19),
                j=r.randint(0, 9),
            )
        )
    r.shuffle(out)
    return out + EXTRA * 6


ADDED_QWEN = [
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
    "<tool_call>",
    "</tool_call>",
    "<|fim_prefix|>",
    "<|fim_middle|>",
    "<|fim_suffix|>",
    "<|fim_pad|>",
    "<|repo_name|>",
    "<|file_sep|>",
]
NOT_SPECIAL = set(ADDED_QWEN[14:])
ADDED_INTERNVL = ["<img>", "</img>", "<IMG_CONTEXT>", "<quad>", "</quad>", "<ref>", "</ref>", "<box>", "</box>"]
ADDED_UNIBIOMED = ["[SEG]", "<p>", "</p>", "<vp>", "</vp>"]


def train(texts, n):
    be = bytes_to_unicode()
    pat = re.compile(PRETOKENIZE_REGEX)
    cnt = collections.Counter()
    for t in texts:
        for w in pat.findall(unicodedata.normalize("NFC", t)):
            cnt[w] += 1
    words = [([be[b] for b in w.encode()], c) for w, c in sorted(cnt.items())]
    merges = []
    while len(merges) < n:
        pairs = collections.Counter()
        for w, c in words:
            for p in zip(w, w[1:]):
                pairs[p] += c
        if not pairs:
            break
        best = max(pairs.items(), key=lambda kv: (kv[1], kv[0]))[0]
        if pairs[best] < 2:
            break
        merges.append(best)
        ab = best[0] + best[1]
        for k, (w, c) in enumerate(words):
            if best[0] in w and best[1] in w:
                o, i = [], 0
                while i < len(w):
                    if i < len(w) - 1 and w[i] == best[0] and w[i + 1] == best[1]:
                        o.append(ab)
                        i += 2
                    else:
                        o.append(w[i])
                        i += 1
                words[k] = (o, c)
    return merges


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("--merges", type=int, default=1500)
    a.add_argument("--seed", type=int, default=0)
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    merges = train(corpus(a.seed), a.merges)
    base = list(bytes_to_unicode().values())  # id order of the Qwen2 vocabulary: '!'=0, '"'=1, ...
    enc = {t: i for i, t in enumerate(base)}
    for x, y in merges:
        if x + y not in enc:
            enc[x + y] = len(enc)
    added = {}
    for t in ADDED_QWEN + ADDED_INTERNVL + ADDED_UNIBIOMED:
        added[t] = len(enc) + len(added)
    D = lambda n, o, sort=False: open(os.path.join(a.out, n), "w", encoding="utf-8").write(
        json.dumps(o, indent=2, sort_keys=sort, ensure_ascii=False) + "\n"
    )
    D("vocab.json", enc, True)
    with open(os.path.join(a.out, "merges.txt"), "w", encoding="utf-8") as f:
        f.write("#version: 0.2\n")
        for m in merges:
            f.write(" ".join(m) + "\n")
    D("added_tokens.json", added, True)
    one = lambda t: dict(content=t, lstrip=False, normalized=False, rstrip=False, single_word=False)
    add_sp = ADDED_QWEN[1:14]
    D(
        "special_tokens_map.json",
        dict(additional_special_tokens=add_sp, eos_token=one("<|im_end|>"), pad_token=one("<|endoftext|>")),
    )
    D(
        "tokenizer_config.json",
        dict(
            add_bos_token=False,
            add_eos_token=False,
            add_prefix_space=False,
            added_tokens_decoder={str(i): dict(one(t), special=t not in NOT_SPECIAL) for t, i in added.items()},
            additional_special_tokens=add_sp,
            bos_token=None,
            chat_template=None,
            clean_up_tokenization_spaces=False,
            eos_token="<|im_end|>",
            errors="replace",
            model_max_length=8192,
            pad_token="<|endoftext|>",
            padding_side="right",
            split_special_tokens=False,
            tokenizer_class="Qwen2Tokenizer",
            unk_token=None,
        ),
    )
    tk = Qwen2Tokenizer.from_pretrained(a.out)
    print("base", len(enc), "merges", len(merges), "total", len(tk))
    s = "<|user|>\n<img><IMG_CONTEXT></img>\nPlease segment the liver.<|end|>\n<|assistant|>\nIt's [SEG].<|end|>\nnaïve 肝 \U0001f600 #  ##  12"
    ids = tk.encode(s)
    assert tk.decode(ids) == unicodedata.normalize("NFC", s)
    print(tk.tokenize(s))


if __name__ == "__main__":
    main()
