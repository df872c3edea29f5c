"""eval_clicks.py REF_ROOT CKPT CACHE OUT.json [--weights X.pt] [--max N] [--clicks 5]: Dice (at the low-res mask size) on pictures not trained on, after 0,1,2,.. clicks at the centre of the largest wrong region,
starting from language, from the language of another target that is present (wrong), and from nothing; every round gets all clicks, the previous logits and the language.
"""

from click_lib import *


def main():
    a = sys.argv
    o_ = lambda k, d: type(d)(a[a.index(k) + 1]) if k in a else d
    K = o_("--clicks", 5)
    torch.set_num_threads(o_("--threads", 2))
    torch.set_grad_enabled(False)
    ref, sam, m, sd, cfg = load_sam(a[1], a[2])
    C = Cache(a[3])
    set_res(m, C.q * 4)
    if "--weights" in a:
        w = torch.load(o_("--weights", ""))
        w = {k: v.to(torch.bfloat16).float() for k, v in w.items()}
        print(m.load_state_dict(w, strict=False).unexpected_keys)
    rs = np.random.RandomState(1)
    items = [(i, t) for i in range(C.n) for t in sorted(C.meta[i]["targets"])]
    rs.shuffle(items)
    items = items[: o_("--max", 100000)]
    res = {}
    B = 8
    for mode in o_("--modes", "language,wrong,nothing,languagefree,box").split(","):
        D = []
        for s in range(0, len(items), B):
            ch = [(int(i), t) for i, t in items[s : s + B]]
            n = len(ch)
            pix, hr = C.feats([i for i, _ in ch])
            gt = [C.mask(i, t) for i, t in ch]
            lang = None
            pts = [[] for _ in ch]
            prev = None
            row = []
            if mode in ("language", "wrong", "languagefree"):
                lt = [t for _, t in ch]
                if mode == "wrong":
                    lt = [
                        (
                            [u for u in sorted(C.meta[i]["targets"]) if u != t]
                            or [u for u in S.TARGETS[C.meta[i]["mod"]] if u != t]
                            or [S.ALL[0]]
                        )[0]
                        for i, t in ch
                    ]
                lang = CODES[[S.ALL.index(t) for t in lt]][:, None]
            if mode == "box":
                for j in range(n):
                    q = box_of(rs, gt[j], 0)
                    pts[j] += [(q[0], q[1], 2), (q[2], q[3], 3)]
            for k in range(K + 1):
                if k:
                    for j in range(n):
                        pts[j].append(click(rs, gt[j], (cur[j] > 0).numpy()))
                if k == 0 and mode == "nothing":
                    cur = torch.full((n, C.q, C.q), -1.0)
                    row.append([0.0] * n)
                    continue
                co = la = None
                if pts[0]:
                    co = torch.tensor([[(p[0], p[1]) for p in q] for q in pts], dtype=torch.float32)
                    la = torch.tensor([[p[2] for p in q] for q in pts], dtype=torch.int32)
                use = None if (mode == "languagefree" and k and False) else lang
                mk, iou, obj = heads(m, pix, hr, co, la, prev, use)
                cur = mk[torch.arange(n), choose(mk, iou, 0 if la is None else la.shape[1])]
                if mode == "languagefree":
                    lang = None  # clicks without language after a language start
                prev = torch.clamp(cur[:, None], -32, 32)
                row.append([dice((cur[j] > 0).numpy(), gt[j]) for j in range(n)])
            D.append(np.array(row).T)
        D = np.concatenate(D)
        q = D[:, 0].argsort()[: max(1, len(D) // 4)]
        res[mode] = dict(
            n=len(D),
            mean=[round(float(x), 4) for x in D.mean(0)],
            worst_quarter_at_start=[round(float(x), 4) for x in D[q].mean(0)],
            worst_quarter_each=[round(float(np.sort(D[:, k])[: max(1, len(D) // 4)].mean()), 4) for k in range(K + 1)],
            share_ge_085=[round(float((D[:, k] >= 0.85).mean()), 3) for k in range(K + 1)],
            per_modality_last={
                md: round(
                    float(
                        np.mean([D[x, -1] for x, (i, _) in enumerate(items) if C.meta[int(i)]["mod"] == md] or [np.nan])
                    ),
                    3,
                )
                for md in S.MODS
            },
        )
        print(mode, json.dumps(res[mode]), flush=True)
    json.dump(res, open(a[4], "w"), indent=1)


if __name__ == "__main__":
    main()
