"""Pictures drawn for the demo: one family of rings, arcs and dots on warm paper."""

import math
from io import BytesIO

from PIL import Image, ImageDraw

PAPER, SPRUCE, CLOUDBERRY = "#f6f2e9", "#1f4d3f", "#e8963a"
MIST, LINGON, SKY, HEATHER = "#b9c9bd", "#a8433c", "#3d6f8f", "#75598a"
SIZE = (1200, 800)
SCALE = 2


class Canvas:
    """A picture drawn at twice its size, so that its edges come out smooth."""

    def __init__(self, size: tuple[int, int] = SIZE, paper: str = PAPER) -> None:
        """Lay the paper."""
        self.size = size
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.middle = (size[0] / 2, size[1] / 2)

    def _box(self, x: float, y: float, radius: float) -> tuple[float, ...]:
        return tuple(SCALE * value for value in (x - radius, y - radius, x + radius, y + radius))

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """Draw a filled circle."""
        self.draw.ellipse(self._box(x, y, radius), fill=fill)

    def arc(
        self, at: tuple[float, float], radius: float, turn: tuple[float, float], color: str, width: float
    ) -> None:
        """Draw a piece of the circle around a point, its `turn` from and to in degrees, clockwise from the top."""
        start, end = turn[0] - 90, turn[1] - 90
        self.draw.arc(self._box(*at, radius), start, end, fill=color, width=round(width * SCALE))

    def line(self, points: list[tuple[float, float]], color: str, width: float) -> None:
        """Draw a line with round joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(scaled, fill=color, width=round(width * SCALE), joint="curve")

    def block(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Draw a filled rectangle with soft corners."""
        box = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self.draw.rounded_rectangle(box, radius=14 * SCALE, fill=fill)

    def png(self) -> bytes:
        """Return the picture as a PNG."""
        written = BytesIO()
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        small.quantize(128).save(written, "PNG", optimize=True)
        return written.getvalue()


def around(middle: tuple[float, float], radius: float, degrees: float) -> tuple[float, float]:
    """Return the point of a circle at so many degrees, clockwise from the top."""
    angle = math.radians(degrees - 90)
    return middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)


def ring(canvas: Canvas, lit: int = 11, radius: float = 260, width: float = 58) -> None:
    """Draw the mark: twelve arcs, one of them lit."""
    for month in range(12):
        color = CLOUDBERRY if month + 1 == lit else SPRUCE
        canvas.arc(canvas.middle, radius, (month * 30 + 3, month * 30 + 27), color, width)


def survey(canvas: Canvas) -> None:
    """Draw fifty-five answers."""
    for number in range(55):
        x, y = 200 + number % 11 * 80, 240 + number // 11 * 80
        canvas.dot(x, y, 22, CLOUDBERRY if number == 37 else (SPRUCE if number % 3 else MIST))


def bars(canvas: Canvas) -> None:
    """Draw five priorities."""
    heights = (13, 8, 18, 6, 19)
    for place, (height, color) in enumerate(
        zip(heights, (SPRUCE, CLOUDBERRY, SKY, HEATHER, LINGON), strict=True)
    ):
        canvas.block(250 + place * 150, 650 - height * 26, 100, height * 26, color)
    canvas.line([(190, 664), (1010, 664)], SPRUCE, 6)


def letter(canvas: Canvas) -> None:
    """Draw an envelope with the ring for a stamp."""
    canvas.line([(300, 230), (900, 230), (900, 590), (300, 590), (300, 230)], SPRUCE, 12)
    canvas.line([(300, 230), (600, 440), (900, 230)], SPRUCE, 12)
    for month in range(12):
        canvas.arc((850, 540), 74, (month * 30 + 5, month * 30 + 25), CLOUDBERRY, 18)


def two_rings(canvas: Canvas) -> None:
    """Draw two rings that meet."""
    canvas.arc((480, 400), 220, (0, 360), SPRUCE, 44)
    canvas.arc((720, 400), 220, (0, 360), CLOUDBERRY, 44)
    canvas.arc((480, 400), 220, (16, 62), SPRUCE, 44)


def cups(canvas: Canvas) -> None:
    """Draw three cups on a table."""
    canvas.arc((600, 980), 520, (-70, 70), SPRUCE, 26)
    for place, color in enumerate((SPRUCE, CLOUDBERRY, SKY)):
        x = 330 + place * 270
        y = 400 if place == 1 else 450
        canvas.dot(x, y, 82, color)
        canvas.dot(x, y, 52, PAPER)


def circle(canvas: Canvas) -> None:
    """Draw six who talk."""
    canvas.arc(canvas.middle, 230, (0, 360), MIST, 8)
    for number in range(6):
        canvas.dot(*around(canvas.middle, 230, number * 60), 58, CLOUDBERRY if number == 2 else SPRUCE)


def clinic(canvas: Canvas) -> None:
    """Draw a cross with one arm of another colour."""
    canvas.block(340, 340, 520, 120, SPRUCE)
    canvas.block(540, 140, 120, 520, SPRUCE)
    canvas.block(540, 140, 120, 180, CLOUDBERRY)


def evening(canvas: Canvas) -> None:
    """Draw a sun that sets."""
    canvas.dot(600, 480, 210, CLOUDBERRY)
    canvas.draw.rectangle((0, 480 * SCALE, 1200 * SCALE, 800 * SCALE), fill=PAPER)
    for place, width in enumerate((760, 560, 340)):
        canvas.block(600 - width / 2, 500 + place * 62, width, 24, (SPRUCE, SKY, MIST)[place])


def paths(canvas: Canvas) -> None:
    """Draw three ways that meet."""
    for start, color in ((170, SPRUCE), (400, SKY), (630, HEATHER)):
        points = []
        for step in range(41):
            t = step / 40
            points.append((140 + 760 * t, start + (400 - start) * (3 * t * t - 2 * t**3)))
        canvas.line(points, color, 30)
    canvas.dot(930, 400, 62, CLOUDBERRY)


def sunrise(canvas: Canvas) -> None:
    """Draw ten rays over an arc."""
    foot = (600, 640)
    canvas.arc(foot, 170, (-90, 90), CLOUDBERRY, 40)
    for number in range(10):
        degrees = -81 + number * 18
        canvas.line([around(foot, 230, degrees), around(foot, 400, degrees)], SPRUCE, 22)


def doors(canvas: Canvas) -> None:
    """Draw three doors, each ajar."""
    canvas.line([(150, 626), (1050, 626)], SPRUCE, 12)
    for place, color in enumerate((SPRUCE, CLOUDBERRY, SKY)):
        x = 225 + place * 270
        canvas.block(x, 180, 210, 440, color)
        canvas.block(x + 26, 206, 158, 414, PAPER)
        points = [(x + 26, 206), (x + 110, 250), (x + 110, 600), (x + 26, 618)]
        canvas.draw.polygon([(a * SCALE, b * SCALE) for a, b in points], fill=color)


DRAWN = {
    "survey": survey,
    "plan": bars,
    "letter": letter,
    "meeting": two_rings,
    "ring": ring,
    "coffee": cups,
    "circle": circle,
    "clinic": clinic,
    "evening": evening,
    "paths": paths,
    "sunrise": sunrise,
    "doors": doors,
}


def picture(key: str) -> bytes:
    """Return a picture as a PNG; raises KeyError for one that nobody drew."""
    canvas = Canvas()
    DRAWN[key](canvas)
    return canvas.png()
