"""Stage B1: InternViT pre-training with dense per-patch labels (throw-away heads).  train_vit.py MINUTES LR OUT"""

from common import *

minutes, lr, dst = float(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
src = sys.argv[4] if len(sys.argv) > 4 else None
torch.manual_seed(21)
rs = np.random.RandomState(21)
torch.set_num_threads(1)
ref = R.load_reference(REF, SAM)
from PIL import Image


def attn(self, x):
    B, N, C = x.shape
    q, k, v = self.qkv(x).reshape(B, N, 3, self.num_heads, C // self.num_heads).permute(2, 0, 3, 1, 4).unbind(0)
    return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(B, N, C))


ref.vit.InternAttention._naive_attn = attn
cfgd = MC.config_dict(dict(vit=VIT, llm=LLM), 1000)
cfg = ref.cfg.Sa2VAChatConfig(**json.loads(json.dumps(cfgd)))
cfg.vision_config.use_flash_attn = False
vit = ref.vit.InternVisionModel(cfg.vision_config).eval()
D = VIT["hidden_size"]
NT = len(S.ALL)


def sin2d(n, d):
    g = torch.arange(n).float() / n
    f = 2 ** torch.linspace(0, 4, d // 4) * 3.1416
    e = torch.cat([torch.sin(g[:, None] * f), torch.cos(g[:, None] * f)], 1)
    return torch.cat([e[:, None].expand(n, n, -1), e[None].expand(n, n, -1)], 2).reshape(n * n, -1)


for n, p in vit.named_parameters():
    if n.endswith("position_embedding"):
        p.data.normal_(0, 0.02)
        p.data[0, 1:] += 0.5 * sin2d(32, D)
    elif p.ndim == 2:
        torch.nn.init.normal_(p, std=0.6 / p.shape[1] ** 0.5)
head = torch.nn.Sequential(torch.nn.LayerNorm(D), torch.nn.Linear(D, NT))
hmod = torch.nn.Linear(2 * D, 10 + 1)
hpos = torch.nn.Linear(D, 2)
if src:
    ck = torch.load(src)
    vit.load_state_dict(ck["vit"])
    head.load_state_dict(ck["head"])
    hmod.load_state_dict(ck["hmod"])
PW = torch.ones(NT)
for t in S.ALL:
    PW[S.ALL.index(t)] = (
        8.0
        if t in S.ABN.values()
        else (
            3.0
            if t
            in (
                "bladder",
                "optic disc",
                "lumen",
                "ventricle",
                "vessel",
                "left kidney",
                "right kidney",
                "spleen",
                "nuclei",
            )
            else 1.5
        )
    )
params = [*vit.parameters(), *head.parameters(), *hmod.parameters(), *hpos.parameters()]
opt = torch.optim.AdamW(params, lr=lr, weight_decay=0.02, betas=(0.9, 0.98))
pool = Pool()
B = 8
order = []
log = []
it = 0
t0 = time.time()
yy, xx = torch.meshgrid(torch.arange(32) / 31.0 * 2 - 1, torch.arange(32) / 31.0 * 2 - 1, indexing="ij")
pos = torch.stack([xx, yy], -1).reshape(1, 1024, 2)


def sample(i):
    x0, y0, x1, y1 = 0.0, 0.0, 512.0, 512.0
    u = rs.rand()
    if u < 0.08:
        W, H = rs.uniform(0.33, 0.6, 2) * 512
    elif u < 0.45:
        W, H = rs.uniform(0.85, 1, 2) * 512
    else:
        W = H = 512.0
    x0, y0 = rs.uniform(0, 512 - W + 1e-6), rs.uniform(0, 512 - H + 1e-6)
    x1, y1 = x0 + W, y0 + H
    x = (
        torch.from_numpy(
            np.array(
                Image.fromarray(np.ascontiguousarray(pool.img(i))).resize(
                    (448, 448), Image.BICUBIC, box=(x0, y0, min(512, x1), min(512, y1))
                )
            )
        )
        .permute(2, 0, 1)
        .float()
        / 255
    )
    x = (x - MEAN) / STD
    if rs.rand() < 0.3:
        x = x + torch.randn_like(x) * rs.uniform(0, 0.15)
    d = np.zeros((NT, 32, 32), np.float32)
    for t in pool.meta[i]["masks"]:
        d[S.ALL.index(t)] = (
            np.asarray(
                Image.fromarray(pool.mask(i, t).astype(np.uint8) * 255).resize(
                    (32, 32), Image.BOX, box=(x0 / 2, y0 / 2, min(256, x1 / 2), min(256, y1 / 2))
                ),
                np.float32,
            )
            / 255
        )
    ab = d[S.ALL.index(S.ABN[pool.meta[i]["mod"]])].max() > 0.5
    return x, torch.from_numpy(d), S.MODS.index(pool.meta[i]["mod"]), float(ab), W == 512


def save():
    torch.save(dict(vit=vit.state_dict(), head=head.state_dict(), hmod=hmod.state_dict(), it=it), dst + ".tmp")
    os.replace(dst + ".tmp", dst)


while time.time() - t0 < minutes * 60:
    fr = (time.time() - t0) / (minutes * 60)
    cur = max(lr * min(1, (it + 1) / 50) * (0.5 + 0.5 * np.cos(np.pi * fr)), lr * 0.02)
    for g in opt.param_groups:
        g["lr"] = cur
    if len(order) < B:
        order = list(rs.permutation(len(pool)))
    x, d, mo, ab, full = zip(*[sample(order.pop()) for _ in range(B)])
    x, d, mo, ab = torch.stack(x), torch.stack(d), torch.tensor(mo), torch.tensor(ab)
    with torch.autocast("cpu", torch.bfloat16):
        h = vit(pixel_values=x, return_dict=True).last_hidden_state
    h = h.float()
    f = h[:, 1:]
    lg = head(f)
    g = hmod(torch.cat([h[:, 0], f.mean(1)], 1))
    y = d.flatten(2).transpose(1, 2)
    ld = F.binary_cross_entropy_with_logits(lg, y, reduction="none", pos_weight=PW).mean() * 26
    lm = F.cross_entropy(g[:, :10], mo)
    la = F.binary_cross_entropy_with_logits(g[:, 10], ab)
    lp = F.mse_loss(hpos(f), pos.expand(B, -1, -1))
    loss = ld + 0.3 * lm + 0.3 * la + 0.3 * lp
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(params, 1.0)
    opt.step()
    it += 1
    with torch.no_grad():
        pr, yb = lg.sigmoid() > 0.5, y > 0.5
        iou = (pr & yb).sum() / ((pr | yb).sum() + 1e-6)
        aci = torch.tensor([S.ALL.index(S.ABN[S.MODS[k]]) for k in mo])
        pa = pr[torch.arange(B), :, aci]
        ya = yb[torch.arange(B), :, aci]
        ia = (pa & ya).sum() / ((pa | ya).sum() + 1e-6)
    log.append((ld.item(), lm.item(), la.item(), lp.item(), iou.item(), ia.item()))
    if it % 20 == 0:
        print(
            "it %d %.0fs lr %.1e dense %.3f mod %.3f abn %.3f pos %.3f iou %.3f iou_abn %.3f"
            % ((it, time.time() - t0, cur) + tuple(np.mean(log[-20:], 0))),
            "%.2fs/it" % ((time.time() - t0) / it),
            flush=True,
        )
    if it % 100 == 0:
        save()
save()
print("done", it, it * B)
