"""Different pictures that look alike: scenes, pages and screens made from one template, moments in one hall."""

import random
import string
from collections.abc import Callable
from functools import cache
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

_Colour = tuple[int, int, int]
_INK: Final = (20, 20, 30)
_NAMES: Final = (
    "Siti",
    "Budi",
    "Rahma",
    "Agus",
    "Wayan",
    "Dewi",
    "Yusuf",
    "Maria",
    "Tuti",
    "Andi",
    "Hendra",
    "Lestari",
)


def draw_scene(number: int) -> Image.Image:
    """A scene of its own: sky and ground, people and buildings as shapes, grain."""
    chance = random.Random(number)
    scene = Image.new("RGB", chance.choice(((640, 480), (480, 640), (640, 360))), _pick_colour(chance))
    ImageDraw.Draw(scene).rectangle((0, scene.height * chance.uniform(0.3, 0.7), *scene.size), _pick_colour(chance))
    _scatter(scene, chance, chance.randint(40, 90), (0.03, 0.3))
    return _photograph(scene)


def draw_hall(number: int) -> Image.Image:
    """The same hall each time, from the same seat, with other people in it."""
    hall = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    _scatter(hall, random.Random(0), 60, (0.03, 0.2))
    chance = random.Random(number)
    draw = ImageDraw.Draw(hall)
    for _person in range(chance.randint(3, 6)):
        x, height = chance.uniform(0.05, 0.85) * hall.width, chance.uniform(0.35, 0.6) * hall.height
        width, top = 0.3 * height, hall.height - height
        draw.ellipse((x + 0.3 * width, top - 0.2 * height, x + 0.7 * width, top), _pick_colour(chance))
        draw.rectangle((x, top, x + width, hall.height), _pick_colour(chance))
    return _photograph(hall)


def write_letter(number: int) -> Image.Image:
    """A letter: the letterhead of all letters, and words of its own."""
    chance = random.Random(number)
    page, draw = _open_page((826, 1168))
    draw.ellipse((66, 52, 160, 146), (60, 60, 120))
    draw.text((200, 66), "PEMERINTAH DESA SUKAMAJU", _INK, _font(30))
    draw.line((66, 160, 760, 160), _INK, 4)
    for y in range(200, 1060, 29):
        length = chance.choice((70, 70, chance.randint(0, 70)))
        draw.text((72, y), "".join(chance.choices(string.ascii_lowercase + "    ", k=length)), _INK, _font(19))
    return page.filter(ImageFilter.GaussianBlur(0.6))


def photograph_letter(number: int) -> Image.Image:
    """The same under a lamp, as a telephone sees it."""
    page = write_letter(number)
    light = Image.radial_gradient("L").resize(page.size).point(lambda level: 255 - level // 2).convert("RGB")
    return _photograph(ImageChops.multiply(page, light))


def write_certificate(number: int) -> Image.Image:
    """A certificate: the border, seal and words of all, and a name and a number of its own."""
    chance = random.Random(number)
    page, draw = _open_page((1168, 826))
    for inset, colour in ((20, (170, 130, 40)), (40, (90, 60, 20)), (60, (170, 130, 40))):
        draw.rectangle((inset, inset, page.width - inset, page.height - inset), outline=colour, width=10)
    draw.text((400, 130), "SERTIFIKAT", _INK, _font(64))
    draw.text((430, 240), "diberikan kepada", _INK, _font(28))
    name = " ".join(chance.choices(_NAMES, k=2))
    draw.text((340, 330), f"{name} {chance.choice(string.ascii_uppercase)}.", _INK, _font(56))
    draw.text((260, 450), "atas kehadirannya dalam pelatihan administrasi desa", _INK, _font(26))
    draw.text((460, 510), f"Nomor {chance.randint(1, 999):03}/PEM/2022", _INK, _font(22))
    draw.ellipse((200, 580, 340, 720), (170, 130, 40))
    draw.text((760, 600), "Kepala Desa", _INK, _font(28))
    return page


def fill_in_form(number: int) -> Image.Image:
    """A table that is the same for all, with numbers of its own."""
    chance = random.Random(number)
    page, draw = _open_page((826, 1168))
    draw.text((240, 60), "DAFTAR HADIR RAPAT", _INK, _font(34))
    for row, y in enumerate(range(140, 1100, 40)):
        draw.rectangle((60, y, 766, y + 40), outline=_INK, width=2)
        draw.text((76, y + 8), f"{row + 1}.", _INK, _font(22))
        draw.text((130, y + 8), " ".join(chance.choices(_NAMES, k=chance.randint(1, 3))), _INK, _font(22))
        draw.text((560, y + 8), str(chance.randrange(10**7, 10**8)), _INK, _font(22))
    for x in (120, 540):
        draw.line((x, 140, x, 1100), _INK, 2)
    return page


def show_slide(number: int) -> Image.Image:
    """A slide: the bars and logo of all slides, and a title, points and a diagram of its own."""
    chance = random.Random(number)
    slide, draw = _open_page((1024, 576))
    draw.rectangle((0, 0, 1024, 90), (20, 60, 120))
    draw.rectangle((0, 540, 1024, 576), (200, 30, 40))
    draw.ellipse((930, 12, 996, 78), (240, 200, 60))
    draw.text((40, 22), " ".join(chance.choices(_NAMES, k=3)), (255, 255, 255), _font(40))
    for y in range(130, 500, 60):
        draw.text((60, y), "- " + " ".join(chance.choices(_NAMES, k=chance.randint(2, 5))), _INK, _font(26))
    for x in range(600, 960, 60):
        draw.rectangle((x, chance.randint(160, 460), x + 40, 500), (20, 60, 120))
    return slide


def show_chat(number: int) -> Image.Image:
    """A telephone's screen: the bars of all chats, and messages of its own."""
    chance = random.Random(number)
    screen = Image.new("RGB", (540, 1170), (236, 229, 221))
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 540, 110), (7, 94, 84))
    draw.text((90, 50), chance.choice(_NAMES), (255, 255, 255), _font(30))
    y = 140
    while y < 1000:
        height, width, own = chance.randint(50, 170), chance.randint(150, 400), chance.random() < 0.5
        left = 520 - width if own else 20
        draw.rounded_rectangle((left, y, left + width, y + height), 14, (220, 248, 198) if own else (255, 255, 255))
        for line in range(y + 10, y + height - 22, 26):
            draw.text((left + 12, line), " ".join(chance.choices(_NAMES, k=width // 90)), _INK, _font(18))
        y += height + 16
    draw.rounded_rectangle((20, 1080, 440, 1140), 30, (255, 255, 255))
    return screen


LOOK_ALIKES: Final[dict[str, Callable[[int], Image.Image]]] = {
    "scenes": draw_scene,
    "one hall, other people": draw_hall,
    "letters with one letterhead": write_letter,
    "letters under a lamp": photograph_letter,
    "certificates with other names": write_certificate,
    "one form, filled in": fill_in_form,
    "slides of one template": show_slide,
    "screens of chats": show_chat,
}
"""By kind, what makes the picture of a number."""


def _scatter(picture: Image.Image, chance: random.Random, count: int, sizes: tuple[float, float]) -> None:
    """Draw shapes whose edges are such shares of the picture's."""
    draw = ImageDraw.Draw(picture)
    for _shape in range(count):
        x, y = chance.uniform(-0.1, 1) * picture.width, chance.uniform(-0.1, 1) * picture.height
        box = (x, y, x + chance.uniform(*sizes) * picture.width, y + chance.uniform(*sizes) * picture.height)
        chance.choice((draw.rectangle, draw.ellipse))(box, _pick_colour(chance))


def _photograph(scene: Image.Image) -> Image.Image:
    """As a lens and a sensor show it: a little soft, with grain."""
    grain = Image.effect_noise(scene.size, 24).convert("RGB")
    return Image.blend(scene.filter(ImageFilter.GaussianBlur(1.5)), grain, 0.15)


def _open_page(size: tuple[int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("RGB", size, (250, 249, 246))
    return page, ImageDraw.Draw(page)


def _pick_colour(chance: random.Random) -> _Colour:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
