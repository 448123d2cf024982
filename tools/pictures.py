"""Draw the pictures of the README from the sample project: ``python -m tools.pictures``, in the repository.

Run it after a change that shows on the screen, and look at what it drew.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
PICTURES = (("ar", "light"), ("en", "dark"))


def main() -> None:
    """Draw the window in both languages, one by day and one by night."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, theme in PICTURES:
        with tempfile.TemporaryDirectory(prefix="tarmiz-") as home:
            os.environ["TARMIZ_HOME"] = home
            from annotator import app, assets, language
            from annotator.workflow import sample

            # The sample is called by its name in the language in which it is made.
            language.use(name, assets.resource("i18n"))
            with sample.opened() as project:
                path, coder = project.path, sample.coder(project).name
            target = FOLDER / f"window-{name}-{theme}.png"
            app.picture(path, target, coder=coder, language=name, theme=theme)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
