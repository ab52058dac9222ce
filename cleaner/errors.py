"""The errors of this package: one small family, written for the person who reads them.

CleanerError
├── InputError      an input that cannot be read
├── SettingError    an option or argument that makes no sense
├── RuleError       a rule file that cannot be used
└── TimeLimitError  a document that took longer than the caller allows
"""

from __future__ import annotations

import linecache

from cleaner.printable import printable, printable_path

_LONGEST_LINE = 100
"""Characters that an error shows of a rule file's line, so that it fits most terminals."""


class CleanerError(Exception):
    """Base of every error that this package raises on purpose; its text is safe to print."""

    def __str__(self) -> str:
        return printable(super().__str__())


class InputError(CleanerError):
    """An input that cannot be read; the message names it and says what to do."""


class SettingError(CleanerError):
    """An option or argument that makes no sense; the message names the nearest right one."""


class TimeLimitError(CleanerError):
    """A document that took longer than `Cleaner(timeout=…)` allows; without one it is never raised."""


class RuleError(CleanerError):
    """A rule file that cannot be used.

    The message reads ``FILE:LINE: rule "ID": what is wrong; what to do``, and the next line shows
    what stands there in the file, unless that is a table's header. `line` is 0 where the fault is
    the whole file's, or a folder's.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str,
        line: int = 0,
        rule: str | None = None,
        remedy: str = "",
        text: str | None = None,
    ) -> None:
        self.problem, self.file, self.line, self.rule, self.remedy = (
            problem,
            file,
            line,
            rule,
            remedy,
        )
        self.text = _line_of(file, line) if text is None else text
        super().__init__(problem)

    def __str__(self) -> str:
        rule = f'rule "{self.rule}": ' if self.rule else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        where = f"{printable_path(self.file)}:{self.line}" if self.line else printable_path(self.file)
        said = f"{where}: {printable(f'{rule}{self.problem}{remedy}')}"
        return f"{said}\n    {self.text}" if self.text else said

    def __reduce__(self) -> tuple[object, ...]:
        return _restore_rule_error, (
            self.problem,
            self.file,
            self.line,
            self.rule,
            self.remedy,
            self.text,
        )


def _restore_rule_error(
    problem: str, file: str, line: int, rule: str | None, remedy: str, text: str
) -> RuleError:
    return RuleError(problem, file=file, line=line, rule=rule, remedy=remedy, text=text)


def _line_of(file: str, line: int) -> str:
    """A file's line, as far as it fits and can be shown."""
    linecache.checkcache(file)
    text = printable(linecache.getline(file, line).strip())
    if text.startswith("["):  # a table's header, which the message names already
        return ""
    return text if len(text) <= _LONGEST_LINE else f"{text[: _LONGEST_LINE - 1]}…"
