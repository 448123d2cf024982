"""The paragraph for a paper: what was measured, how, on what, with which program; and the sources."""

from __future__ import annotations

import platform
from importlib.metadata import version

from annotator import __version__
from annotator.agreement.figure import LINK_MEASURES
from annotator.language import isolated, ntr, tr
from annotator.workflow.agreement_report.markup import Markup, tag
from annotator.workflow.agreement_report.sections import Told, section

SOURCES = {
    "f1": (
        "Hripcsak, G., & Rothschild, A. S. (2005). Agreement, the F-measure, and reliability in information "
        "retrieval. Journal of the American Medical Informatics Association, 12(3), 296–298."
    ),
    "alpha_u": (
        "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing "
        "textual continua: Further developments. Quality & Quantity, 50(6), 2347–2364."
    ),
    "alpha": (
        "Krippendorff, K. (2011). Computing Krippendorff’s alpha-reliability. Annenberg School for "
        "Communication, University of Pennsylvania."
    ),
    "bootstrap": ("Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall."),
    "fleiss_kappa": (
        "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, "
        "76(5), 378–382."
    ),
    "cohen_kappa": (
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
        "Measurement, 20(1), 37–46."
    ),
    "scott_pi": (
        "Scott, W. A. (1955). Reliability of content analysis: The case of nominal scale coding. Public "
        "Opinion Quarterly, 19(3), 321–325."
    ),
    "bennett_s": (
        "Bennett, E. M., Alpert, R., & Goldstein, A. C. (1954). Communications through limited-response "
        "questioning. Public Opinion Quarterly, 18(3), 303–308."
    ),
    "specific_agreement": (
        "Cicchetti, D. V., & Feinstein, A. R. (1990). High agreement but low kappa: II. Resolving the "
        "paradoxes. Journal of Clinical Epidemiology, 43(6), 551–558."
    ),
}


def methods(told: Told) -> Markup:
    """Return the paragraph and the sources."""
    sources = tag(
        "ol", *(tag("li", tag("span", SOURCES[key], lang="en", dir="ltr")) for key in _cited(told)), class_="sources"
    )
    paragraph = tag("p", " ".join(_sentences(told)))
    return section(tr("Methods, for a paper"), paragraph, tag("h3", tr("Sources")), sources)


def _measures(told: Told) -> set[str]:
    return {one.measure for one in told.found.figures if one.number is not None}


def _cited(told: Told) -> list[str]:
    measures = _measures(told)
    cited = ["f1", "alpha_u"]
    if measures & {"alpha", "alpha_attr"}:
        cited.append("alpha")
    if told.found.summary.resamples:
        cited.append("bootstrap")
    return cited + [key for key in SOURCES if key in measures and key not in cited]


def _sentences(told: Told) -> list[str]:
    summary = told.found.summary
    who = ntr("{count} coder", "{count} coders", len(summary.coders))
    twice = sum(document.coders > 1 for document in summary.documents)
    sentences = [
        tr(
            "Agreement was computed over {documents} that two or more of {coders} had finished independently, with "
            "{spans} in all.",
            documents=ntr("{count} report", "{count} reports", twice),
            coders=who,
            spans=ntr("{count} mark", "{count} marks", summary.spans),
        ),
        tr(
            "We report pairwise F1 [1], which is positive specific agreement, pooled over reports and pairs by adding "
            "counts: for marks equal in edges and label, equal in edges, and overlapping by at least one character "
            "with and without the same label (one-to-one matching with the most pairs, then the most shared "
            "characters), and for marked characters."
        ),
        tr(
            "Chance-corrected agreement is the unitizing alpha of 2016 [2], by label and pooled; reports with "
            "different coders were combined with weights of 1/(coders − 1)."
        ),
    ]
    measures = _measures(told)
    if "alpha_attr" in measures:
        sentences.append(
            tr(
                "For attributes we report Krippendorff’s alpha over marks that coders made exactly alike, an unset "
                "attribute being a value of its own, and the share of equal values over overlapping marks."
            )
        )
    if measures & set(LINK_MEASURES):
        sentences.append(
            tr("Relations and event roles were compared by F1, with both ends matched strictly and by overlap.")
        )
    if summary.resamples:
        sentences.append(
            tr(
                "Intervals are 95 % percentile intervals from {resamples} bootstrap resamples of reports "
                "(seed {seed}).",
                resamples=summary.resamples,
                seed=str(summary.seed),
            )
        )
    sentences += _chosen(told)
    versions = f"Tarmiz {__version__} (numpy {version('numpy')}, Python {platform.python_version()})"
    sentences.append(tr("All figures were computed with {versions}.", versions=isolated(versions)))
    return sentences


def _chosen(told: Told) -> list[str]:
    summary, material = told.found.summary, told.found.material
    selection, sentences = summary.selection, []
    if selection.labels:
        labels = tr(", ").join(isolated(told.label_name(label)) for label in selection.labels)
        sentences.append(tr("Only marks with these labels were compared: {labels}.", labels=labels))
    if not selection.whole_text:
        sentences.append(tr("Marks outside title and article were left out."))
    if selection.without_suggestions:
        sentences.append(tr("Work that contains accepted suggestions was left out."))
    elif summary.suggested:
        sentences.append(
            ntr(
                "{count} mark came from an accepted suggestion.",
                "{count} marks came from accepted suggestions.",
                summary.suggested,
            )
        )
    if len(material.versions) > 1:
        sentences.append(
            ntr(
                "The codebook had {count} version.",
                "The codebook had {count} versions while the reports were coded.",
                len(material.versions),
            )
        )
    return sentences
