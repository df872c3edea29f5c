"""Stage A: SAM2 branch.  train_sam.py RES MINUTES LR IN|- OUT   (RES 512 or 1024)
Prompt = fixed orthogonal +-1 code per target (+ noise); all three mask heads are supervised, plus IoU and object scores.
"""

from common import *

res, minutes, lr, src, dst = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), sys.argv[4], sys.argv[5]
seed = 11 + res
torch.manual_seed(seed)
rs = np.random.RandomState(seed)
torch.set_num_threads(1)
ref = R.load_reference(REF, SAM)
sam = ref.chat.SAM2()
m = sam.sam2_model.eval()
NT = len(S.ALL)
aux0, aux2 = torch.nn.Conv2d(64, NT, 1), torch.nn.Conv2d(64, NT, 1)


def init():
    for n, p in m.named_parameters():
        if "pos_embed" in n:
            torch.nn.init.normal_(p, std=0.1)
        elif "maskmem_tpos" in n or "no_mem" in n or "no_obj" in n:
            torch.nn.init.normal_(p, std=0.05)
        elif "memory_encoder" in n and n.endswith("gamma"):
            p.data.fill_(0.1)
        elif "fuser" in n and p.ndim == 1 and "gamma" in n:
            p.data.fill_(0.1)
    m.sam_prompt_encoder.pe_layer.positional_encoding_gaussian_matrix.copy_(torch.randn(2, 32) * 1.0)


if src == "-":
    init()
else:
    ck = torch.load(src)
    sam.load_state_dict(ck["sam"])
    aux0.load_state_dict(ck["aux0"])
    aux2.load_state_dict(ck["aux2"])


def set_res(r):
    m.image_size = r
    m.sam_image_embedding_size = r // 16
    m.sam_prompt_encoder.image_embedding_size = (r // 16, r // 16)
    m.sam_prompt_encoder.input_image_size = (r, r)
    m.sam_prompt_encoder.mask_input_size = (r // 4, r // 4)


set_res(res)
pool = Pool()
from PIL import Image

MIXED = (
    "--mixed" in sys.argv
)  # 512 and 1024 batches alternate, the last 35 % of the time only 1024; hard targets drawn more often
B = 6 if res == 512 else 3
Q = res // 4
wt = np.ones(len(pool))
if MIXED:
    for i, me in enumerate(pool.meta):
        wt[i] = {"CT": 3.2, "X-ray": 1.5, "PET": 1.6, "endoscopy": 1.3, "OCT": 1.2, "pathology": 1.0}.get(
            me["mod"], 0.6
        ) * (1.5 if me["abn"] and me["mod"] in ("CT", "X-ray", "OCT", "PET", "endoscopy", "pathology") else 0.8)
wt = wt / wt.sum()


def sample(i):
    im = pool.img(i)
    me = pool.meta[i]
    x0, y0, x1, y1 = 0, 0, 512, 512
    if rs.rand() < 0.4:
        W, H = rs.uniform(0.8, 1, 2) * 512
        x0, y0 = rs.uniform(0, 512 - W), rs.uniform(0, 512 - H)
        x1, y1 = x0 + W, y0 + H
    pil = Image.fromarray(np.ascontiguousarray(im))
    if (x0, y0, x1, y1) != (0, 0, res, res):
        pil = pil.resize((res, res), Image.BICUBIC, box=(x0, y0, x1, y1))
    x = torch.from_numpy(np.array(pil)).permute(2, 0, 1).float() / 255
    if rs.rand() < 0.3:
        x = x + torch.randn(1, res, res) * rs.uniform(0, 0.03)
    x = (x - MEAN) / STD
    dense = np.zeros((NT, Q, Q), np.float32)
    for t in me["masks"]:
        dense[S.ALL.index(t)] = (
            np.asarray(
                Image.fromarray(pool.mask(i, t).astype(np.uint8) * 255).resize(
                    (Q, Q), Image.BOX if Q <= 256 else Image.BILINEAR, box=(x0 / 2, y0 / 2, x1 / 2, y1 / 2)
                ),
                np.float32,
            )
            / 255
        )
    return x, torch.from_numpy(dense)


present = lambda i: [S.ALL.index(t) for t in pool.meta[i]["masks"]]


def pick_targets(i):
    p = present(i)
    rs.shuffle(p)
    p = p[:5]
    ab = S.ALL.index(S.ABN[pool.meta[i]["mod"]])
    if pool.meta[i]["abn"] is None and rs.rand() < 0.8:
        p = p[:4] + [ab]
    elif ab not in p:
        p = p[:3] + [ab]
    if rs.rand() < 0.12:
        p = p[:3] + [rs.randint(NT)]
    return sorted(set(p))


params = (
    [p for n, p in m.named_parameters() if not n.startswith(("memory_", "mask_downsample", "obj_ptr", "maskmem"))]
    + list(aux0.parameters())
    + list(aux2.parameters())
)
opt = torch.optim.AdamW(params, lr=lr, weight_decay=0.01, betas=(0.9, 0.98))
t0 = time.time()
it = 0
order = []
log = []


def save():
    torch.save(dict(sam=sam.state_dict(), aux0=aux0.state_dict(), aux2=aux2.state_dict(), it=it), dst + ".tmp")
    os.replace(dst + ".tmp", dst)


while True:
    fr = (time.time() - t0) / (minutes * 60)
    if fr >= 1:
        break
    cur = lr * min(1, (it + 1) / 40) * (0.5 + 0.5 * np.cos(np.pi * fr) * 1.0 if fr < 1 else 0)
    cur = max(cur, lr * 0.03)
    for g in opt.param_groups:
        g["lr"] = cur
    if MIXED:
        res = 512 if fr < 0.65 and it % 4 != 3 else 1024
        set_res(res)
        Q = res // 4
        B = 6 if res == 512 else 2
    if len(order) < B:
        order = list(rs.choice(len(pool), len(pool), p=wt))
    ids = [order.pop() for _ in range(B)]
    xs, ds = zip(*[sample(i) for i in ids])
    x, d = torch.stack(xs), torch.stack(ds)
    with torch.autocast("cpu", torch.bfloat16, enabled=False):
        bo = m.image_encoder(x)
        f = bo["backbone_fpn"]
        a0, a2 = aux0(f[0]), aux2(f[2])
        hr = [m.sam_mask_decoder.conv_s0(f[0]), m.sam_mask_decoder.conv_s1(f[1])]
        pix = f[2] + m.no_mem_embed.view(1, -1, 1, 1)
        bi, ti = [], []
        for b, i in enumerate(ids):
            for t in pick_targets(i):
                bi.append(b)
                ti.append(t)
        bi, ti = torch.tensor(bi), torch.tensor(ti)
        sp, de = m.sam_prompt_encoder(
            points=(torch.zeros(len(bi), 1, 2), -torch.ones(len(bi), 1, dtype=torch.int32)), boxes=None, masks=None
        )
        code = CODES[ti] * (1 + 0.15 * torch.randn(len(ti), 1)) + 0.25 * torch.randn(len(ti), DIM)
        sp = torch.cat([sp, code[:, None]], 1)
        lm, iou, tok, obj = m.sam_mask_decoder(
            image_embeddings=pix[bi],
            image_pe=m.sam_prompt_encoder.get_dense_pe(),
            sparse_prompt_embeddings=sp,
            dense_prompt_embeddings=de,
            multimask_output=True,
            repeat_image=False,
            high_res_features=[h[bi] for h in hr],
        )
    y = d[bi, ti][:, None].expand_as(lm)
    lm = lm.float()
    has = (y[:, 0].sum((1, 2)) > 3).float()
    bce = F.binary_cross_entropy_with_logits(lm, y, reduction="none").mean((2, 3))
    p = lm.sigmoid()
    inter = (p * y).sum((2, 3))
    den = p.sum((2, 3)) + y.sum((2, 3))
    dice = 1 - (2 * inter + 1) / (den + 1)
    seg = (4 * bce + has[:, None] * dice).mean()
    with torch.no_grad():
        hard = (lm > 0).float()
        yh = (y > 0.5).float()
        hi = (hard * yh).sum((2, 3))
        tgt = (hi + 1) / (hard.sum((2, 3)) + yh.sum((2, 3)) - hi + 1)
        hd = (2 * hi / (hard.sum((2, 3)) + yh.sum((2, 3)) + 1e-6))[has > 0].mean().item()
    li = F.mse_loss(iou, tgt)
    lo = F.binary_cross_entropy_with_logits(obj[:, 0], has)
    la = (
        F.binary_cross_entropy_with_logits(a0, d) * 6
        + F.binary_cross_entropy_with_logits(a2, F.adaptive_avg_pool2d(d, a2.shape[-1])) * 6
    )
    loss = seg + 0.2 * li + 0.1 * lo + la * (1.0 if fr < 0.6 else 0.3)
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(params, 1.0)
    opt.step()
    it += 1
    log.append((seg.item(), hd, la.item(), lo.item()))
    if it % 20 == 0:
        print(
            "it %d t %.0fs lr %.1e seg %.3f dice %.3f aux %.3f obj %.3f  %.2fs/it"
            % ((it, time.time() - t0, cur) + tuple(np.nanmean(log[-20:], 0)) + ((time.time() - t0) / it,)),
            flush=True,
        )
    if it % 100 == 0:
        save()
save()
print("done", it, "images", it * B)
