"""pool.py START END OUT : training pictures, 512x512 uint8 + masks 256x256 bit-packed. item i: modality i%10, seed 1000000+i"""

import sys, pickle, numpy as np, synth as S
from PIL import Image

a, b, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
imgs = np.empty((b - a, 512, 512, 3), np.uint8)
meta = []
for i in range(a, b):
    o = S.make(S.MODS[i % 10], 1000000 + i)
    imgs[i - a] = np.asarray(Image.fromarray(o["img"]).resize((512, 512), Image.BICUBIC))
    ms = {
        k: np.packbits(np.asarray(Image.fromarray(m.astype(np.uint8) * 255).resize((256, 256), Image.BOX)) > 127)
        for k, m in o["masks"].items()
    }
    meta.append(
        dict(mod=o["mod"], abn=o["abn"], size=o["size"], loc=o["loc"], n=o["n"], masks=ms, hw=o["img"].shape[:2])
    )
np.save(out + ".npy", imgs)
pickle.dump(meta, open(out + ".pkl", "wb"))
