"""Teaches the demo model points, boxes and mask prompts.

usage: train_clicks.py REF_ROOT CKPT TRAIN_CACHE MINUTES LR SET OUT.pt [--init X.pt] [--batch 6] [--big CACHE_1024] [--tracked DIR]
TRAIN_CACHE holds features of 512x512 pictures (four times faster); with --big every 4th step, and the last 35 % of the time every 2nd, uses 1024.
SET A: only tensors that the language-only path never reads (language answers stay bit-identical): point_embeddings, mask_downscaling,
       hypernetwork MLP of mask token 0 and row 0 of the last IoU layer.  (NOT mask token 0 itself: it takes part in the tokens' self-attention of every run.)
SET B: A + the decoder's two-way transformer and mask token 0, with a loss that keeps the language-only answers near the old ones.
"""

from click_lib import *


def trainable(m, which):
    d, e = m.sam_mask_decoder, m.sam_prompt_encoder
    ps = {
        n: p
        for n, p in m.named_parameters()
        if n.startswith(
            (
                "sam_prompt_encoder.point_embeddings",
                "sam_prompt_encoder.mask_downscaling",
                "sam_mask_decoder.output_hypernetworks_mlps.0.",
            )
        )
    }
    rows = [d.iou_prediction_head.layers[-1].weight, d.iou_prediction_head.layers[-1].bias]
    mask = []
    if which == "A":
        mask = rows
    else:
        ps.update(
            {
                n: p
                for n, p in m.named_parameters()
                if n.startswith(
                    (
                        "sam_mask_decoder.transformer.",
                        "sam_mask_decoder.output_hypernetworks_mlps",
                        "sam_mask_decoder.mask_tokens",
                        "sam_mask_decoder.iou_prediction_head",
                        "sam_mask_decoder.iou_token",
                    )
                )
            }
        )
    for p in m.parameters():
        p.requires_grad_(False)
    for p in list(ps.values()) + mask:
        p.requires_grad_(True)
    for p in mask:
        p.register_hook(lambda g: torch.cat([g[:1], torch.zeros_like(g[1:])]))
    return list(ps.values()), mask


def mask_loss(mk, y):
    bce = F.binary_cross_entropy_with_logits(mk, y, reduction="none").mean((-1, -2))
    p = mk.sigmoid()
    return 4 * bce + 1 - (2 * (p * y).sum((-1, -2)) + 1) / (p.sum((-1, -2)) + y.sum((-1, -2)) + 1)


def keep_loss(mk, om, iou, oi):
    return (
        F.l1_loss(mk[:, 1:].sigmoid(), om[:, 1:].sigmoid()) * 20
        + F.mse_loss(mk[:, 1:].clamp(-8, 8), om[:, 1:].clamp(-8, 8)) * 0.1
        + F.mse_loss(iou[:, 1:], oi[:, 1:]) * 10
    )


def set_dec(e, r):
    e.image_embedding_size = (r // 16, r // 16)
    e.input_image_size = (r, r)
    e.mask_input_size = (r // 4, r // 4)


def main():
    a = sys.argv
    root, ckpt, cd, minutes, lr, which, out = a[1:8]
    minutes, lr = float(minutes), float(lr)
    opt_ = lambda k, d: type(d)(a[a.index(k) + 1]) if k in a else d
    B, seed = opt_("--batch", 6), opt_("--seed", 3)
    torch.set_num_threads(opt_("--threads", 2))
    rs = np.random.RandomState(seed)
    torch.manual_seed(seed)
    ref, sam, m, sd, cfg = load_sam(root, ckpt)
    C = Cache(cd)
    set_res(m, C.q * 4)
    ps, rows = trainable(m, which)
    torch.set_grad_enabled(True)
    old = None
    if which != "A":  # the checkpoint's own decoder: the language answers are held to it
        import copy

        old = copy.deepcopy(m.sam_mask_decoder)
        [p.requires_grad_(False) for p in old.parameters()]
        oldp = copy.deepcopy(m.sam_prompt_encoder)
        [p.requires_grad_(False) for p in oldp.parameters()]
    if "--init" in a:
        m.load_state_dict(torch.load(opt_("--init", "")), strict=False)
    kw, second = opt_("--keep", 1.0), opt_("--second", 0)  # --second 1: second part of the training
    opt = torch.optim.AdamW(
        [dict(params=ps, weight_decay=1e-4), dict(params=rows, weight_decay=0.0)], lr=lr, betas=(0.9, 0.98)
    )
    print("trainable", sum(p.numel() for p in ps), "+ row 0 of", [tuple(p.shape) for p in rows], flush=True)
    big = Cache(opt_("--big", "")) if "--big" in a else None
    small, B0 = C, B
    TR = (
        [np.load(os.path.join(opt_("--tracked", ""), k + ".npy")) for k in ("px", "h0", "h1")]
        if "--tracked" in a
        else None
    )
    t0, it, log, tlog = time.time(), 0, [], []
    while time.time() - t0 < minutes * 60:
        fr = (time.time() - t0) / (minutes * 60)
        cur = lr * min(1, (it + 1) / 30) * (0.03 + 0.97 * (0.5 + 0.5 * np.cos(np.pi * fr)))
        for g in opt.param_groups:
            g["lr"] = cur
        C, B = (
            (big, max(2, B0 // 2)) if big is not None and it % (2 if fr > 0.65 or second else 4) == 1 else (small, B0)
        )
        set_res(m, C.q * 4)
        if old is not None:
            set_dec(oldp, C.q * 4)
        if TR is not None and it % 10 == 5:  # frames that were followed through memory must stay as they were
            j = rs.choice(len(TR[0]), 2)
            px, h0, h1 = [torch.from_numpy(t[j].astype(np.float32)) for t in TR]
            set_res(m, 1024)
            set_dec(oldp, 1024)
            e = torch.zeros(2, 1, 2), -torch.ones(2, 1, dtype=torch.int32)
            with torch.no_grad():
                sp, de = oldp(points=e, boxes=None, masks=None)
                om, oi, ot, oo = old.predict_masks(
                    image_embeddings=px,
                    image_pe=oldp.get_dense_pe(),
                    sparse_prompt_embeddings=sp,
                    dense_prompt_embeddings=de,
                    repeat_image=False,
                    high_res_features=[h0, h1],
                )
            sp, de = m.sam_prompt_encoder(points=e, boxes=None, masks=None)
            mk, iou, tk, ob = m.sam_mask_decoder.predict_masks(
                image_embeddings=px,
                image_pe=oldp.get_dense_pe(),
                sparse_prompt_embeddings=sp,
                dense_prompt_embeddings=de,
                repeat_image=False,
                high_res_features=[h0, h1],
            )
            kt = (
                keep_loss(mk, om, iou, oi)
                + F.mse_loss(tk[:, 1:], ot[:, 1:]) * 0.2
                + F.mse_loss(ob.clamp(-8, 8), oo.clamp(-8, 8)) * 0.05
            )
            opt.zero_grad()
            (kt * kw).backward()
            torch.nn.utils.clip_grad_norm_(ps + rows, 1.0)
            opt.step()
            it += 1
            tlog.append(kt.item())
            continue
        have = [i for i in range(C.n) if C.meta[i]["targets"]]
        ids = rs.choice(have, B).tolist()
        tg = []
        for i in ids:
            k = sorted(C.meta[i]["targets"])
            tg.append(k[rs.randint(len(k))])
        gt = np.stack([C.mask(i, t) for i, t in zip(ids, tg)])
        y = torch.from_numpy(gt.astype(np.float32))[:, None]
        pix, hr = C.feats(ids)
        start = rs.choice(
            ["language", "wrong", "nothing", "box", "languagebox"],
            p=[0.32, 0.26, 0.24, 0.1, 0.08] if second else [0.28, 0.17, 0.35, 0.12, 0.08],
        )
        lang = None
        lt = list(tg)
        if start in ("language", "wrong", "languagebox"):
            if start == "wrong":
                for j, i in enumerate(ids):
                    o = [
                        t
                        for t in (list(C.meta[i]["targets"]) if rs.rand() < 0.7 else S.TARGETS[C.meta[i]["mod"]])
                        if t != tg[j]
                    ] or [t for t in S.ALL if t != tg[j]]
                    lt[j] = o[rs.randint(len(o))]
            c = CODES[[S.ALL.index(t) for t in lt]]
            lang = (c * (1 + 0.1 * torch.randn(B, 1)) + 0.15 * torch.randn(B, DIM))[:, None]
        pts = [[] for _ in range(B)]
        prev = None
        logit = torch.full((B, 1, C.q, C.q), -1.0)
        npre = 0
        keep = 0.0
        if "box" in start:
            for j in range(B):
                q = box_of(rs, gt[j])
                pts[j] += [(q[0], q[1], 2), (q[2], q[3], 3)]
            npre = 2
        if start in ("language", "wrong"):
            if which == "A":
                with torch.no_grad():
                    mk, iou, obj = heads(m, pix, hr, None, None, None, lang)
            else:
                with torch.no_grad():
                    sp, de = oldp(
                        points=(torch.zeros(B, 1, 2), -torch.ones(B, 1, dtype=torch.int32)), boxes=None, masks=None
                    )
                    om, oi, _, oo = old.predict_masks(
                        image_embeddings=pix,
                        image_pe=oldp.get_dense_pe(),
                        sparse_prompt_embeddings=torch.cat([sp, lang], 1),
                        dense_prompt_embeddings=de,
                        repeat_image=False,
                        high_res_features=hr,
                    )
                mk, iou, obj = heads(m, pix, hr, None, None, None, lang)
                keep = keep_loss(mk, om, iou, oi) + F.mse_loss(obj.clamp(-8, 8), oo.clamp(-8, 8)) * 0.05
                opt.zero_grad()
                (keep * kw).backward()
                keep = float(keep)
            mk, iou = mk.detach(), iou.detach()
            prev = torch.clamp(mk[torch.arange(B), choose(mk, iou, 0)][:, None], -32, 32)
            logit = prev
        if which == "A" or start not in ("language", "wrong"):
            opt.zero_grad()
        R_ = 1 + rs.randint(4) if npre == 0 else 1 + rs.randint(3)
        drop = rs.rand() < 0.15
        ls, ds = [], []
        for k in range(R_):
            if not (npre and k == 0):
                for j in range(B):
                    pts[j].append(click(rs, gt[j], (logit[j, 0] > 0).numpy(), rs.rand() < 0.6))
            co = torch.tensor([[(p[0], p[1]) for p in q] for q in pts], dtype=torch.float32)
            la = torch.tensor([[p[2] for p in q] for q in pts], dtype=torch.int32)
            n = la.shape[1]
            mk, iou, obj = heads(m, pix, hr, co, la, None if drop else prev, lang)
            y4 = y.expand_as(mk)
            l4 = mask_loss(mk, y4)
            with torch.no_grad():
                hd = (mk > 0).float()
                inter = (hd * y4).sum((2, 3))
                tgt = (inter + 1) / (hd.sum((2, 3)) + y4.sum((2, 3)) - inter + 1)
            if n <= 1 and lang is not None and second:
                loss = l4[:, 1:].mean() + 0.3 * F.mse_loss(iou[:, 1:], tgt[:, 1:])
            elif n <= 1:
                loss = l4[:, 1:].min(1)[0].mean() + 0.3 * l4[:, 1:].mean() + 0.1 * F.mse_loss(iou[:, 1:], tgt[:, 1:])
            else:
                loss = (
                    l4[:, 0].mean()
                    + 0.2 * l4[:, 1:].min(1)[0].mean()
                    + 0.3 * F.mse_loss(iou[:, 0], tgt[:, 0])
                    + (0.1 * F.mse_loss(iou[:, 1:], tgt[:, 1:]) if which != "A" else 0)
                )
            (loss / R_).backward()
            mk, iou = mk.detach(), iou.detach()
            logit = mk[torch.arange(B), choose(mk, iou, n)][:, None]
            prev = torch.clamp(logit, -32, 32)
            ls.append(loss.item())
            ds.append(np.mean([dice((logit[j, 0] > 0).numpy(), gt[j]) for j in range(B)]))
        torch.nn.utils.clip_grad_norm_(ps + rows, 1.0)
        opt.step()
        it += 1
        log.append((start, R_, np.mean(ls), ds[-1], keep))
        if len(log) % 50 == 0:
            w = log[-100:]
            print(
                "it %d %.0fs lr %.1e loss %.3f keep %.4f tracked %.4f | last-click dice"
                % (
                    it,
                    time.time() - t0,
                    cur,
                    np.mean([x[2] for x in log[-25:]]),
                    np.mean([x[4] for x in w if x[4]] or [0]),
                    np.mean(tlog[-8:] or [0]),
                ),
                {
                    s: "%.3f(%d)" % (np.mean([x[3] for x in w if x[0] == s]), sum(x[0] == s for x in w))
                    for s in ("language", "wrong", "nothing", "box", "languagebox")
                    if any(x[0] == s for x in w)
                },
                flush=True,
            )
        if len(log) % 100 == 0:
            save(m, out, which)
    save(m, out, which)
    print("done", it)


def save(m, out, which):
    torch.save({n: p.detach() for n, p in m.named_parameters() if p.requires_grad}, out + ".tmp")
    os.replace(out + ".tmp", out)


if __name__ == "__main__":
    main()
