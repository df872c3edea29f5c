"""pictures.py FOLDER N SEED: N pictures of each modality and slices of stacks as PNG files, named after their modality.
For the ranges of demo-pictures.json: N = 60, SEED = 20000000 (stacks SEED + 10000000); others to test them."""

import os, sys

import synth as S
from PIL import Image

folder, n, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.makedirs(folder, exist_ok=True)
for i, mod in enumerate(S.MODS):
    for k in range(n):
        Image.fromarray(S.make(mod, seed + 10 * k + i)["img"]).save("%s/%s_%03d.png" % (folder, mod, k))
    for k in range(max(2, n // 20)):
        for j, o in enumerate(S.stack(mod, seed + 10000000 + 10 * k + i, 8)):
            if j % 3 == 0:
                Image.fromarray(o["img"]).save("%s/%s_s%02d_%d.png" % (folder, mod, k, j))
