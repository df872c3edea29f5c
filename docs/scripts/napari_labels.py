#!/usr/bin/env python3
"""Reads the label image of UniBiomed, and shows it in napari over the image.

    python3 napari_labels.py LABELS.tif               says what is in the label image (numpy and Pillow)
    python3 napari_labels.py LABELS.tif IMAGE         opens both in napari (napari besides)
"""
import sys

import numpy as np
from PIL import Image, ImageSequence


def read_frames(path):
    """An image file as an array: (y, x), (y, x, colour), or with the frames of a stack first."""
    with Image.open(path) as file:
        frames = [np.array(frame) for frame in ImageSequence.Iterator(file)]
    return frames[0] if len(frames) == 1 else np.stack(frames)


# Pixel values are the numbers of findings, or of objects where these were counted; 0 is none.
labels = read_frames(sys.argv[1]).astype(np.uint16)
numbers, pixels = np.unique(labels[labels > 0], return_counts=True)
print(f"{len(numbers)} labels in an image of shape {labels.shape}")
for number, count in zip(numbers, pixels):
    print(f"{number}: {count} pixels")

if len(sys.argv) > 2:
    import napari

    viewer = napari.Viewer()
    viewer.add_image(read_frames(sys.argv[2]), name="image")
    viewer.add_labels(labels, name="UniBiomed", opacity=0.5)
    napari.run()
