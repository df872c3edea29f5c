"""Stage C: memory attention / memory encoder / object pointers (+ mask decoder at low rate) on short synthetic sequences; image encoder frozen.
train_mem.py RES MINUTES LR NSEQ IN OUT [--real k: also use synth.stack]"""

from common import *
from PIL import Image

res, minutes, lr, nseq, src, dst = (
    int(sys.argv[1]),
    float(sys.argv[2]),
    float(sys.argv[3]),
    int(sys.argv[4]),
    sys.argv[5],
    sys.argv[6],
)
torch.manual_seed(41 + res)
rs = np.random.RandomState(41 + res)
torch.set_num_threads(1)
ref = R.load_reference(REF, SAM)
sam = ref.chat.SAM2()
m = sam.sam2_model.eval()
ck = torch.load(src)
sam.load_state_dict(ck["sam"])
if not ck.get("mem"):
    for n, p in m.named_parameters():
        if n.startswith("memory_encoder") and (n.endswith("gamma") or n.endswith("g_weight")):
            p.data.fill_(0.1)
m.image_size = res
m.sam_image_embedding_size = res // 16
q = m.sam_prompt_encoder
q.image_embedding_size = (res // 16, res // 16)
q.input_image_size = (res, res)
q.mask_input_size = (res // 4, res // 4)
pool = Pool()
K = 5
Qm = res // 4


def crop(i, box):
    x = (
        torch.from_numpy(
            np.array(Image.fromarray(np.ascontiguousarray(pool.img(i))).resize((res, res), Image.BICUBIC, box=box))
        )
        .permute(2, 0, 1)
        .float()
        / 255
    )
    return (x + torch.randn_like(x) * 0.012 - MEAN) / STD


def mk(i, t, box):
    return torch.from_numpy(
        np.asarray(
            Image.fromarray(pool.mask(i, t).astype(np.uint8) * 255).resize(
                (Qm, Qm), Image.BILINEAR if Qm >= 256 else Image.BOX, box=tuple(b / 2 for b in box)
            ),
            np.float32,
        )
        / 255
    )


seqs = []
t0 = time.time()
with torch.no_grad():
    for s in range(nseq):
        i = int(rs.randint(len(pool)))
        real = rs.rand() < 0.35
        ts = [t for t in pool.meta[i]["masks"]]
        ab = pool.meta[i]["abn"]
        if real or not ts:
            o = S.stack(
                ["CT", "MRI", "ultrasound"][rs.randint(3)],
                int(rs.randint(10**6)),
                12,
                (512, 512),
                bool(rs.rand() < 0.7),
            )
            a = rs.randint(0, 12 - K + 1)
            o = o[a : a + K]
            xs = [
                (
                    (
                        torch.from_numpy(np.array(Image.fromarray(p["img"]).resize((res, res), Image.BICUBIC)))
                        .permute(2, 0, 1)
                        .float()
                        / 255
                    )
                    - MEAN
                )
                / STD
                for p in o
            ]
            nm = [S.ABN[o[0]["mod"]]] + (
                ["liver"] if o[0]["mod"] == "CT" else ["brain"] if o[0]["mod"] == "MRI" else []
            )
            ys = [
                [
                    torch.from_numpy(
                        np.asarray(
                            Image.fromarray(p["masks"][t].astype(np.uint8) * 255).resize((Qm, Qm), Image.BOX),
                            np.float32,
                        )
                        / 255
                    )
                    for t in nm
                ]
                for p in o
            ]
        else:
            nm = ([ab] if ab else []) + [t for t in ts if t != ab]
            nm = nm[:2]
            w = rs.uniform(0.85, 0.97) * 512
            x0, y0 = rs.uniform(0, 512 - w, 2)
            dx, dy, dw = rs.uniform(-5, 5), rs.uniform(-5, 5), rs.uniform(-6, 6)
            xs, ys = [], []
            for k in range(K):
                ww = float(np.clip(w + dw * k, 400, 512))
                bx, by = float(np.clip(x0 + dx * k, 0, 512 - ww)), float(np.clip(y0 + dy * k, 0, 512 - ww))
                box = (bx, by, bx + ww, by + ww)
                xs.append(crop(i, box))
                ys.append([mk(i, t, box) for t in nm])
        fr = []
        for x, y in zip(xs, ys):
            bo = m.forward_image(x[None])
            f = bo["backbone_fpn"]
            fr.append(([z.half() for z in f], torch.stack(y).to(torch.float16)))
        pos = bo["vision_pos_enc"]
        seqs.append((fr, nm))
print("cached", len(seqs), "in %.0fs" % (time.time() - t0), flush=True)
if not ck.get("mem"):
    with torch.no_grad():  # start as 'no memory': final LayerNorm is fitted so that its output resembles the prompted path's features; residual branches start small
        X = torch.cat([f[0][2][0].float().flatten(1).t() for fr, _ in seqs[:20] for f in fr[:2]])
        Y = X + m.no_mem_embed.view(1, -1)
        Z = F.layer_norm(X, (X.shape[1],))
        w = ((Z - Z.mean(0)) * (Y - Y.mean(0))).mean(0) / Z.var(0)
        m.memory_attention.norm.weight.copy_(w)
        m.memory_attention.norm.bias.copy_(Y.mean(0) - w * Z.mean(0))
        print(
            "norm fit: explained %.3f"
            % (1 - ((Z * w + m.memory_attention.norm.bias - Y) ** 2).mean() / Y.var(0).mean())
        )
        for l in m.memory_attention.layers:
            l.self_attn.out_proj.weight.mul_(0.2)
            l.linear2.weight.mul_(0.2)
mem = [
    p for n, p in m.named_parameters() if n.startswith(("memory_", "mask_downsample", "obj_ptr", "maskmem", "no_obj"))
]
dec = [p for n, p in m.named_parameters() if n.startswith("sam_mask_decoder") and "conv_s" not in n]
DF = float(sys.argv[7]) if len(sys.argv) > 7 else 0.15
opt = torch.optim.AdamW(
    [dict(params=mem, lr=lr, f=1.0), dict(params=dec, lr=lr, f=DF)], weight_decay=0.0, betas=(0.9, 0.98)
)
sizes = [(res // 4,) * 2, (res // 8,) * 2, (res // 16,) * 2]
flat = lambda x: x.flatten(2).permute(2, 0, 1)


def lossf(o, y):
    lmm, iou, obj = o[0], o[2], o[6]
    y3 = y[:, None].expand_as(lmm)
    has = (y.sum((1, 2)) > 3).float()
    bce = F.binary_cross_entropy_with_logits(lmm, y3, reduction="none").mean((2, 3))
    p = lmm.sigmoid()
    I = (p * y3).sum((2, 3))
    dn = p.sum((2, 3)) + y3.sum((2, 3))
    dice = 1 - (2 * I + 1) / (dn + 1)
    with torch.no_grad():
        h = (lmm > 0).float()
        yh = (y3 > 0.5).float()
        hi = (h * yh).sum((2, 3))
        tg = (hi + 1) / (h.sum((2, 3)) + yh.sum((2, 3)) - hi + 1)
        hb = (o[3] > 0).float()[:, 0]
        d = (2 * (hb * yh[:, 0]).sum((1, 2)) / (hb.sum((1, 2)) + yh[:, 0].sum((1, 2)) + 1e-6))[has > 0]
    return (4 * bce + has[:, None] * dice).mean() + 0.2 * F.mse_loss(
        iou, tg
    ) + 0.05 * F.binary_cross_entropy_with_logits(obj[:, 0], has), (d.mean().item() if len(d) else np.nan)


log = []
it = 0
t0 = time.time()
while time.time() - t0 < minutes * 60:
    frc = (time.time() - t0) / (minutes * 60)
    cur = lr * min(1, (it + 1) / 30) * max(0.03, 0.5 + 0.5 * np.cos(np.pi * frc))
    for g in opt.param_groups:
        g["lr"] = cur * g["f"]
    tot, ds = 0, [[], []]
    for s in rs.randint(0, len(seqs), 2 if res == 512 else 1):
        fr, nm = seqs[s]
        n = len(nm)
        code = CODES[[S.ALL.index(t) for t in nm]]
        code = (code + 0.2 * torch.randn_like(code))[:, None]
        c = int(rs.choice([1, 2, 3]))
        ks = list(range(c)) + list(range(c, min(K, c + 2)))
        od = dict(cond_frame_outputs={}, non_cond_frame_outputs={})
        for k in ks:
            f = [z.float().expand(n, -1, -1, -1) for z in fr[k][0]]
            y = fr[k][1].float()
            cv = [flat(z) for z in f]
            cp = [flat(z.expand(n, -1, -1, -1)) for z in pos]
            cond = k < c
            pix = m._prepare_memory_conditioned_features(
                frame_idx=k,
                is_init_cond_frame=cond,
                current_vision_feats=cv[-1:],
                current_vision_pos_embeds=cp[-1:],
                feat_sizes=sizes[-1:],
                output_dict=od,
                num_frames=12,
            )
            o = m._forward_sam_heads(
                backbone_features=pix,
                high_res_features=f[:-1],
                multimask_output=True,
                language_embd=code if cond else None,
            )
            l, d = lossf(o, y)
            tot = tot + (l if not cond else 0.5 * l)
            ds[int(cond)].append(d)
            if k == ks[-1]:
                break
            mf, mp = m._encode_new_memory(
                current_vision_feats=cv, feat_sizes=sizes, pred_masks_high_res=o[4].detach(), is_mask_from_pts=False
            )
            od["cond_frame_outputs" if cond else "non_cond_frame_outputs"][k] = dict(
                maskmem_features=mf, maskmem_pos_enc=mp, obj_ptr=o[5]
            )
    opt.zero_grad()
    tot.backward()
    torch.nn.utils.clip_grad_norm_(mem + dec, 1.0)
    opt.step()
    it += 1
    log.append((tot.item(), np.nanmean(ds[0]), np.nanmean(ds[1])))
    if it % 20 == 0:
        print(
            "it %d %.0fs loss %.3f dice propagated %.3f prompted %.3f  %.2fs/it"
            % ((it, time.time() - t0) + tuple(np.nanmean(log[-20:], 0)) + ((time.time() - t0) / it,)),
            flush=True,
        )
ck["sam"] = sam.state_dict()
ck["mem"] = True
torch.save(ck, dst)
print("done", it)
