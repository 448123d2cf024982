"""What a report looks like, on a screen and on paper."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

STEPS = 10  # of the colours in heat maps, from nothing to all
LIGHT, DARK = (247, 250, 252), (20, 92, 122)


def colour(share: float) -> str:
    """Return the colour of a share between 0 and 1."""
    share = min(max(share, 0.0), 1.0)
    parts = (round(light + (dark - light) * share) for light, dark in zip(LIGHT, DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def step(share: float) -> str:
    """Return the class of a cell whose share is between 0 and 1."""
    return f"heat-{round(min(max(share, 0.0), 1.0) * STEPS)}"


def _heat() -> str:
    ink = ("#1c2730", "#ffffff")
    return "\n".join(
        f".heat-{nth} {{ background: {colour(nth / STEPS)}; color: {ink[nth > STEPS // 2]}; }}"
        for nth in range(STEPS + 1)
    )


STYLE = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
html {{ background: #eef2f4; }}
body {{ margin: 0 auto; padding: 2.5rem 3rem; max-width: 62rem; background: #ffffff; color: #1c2730; line-height: 1.55;
  font-family: "Noto Sans Arabic", "Noto Sans", "Segoe UI", "SF Pro Text", "SF Arabic", Tahoma, sans-serif;
  font-size: 15px; }}
:lang(ar) {{ line-height: 1.8; }}
h1 {{ font-size: 1.9rem; line-height: 1.25; margin: 0 0 .25rem; }}
h2 {{ font-size: 1.25rem; margin: 2.6rem 0 .4rem; padding-block-end: .25rem; border-block-end: 2px solid #145c7a; }}
h3 {{ font-size: 1rem; margin: 1.5rem 0 .3rem; }}
p {{ margin: .4rem 0 .8rem; max-width: 46rem; }}
.quiet {{ color: #55636d; font-size: .9rem; }}
.facts {{ display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.4rem 0; padding: 0; list-style: none; }}
.facts li {{ flex: 1 1 8rem; padding: .7rem 1rem; border: 1px solid #d5dde2; border-radius: 6px; }}
.facts b {{ display: block; font-size: 1.5rem; line-height: 1.3; }}
.notes {{ margin: 1.2rem 0; padding: .7rem 1.2rem; border-inline-start: 4px solid #b8650b; background: #fdf5ea; }}
.notes p {{ margin: .2rem 0; }}
.hint {{ padding: .6rem 1rem; border-inline-start: 4px solid #145c7a; background: #eef6f9; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; margin: .8rem 0; font-size: .92rem; font-variant-numeric: tabular-nums; }}
caption {{ text-align: start; color: #55636d; padding-block-end: .3rem; }}
th, td {{ padding: .3rem .7rem; border-block-end: 1px solid #dfe5e9; text-align: start; vertical-align: top; }}
th {{ font-weight: 600; }}
thead th {{ border-block-end: 2px solid #9aa8b1; background: #f4f7f8; vertical-align: bottom; }}
td.number, th.number {{ text-align: end; }}
td.number {{ white-space: nowrap; }}
tbody th {{ min-width: 7rem; }}
td.none {{ color: #77848d; }}
.beside {{ display: flex; flex-wrap: wrap; gap: 0 2.5rem; }}
.heat td, .heat th {{ text-align: center; min-width: 4.2rem; border: 2px solid #ffffff; }}
.heat tbody th {{ text-align: start; }}
{_heat()}
svg {{ display: block; margin: .6rem 0; max-width: 100%; height: auto; }}
svg text {{ font-family: inherit; }}
.key {{ display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: .4rem 0; padding: 0; list-style: none;
  font-size: .9rem; }}
.key svg {{ display: inline-block; margin: 0; vertical-align: middle; }}
ol.sources li {{ margin: .25rem 0; }}
footer {{ margin-block-start: 3rem; color: #55636d; font-size: .85rem; }}
@media print {{
  html, body {{ background: #ffffff; }}
  body {{ padding: 0; max-width: none; font-size: 10pt; }}
  h2, h3, caption {{ break-after: avoid; }}
  tr, svg, .notes, .facts li {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
  .wide {{ overflow: visible; }}
  * {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
}}
@page {{ margin: 16mm; }}
"""


def policy() -> str:
    """Return the content security policy: nothing may be loaded or run, and only this style applies."""
    digest = b64encode(sha256(STYLE.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'"
