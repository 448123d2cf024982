"""Agreement in words: what a measure is called, what it means, what to do about it, and why there is no figure."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.agreement import figure as names
from annotator.agreement.figure import ALL_PAIRS, Figure
from annotator.core.reason import Cause
from annotator.language import decimal, isolated, ntr, number, percent, tr, tr_in
from annotator.workflow.compare import Note

NOTHING = "-"


def measure_name(measure: str) -> str:
    """Return what a measure is called."""
    return _names().get(measure, measure)


def _names() -> dict[str, str]:
    return {
        "f1_strict": tr_in("measure", "F1, same marks"),
        "f1_boundary": tr_in("measure", "F1, same edges"),
        "f1_overlap": tr_in("measure", "F1, overlapping marks"),
        "f1_overlap_any": tr_in("measure", "F1, overlapping, any label"),
        "f1_chars": tr_in("measure", "F1, characters"),
        "mean_f1_strict": tr_in("measure", "Mean F1, same marks"),
        "mean_f1_boundary": tr_in("measure", "Mean F1, same edges"),
        "mean_f1_overlap": tr_in("measure", "Mean F1, overlapping marks"),
        "mean_f1_overlap_any": tr_in("measure", "Mean F1, overlapping, any label"),
        "mean_f1_chars": tr_in("measure", "Mean F1, characters"),
        "alpha_u": tr_in("measure", "Unitizing alpha (2016), one label"),
        "alpha_u_pooled": tr_in("measure", "Unitizing alpha (2016), pooled"),
        "alpha_u_joint": tr_in("measure", "Unitizing alpha (2016), all labels at once"),
        "alpha_u_binary": tr_in("measure", "Unitizing alpha (2016), marked or not"),
        "alpha_attr": tr_in("measure", "Krippendorff's alpha, attribute"),
        "attr_percent_overlap": tr_in("measure", "Equal values, overlapping marks"),
        "f1_relation_strict": tr_in("measure", "F1 of relations, same ends"),
        "f1_relation_overlap": tr_in("measure", "F1 of relations, overlapping ends"),
        "f1_role_strict": tr_in("measure", "F1 of event roles, same marks"),
        "f1_role_overlap": tr_in("measure", "F1 of event roles, overlapping marks"),
        "confusion": tr_in("measure", "Labels against labels"),
        "shared_documents": tr_in("measure", "Reports that both finished"),
        "alpha": tr_in("measure", "Krippendorff's alpha"),
        "fleiss_kappa": tr_in("measure", "Fleiss' kappa"),
        "cohen_kappa": tr_in("measure", "Cohen's kappa"),
        "scott_pi": tr_in("measure", "Scott's pi"),
        "bennett_s": tr_in("measure", "Bennett's S"),
        "observed_agreement": tr_in("measure", "Share of equal values"),
        "specific_agreement": tr_in("measure", "Agreement on one value"),
    }


def meaning(measure: str) -> str:
    """Say in one sentence what a measure means; "" where its name says it."""
    return _meanings().get(measure.removeprefix("mean_"), "")


def _meanings() -> dict[str, str]:
    return {
        "f1_strict": tr("The share of marks that both made with the same edges and the same label."),
        "f1_boundary": tr("The share of marks that both made with the same edges, whatever the label."),
        "f1_overlap": tr("The share of marks that have a partner of the same label, be it with other edges."),
        "f1_overlap_any": tr("The share of marks that have a partner at all: did both see something there?"),
        "f1_chars": tr("The share of marked characters that both gave the same label."),
        "alpha_u": tr("Whether this label is found better than by chance, by length: 1 is full agreement, 0 chance."),
        "alpha_u_pooled": tr("Whether labels are found better than by chance, all labels together, each by length."),
        "alpha_u_joint": tr("As pooled, but one label at the place of another counts as one disagreement, not two."),
        "alpha_u_binary": tr("Whether coders agree better than by chance what is worth marking at all."),
        "alpha_attr": tr("Whether coders say the same of marks that they made exactly alike, corrected for chance."),
        "attr_percent_overlap": tr("The share of overlapping marks of which both say the same."),
        "f1_relation_strict": tr("The share of links that both made between the same marks."),
        "f1_relation_overlap": tr("The share of links that both made between marks that overlap."),
        "f1_role_strict": tr("The share of roles in events that both gave to the same mark."),
        "f1_role_overlap": tr("The share of roles in events that both gave to marks that overlap."),
        "confusion": tr("Which label of the one stands where which label of the other does, or nothing."),
    }


def hint(strict: Figure | None, overlap: Figure | None, any_label: Figure | None) -> str:
    """Say what the figures of all labels advise; "" where they advise nothing.

    Args:
        strict, overlap, any_label: F1 of the same scope, of the three kinds.
    """
    values = [None if one is None else one.number for one in (strict, overlap, any_label)]
    same, overlapping, anything = values
    if same is None or overlapping is None or anything is None:
        return ""
    gaps = {"edges": overlapping - same, "labels": anything - overlapping, "presence": 1 - anything}
    widest = max(gaps, key=lambda name: gaps[name])
    if gaps[widest] < 0.05:
        return tr("The coders agree; look at single disagreements.")
    return {
        "edges": tr("Most disagreement is about edges: sharpen the rules on where a mark starts and ends."),
        "labels": tr("Most disagreement is about labels: look at the table of labels and sharpen the definitions."),
        "presence": tr("Most disagreement is about what to mark at all: look at the marks that only one coder made."),
    }[widest]


def reason(code: str) -> str:
    """Say why a figure is not defined."""
    return {
        "": "",
        names.NO_SHARED: tr("No report here was finished by two of these coders."),
        names.NO_SPANS: tr("Neither coder marked anything."),
        names.NO_UNIT: tr("Nobody marked anything with this label."),
        names.ALL_MARKED: tr("Everything is marked, so that chance could not disagree."),
        names.OVERLAPPING: tr("Marks of one coder overlap; then this figure does not exist."),
        names.NOT_COMPARABLE: tr("No two coders made the same mark, so there is nothing to compare."),
        names.NO_PARTNERS: tr("No marks of this label overlap, so there is nothing to compare."),
        names.NO_VARIATION: tr("Everybody always said the same, so that chance could not disagree."),
        names.NO_LINKS: tr("Neither coder made a link."),
        names.NO_VALUES: tr("There is no report of which two coders said something."),
        names.UNEQUAL: tr("The reports were judged by different numbers of coders."),
    }[code]


def note(one: Note) -> str:
    """Say what is to be known of figures."""
    listed = tr(", ").join(isolated(name) for name in one.names)
    match one.code:
        case "one_coder" if one.count == 0:
            return tr("Nobody has coded here yet: there is nothing to compare.")
        case "one_coder":
            return tr("Only {name} has coded what is chosen: agreement needs two coders.", name=listed)
        case "nothing_finished":
            return tr("No report is finished yet: only finished reports are compared. Mark them done first.")
        case "nothing_shared":
            return tr("No report was finished by two coders: give some reports to two coders, then look again.")
        case "few_documents":
            return ntr(
                "Only {count} report was finished by two coders: do not steer by these figures before {enough} are.",
                "Only {count} reports were finished by two coders: do not steer by these figures before {enough} are.",
                one.count,
                enough=one.other,
            )
        case "unused_labels":
            return tr("Nobody used the label {labels}.", labels=listed)
        case "suggested":
            return tr(
                "{some} of {all} marks came from a suggestion, which makes coders more alike than they are.",
                some=one.count,
                all=one.other,
            )
        case "versions":
            return ntr(
                "The reports were coded under {count} version of the codebook.",
                "The reports were coded under {count} versions of the codebook: a disagreement may come from that.",
                one.count,
            )
        case "nested":
            return ntr(
                "{count} mark lies inside or across another of the same label and coder; alpha takes them as one.",
                "{count} marks lie inside or across others of the same label and coder; alpha takes them as one.",
                one.count,
            )
        case _:
            return tr("{names} marked almost all of the text: look whether that is meant.", names=listed)


def cause_name(cause: Cause | str) -> str:
    """Return what a reason for a disagreement is called."""
    return {
        "slip": tr_in("cause", "slip"),
        "ambiguous": tr_in("cause", "ambiguous text"),
        "codebook": tr_in("cause", "gap in the codebook"),
        "other": tr_in("cause", "other"),
        "": tr_in("cause", "not noted"),
    }[cause]


def kind_name(kind: str) -> str:
    """Return what a kind of disagreement is called."""
    return {
        "missed": tr_in("disagreement", "missed by one"),
        "boundary": tr_in("disagreement", "other edges"),
        "label": tr_in("disagreement", "other label"),
        "attribute": tr_in("disagreement", "other value"),
        "link": tr_in("disagreement", "link"),
    }[kind]


def outcome_name(outcome: str) -> str:
    """Return what became of a mark that was compared."""
    return {
        "same": tr_in("outcome", "same"),
        "boundary": tr_in("outcome", "other edges"),
        "label": tr_in("outcome", "other label"),
        "missed": tr_in("outcome", "no partner"),
    }[outcome]


def left_out(why: str) -> str:
    """Say why a mark did not count."""
    return {
        "coder": tr("The coder was not chosen."),
        "document": tr("The report was not chosen."),
        "unfinished": tr("The coder has not finished the report."),
        "day": tr("It is not from the days that were chosen."),
        "alone": tr("No other coder who was chosen has finished the report."),
        "suggested": tr("Some of the coder's marks in the report came from suggestions."),
        "outside": tr("It lies outside title and article."),
        "label": tr("Its label was not chosen."),
    }[why]


def value_text(one: Figure) -> str:
    """Write a figure's value; n/a where there is none."""
    if one.number is None:
        return tr("n/a")
    if one.measure in ("attr_percent_overlap", "observed_agreement"):
        return percent(one.number)
    return number(one.number) if one.measure == "shared_documents" else decimal(one.number, 3)


def interval_text(one: Figure) -> str:
    """Write a figure's interval; a dash where there is none."""
    if one.interval is None:
        return NOTHING
    low, high = one.interval
    return tr("{low} to {high}", low=decimal(low, 2), high=decimal(high, 2))


def scope_text(scope: Mapping[str, object], label_names: Mapping[str, str]) -> str:
    """Say in few words of what a figure is.

    Args:
        scope: The figure's.
        label_names: What labels are called.
    """
    coders = scope.get("coders")
    parts = []
    if isinstance(coders, list):
        parts.append(tr(" and ").join(isolated(str(name)) for name in coders))
    elif coders == ALL_PAIRS:
        parts.append(tr("all pairs"))
    if "label" in scope:
        label = scope["label"]
        parts.append(tr("all labels") if label is None else isolated(label_names.get(str(label), str(label))))
    parts += [isolated(str(scope[key])) for key in ("attr", "metadata", "coder", "against", "category") if key in scope]
    return tr(", ").join(parts)
