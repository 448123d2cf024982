"""Font files that are missing or broken: it is told once, and the text can be read and marked all the same.

A process of its own: this one has loaded the fonts already.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = """
import json, sys
from pathlib import Path
from annotator import assets, settings
from annotator.ui.application import made_application
from annotator.ui.program import Program
from tests.ui.hands import press
from tests.ui.person import Person

folder, work, whole = Path(sys.argv[1]), Path(sys.argv[2]), assets.resource
broken = folder / "NotoNaskhArabic-Bold.ttf"
broken.write_bytes(whole("fonts", broken.name).read_bytes()[:90_000])
lost = {"NotoNaskhArabic-Regular.ttf": folder / "NotoNaskhArabic-Regular.ttf", broken.name: broken}
assets.resource = lambda *parts: lost.get(parts[-1]) or whole(*parts)

kept = settings.load()
kept.set("coder_name", "sara")
kept.set("language", sys.argv[3])
app = made_application()
program = Program(app, kept)
said = []
program.messages.said.connect(said.append)
window = program.window
window.resize(1366, 768)
window.show()
program.open(work)
app.processEvents()
person, card = Person(program), window.notices
seen = {"told": card.sentence, "visible": card.isVisible(), "width": card.width()}
seen["details"] = card.details_button.isVisible()
inside = window.rect().contains(card.geometry())
window.activateWindow()
text = person.text
text.setFocus()
picture = text.grab().toImage()
places = [(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)]
dark = sum(picture.pixelColor(x, y).lightness() < 100 for x, y in places)
start = text.text().index("7 مدنيين")
text.select(start, start + 8)
press(text, "4")
program.rebuild("theme")
app.processEvents()
again = [one.sentence for one in said]
marks = Person(program).marks
print(json.dumps({**seen, "inside": inside, "dark": dark, "marks": marks, "again": again}))
program.finish()
"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_broken_fonts_are_told_once_and_the_text_stays_usable(
    tmp_path: Path, work: Path, home: Path, language: str
) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    command = [sys.executable, "-c", SCRIPT, str(folder), str(work), language]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])

    assert found["visible"]
    assert found["inside"]
    assert found["width"] > 300
    assert found["details"]
    if language == "en":
        assert found["told"].startswith("2 font files are missing or damaged")
    assert found["dark"] > 500
    assert found["marks"] == [["7 مدنيين", "CASUALTY"]]
    assert found["again"] == []
