"""Stage B2: mlp1 + Qwen2 + text_hidden_fcs on frozen ViT features.  train_llm.py MINUTES LR VIT_CK IN|- OUT [--more]
--more: the second run, on the result of the first; other shares of questions, and more with several regions.
Several questions share one image prefix (tree attention mask, position ids restart), which is exactly the single-question computation.
"""

from common import *
import qa
from PIL import Image
from transformers.tokenization_qwen2 import Qwen2Tokenizer

minutes, lr, vck, src, dst = float(sys.argv[1]), float(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
SEED = 31 + (src != "-")
torch.manual_seed(SEED)
rs = np.random.RandomState(SEED)
torch.set_num_threads(1)
ref = R.load_reference(REF, SAM)
tk = Qwen2Tokenizer.from_pretrained("work/tok")
V = len(tk)
cfgd = MC.config_dict(dict(vit=VIT, llm=LLM), V)
model = R.build_model(ref, json.loads(json.dumps(cfgd)))


def attn(self, x):
    B, N, C = x.shape
    q, k, v = self.qkv(x).reshape(B, N, 3, self.num_heads, C // self.num_heads).permute(2, 0, 3, 1, 4).unbind(0)
    return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(B, N, C))


ref.vit.InternAttention._naive_attn = attn
model.vision_model.load_state_dict(torch.load(vck)["vit"])
lm, mlp1, fcs = model.language_model, model.mlp1, model.text_hidden_fcs
D = LLM["hidden_size"]
if src == "-":
    for n, p in lm.named_parameters():
        if "embed_tokens" in n:
            torch.nn.init.normal_(p, std=0.5)
        elif "lm_head" in n:
            torch.nn.init.normal_(p, std=0.02)
        elif p.ndim == 2:
            torch.nn.init.normal_(p, std=(0.5 if ("o_proj" in n or "down" in n) else 1.0) / p.shape[1] ** 0.5)
        elif n.endswith("bias"):
            p.data.zero_()
else:
    model.load_state_dict(torch.load(src), strict=False)
if (
    "--seedmlp" in sys.argv
):  # start mlp1 from the ViT's own dense head: hidden unit c = GELU(logit of target c), written along a fixed direction
    hd_ = torch.load(vck)["head"]
    ln_w, ln_b, W_, b_ = hd_["0.weight"], hd_["0.bias"], hd_["1.weight"], hd_["1.bias"]
    n_ = len(S.ALL)
    g_ = torch.Generator().manual_seed(3)
    mlp1[0].weight.data.fill_(1.0)
    mlp1[0].bias.data.zero_()
    mlp1[1].weight.data[:n_] = (W_ * ln_w).repeat(1, 4) / 4
    mlp1[1].bias.data[:n_] = W_ @ ln_b + b_
    mlp1[3].weight.data[:, :n_] = 0.2 * torch.sign(torch.randn(D, n_, generator=g_))
MORE = "--more" in sys.argv
CTXID, SEGID = tk.convert_tokens_to_ids("<IMG_CONTEXT>"), tk.convert_tokens_to_ids("[SEG]")
pool = Pool()
NDEV = 100
NTR = len(pool) - NDEV
cache = {}
VQ0 = list(qa.VQAK)


def vit_in(pil):
    return (torch.from_numpy(np.array(pil)).permute(2, 0, 1).float() / 255 - MEAN) / STD


def shuffle(h):  # (n,1024,128) -> (n,256,512), as extract_feature before mlp1
    n = h.shape[0]
    return model.pixel_shuffle(h.reshape(n, 32, 32, -1), 0.5).reshape(n, 256, -1)


@torch.no_grad()
def feats(i, grid=None):
    key = (i, grid)
    if key in cache:
        return cache[key]
    im = Image.fromarray(np.ascontiguousarray(pool.img(i)))
    th = im.resize((448, 448), Image.BICUBIC)
    tiles = []
    if grid:
        c, r = grid
        big = im.resize((448 * c, 448 * r), Image.BICUBIC)
        tiles = [big.crop((448 * a, 448 * b, 448 * a + 448, 448 * b + 448)) for b in range(r) for a in range(c)]
    x = torch.stack([vit_in(t) for t in tiles + [th]])
    with torch.autocast("cpu", torch.bfloat16):
        h = model.vision_model(pixel_values=x, return_dict=True).last_hidden_state[:, 1:]
    cache[key] = shuffle(h).to(torch.bfloat16)
    return cache[key]


def jitter(q):
    if rs.rand() < 0.12 and q[-1] in ".?":
        q = q[:-1]
    if rs.rand() < 0.08:
        q = q[0].lower() + q[1:]
    return q


def gridmask(m):
    return m[::16, ::16]


def region_masks(i, k):
    me = pool.meta[i]
    c = [t for t in me["masks"] if t not in qa.NOREGION]
    rs.shuffle(c)
    out = []
    if me["abn"] and rs.rand() < 0.6:
        c = [me["abn"]] + [t for t in c if t != me["abn"]]
    for t in c:
        m = pool.mask(i, t)
        if me["abn"] and t != me["abn"] and t not in ("nuclei",):
            m = m & ~pool.mask(i, me["abn"])
        if rs.rand() < 0.45:
            yy, xx = np.nonzero(m)
            if len(yy):
                j = rs.randint(len(yy))
                hw = rs.randint(20, 70)
                b = np.zeros_like(m)
                b[max(0, yy[j] - hw) : yy[j] + hw, max(0, xx[j] - hw) : xx[j] + hw] = 1
                m = m & b
        g = gridmask(m)
        if g.sum() >= 1:
            out.append((t, g))
    if rs.rand() < 0.18:
        un = np.zeros((256, 256), bool)
        for t in me["masks"]:
            un |= pool.mask(i, t)
        if me["mod"] != "pathology":
            for _ in range(6):
                cy, cx, q = rs.randint(20, 236), rs.randint(20, 236), rs.randint(12, 36)
                b = np.zeros_like(un)
                b[max(0, cy - q) : cy + q, max(0, cx - q) : cx + q] = 1
                if (b & un).sum() < 0.02 * b.sum():
                    out.append(("background", gridmask(b)))
                    break
    rs.shuffle(out)
    return out[:k]


def target_q(i):
    me = pool.meta[i]
    m = me["mod"]
    u = rs.rand()
    names = S.TARGETS[m]
    if u < 0.07:
        c, t, f = qa.GENERIC[rs.randint(2)], S.ABN[m], rs.choice([1, 2, 3])
    elif u < 0.13 and m in qa.SYN["tumor"]:
        c, t, f = "tumor", qa.SYN["tumor"][m], rs.randint(4)
    elif u < 0.20:
        t = S.ALL[rs.randint(len(S.ALL))]
        t = "brain" if t == "tumor" else t
        c, f = t, rs.choice([0, 1, 3])
        m = S.MOD_OF[t]
    else:
        t = names[rs.randint(len(names))]
        c, f = t, rs.choice([0, 0, 1, 2, 3])
    q, a = qa.seg_q(c, m, rs.randint(len(qa.SEG)), f)
    return q, a, [t]


def segs(i, dev=False):
    """list of (kind, prompt text after the image, answer, [targets], [region grids])"""
    o = pool.meta[i]
    L = []
    for _ in range(3):
        q, a, t = target_q(i)
        L.append(("seg", q, a, t, []))
    a, t = qa.disease(o)
    L.append(
        (
            "dis",
            qa.DIS[rs.randint(len(qa.DIS))] if rs.rand() < 0.8 else qa.GVQA[rs.randint(3)].format(a=qa.ANAT[o["mod"]]),
            a,
            t,
            [],
        )
    )
    a, t = qa.report(o)
    L.append(("rep", qa.GRG[rs.randint(len(qa.GRG))], a, t, []))
    if MORE:
        qa.VQAK = (
            VQ0 if dev else ["mod", "any", "any", "normal", "count", "where", "where", "where", "size", "size", "list"]
        )
    for _ in range(3):
        k, q, a = qa.vqa(o, rs)
        L.append(("vqa_" + k if dev else "vqa", q, a, [], []))
    one = 2 if MORE else 1
    for k in ((1, one, 2) if rs.rand() < 0.7 else (1, one, 3)):
        rm = region_masks(i, k)
        if rm:
            q, a = qa.region(o, [t for t, _ in rm], rs)
            L.append(("reg" if len(rm) == 1 else "regN", q, a, [], [g for _, g in rm]))
    if rs.rand() < 0.08:
        L.append(("who", qa.WHO[rs.randint(len(qa.WHO))], qa.WHO_A, [], []))
    if not dev:
        L = [(k, jitter(q), a, t, g) for k, q, a, t, g in L]
    return L


enc = {}


def E(s):
    if s not in enc:
        enc[s] = tk.encode(s)
    return enc[s]


def build(items, dev=False):
    """items: list of (feat (T,256,512) or None, prefix ids, segs).  -> tensors"""
    rows = []
    for f, pre, L in items:
        ids, sid, pos, lab, vis, codes, kinds = (
            list(pre),
            [0] * len(pre),
            list(range(len(pre))),
            [-1] * len(pre),
            [],
            [],
            [],
        )
        if f is not None:
            vis.append(torch.arange(f.shape[0] * 256))
        for j, (k, q, a, t, g) in enumerate(L):
            vp = ""
            if g:
                vp = "\nThere are %d part regions in the picture: " % len(g)
                for n, m in enumerate(g):
                    vp += (
                        "region%d<vp>" % (n + 1)
                        + "<IMG_CONTEXT>" * int(m.sum())
                        + "</vp>"
                        + (".\n" if n == len(g) - 1 else ", ")
                    )
                    vis.append(torch.from_numpy(np.flatnonzero(m)) + (f.shape[0] - 1) * 256)
            nl = "\n" if (not g and f is not None and not dev and rs.rand() < 0.12) else ""
            p, an = E(vp + nl + q + "<|end|>\n<|assistant|>\n"), E(a + "<|end|>")
            s = p + an
            n0 = len(ids)
            ids += s
            sid += [j + 1] * len(s)
            pos += list(range(len(pre), len(pre) + len(s)))
            lab += [-1] * (len(p) - 1) + an + [-1]
            kinds.append((k, n0 + len(p) - 1, n0 + len(s) - 1, q, a))
            c = 0
            for z, tid in enumerate(an):
                if tid == SEGID:
                    codes.append((n0 + len(p) + z, S.ALL.index(t[c])))
                    c += 1
            assert c == len(t), (a, t)
        rows.append((ids, sid, pos, lab, torch.cat(vis) if vis else None, codes, kinds))
    N = max(len(r[0]) for r in rows)
    B = len(rows)
    pad = lambda l, v: l + [v] * (N - len(l))
    ids = torch.tensor([pad(r[0], 0) for r in rows])
    sid = torch.tensor([pad(r[1], -1) for r in rows])
    pos = torch.tensor([pad(r[2], 0) for r in rows])
    lab = torch.tensor([pad(r[3], -1) for r in rows])
    return ids, sid, pos, lab, [r[4] for r in rows], [r[5] for r in rows], [r[6] for r in rows]


rot = lambda x: torch.cat((-x[..., x.shape[-1] // 2 :], x[..., : x.shape[-1] // 2]), -1)


def forward(fe, ids, sid, pos, vis):
    x = lm.model.embed_tokens(ids)
    B, N = ids.shape
    x = x.clone()
    if fe is not None:
        z = mlp1(torch.stack(fe).float().reshape(-1, 512)).float().reshape(B, -1, D)
        for b in range(B):
            x[b, (ids[b] == CTXID)] = z[b, vis[b]]
    hd = D // LLM["num_attention_heads"]
    f = pos[..., None].float() * lm.model.inv_freq
    e = torch.cat((f, f), -1)
    cos, sin = e.cos()[:, None], e.sin()[:, None]
    i = torch.arange(N)
    mask = (i[:, None] >= i[None])[None] & ((sid[:, None, :] == 0) | (sid[:, None, :] == sid[:, :, None]))
    mask = mask | torch.eye(N, dtype=torch.bool)
    mask = mask[:, None]
    for l in lm.model.layers:
        a = l.self_attn
        h = l.input_layernorm(x)
        q = a.q_proj(h).view(B, N, a.h, a.d).transpose(1, 2).float()
        k = a.k_proj(h).view(B, N, a.kv, a.d).transpose(1, 2).float()
        v = a.v_proj(h).view(B, N, a.kv, a.d).transpose(1, 2)
        q, k = q * cos + rot(q) * sin, k * cos + rot(k) * sin
        k, v = k.repeat_interleave(a.h // a.kv, 1), v.repeat_interleave(a.h // a.kv, 1)
        o = F.scaled_dot_product_attention(q.to(v.dtype), k.to(v.dtype), v, attn_mask=mask)
        x = x + a.o_proj(o.transpose(1, 2).reshape(B, N, -1)).float()
        x = x + l.mlp(l.post_attention_layernorm(x)).float()
    return lm.model.norm(x)


PRE = lambda T: E("<|user|>\n<img>" + "<IMG_CONTEXT>" * (256 * T) + "</img>")
PREV = lambda T: E(
    "<|user|>\n" + ("<img>" + "<IMG_CONTEXT>" * 256 + "</img>\n") * (T - 1) + "<img>" + "<IMG_CONTEXT>" * 256 + "</img>"
)
order = []


def batch():
    global order
    u = rs.rand()
    if u < 0.015:
        return [
            (None, E("<|user|>\n"), [("who", jitter(qa.WHO[rs.randint(len(qa.WHO))]), qa.WHO_A, [], [])])
            for _ in range(4)
        ]
    if u < 0.10:
        g, b = [((2, 1), 2), ((1, 2), 2), ((2, 2), 1), ((3, 2), 1), ((2, 3), 1), ((4, 3), 1), ((3, 4), 1)][
            rs.choice(7, p=[0.22, 0.16, 0.22, 0.12, 0.08, 0.12, 0.08])
        ]
        lim = {3: 60, 5: 40, 7: 24, 13: 12}[g[0] * g[1] + 1]
        return [(feats(i, g), PRE(g[0] * g[1] + 1), segs(i)) for i in rs.randint(0, lim, b)]
    if u < 0.14:
        T = rs.randint(2, 6)
        out = []
        for i in rs.randint(0, 2000, 1):
            f = feats(i).expand(T, -1, -1)
            f = f + 0.15 * torch.randn(T, 256, 512).to(f.dtype)
            out.append((f, PREV(T), [s for s in segs(i) if not s[4]]))
        return out
    if len(order) < 4:
        order = list(rs.permutation(1500))
    return [(feats(i), PRE(1), segs(i)) for i in [order.pop() for _ in range(4)]]


params = [*lm.parameters(), *mlp1.parameters(), *fcs.parameters()]
opt = torch.optim.AdamW(params, lr=lr, weight_decay=0.01, betas=(0.9, 0.98))


def step(items, dev=False):
    ids, sid, pos, lab, vis, codes, kinds = build(items, dev)
    with torch.autocast("cpu", torch.bfloat16):
        h = forward(None if items[0][0] is None else [f for f, _, _ in items], ids, sid, pos, vis)
    h = h.float()
    sel = lab >= 0
    lg = lm.lm_head(h[sel])
    ce = F.cross_entropy(lg, lab[sel])
    ci = [(b, p, t) for b, c in enumerate(codes) for p, t in c]
    lc = torch.zeros(())
    ca = 1.0
    if ci:
        b, p, t = map(torch.tensor, zip(*ci))
        e = fcs(h[b, p].clone())
        lc = F.mse_loss(e, CODES[t])
        ca = ((e @ CODES.t()).argmax(1) == t).float().mean().item()
    return ce, lc, ca, lg, lab, kinds, sel


def save():
    torch.save({k: v for k, v in model.state_dict().items() if not k.startswith("grounding")}, dst + ".tmp")
    os.replace(dst + ".tmp", dst)


@torch.no_grad()
def evaluate(verbose=False):
    global rs
    keep, rs = rs, np.random.RandomState(5)
    ok = {}
    bad = []
    cas = []
    for s in range(NTR, len(pool), 10):
        items = [(feats(i), PRE(1), segs(i, True)) for i in range(s, min(s + 10, len(pool)))]
        ce, lc, ca, lg, lab, kinds, sel = step(items, True)
        pr = torch.full(lab.shape, -1)
        pr[sel] = lg.argmax(1)
        cas.append(ca)
        for b, ks in enumerate(kinds):
            for k, a0, a1, q, a in ks:
                good = bool((pr[b, a0:a1] == lab[b, a0:a1]).all())
                ok.setdefault(k, []).append(good)
                if not good:
                    bad.append((S.MODS[(s + b) % 10], k, q[:50], a, tk.decode(pr[b, a0:a1].tolist())))
    rs = keep
    print(
        "   DEV exact match: " + " ".join("%s %.2f(%d)" % (k, np.mean(v), len(v)) for k, v in sorted(ok.items())),
        "code acc %.3f" % np.mean(cas),
        flush=True,
    )
    if verbose:
        for x in bad[:40]:
            print("      ", x)


@torch.no_grad()
def seed_attention(n=240):
    """start one head of layers 0 and 1 as an 'abnormal patch' searcher: key = ridge probe of the lesion mask, query = constant (bias), in RoPE dims that hardly rotate"""
    hd = D // LLM["num_attention_heads"]
    dims = [12, 13, 14, 15, 28, 29, 30, 31]
    X, Y, P = [], [], []
    for i in range(n):
        me = pool.meta[i]
        z = mlp1(feats(i)[-1].float())
        ids = torch.tensor(PRE(1))
        x = lm.model.embed_tokens(ids).clone()
        x[ids == CTXID] = z
        X.append((x, ids == CTXID))
        Y.append(
            torch.from_numpy(
                np.asarray(
                    Image.fromarray(pool.mask(i, me["abn"]).astype(np.uint8) * 255).resize((16, 16), Image.BOX),
                    np.float32,
                ).reshape(-1)
                / 255
            )
            if me["abn"]
            else torch.zeros(256)
        )
    Yc = torch.cat(Y)
    for li in (0, 1):
        l = lm.model.layers[li]
        A = []
        for k, (x, sel) in enumerate(X):
            if li == 1:  # through layer 0
                f = torch.arange(x.shape[0]).float()[:, None] * lm.model.inv_freq
                e = torch.cat((f, f), -1)
                mask = torch.full((x.shape[0],) * 2, -1e9).triu(1)[None, None]
                x = lm.model.layers[0](x[None], e.cos()[None, None], e.sin()[None, None], mask, None)[0][0]
            A.append(l.input_layernorm(x)[sel])
        A = torch.cat(A)
        keep = (Yc < 0.1) | (Yc > 0.5)
        y = (Yc > 0.5).float()[keep]
        A1 = torch.cat([A[keep], torch.ones(int(keep.sum()), 1)], 1)
        w = 1 + y * (1 - y.mean()) / y.mean() * 0.3
        G = (A1 * w[:, None]).t() @ A1 + 3.0 * torch.eye(D + 1)
        v = torch.linalg.solve(G, (A1 * w[:, None]).t() @ y)
        s = A1 @ v
        print(
            "probe layer",
            li,
            "lesion %.2f+-%.2f" % (s[y > 0].mean(), s[y > 0].std()),
            "other %.2f+-%.2f" % (s[y == 0].mean(), s[y == 0].std()),
        )
        a = l.self_attn
        for d_ in dims:
            a.k_proj.weight[d_] = 2 * v[:D]
            a.k_proj.bias[d_] = 2 * v[D] - 0.5
            a.q_proj.weight[d_] *= 0.05
            a.q_proj.bias[d_] = 3.0


if __name__ == "__main__":
    if "--seedattn" in sys.argv:
        seed_attention()
    print(
        "vocab",
        V,
        "params: vit %d mlp1 %d llm %d fcs %d"
        % tuple(sum(p.numel() for p in m.parameters()) for m in (model.vision_model, mlp1, lm, fcs)),
        flush=True,
    )
    t0 = time.time()
    it = 0
    log = []
    nev = 1
    while time.time() - t0 < minutes * 60:
        fr = (time.time() - t0) / (minutes * 60)
        cur = max(lr * min(1, (it + 1) / 60) * (0.5 + 0.5 * np.cos(np.pi * fr)), lr * 0.02)
        for g in opt.param_groups:
            g["lr"] = cur
        ce, lc, ca, *_ = step(batch())
        loss = ce + 0.5 * lc
        opt.zero_grad()
        loss.backward()
        gn = torch.nn.utils.clip_grad_norm_(params, 1.0)
        opt.step()
        it += 1
        log.append((ce.item(), lc.item(), ca))
        if it % 50 == 0:
            print(
                "it %d %.0fs lr %.1e ce %.4f code %.3f acc %.3f"
                % ((it, time.time() - t0, cur) + tuple(np.mean(log[-50:], 0))),
                "%.2fs/it" % ((time.time() - t0) / it),
                "gn %.2f" % gn,
                len(cache),
                flush=True,
            )
        if time.time() - t0 > nev * 240:
            nev += 1
            evaluate()
            save()
    evaluate(True)
    save()
    print("done", it)
