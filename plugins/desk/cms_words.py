"""What the web desk needs to read a file as `check` does: each spelling of a key, a coded value, an entry."""

from collections.abc import Iterable

from plugins.intake import vocabulary as words
from plugins.intake.form import Choices, Vocabulary
from plugins.model.registries import Entry, Registries, spellings
from plugins.model.text import fold

KEYS = {
    "story": words.STORY,
    "page": words.PAGE,
    "movement": words.MOVEMENT,
    "unit": words.UNIT,
    "decision": words.DECISION,
    "subject": words.SUBJECT,
    "media": words.MEDIA,
    "withdrawn": words.WITHDRAWN,
    "correction": words.CORRECTION,
    "consent": words.CONSENT,
    "dated_name": words.DATED_NAME,
    "dated_group": words.DATED_GROUP,
}
CHOICES = {
    "level": words.LEVELS,
    "kind": words.KINDS,
    "stage": words.STAGES,
    "status": words.STATUSES,
    "scope": words.SCOPES,
}

Table = dict[str, str]


def desk_words(registries: Registries) -> dict[str, dict[str, Table]]:
    """For each kind of key or value, what each folded spelling means."""
    entries: dict[str, Iterable[Entry]] = {
        "unit": registries.units,
        "field": registries.fields,
        "movement": registries.movements,
        "award": registries.awards,
        "outlet": registries.outlets,
    }
    values = {kind: of_choices(choices) for kind, choices in CHOICES.items()}
    values |= {kind: of_entries(found) for kind, found in entries.items()}
    return {"keys": {kind: of_keys(vocabulary) for kind, vocabulary in KEYS.items()}, "values": values}


def of_keys(vocabulary: Vocabulary) -> Table:
    return {fold(written): key for written, key in vocabulary.canonical.items()}


def of_choices(choices: Choices) -> Table:
    return {fold(written): code for written, code in choices.code_of.items()}


def of_entries(entries: Iterable[Entry]) -> Table:
    """A spelling that two entries share stays as it was written: only the story's date tells which is meant."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for text in spellings(entry):
            found.setdefault(fold(text), set()).add(entry.code)
    return {text: next(iter(codes)) for text, codes in found.items() if len(codes) == 1}
