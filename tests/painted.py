"""Pictures that are painted for tests which need different ones, with as much detail as photos have."""

import random

from PIL import Image, ImageDraw

SIZE = (1200, 900)


def paint(number: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """A busy scene, another for each number."""
    chance = random.Random(number)
    scene = Image.new("RGB", size, tuple(chance.randrange(256) for _ in range(3)))
    for _shape in range(90):
        x, y = chance.uniform(-0.1, 1) * size[0], chance.uniform(-0.1, 1) * size[1]
        colour = tuple(chance.randrange(256) for _ in range(3))
        box = (x, y, x + chance.uniform(0.03, 0.25) * size[0], y + chance.uniform(0.03, 0.25) * size[1])
        ImageDraw.Draw(scene).rectangle(box, colour)
    return scene
