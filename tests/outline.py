"""A regulation as nested plain data, so that two of them compare, whatever files they came from."""

from __future__ import annotations


def outline(regulation):
    """Everything a regulation says, without places."""
    return {
        "title": words(regulation.title),
        "number": words(regulation.number),
        "enacted": date(regulation.enacted),
        "in_force": date(regulation.in_force),
        "amendments": [(words(one.prose), date(one.date), one.number) for one in regulation.amendments],
        "edition": regulation.edition,
        "front": [prose.text for prose in regulation.front],
        "organisation": organisation(regulation.organisation),
        "body": [clause_outline(clause) for clause in regulation.body],
    }


def clause_outline(clause):
    """One clause and what is below it; keys that say nothing are left out."""
    said = {
        "kind": str(clause.kind),
        "number": clause.number,
        "label": words(clause.label),
        "caption": words(clause.caption),
        "text": words(clause.text),
        "tail": words(clause.tail),
        "note": words(clause.note),
        "deleted": clause.deleted,
        "bullet": clause.bullet,
        "tables": [table(one) for one in clause.tables],
        "duty": duty(clause.duty),
        "children": [clause_outline(child) for child in clause.children],
    }
    return {key: value for key, value in said.items() if value not in (None, False, [])}


def words(prose):
    """The words, None where there are none."""
    return prose.text or None if prose is not None else None


def date(value):
    return None if value is None else (words(value.prose), value.iso)


def table(value):
    rows = [[cell.text for cell in row] for row in value.rows]
    return {"rows": rows, "header_rows": value.header_rows, "caption": words(value.caption)}


def duty(value):
    if value is None:
        return None
    when = value.when
    said = {
        "who": value.who,
        "what": value.what,
        "how": value.how,
        "when": when and (when.every, when.months, when.within, when.trigger, when.plan),
        "record": value.record,
        "report_to": value.report_to,
        "delegates_to": value.delegates_to,
        "retention": value.retention,
        "covers": value.covers,
        "reviewed": value.reviewed and (value.reviewed.words, value.reviewed.on, value.reviewed.by),
        "suppressions": [(one.checks, one.reason, one.approver, one.expires) for one in value.suppressions],
    }
    return {key: one for key, one in said.items() if one} or None


def organisation(value):
    if value is None:
        return None
    lists = [name for name in value.__slots__ if name not in {"name", "type"}]
    said = {name: [dict(entry.values) for entry in getattr(value, name)] for name in lists}
    return {"name": value.name, "type": value.type, **said}


def differences(one, other, at=()):
    """Where two outlines differ, as (path, one, other)."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [*one, *(key for key in other if key not in one)]
        return [found for key in keys for found in differences(one.get(key), other.get(key), (*at, key))]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for index, (a, b) in pairs for found in differences(a, b, (*at, index))]
    return [] if one == other else [(at, one, other)]
