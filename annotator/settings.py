"""Every setting as one row of one table; a TOML file holds what differs from the defaults."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import platformdirs
import tomlkit
from tomlkit.exceptions import TOMLKitError

log = logging.getLogger("annotator")
APP = "tarmiz"
HOME_VARIABLE = "TARMIZ_HOME"  # one folder for settings, data and logs: a stick, a test

Value = bool | int | float | str | list[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the file, its default, what it may be (nothing named: anything of that type)."""

    key: str
    default: Value
    choices: tuple[Value, ...] = ()
    least: float | None = None
    most: float | None = None

    def accepts(self, value: object) -> bool:
        """Tell whether the value is one that the setting may have."""
        if isinstance(self.default, list):
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        if isinstance(self.default, bool) != isinstance(value, bool):
            return False
        numeric = isinstance(self.default, int | float) and isinstance(value, int | float)
        if not numeric and not isinstance(value, type(self.default)):
            return False
        return self._within(value)

    def _within(self, value: object) -> bool:
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, bool) or not isinstance(value, int | float):
            return True
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


SETTINGS: tuple[Setting, ...] = (
    Setting("language", "auto", choices=("auto", "ar", "en")),
    Setting("theme", "auto", choices=("auto", "light", "dark", "contrast", "contrast-dark")),
    Setting("percent", 0, least=80, most=200),  # size of the window's own letters; 0 as the system has it
    Setting("patterns", False),
    Setting("text_family", "Noto Naskh Arabic"),
    Setting("text_size", 17.0, least=8, most=60),
    Setting("line_spacing", 1.0, least=0.7, most=2.5),
    Setting("captions", True),
    Setting("measure", 75, least=0, most=200),
    Setting("coder_name", ""),
    Setting("recent", []),
    Setting("keys", []),  # "action=Ctrl+K /": keys that a person gave an action
    Setting("invisible", False),
    Setting("places", []),  # "copy of a project=report": where its person was last
    Setting("people", []),  # "copy of a project=coder": for whom it was made, where a package says so
    Setting("begun", []),  # "copy at which a project was made=where it lies here"
    Setting("window", []),  # x, y, width, height, maximised, as text
    Setting("encodings", []),  # "folder-hash=encoding": what a person chose for a folder's reports
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


def limits_of(key: str) -> tuple[float, float]:
    """Return the least and the most that a number among the settings may be."""
    setting = _BY_KEY[key]
    if setting.least is None or setting.most is None:
        raise ValueError(f"{key} has no limits")
    return setting.least, setting.most


@dataclass(slots=True)
class Settings:
    """The settings in force. Setting one writes the file at once, unless they are for this run only (``kept``)."""

    path: Path
    _values: dict[str, Value] = field(default_factory=dict)
    kept: bool = True

    def get(self, key: str) -> Value:
        """Return a setting, its default where nobody set it."""
        return self._values.get(key, _BY_KEY[key].default)

    def text(self, key: str) -> str:
        """Return a setting that is text."""
        return str(self.get(key))

    def number(self, key: str) -> float:
        """Return a setting that is a number."""
        value = self.get(key)
        return float(value) if isinstance(value, int | float) else 0.0

    def flag(self, key: str) -> bool:
        """Return a setting that is yes or no."""
        return bool(self.get(key))

    def texts(self, key: str) -> list[str]:
        """Return a setting that is a list of texts."""
        value = self.get(key)
        return list(value) if isinstance(value, list) else []

    def set(self, key: str, value: Value) -> None:
        """Set one, and write the file. A value that the setting may not have is refused.

        Raises:
            ValueError: The value is not one of the setting's.
        """
        if not _BY_KEY[key].accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._values[key] = value
        if self.kept:
            self._write()

    def for_once(self) -> Settings:
        """Return the same settings for this run only: what is set in them is not written."""
        return Settings(self.path, dict(self._values), kept=False)

    def _write(self) -> None:
        document = _parsed(self.path)
        for setting in SETTINGS:
            if self.get(setting.key) != setting.default:
                document[setting.key] = self.get(setting.key)
            else:
                document.pop(setting.key, None)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_name(f"{self.path.name}.{uuid4().hex[:8]}")
            fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
            fresh.replace(self.path)
        except OSError as error:
            log.warning("settings not written: %s", type(error).__name__)


def load(path: Path | None = None) -> Settings:
    """Read the settings. What the file holds that is no setting of ours, or has a wrong value, is passed over."""
    path = path or config_folder() / "settings.toml"
    values = {key: value for key, value in _plain(_parsed(path)).items() if key in _BY_KEY}
    return Settings(path, {key: value for key, value in values.items() if _BY_KEY[key].accepts(value)})


def _parsed(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except (OSError, TOMLKitError, UnicodeDecodeError) as error:
        log.warning("settings not read: %s", type(error).__name__)
        return tomlkit.document()


def _plain(document: tomlkit.TOMLDocument) -> Mapping[str, Value]:
    values: dict[str, Value] = document.unwrap()
    return values


def config_folder() -> Path:
    """Return the folder of the settings file; it may not exist yet."""
    return _home() or platformdirs.user_config_path(APP, appauthor=False)


def data_folder() -> Path:
    """Return the folder of the program's own data (sample project, device id); it may not exist yet."""
    return _home() or platformdirs.user_data_path(APP, appauthor=False)


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE)
    return Path(named) if named else None
