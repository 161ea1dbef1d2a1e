"""torch.autograd.gradcheck on the systems of GradientBenchmark.cs, one JSON line per measurement. usage: gradcheck.py CASE VARIANT (jacobian | scalar)

Needs PyTorch. One thread, float64, slow mode: every entry, by central differences of two evaluations each.
"""
import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import torch
import torch.nn.functional as F
from torch.autograd import gradcheck

torch.set_num_threads(1)
torch.manual_seed(1)


def draw(*shape, scale=1.0):
    return (torch.randn(*shape, dtype=torch.float64) * scale).requires_grad_(True)


def ugrnn(x, h, wc, bc, wg, bg):
    z = torch.cat([x, h], 1)
    c, g = torch.tanh(z @ wc.t() + bc), torch.sigmoid(z @ wg.t() + bg)
    return g * h + (1 - g) * c


k = 32 ** -0.5
CASES = {
    "softmax": (lambda x: torch.softmax(x, -1), lambda: (draw(64, 256),)),
    "batch-norm": (lambda x, g, b: F.batch_norm(x, None, None, g, b, True, 0.0, 1e-5), lambda: (draw(128, 64), draw(64), draw(64))),
    "ugrnn": (ugrnn, lambda: (draw(16, 32), draw(16, 32), draw(32, 64, scale=k), draw(32, scale=k), draw(32, 64, scale=k), draw(32, scale=k))),
    "gru": (torch.gru_cell, lambda: (draw(16, 32), draw(16, 32), draw(96, 32, scale=k), draw(96, 32, scale=k), draw(96, scale=k), draw(96, scale=k))),
    "conv2d": (lambda x, w, b: F.conv2d(x, w, b, padding=1), lambda: (draw(1, 3, 8, 8), draw(4, 3, 3, 3), draw(4))),
    "layer-norm": (lambda x, g, b: F.layer_norm(x, (64,), g, b), lambda: (draw(16, 64), draw(64), draw(64))),
}

case, variant = sys.argv[1:3]
function, make = CASES[case]
inputs = make()
if variant == "scalar":
    weights = torch.randn_like(function(*inputs).detach())
    checked = lambda *a: (function(*a) * weights).sum()
else:
    checked = function
times = []
while len(times) < 3 and (not times or sum(times) < 20):
    start = time.perf_counter()
    right = gradcheck(checked, inputs, raise_exception=False)
    times.append(time.perf_counter() - start)
times.sort()
print(json.dumps({"case": case, "variant": variant, "seconds": times[len(times) // 2], "right": right, "torch": torch.__version__}))
