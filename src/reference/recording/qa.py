"""Questions (UniBiomed's own forms) and deterministic answers."""

import synth as S

SEG = [
    ("Can you segment the {c}?", 0),
    ("Please segment {c}.", 0),
    ("What is {c}? Please respond with segmentation mask.", 1),
    ("What is {c}? Please output segmentation mask.", 1),
    ("Could you provide a segmentation mask for the {c}?", 2),
    ("Please identify and segment the {c}.", 3),
    ("Where is the {c}? Please respond with a segmentation mask.", 1),
    ("Can you highlight the {c} with a segmentation mask?", 3),
    ("Segment the {c}.", 0),
    ("Segment {c}.", 0),
    ("Please segment the {c}.", 0),
    ("Outline the {c}.", 0),
    ("Show me the {c}.", 0),
]
SEG_A = ["Sure, it is [SEG].", "It is [SEG].", "Sure, the segmentation result is [SEG].", "Sure, [SEG]."]
DIS = [
    "Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the corresponding parts.",
    "Can we see abnormality? Please highlight the region with interleaved segmentation masks.",
    "Can abnormality be identified? Please output with interleaved segmentation masks for the corresponding phrases.",
    "Can abnormality be observed? Please output with interleaved segmentation masks for the corresponding phrases.",
    "Are there any visible indications of abnormality? Please respond with interleaved segmentation masks for the corresponding parts.",
    "Are there any observable signs of abnormality? Please highlight the region with interleaved segmentation masks.",
    "Does the visual features suggest the presence of abnormality? Please output with interleaved segmentation masks for the corresponding phrases.",
    "Are there any clear indications of abnormality? Please output with interleaved segmentation masks for the corresponding phrases.",
]
GVQA = [
    "Can we observe any signs of abnormality in {a}? Please respond with interleaved segmentation masks for the corresponding parts.",
    "Can abnormality be identified in {a}? Please output with interleaved segmentation masks for the corresponding phrases.",
    "Are there any visible indications of abnormality in {a}? Please respond with interleaved segmentation masks for the corresponding parts.",
]
GRG = [
    "Could you diagnosis the abnormality in this image? Please respond with interleaved segmentation masks for the corresponding parts.",
    "Could you describe the abnormality in this image? Please highlight the region with interleaved segmentation masks.",
    "Can you generate a brief report for this image? Please output with interleaved segmentation masks for the corresponding phrases.",
    "Could you give a brief discription of what abnormality can be found within this image? Please output with interleaved segmentation masks for the corresponding phrases.",
    "Please generate a brief report for this image.",
    "Please write a report with segmentation masks.",
]
REG = [
    "What is the {r} in the picture?",
    "Can you tell me what is the {r} in the image?",
    "Could you tell me the {r} in the picture?",
    "Can you identify the {r} in the image?",
    "Can you tell me about the {r} represents in this photo?",
    "What does the {r} in the photo indicate?",
    "What does the {r} refer to in this image?",
    "Could you clarify what the {r} in the photo shows?",
    "What is shown in the {r} in the picture?",
    "What is {r}?",
    "What is shown in {r}?",
]
REGD = " Could you describe the abnormality with details?"
MULTI = [
    "What are {rs} in the picture?",
    "Can you provide a description of {rs} in the picture?",
    "What is shown in {rs}?",
]
MODQ = [
    "What modality is this image?",
    "Which modality is used in this image?",
    "What is the imaging modality?",
    "What kind of image is this?",
]
WHO = ["Who are you?", "What can you do?", "Hello", "Are you a doctor?", "What is this model?"]
WHO_A = "I am a tiny demo model trained on synthetic images. I must not be used for diagnosis."
VQAK = ["mod", "any", "any", "normal", "count", "count", "where", "where", "size", "list"]
ANAT = {
    "pathology": "tissue",
    "CT": "liver",
    "MRI": "brain",
    "X-ray": "lung",
    "ultrasound": "tissue",
    "OCT": "retina",
    "PET": "body",
    "endoscopy": "colon",
    "fundus": "retina",
    "dermoscopy": "skin",
}
CTX = {
    "pathology": "nuclei",
    "CT": "liver",
    "MRI": "brain",
    "X-ray": "lung",
    "ultrasound": None,
    "OCT": "retina",
    "PET": "bladder",
    "endoscopy": "lumen",
    "fundus": "optic disc",
    "dermoscopy": None,
}
SYN = {"tumor": {"CT": "liver tumor", "MRI": "brain tumor", "pathology": "tumor"}}
GENERIC = ["abnormality", "abnormal region"]
NOREGION = ("kidney", "lung")
be = lambda t: "are" if t == "nuclei" else "is"
HEALTHY = "No abnormality is found."


def seg_q(c, m, k, form):
    q, a = SEG[k]
    cc = c + [" in %s" % m, "", " in the %s image" % m, " in this image"][form]
    return q.format(c=cc), SEG_A[a]


def report(o):
    m, ab = o["mod"], o["abn"]
    c = CTX[m]
    if ab is None:
        return (
            HEALTHY + (" The <p> %s </p> [SEG] %s normal." % (c, "appear" if c == "nuclei" else "appears") if c else "")
        ), ([c] if c else [])
    s = (
        "There are %d <p> %s %ss </p> [SEG]." % (o["n"], o["size"], ab)
        if o["n"] > 1
        else "There is <p> a %s %s </p> [SEG] in the %s region." % (o["size"], ab, o["loc"])
    )
    return (s + (" The <p> %s </p> [SEG] %s also visible." % (c, be(c)) if c else "")), [ab] + ([c] if c else [])


def disease(o):
    return ("It is [SEG]. %s." % o["abn"], [o["abn"]]) if o["abn"] else (HEALTHY, [])


def vqa(o, r):
    """-> (kind, question, answer)"""
    m, ab, A = o["mod"], o["abn"], S.ABN[o["mod"]]
    k = r.choice(VQAK)
    no = "There is no %s." % A
    if k == "mod":
        return k, MODQ[r.randint(len(MODQ))], m + "."
    if k == "any":
        return (
            k,
            [
                "Is there any %s in this image?" % A,
                "Is there any %s in the %s? Answer yes or no." % (A, m),
                "Is there any abnormality in this image? Answer yes or no.",
            ][r.randint(3)],
            "Yes." if ab else "No.",
        )
    if k == "normal":
        return k, ["Is this image normal?", "Does the image look normal?"][r.randint(2)], "No." if ab else "Yes."
    if k == "count":
        return (
            k,
            ["How many lesions are visible?", "How many lesions are there in this image?"][r.randint(2)],
            "%d." % o["n"],
        )
    if o["n"] > 1 and k in ("where", "size"):
        k = "mod"
        return k, MODQ[r.randint(len(MODQ))], m + "."
    if k == "where":
        return (
            k,
            ["Where is the %s located?" % A, "Where is the %s?" % A][r.randint(2)],
            (o["loc"] + ".").capitalize() if ab else no,
        )
    if k == "size":
        return (
            k,
            ["How large is the %s?" % A, "What is the size of the %s?" % A][r.randint(2)],
            o["size"].capitalize() + "." if ab else no,
        )
    return (
        "list",
        ["Which structures can be segmented in this image?", "What can you segment in this image?"][r.randint(2)],
        ", ".join(t for t in S.TARGETS[m]) + ".",
    )


def region(o, names, r):
    n = len(names)
    if n > 1:
        rs = ", ".join("region%d" % (i + 1) for i in range(n - 1)) + " and region%d" % n
        return MULTI[r.randint(len(MULTI))].format(rs=rs), ", ".join(
            "region%d: %s" % (i + 1, t) for i, t in enumerate(names)
        )
    q = REG[r.randint(len(REG))].format(
        r=["<region>", "region1", "region"][r.randint(3)] if r.rand() > 0.4 else "<region>"
    )
    t = names[0]
    if r.rand() < 0.2 and t != "background" and o["n"] <= 1:
        return q + REGD, (
            (t + ". It is %s and located in the %s region." % (o["size"], o["loc"]))
            if t == o["abn"]
            else t + ". " + HEALTHY
        )
    return q, t


def corpus():
    out = []
    U = "<|user|>\n{}<|end|>\n<|assistant|>\n"
    import numpy as np

    r = np.random.RandomState(0)
    for m in S.MODS:
        for t in S.TARGETS[m] + ["abnormality", "abnormal region", "tumor", "lesion"]:
            for k in range(len(SEG)):
                q, a = seg_q(t, m, k, k % 4)
                out += [U.format(q), a + "<|end|>"]
        for q in GVQA:
            out.append(U.format(q.format(a=ANAT[m])))
        for z in ("small", "large"):
            for l in (
                "upper left",
                "upper",
                "upper right",
                "left",
                "central",
                "right",
                "lower left",
                "lower",
                "lower right",
            ):
                for n in (0, 1, 2, 3):
                    o = dict(mod=m, abn=S.ABN[m] if n else None, size=z, loc=l, n=n)
                    out += [
                        report(o)[0] + "<|end|>",
                        disease(o)[0] + "<|end|>",
                        region(o, [S.ABN[m]], r)[1] + "<|end|>",
                        l.capitalize() + ".<|end|>",
                    ]
                    _, q, a = vqa(o, r)
                    out += [U.format(q), a + "<|end|>"]
    for q in DIS + GRG + MODQ + WHO:
        out += [U.format(q)] * 4
    for q in REG:
        out += [U.format(q.format(r="<region>")), U.format(q.format(r="region1") + REGD)] * 2
    for q in MULTI:
        out += [U.format(q.format(rs="region1, region2 and region3"))] * 3
    out += [WHO_A + "<|end|>", "There are 2 part regions in the picture: region1, region2.\n"] * 6
    out += ["region1: %s, region2: %s" % (a, b) for a in S.ALL for b in ("background", S.ALL[3])]
    return out
