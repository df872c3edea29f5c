#!/usr/bin/env python3
"""Reads an answer of UniBiomed: the text, the masks as numpy arrays, and the table of findings.

    python3 read_answer.py FOLDER [FINDINGS.csv]

FOLDER has answer.json and the masks, as --output names it. Needs numpy and Pillow; no other library.
"""
import csv
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageSequence


def read_mask(path):
    """Where the finding is: a boolean array (y, x), or (frame, y, x) for a stack."""
    with Image.open(path) as file:
        frames = [np.asarray(frame.convert("L")) > 0 for frame in ImageSequence.Iterator(file)]
    return frames[0] if len(frames) == 1 else np.stack(frames)


def read_answer(folder):
    """The answer as a dictionary; each finding has its mask as an array under the key "inside"."""
    folder = Path(folder)
    answer = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    for finding in answer["findings"]:
        finding["inside"] = read_mask(folder / finding["mask"])
    return answer


def read_table(path):
    """The rows of findings.csv as dictionaries; numbers are still texts, and what is unknown is ''."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    answer = read_answer(sys.argv[1])
    print(answer.get("shown_text") or answer["plain_text"])
    for finding in answer["findings"]:
        inside = finding["inside"]
        confidence = finding["confidence"]
        print(f"{finding['index']} {finding['phrase']}: shape {inside.shape}, {inside.sum()} pixels inside,",
              f"{finding.get('check') or 'unchecked'}, confidence",
              "unknown" if confidence is None else f"{confidence:.2f}")
    if len(sys.argv) > 2:
        for row in read_table(sys.argv[2]):
            print(row["region"], row["area"], row["unit"], row["check"])
