"""The errors of this package: one small family, written for the person who reads them."""

from __future__ import annotations


class CleanerError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(CleanerError):
    """An input that cannot be read; the message names it and says what to do."""


class SettingError(CleanerError):
    """An option or argument that makes no sense; the message names the nearest right one."""


class RuleError(CleanerError):
    """A rule file that cannot be used.

    The message reads ``FILE:LINE: rule "ID": what is wrong; what to do``.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str,
        line: int = 1,
        rule: str | None = None,
        remedy: str = "",
    ) -> None:
        self.problem, self.file, self.line, self.rule, self.remedy = (
            problem,
            file,
            line,
            rule,
            remedy,
        )
        super().__init__(problem)

    def __str__(self) -> str:
        rule = f'rule "{self.rule}": ' if self.rule else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.file}:{self.line}: {rule}{self.problem}{remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        return _restore_rule_error, (self.problem, self.file, self.line, self.rule, self.remedy)


def _restore_rule_error(problem: str, file: str, line: int, rule: str | None, remedy: str) -> RuleError:
    return RuleError(problem, file=file, line=line, rule=rule, remedy=remedy)
