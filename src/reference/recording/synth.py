"""Seeded generator of synthetic, biomedical-LOOKING pictures (ten 'modalities') with exact masks.  Own work, licence free.
Nothing here is medical data; shapes, colours and 'findings' are invented."""

import numpy as np
from PIL import Image

try:
    from scipy.ndimage import gaussian_filter
except ImportError:
    gaussian_filter = None  # only needed to make pictures

MODS = ["pathology", "CT", "MRI", "X-ray", "ultrasound", "OCT", "PET", "endoscopy", "fundus", "dermoscopy"]
TARGETS = {
    "pathology": ["nuclei", "tumor"],
    "CT": ["liver", "left kidney", "right kidney", "kidney", "spleen", "liver tumor"],
    "MRI": ["brain", "ventricle", "brain tumor"],
    "X-ray": ["left lung", "right lung", "lung", "heart", "opacity"],
    "ultrasound": ["nodule"],
    "OCT": ["retina", "fluid"],
    "PET": ["bladder", "lesion"],
    "endoscopy": ["lumen", "polyp"],
    "fundus": ["optic disc", "vessel", "exudate"],
    "dermoscopy": ["skin lesion"],
}
ABN = {
    "pathology": "tumor",
    "CT": "liver tumor",
    "MRI": "brain tumor",
    "X-ray": "opacity",
    "ultrasound": "nodule",
    "OCT": "fluid",
    "PET": "lesion",
    "endoscopy": "polyp",
    "fundus": "exudate",
    "dermoscopy": "skin lesion",
}
ALL = [t for m in MODS for t in TARGETS[m]]
MOD_OF = {t: m for m in MODS for t in TARGETS[m]}

RS, DX, DY = 1.0, 0.0, 0.0  # lesion radius factor and drift, used for stacks only


def grid(h, w):
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    return (x + 0.5) / w, (y + 0.5) / h


def snoise(r, h, w, cells, amp=1.0):
    g = r.randn(max(2, int(cells * h / max(h, w)) + 2), max(2, int(cells * w / max(h, w)) + 2)).astype(np.float32)
    return amp * np.asarray(Image.fromarray(g).resize((w, h), Image.BICUBIC))


def blob(x, y, cx, cy, rx, ry, th=0.0, wob=0.0, r=None, soft=None):
    """signed 'radius' field <1 inside; irregular outline when wob>0"""
    c, s = np.cos(th), np.sin(th)
    u, v = (x - cx) * c + (y - cy) * s, -(x - cx) * s + (y - cy) * c
    d = np.sqrt((u / rx) ** 2 + (v / ry) ** 2)
    if wob > 0:
        a = np.arctan2(v / ry, u / rx)
        k = np.zeros_like(a)
        for n in (2, 3, 4, 5):
            k += r.randn() / n * np.cos(n * a + r.uniform(0, 6.28))
        d = d * (1 + wob * k)
    return d


def mixc(img, m, col):
    m = np.clip(m, 0, 1)[..., None]
    return img * (1 - m) + np.asarray(col, np.float32) * m


def edge(d, k=40.0):
    return 1 / (1 + np.exp(np.clip((d - 1) * k, -30, 30)))


def loc_of(cx, cy):
    v = "upper" if cy < 1 / 3 else "lower" if cy > 2 / 3 else ""
    h = "left" if cx < 1 / 3 else "right" if cx > 2 / 3 else ""
    return (v + " " + h).strip() or "central"


def clear_loc(cx, cy, m=0.035):
    return all(abs(c - b) > m for c in (cx, cy) for b in (1 / 3, 2 / 3))


def pick(r, f, n=60):
    for _ in range(n):
        cx, cy = f()
        if clear_loc(cx, cy):
            break
    return cx, cy


def gray3(a):
    return np.repeat(a[..., None], 3, -1)


def pathology(r, h, w, abn, big):
    x, y = grid(h, w)
    t = r.uniform(0, 3.14)
    img = np.empty((h, w, 3), np.float32)
    img[:] = np.array([232, 186, 208]) + r.uniform(-10, 10, 3)
    fib = snoise(r, h, w, 14, 9) + 7 * np.sin((x * np.cos(t) + y * np.sin(t)) * 70 + snoise(r, h, w, 6, 3))
    img += fib[..., None] * np.array([0.5, 1.0, 0.7])
    for _ in range(r.randint(0, 3)):
        d = blob(
            x,
            y,
            r.uniform(0.1, 0.9),
            r.uniform(0.1, 0.9),
            r.uniform(0.03, 0.07),
            r.uniform(0.03, 0.07),
            r.uniform(0, 3),
            0.1,
            r,
        )
        img = mixc(img, edge(d, 25) * 0.85, [246, 240, 246])
    reg = None
    info = {}
    if abn:
        R = r.uniform(0.19, 0.25) if big else r.uniform(0.10, 0.13)
        cx, cy = pick(r, lambda: (r.uniform(0.2, 0.8), r.uniform(0.2, 0.8)))
        reg = blob(x, y, cx, cy, R, R * r.uniform(0.85, 1.15), r.uniform(0, 3), 0.06, r)
        img = mixc(img, edge(reg, 15) * 0.45, [190, 120, 180])
        info = dict(c=(cx, cy))
    nuc = np.zeros((h, w), bool)
    S = min(h, w)
    pts = []

    def put(px, py, rad, dark):
        for qx, qy, qr in pts:
            if (qx - px) ** 2 + (qy - py) ** 2 < ((rad + qr) * 0.95) ** 2:
                return
        pts.append((px, py, rad))
        a, b, th = rad * r.uniform(0.95, 1.25), rad * r.uniform(0.75, 0.95), r.uniform(0, 3.14)
        X0, X1, Y0, Y1 = (
            int(max(0, px - 2 * rad)),
            int(min(w, px + 2 * rad + 1)),
            int(max(0, py - 2 * rad)),
            int(min(h, py + 2 * rad + 1)),
        )
        if X1 <= X0 or Y1 <= Y0:
            return
        yy, xx = np.mgrid[Y0:Y1, X0:X1].astype(np.float32)
        u, v = (xx - px) * np.cos(th) + (yy - py) * np.sin(th), -(xx - px) * np.sin(th) + (yy - py) * np.cos(th)
        d = np.sqrt((u / a) ** 2 + (v / b) ** 2)
        col = (np.array([98, 68, 150]) if not dark else np.array([72, 38, 118])) + r.uniform(-12, 12, 3)
        tex = r.randn(Y1 - Y0, X1 - X0, 1) * 9
        m = edge(d, 9)[..., None]
        img[Y0:Y1, X0:X1] = img[Y0:Y1, X0:X1] * (1 - m) + (col + tex - 14 * (d > 0.75)[..., None]) * m
        nuc[Y0:Y1, X0:X1] |= d < 1

    if abn:
        n = int(np.pi * (R**2) * 420)
        for _ in range(n * 2):
            a, q = r.uniform(0, 6.28), R * 1.02 * np.sqrt(r.uniform())
            px, py = cx + q * np.cos(a), cy + q * np.sin(a)
            put(px * w, py * h, r.uniform(0.0200, 0.0265) * S, True)
    for _ in range(r.randint(60, 95)):
        px, py = r.uniform(0, 1), r.uniform(0, 1)
        if reg is not None and reg[min(h - 1, int(py * h)), min(w - 1, int(px * w))] < 1.12:
            continue
        put(px * w, py * h, r.uniform(0.0165, 0.0225) * S, False)
    img += r.randn(h, w, 1) * 3
    ms = {"nuclei": nuc}
    if abn:
        ms["tumor"] = reg < 1
    return img, ms, info


def ct(r, h, w, abn, big):
    x, y = grid(h, w)
    a = np.full((h, w), 4.0, np.float32)
    sx, sy = r.uniform(0.96, 1.04), r.uniform(0.96, 1.04)
    ox, oy = r.uniform(-0.02, 0.02), r.uniform(-0.02, 0.02)
    X, Y = 0.5 + (x - 0.5 - ox) / sx, 0.5 + (y - 0.5 - oy) / sy
    body = blob(X, Y, 0.5, 0.5, 0.44, 0.35, 0, 0.015, r)
    a = np.where(body < 1, 70, a)
    a = np.where(body < 0.90, 108 + snoise(r, h, w, 10, 6), a)
    sp = blob(X, Y, 0.5, 0.72, 0.065, 0.06, 0, 0.05, r)
    a = np.where(sp < 1, 215 + snoise(r, h, w, 20, 12), a)
    a = np.where(blob(X, Y, 0.5, 0.80, 0.02, 0.05) < 1, 200, a)
    a = np.where(blob(X, Y, 0.47, 0.62, 0.028, 0.028) < 1, 160, a)
    for k in range(12):
        an = k / 12 * 6.28 + 0.2
        a = np.where(
            blob(X, Y, 0.5 + 0.405 * np.cos(an), 0.5 + 0.318 * np.sin(an), 0.025, 0.011, an + 1.57) < 1, 205, a
        )
    for _ in range(7):
        a = np.where(
            blob(
                X,
                Y,
                r.uniform(0.5, 0.72),
                r.uniform(0.3, 0.55),
                r.uniform(0.02, 0.045),
                r.uniform(0.02, 0.04),
                r.uniform(0, 3),
                0.08,
                r,
            )
            < 1,
            r.choice([88, 96, 125, 60]),
            a,
        )
    liv = blob(
        X,
        Y,
        0.305 + r.uniform(-0.01, 0.01),
        0.42 + r.uniform(-0.015, 0.015),
        0.165 * r.uniform(0.93, 1.07),
        0.175 * r.uniform(0.93, 1.05),
        r.uniform(-0.2, 0.25),
        0.05,
        r,
    )
    a = np.where(liv < 1, 146 + snoise(r, h, w, 16, 4), a)
    spl = blob(
        X,
        Y,
        0.79 + r.uniform(-0.01, 0.01),
        0.43 + r.uniform(-0.02, 0.02),
        0.065 * r.uniform(0.9, 1.1),
        0.10 * r.uniform(0.9, 1.1),
        r.uniform(-0.25, 0.1),
        0.05,
        r,
    )
    a = np.where(spl < 1, 166 + snoise(r, h, w, 16, 3), a)
    ks = []
    for cx in (0.335, 0.665):
        k = blob(
            X,
            Y,
            cx + r.uniform(-0.015, 0.015),
            0.665 + r.uniform(-0.015, 0.015),
            0.058 * r.uniform(0.9, 1.12),
            0.075 * r.uniform(0.9, 1.12),
            r.uniform(-0.3, 0.3),
            0.04,
            r,
        )
        a = np.where(k < 1, 190, a)
        a = np.where(k < 0.42, 150, a)
        ks.append(k < 1)
    ms = {
        "liver": (liv < 1) & ~ks[0],
        "right kidney": ks[0],
        "left kidney": ks[1],
        "kidney": ks[0] | ks[1],
        "spleen": (spl < 1) & ~ks[1],
    }
    info = {}
    if abn:
        R = r.uniform(0.075, 0.095) if big else r.uniform(0.038, 0.05)
        lim = 1 - R / 0.17

        def f():
            an, q = r.uniform(0, 6.28), lim * np.sqrt(r.uniform())
            return 0.305 + 0.15 * q * np.cos(an), 0.42 + 0.16 * q * np.sin(an)

        cx, cy = pick(r, f)
        tu = blob(X, Y, cx + DX, cy + DY, R * RS, R * RS * r.uniform(0.85, 1.15), r.uniform(0, 3), 0.05, r)
        br = r.uniform() < 0.35
        a = a + edge(tu, 20) * ((200 if br else 92) - a) + np.where(tu < 1, snoise(r, h, w, 30, 5), 0)
        ms["liver tumor"] = tu < 1
        info = dict(c=(float(ox + 0.5 + (cx - 0.5) * sx), float(oy + 0.5 + (cy - 0.5) * sy)))
    a = gaussian_filter(a, 0.7) + r.randn(h, w) * r.uniform(4, 8)
    return gray3(a), ms, info


def mri(r, h, w, abn, big):
    x, y = grid(h, w)
    a = np.full((h, w), 6.0, np.float32)
    ox, oy = r.uniform(-0.03, 0.03, 2)
    X, Y = x - ox, y - oy
    rx, ry = r.uniform(0.34, 0.38), r.uniform(0.40, 0.44)
    a = np.where(blob(X, Y, 0.5, 0.5, rx * 1.16, ry * 1.12) < 1, 150, a)
    a = np.where(blob(X, Y, 0.5, 0.5, rx * 1.09, ry * 1.06) < 1, 25, a)
    br = blob(X, Y, 0.5, 0.5, rx, ry, 0, 0.012, r)
    gy = np.sin(snoise(r, h, w, 11, 2.6) * 3)
    tis = 118 + 20 * gy + snoise(r, h, w, 5, 5)
    tis = np.where(br < 0.72, 132 + 6 * gy, tis)
    a = np.where(br < 1, tis, a)
    a = np.where((np.abs(X - 0.5) < 0.006) & (br < 1) & (br > 0.3), 60, a)
    vs = np.zeros((h, w), bool)
    for s in (-1, 1):
        v = blob(
            X,
            Y,
            0.5 + s * r.uniform(0.05, 0.06),
            0.47 + r.uniform(-0.02, 0.02),
            r.uniform(0.027, 0.036),
            r.uniform(0.095, 0.12),
            s * r.uniform(0.15, 0.3),
            0.04,
            r,
        )
        vs |= v < 1
    a = np.where(vs, 42, a)
    ms = {"brain": br < 1}
    info = {}
    if abn:
        R = r.uniform(0.105, 0.14) if big else r.uniform(0.045, 0.06)

        def f():
            an, q = r.uniform(0, 6.28), (1 - R / 0.36) * np.sqrt(r.uniform(0.15, 1))
            return 0.5 + ox + rx * q * np.cos(an), 0.5 + oy + ry * q * np.sin(an)

        cx, cy = pick(r, f)
        tu = blob(x, y, cx + DX, cy + DY, R * RS, R * RS * r.uniform(0.85, 1.15), r.uniform(0, 3), 0.07, r)
        tm = (tu < 1) & (br < 1)
        a = a + edge(tu, 18) * (br < 1) * (222 + snoise(r, h, w, 25, 6) - a)
        if big and r.uniform() < 0.5:
            a = a - 70 * edge(tu / 0.45, 10)
        ms["brain tumor"] = tm
        vs &= ~(tu < 1)
        info = dict(c=(float(cx), float(cy)))
    ms["ventricle"] = vs
    a = gaussian_filter(a, 0.8) + r.randn(h, w) * r.uniform(3, 6)
    return gray3(a), ms, info


def xray(r, h, w, abn, big):
    x, y = grid(h, w)
    ox, oy = r.uniform(-0.02, 0.02, 2)
    X, Y = x - ox, y - oy
    a = 30 + 130 * edge(blob(X, Y, 0.5, 0.62, 0.47, 0.62), 12) + snoise(r, h, w, 5, 5)
    a += 45 * np.exp(-(((X - 0.5) / 0.05) ** 2))
    lungs = []
    for s, cx in ((-1, 0.305), (1, 0.695)):
        l = blob(
            X,
            Y,
            cx + r.uniform(-0.01, 0.01),
            0.47,
            0.150 * r.uniform(0.93, 1.06),
            0.315 * r.uniform(0.94, 1.04),
            s * r.uniform(0.04, 0.12),
            0.03,
            r,
        )
        lungs.append(l)
    hx = 0.56 + r.uniform(-0.01, 0.01)
    heart = blob(X, Y, hx, 0.64, 0.135 * r.uniform(0.92, 1.1), 0.145 * r.uniform(0.92, 1.08), 0.5, 0.03, r)
    lm = [(l < 1) & (heart > 1) for l in lungs]
    for l in lungs:
        a = a - 98 * edge(l, 26)
    a = np.where(heart < 1, 0, a) + 0 if False else a + edge(heart, 22) * (188 - a)
    for k in range(9):
        yy = 0.16 + k * 0.085
        for s in (-1, 1):
            c = yy + 0.06 * ((X - 0.5) * s - 0.1) ** 2 * 9 + 0.03
            a += 17 * np.exp(-(((Y - c) / 0.011) ** 2)) * ((X - 0.5) * s > 0.03) * ((X - 0.5) * s < 0.40)
    a += 24 * np.exp(-(((Y - 0.13 - 0.25 * np.abs(X - 0.5)) / 0.014) ** 2)) * (np.abs(X - 0.5) < 0.34)
    ms = {"right lung": lm[0], "left lung": lm[1], "lung": lm[0] | lm[1], "heart": heart < 1}
    info = {}
    if abn:
        R = r.uniform(0.085, 0.11) if big else r.uniform(0.04, 0.052)
        s = r.randint(2)

        def f():
            return (0.305, 0.695)[s] + ox + r.uniform(-0.05, 0.05), 0.47 + oy + r.uniform(-0.22, 0.2)

        for _ in range(40):
            cx, cy = pick(r, f)
            if blob(np.float32(cx - ox), np.float32(cy - oy), hx, 0.64, 0.135 + R * 0.7, 0.145 + R * 0.7) > 1:
                break
        o = blob(x, y, cx, cy, R, R * r.uniform(0.9, 1.15), r.uniform(0, 3), 0.05, r)
        a = a + edge(o, 9) * (190 + snoise(r, h, w, 22, 6) - a) * 0.92
        ms["opacity"] = o < 1
        info = dict(c=(float(cx), float(cy)))
    a = gaussian_filter(a, 1.0) + r.randn(h, w) * r.uniform(3, 6)
    return gray3(a), ms, info


def ultrasound(r, h, w, abn, big):
    x, y = grid(h, w)
    base = (
        92
        + snoise(r, h, w, 7, 12)
        + 28 * np.exp(-(((y - 0.12 - 0.02 * np.sin(x * 6 + r.uniform(0, 6))) / 0.03) ** 2))
        - 42 * np.clip(y - 0.55, 0, 1)
    )
    for _ in range(3):
        base += 30 * np.exp(
            -(((y - r.uniform(0.15, 0.9) - 0.04 * np.sin(x * r.uniform(3, 7) + r.uniform(0, 6))) / 0.012) ** 2)
        )
    ms, info = {}, {}
    if abn:
        R = r.uniform(0.125, 0.165) if big else r.uniform(0.055, 0.072)
        cx, cy = pick(r, lambda: (r.uniform(0.22, 0.78), r.uniform(0.26, 0.74)))
        n = blob(x, y, cx + DX, cy + DY, R * RS * r.uniform(1.0, 1.25), R * RS, r.uniform(-0.4, 0.4), 0.06, r)
        base += 30 * np.exp(-(((x - cx) / (R * 0.8)) ** 2)) * (y > cy) * np.exp(-np.clip(y - cy - R, 0, 1) * 6)
        base = base + edge(n, 16) * (24 - base)
        ms["nodule"] = n < 1
        info = dict(c=(cx, cy))
    sp = gaussian_filter(np.abs(r.randn(h, w) + 1j * r.randn(h, w)), (0.8, 1.3))
    sp = sp / sp.mean()
    a = np.clip(base, 5, 255) * (0.35 + 0.65 * sp**1.6)
    fan = blob(x, y, 0.5, -0.35, 0.78, 1.32) < 1 if r.uniform() < 0.5 else np.ones((h, w), bool)
    a = np.where(fan | (sum(ms.values()) > 0 if ms else False), a, 3)
    return gray3(a), ms, info


def oct_(r, h, w, abn, big):
    x, y = grid(h, w)
    a = 14 + 0 * x
    mid = (
        r.uniform(0.42, 0.52)
        + 0.03 * np.sin(x * 3.14 * r.uniform(0.7, 1.3) + r.uniform(0, 1))
        + snoise(r, h, w, 3, 0.006)[:1]
    )
    fx = r.uniform(0.4, 0.6)
    top = mid - 0.13 + 0.055 * np.exp(-(((x - fx) / 0.07) ** 2))
    bot = mid + 0.115
    info, ms = {}, {}
    t = (y - top) / (bot - top)
    if abn:
        R = r.uniform(0.055, 0.07) if big else r.uniform(0.028, 0.035)
        cx = pick(r, lambda: (r.uniform(0.12, 0.88), 0.5))[0]
        cyv = float((mid[0] if mid.ndim == 2 else mid)[int(cx * w)]) + r.uniform(-0.02, 0.02)
        n = blob(x, y, cx, cyv, R * r.uniform(1.7, 2.1), R, r.uniform(-0.1, 0.1), 0.04, r)
        bump = R * 0.6 * np.exp(-(((x - cx) / (R * 2)) ** 2))
        top = top - bump
        t = (y - top) / (bot - top)
    inside = (t > 0) & (t < 1)
    lay = [
        (0.0, 170),
        (0.10, 120),
        (0.26, 155),
        (0.38, 85),
        (0.5, 140),
        (0.6, 75),
        (0.76, 190),
        (0.84, 120),
        (0.90, 230),
    ]
    v = np.zeros_like(a)
    for p, g in lay:
        v = np.where(t >= p, g, v)
    a = np.where(inside, v, a)
    a = np.where(t >= 1, 95 * np.exp(-(t - 1) * 1.6) + 12, a)
    if abn:
        a = a + edge(n, 16) * (12 - a) * inside
        ms["fluid"] = (n < 1) & inside
    ms["retina"] = inside
    sp = gaussian_filter(np.abs(r.randn(h, w)), 0.7)
    sp /= sp.mean()
    a = gaussian_filter(a, 1.0) * (0.55 + 0.45 * sp)
    if abn:
        yy, xx = np.nonzero(ms["fluid"])
        info = dict(c=(float(xx.mean() / w), float(yy.mean() / h)))
    return gray3(a), ms, info


def pet(r, h, w, abn, big):
    x, y = grid(h, w)
    ox = r.uniform(-0.03, 0.03)
    X = x - ox
    a = 4 + 0 * x
    a += 34 * edge(blob(X, y, 0.5, 0.60, 0.20, 0.42, 0, 0.01, r), 14) + 36 * edge(
        blob(X, y, 0.5, 0.13, 0.085, 0.10), 12
    )
    for s in (-1, 1):
        a += 20 * edge(blob(X, y, 0.5 + s * 0.255, 0.52, 0.035, 0.28, -s * 0.12), 12)
    a += 34 * edge(blob(X, y, 0.42, 0.48, 0.10, 0.09, 0, 0.05, r), 8) + 20 * edge(blob(X, y, 0.54, 0.36, 0.06, 0.06), 6)
    bl = blob(
        X,
        y,
        0.5 + r.uniform(-0.01, 0.01),
        0.87 + r.uniform(-0.01, 0.01),
        0.062 * r.uniform(0.9, 1.1),
        0.05 * r.uniform(0.9, 1.1),
        0,
        0.03,
        r,
    )
    a = a + edge(bl, 12) * (225 - a)
    ms = {"bladder": bl < 1}
    info = {}
    n = 0
    if abn:
        n = r.randint(1, 4)
        m = np.zeros((h, w), bool)
        cs = []
        R = r.uniform(0.05, 0.062) if big else r.uniform(0.026, 0.033)
        for k in range(n):
            for _ in range(200):
                cx, cy = pick(r, lambda: (0.5 + ox + r.uniform(-0.16, 0.16), r.uniform(0.08, 0.76)))
                if all((cx - c[0]) ** 2 + (cy - c[1]) ** 2 > (3.4 * R) ** 2 + 0.004 for c in cs):
                    break
            cs.append((cx, cy))
            d = blob(x, y, cx, cy, R, R * r.uniform(0.9, 1.1), 0, 0.03, r)
            a = a + edge(d, 8) * (245 - a)
            m |= d < 1
        ms["lesion"] = m
        info = dict(c=cs[0])
    info["n"] = n
    a = gaussian_filter(a, 1.6) + np.abs(r.randn(h, w)) * r.uniform(3, 6) + snoise(r, h, w, 40, 2)
    if r.uniform() < 0:
        a = 255 - a
    return gray3(a), ms, info


def endoscopy(r, h, w, abn, big):
    x, y = grid(h, w)
    info = {}
    lx, ly = r.uniform(0.36, 0.64), r.uniform(0.36, 0.64)
    d0 = blob(x, y, lx, ly, 1, 1, 0, 0.04, r)
    fold = 0.5 + 0.5 * np.sin(d0 * 34 + snoise(r, h, w, 4, 1.2) + r.uniform(0, 6))
    sh = np.clip(d0 * 2.3, 0, 1) ** 0.8 * (0.86 + 0.14 * fold)
    img = sh[..., None] * (np.array([226, 128, 118]) + r.uniform(-12, 12, 3)) + snoise(r, h, w, 18, 5)[
        ..., None
    ] * np.array([0.6, 1, 1])
    lu = blob(x, y, lx, ly, r.uniform(0.085, 0.12), r.uniform(0.085, 0.12), r.uniform(0, 3), 0.06, r)
    img = mixc(img, edge(lu, 10), [26, 8, 8])
    lum = lu < 1
    ms = {}
    vx = np.abs(snoise(r, h, w, 9, 1.0))
    img -= (np.exp(-((vx / 0.05) ** 2)) * 22)[..., None] * np.array([0.3, 1, 0.8])
    if abn:
        R = r.uniform(0.125, 0.16) if big else r.uniform(0.055, 0.072)
        for _ in range(60):
            cx, cy = pick(r, lambda: (r.uniform(0.18, 0.82), r.uniform(0.18, 0.82)))
            if (cx - lx) ** 2 + (cy - ly) ** 2 > (R + 0.12) ** 2:
                break
        p = blob(x, y, cx, cy, R, R * r.uniform(0.85, 1.1), r.uniform(0, 3), 0.04, r)
        lam = np.clip(1 - 0.55 * ((x - cx + 0.4 * R) ** 2 + (y - cy + 0.4 * R) ** 2) / R**2 * 0.5, 0.35, 1)
        img = mixc(img, 0.5 * edge(p / 1.18, 14), [110, 40, 40])
        col = np.array([238, 96, 92]) * lam[..., None] + snoise(r, h, w, 40, 5)[..., None]
        m = edge(p, 22)[..., None]
        img = img * (1 - m) + col * m
        img = mixc(img, edge(blob(x, y, cx - 0.35 * R, cy - 0.38 * R, R * 0.16, R * 0.1, 0.6), 6), [255, 245, 240])
        ms["polyp"] = p < 1
        lum &= ~(p < 1)
        info = dict(c=(cx, cy))
    for _ in range(r.randint(2, 7)):
        q = r.uniform(0.006, 0.016)
        img = mixc(
            img,
            edge(blob(x, y, r.uniform(0.1, 0.9), r.uniform(0.1, 0.9), q * 1.6, q, r.uniform(0, 3)), 6) * 0.9,
            [255, 245, 240],
        )
    ms["lumen"] = lum
    if r.uniform() < 0.6:
        img = img * edge(blob(x, y, 0.5, 0.5, 0.60, 0.60), 60)[..., None]
    return img + r.randn(h, w, 1) * 3, ms, info


def fundus(r, h, w, abn, big):
    x, y = grid(h, w)
    s = r.choice([-1, 1])
    info = {}
    S = min(h, w)
    rad = blob(x, y, 0.5, 0.5, 0.475, 0.475)
    base = np.array([205, 98, 42]) + r.uniform(-14, 14, 3)
    img = base * (1.06 - 0.38 * rad**2)[..., None] + snoise(r, h, w, 10, 6)[..., None] * np.array([1.0, 0.7, 0.4])
    dx, dy = 0.5 + s * r.uniform(0.20, 0.24), 0.5 + r.uniform(-0.04, 0.04)
    mx = 0.5 - s * r.uniform(0.06, 0.1)
    img = mixc(img, 0.45 * np.exp(-(((x - mx) ** 2 + (y - 0.5) ** 2) / 0.006)), [120, 45, 20])
    R = r.uniform(0.072, 0.088)
    od = blob(x, y, dx, dy, R * 0.95, R * 1.05, 0, 0.02, r)
    img = mixc(img, edge(od, 20), [250, 214, 128])
    img = mixc(img, 0.7 * edge(od / 0.5, 8), [255, 240, 190])
    from PIL import ImageDraw

    K = 2
    vi = Image.new("L", (w * K, h * K))
    dr = ImageDraw.Draw(vi)

    def walk(px, py, an, wid, n, lvl):
        for k in range(n):
            an += r.randn() * 0.07 + cur
            qx, qy = px + 0.018 * np.cos(an), py + 0.018 * np.sin(an)
            if (qx - 0.5) ** 2 + (qy - 0.5) ** 2 > 0.455**2:
                break
            ww = max(wid * (1 - 0.45 * k / n), 0.0035) * S * K
            dr.line([px * w * K, py * h * K, qx * w * K, qy * h * K], fill=255, width=int(round(ww)))
            dr.ellipse([qx * w * K - ww / 2, qy * h * K - ww / 2, qx * w * K + ww / 2, qy * h * K + ww / 2], fill=255)
            px, py = qx, qy
            if lvl < 1 and k > 4 and r.uniform() < 0.11:
                walk(px, py, an + r.choice([-1, 1]) * r.uniform(0.5, 0.9), wid * 0.72, int((n - k) * 0.7), lvl + 1)

    for a0, cu in ((-1.25, 1), (1.25, -1), (-2.0, 1), (2.0, -1)):
        cur = -cu * 0.022 * (1 if s > 0 else -1) * (1 if abs(a0) < 1.6 else 0.5)
        an = a0 if s < 0 else np.pi - a0
        cur = (cu if s < 0 else -cu) * 0.025
        walk(dx, dy, an + r.uniform(-0.12, 0.12), r.uniform(0.0145, 0.0175), 40, 0)
    v = np.asarray(vi.resize((w, h), Image.BOX), np.float32) / 255
    img = mixc(img, v * 0.85, [118, 26, 18])
    ves = v > 0.5
    ms = {}
    if abn:
        RR = r.uniform(0.115, 0.14) if big else r.uniform(0.05, 0.064)
        for _ in range(60):
            cx, cy = pick(r, lambda: (r.uniform(0.25, 0.75), r.uniform(0.22, 0.78)))
            if (cx - 0.5) ** 2 + (cy - 0.5) ** 2 < 0.33**2 and (cx - dx) ** 2 + (cy - dy) ** 2 > (RR + R + 0.03) ** 2:
                break
        e = blob(x, y, cx, cy, RR, RR * r.uniform(0.8, 1.1), r.uniform(0, 3), 0.08, r)
        img = mixc(img, edge(e, 14) * np.clip(0.78 + snoise(r, h, w, 45, 0.12), 0.5, 1), [250, 226, 96])
        ms["exudate"] = e < 1
        ves &= ~(e < 0.9)
        info = dict(c=(cx, cy))
    ms["optic disc"] = od < 1
    ms["vessel"] = ves & (rad < 0.97)
    img = img * edge(rad, 120)[..., None] + 3
    return img + r.randn(h, w, 1) * 3, ms, info


def dermoscopy(r, h, w, abn, big):
    x, y = grid(h, w)
    info, ms = {}, {}
    img = np.empty((h, w, 3), np.float32)
    img[:] = np.array([224, 176, 150]) + r.uniform(-16, 16, 3)
    img += (
        snoise(r, h, w, 5, 7)[..., None]
        + snoise(r, h, w, 45, 4)[..., None]
        - 25 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)[..., None]
    )
    if abn:
        R = r.uniform(0.20, 0.27) if big else r.uniform(0.085, 0.115)
        cx, cy = pick(r, lambda: (r.uniform(0.24, 0.76), r.uniform(0.24, 0.76)))
        p = blob(x, y, cx, cy, R, R * r.uniform(0.8, 1.1), r.uniform(0, 3), 0.08, r)
        col = (
            np.array([118, 70, 46])
            + r.uniform(-18, 18, 3)
            + snoise(r, h, w, 16, 14)[..., None]
            + snoise(r, h, w, 60, 8)[..., None]
        )
        m = edge(p, 11)[..., None]
        img = img * (1 - m) + col * m
        img = mixc(
            img, 0.6 * edge(blob(x, y, cx + R * 0.2, cy - R * 0.1, R * 0.45, R * 0.35, 1.0, 0.1, r), 7), [62, 34, 28]
        )
        ms["skin lesion"] = p < 1
        info = dict(c=(cx, cy))
    from PIL import ImageDraw

    im = Image.new("L", (w, h))
    d = ImageDraw.Draw(im)
    for _ in range(r.randint(0, 14)):
        px, py, an, pts = r.uniform(), r.uniform(), r.uniform(0, 6.28), []
        for k in range(24):
            pts.append((px * w, py * h))
            an += r.randn() * 0.05
            px += 0.016 * np.cos(an)
            py += 0.016 * np.sin(an)
        d.line(pts, fill=210, width=max(1, w // 320))
    img = mixc(img, np.asarray(im, np.float32) / 255 * 0.8, [46, 34, 30])
    return img + r.randn(h, w, 1) * 3, ms, info


GEN = dict(zip(MODS, [pathology, ct, mri, xray, ultrasound, oct_, pet, endoscopy, fundus, dermoscopy]))


def make(mod, seed, size=None, abn=None, big=None):
    """-> dict(img uint8 HxWx3, masks {target: bool}, mod, abn(None|name), size, loc, n)"""
    r = np.random.RandomState(seed)
    if size is None:
        s = int(r.choice([448, 480, 512, 560, 608]))
        asp = r.choice([1.0, 1.0, 1.0, 0.8, 1.25])
        size = (s, int(round(s * asp))) if asp <= 1 else (int(round(s / asp)), s)
    ab = bool(r.uniform() < 0.62) if abn is None else bool(abn)
    bg = bool(r.randint(2)) if big is None else bool(big)
    img, ms, info = GEN[mod](r, size[0], size[1], ab, bg)
    img = (img - 127) * r.uniform(0.92, 1.08) + 127 + r.uniform(-7, 7)
    img = np.clip(np.rint(img), 0, 255).astype(np.uint8)
    out = dict(
        img=img,
        masks={k: np.asarray(v, bool) for k, v in ms.items()},
        mod=mod,
        abn=ABN[mod] if ab else None,
        size=("large" if bg else "small") if ab else None,
        loc=None,
        n=info.get("n", 1 if ab else 0),
        seed=seed,
    )
    if ab:
        yy, xx = np.nonzero(out["masks"][ABN[mod]])
        out["loc"] = loc_of(*info["c"])
    return out


def stack(mod, seed, n, size=None, big=True):
    """n slices of one 'volume': the lesion grows and shrinks and drifts a little; per-slice noise"""
    global RS, DX, DY
    q = np.random.RandomState(seed + 5)
    ph = q.uniform(0.9, 1.1)
    ang = q.uniform(0, 6.28)
    out = []
    if size is None:
        size = (512, 512)
    for k in range(n):
        u = (k + 0.5) / n
        RS = 0.55 + 0.5 * np.sin(np.pi * u) ** ph
        DX, DY = 0.025 * np.cos(ang) * (u - 0.5), 0.025 * np.sin(ang) * (u - 0.5)
        o = make(mod, seed, size, True, big)
        RS, DX, DY = 1.0, 0.0, 0.0
        im = o["img"].astype(np.float32) + q.randn(*size)[..., None] * 4
        o["img"] = np.clip(np.rint(im), 0, 255).astype(np.uint8)
        out.append(o)
    return out


if __name__ == "__main__":
    import sys, time

    rows = []
    for i, m in enumerate(MODS):
        t = time.time()
        row = []
        for k, (a, b) in enumerate(((0, 0), (1, 0), (1, 1))):
            o = make(m, 100 + i * 10 + k, (384, 384), a, b)
            im = o["img"].copy()
            row.append(im)
            ov = im.copy()
            for j, (n, mk) in enumerate(o["masks"].items()):
                c = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [0, 255, 255], [255, 0, 255]][j])
                ov[mk] = (ov[mk] * 0.5 + c * 0.5).astype(np.uint8)
            if k:
                row.append(ov)
        print(m, "%.0f ms" % ((time.time() - t) / 3 * 1000), o["loc"], o["size"], list(o["masks"]))
        rows.append(np.concatenate(row, 1))
    a = np.concatenate(rows, 0)
    Image.fromarray(a).resize((a.shape[1] // 2, a.shape[0] // 2)).save(sys.argv[1])
