import numpy as np
from dataclasses import dataclass, replace, asdict, astuple
from typing import Iterable, Optional, Protocol
from abc import ABC, abstractmethod


@dataclass(frozen=True)
class Config:
    width: int = 32
    height: int = 24
    scale: float = 1.5
    tags: tuple = ("a", "b")


class Shape(ABC):
    @abstractmethod
    def mask(self, yy: np.ndarray, xx: np.ndarray) -> np.ndarray: ...

    def draw(self, canvas: np.ndarray, value: int = 1) -> int:
        yy, xx = np.ogrid[:canvas.shape[0], :canvas.shape[1]]
        m = self.mask(yy, xx)
        canvas[m] = value
        return int(m.sum())


@dataclass
class Circle(Shape):
    cy: float
    cx: float
    r: float

    def mask(self, yy, xx):
        return (yy - self.cy) ** 2 + (xx - self.cx) ** 2 <= self.r**2


@dataclass
class Rect(Shape):
    y0: int
    x0: int
    h: int
    w: int

    def mask(self, yy, xx):
        return (yy >= self.y0) & (yy < self.y0 + self.h) & (xx >= self.x0) & (xx < self.x0 + self.w)


def parse(cmd):
    match cmd.split():
        case ["circle", cy, cx, r]:
            return Circle(float(cy), float(cx), float(r))
        case ["rect", *nums] if len(nums) == 4:
            return Rect(*map(int, nums))
        case ["clear"]:
            return None
        case _:
            raise ValueError(cmd)


def render(cmds: Iterable[str], cfg: Config, canvas: Optional[np.ndarray] = None) -> np.ndarray:
    if canvas is None:
        canvas = np.zeros((cfg.height, cfg.width), dtype=np.uint8)
    for n, cmd in enumerate(cmds, start=1):
        if (shape := parse(cmd)) is None:
            canvas[:] = 0
            continue
        shape.draw(canvas, n)
    return canvas


def label(img):
    labels = np.zeros(img.shape, dtype=np.int32)
    current = 0
    for y, x in zip(*np.nonzero(img)):
        if labels[y, x]:
            continue
        current += 1
        stack = [(y, x)]
        while stack:
            cy, cx = stack.pop()
            if not (0 <= cy < img.shape[0] and 0 <= cx < img.shape[1]):
                continue
            if labels[cy, cx] or not img[cy, cx]:
                continue
            labels[cy, cx] = current
            stack += [(cy + 1, cx), (cy - 1, cx), (cy, cx + 1), (cy, cx - 1)]
    return labels, current


cfg = Config()
small = replace(cfg, width=16, height=12)
canvas = render(["circle 8 8 5", "rect 2 20 6 8"], cfg)
tiny = render(["rect 1 1 3 3", "clear", "circle 6 8 2.5"], small)
labels, n = label(canvas > 0)
sizes = np.bincount(labels.ravel())[1:]
objs = [np.argwhere(labels == k) for k in range(1, n + 1)]
boxes = np.array([[o.min(0), o.max(0)] for o in objs])
values = asdict(small)
edges = canvas.copy()
edges[1:-1, 1:-1] = np.where(canvas[1:-1, 1:-1] != canvas[:-2, 1:-1], 255, 0)
w, h, *rest = astuple(cfg)
match canvas.shape:
    case (rows, cols):
        aspect = cols / rows
try:
    parse("blob 1 2")
except ValueError as err:
    failed = str(err)
eroded = canvas[1:] & canvas[:-1]
packed = np.packbits(canvas > 0, axis=1)
unpacked = np.unpackbits(packed, axis=1)
print(sizes, boxes.shape, values["width"], aspect, failed, tiny.sum(), eroded.shape, packed.shape, unpacked.shape, w, h, rest)
