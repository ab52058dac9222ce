"""Full-Text RSS site configs, the `.txt` format of fivefilters' collection -> site rule files.

`body` and `strip` are XPath and go into `[page]` as they are; `strip_id_or_class` becomes the CSS
that means the same. `title`, `author` and `date` say what of a page is no body, so they become rules
where an example for their XPath can be made. Everything else is about fetching and tidying pages, or
about pictures; it stays as a comment, and is counted. The format is described at
help.fivefilters.org/full-text-rss/site-patterns.html.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from cleaner.address import domain_of, sites_of
from cleaner.authoring.element_example import example_for
from cleaner.authoring.writing import SCHEMA_COMMENT, rule_text, toml_string, toml_value
from cleaner.errors import InputError
from cleaner.rule import Rule
from cleaner.rule_tables import RuleTable
from cleaner.rulebook.examples import example_fault
from cleaner.words import Words

_DIRECTIVE = re.compile(r"\s*([A-Za-z_-]+)\s*(?:\(([^)]*)\))?\s*:\s?(.*)")
_CATEGORIES = {"title": "headline", "author": "byline", "date": "timestamp"}
_TEXTS = {"title": "The bridge is mended", "author": "By Lena Okafor", "date": "12 March 2024"}
_FORCED_XPATH = ("/", "(", "./", "..", "descendant", "id(")
_NOT_USED = {
    "test_url": "a page to try it on",
    "test_contains": "a page to try it on",
    "prune": "about cleaning the markup",
    "tidy": "about mending the markup",
    "parser": "about mending the markup",
    "strip_image_src": "about pictures, which have no text",
    "src_lazy_load_attr": "about pictures, which have no text",
    "insert_detected_image": "about pictures, which have no text",
    "find_string": "rewrites the source before it is read",
    "replace_string": "rewrites the source before it is read",
    "if_page_contains": "a condition on fetching other pages",
    "single_page_link": "about fetching other pages",
    "single_page_link_in_feed": "about fetching other pages",
    "next_page_link": "about fetching other pages",
    "http_header": "about fetching pages",
    "requires_login": "about fetching pages",
    "not_logged_in_xpath": "about fetching pages",
    "login_uri": "about fetching pages",
    "login_username_field": "about fetching pages",
    "login_password_field": "about fetching pages",
    "login_extra_fields": "about fetching pages",
    "autodetect_on_failure": "what finds the article is always asked where no body is found",
    "autodetect_next_page": "about fetching other pages",
    "skip_json_ld": "about the page's own metadata",
    "native_ad_clue": "marks whole pages",
    "dissolve": "rewrites the markup, not the text",
    "strip_attr": "rewrites the markup, not the text",
    "convert_double_br_tags": "rewrites the markup, not the text",
    "wrap_in": "rewrites the markup, not the text",
    "move_into": "rewrites the markup, not the text",
    "replace_nodes": "rewrites the markup, not the text",
}


@dataclass(slots=True)
class Directive:
    """A line of a site config: `argument` is what stands in brackets behind its name, "" if nothing."""

    name: str
    argument: str
    value: str
    line: int

    def __str__(self) -> str:
        argument = f"({self.argument})" if self.argument else ""
        return f"{self.name}{argument}: {self.value}"


@dataclass
class Imported:
    """A site's rule file made of one or several configs.

    `used` and `kept` count directives by name: those that became rules, and those that stay as
    comments; `faults` has (file, line, directive, why) for those that no rule can hold.
    """

    site: str
    text: str = ""
    used: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, int, str, str]] = field(default_factory=list)


def import_configs(path: Path) -> Iterator[Imported]:
    """A site config, or a folder of them -> one rule file a site, in the order of their domains.

    `example.com.txt` and `.example.com.txt` (for the domains under it) make one file, as a site file
    is for both. Configs whose names are no domains, like `global.txt`, make no file: they come as
    one with the site "" and no text, with a fault for each. What a domain's file says, those of the
    domains under it need not say again.
    Raises InputError where there is no config.
    """
    configs = sorted(path.glob("*.txt"), key=lambda p: p.name.lstrip(".")) if path.is_dir() else [path]
    if not configs or not configs[0].is_file():
        raise InputError(f"{path}: no site configs; they are files like example.com.txt")
    sites: dict[str, list[Path]] = defaultdict(list)
    for config in configs:
        sites[_site(config)].append(config)
    ordered = {site: sorted(sites[site], key=lambda p: p.name.startswith(".")) for site in sorted(sites)}
    writers = {site: _import(site, found) for site, found in ordered.items() if site}
    said = {site: [(rule.category, rule.select) for rule in writer.rules] for site, writer in writers.items()}
    for site, found in ordered.items():
        if not site:
            yield _nowhere(found)
            continue
        for above in sites_of(site.partition(".")[2], said):
            writers[site].leave_out(said[above], above)
        yield writers[site].finished()


def _site(config: Path) -> str:
    """The domain of a config by its name, "" where it is none."""
    name = config.name.removesuffix(".txt").strip(".").lower()
    return (domain_of(name) or "") if "." in name and re.fullmatch(r"[\w.-]+", name) else ""


def read_config(source: str) -> Iterator[Directive | str]:
    """A config's lines: directives, and what else stands there as it is."""
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            yield line.strip()
        elif found := _DIRECTIVE.fullmatch(line):
            yield Directive(found[1].lower().replace("-", "_"), found[2] or "", found[3].strip(), number)
        else:
            yield line.strip()


def _nowhere(configs: list[Path]) -> Imported:
    imported = Imported("")
    for config in configs:
        said = [said for said in read_config(_decoded(config)) if isinstance(said, Directive)]
        imported.kept.update(directive.name for directive in said)
        imported.faults.append((str(config), 1, config.name, "the file's name is no domain; left out"))
    return imported


def _import(site: str, configs: list[Path]) -> _SiteWriter:
    writer = _SiteWriter(site)
    for config in configs:
        writer.comments.append(f"From {config.name}:")
        for said in read_config(_decoded(config)):
            if isinstance(said, Directive):
                writer.add(config, said)
            elif said:
                writer.comments.append(said.lstrip("# "))
                writer.imported.kept["comment" if said.startswith("#") else "not a directive"] += 1
    return writer


def _decoded(config: Path) -> str:
    data = config.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


class _SiteWriter:
    def __init__(self, site: str) -> None:
        self.site, self.imported = site, Imported(site)
        self.body: list[str] = []
        self.strip: list[str] = []
        self.rules: list[RuleTable] = []
        self.comments: list[str] = []

    def add(self, config: Path, said: Directive) -> None:
        """Put a directive where it belongs: into [page], among the rules, or among the comments."""
        name = said.name
        if name in ("body", "strip"):
            fault = self._add_xpath(self.body if name == "body" else self.strip, said.value)
        elif name == "strip_id_or_class":
            fault = self._add_names(said.value)
        elif name in _CATEGORIES:
            fault = self._add_rule(name, said.value)
        else:
            fault = None
            why = _NOT_USED.get(name, "unknown")
            self.comments.append(f"{said}  [{why}]")
            self.imported.kept[name] += 1
            return
        if fault is None:
            self.imported.used[name] += 1
        else:
            self.comments.append(f"{said}  [{fault}]")
            self.imported.kept[name] += 1
            self.imported.faults.append((str(config), said.line, str(said), fault))

    def _add_xpath(self, into: list[str], value: str) -> str | None:
        xpath = _as_xpath(value)
        if xpath is None:
            return "not a valid XPath"
        if xpath not in into:
            into.append(xpath)
        return None

    def _add_names(self, value: str) -> str | None:
        for name in re.split(r"\s*,\s*", value.strip("\"' ")):
            if not name:
                return "names nothing"
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            selector = f'[class*="{quoted}"], [id*="{quoted}"]'
            if selector not in self.strip:
                self.strip.append(selector)
        return None

    def _add_rule(self, name: str, value: str) -> str | None:
        xpath = _as_xpath(value)
        if xpath is None:
            return "not a valid XPath"
        example = example_for(xpath, _TEXTS[name])
        if example is None:
            return "no example can be made for it"
        number = sum(rule.category == _CATEGORIES[name] for rule in self.rules) + 1
        table = RuleTable(
            id=f"ftr-{self.site}-{name}" + (f"-{number}" if number > 1 else ""),
            select=xpath,
            category=_CATEGORIES[name],
            examples=[example],
        )
        if any(rule.select == xpath for rule in self.rules):
            return "said before"
        if example_fault(Rule(table, table.category or "", "any", None, "", 1, 1, 0), Words(), example):
            return "no example can be made for it"
        self.rules.append(table)
        return None

    def leave_out(self, said: Collection[tuple[object, object]], site: str) -> None:
        """Drop the rules that a site's file above has, each with a comment."""
        for rule in [rule for rule in self.rules if (rule.category, rule.select) in said]:
            self.rules.remove(rule)
            self.comments.append(f"{rule.category}: {rule.select}  [said for {site}]")

    def finished(self) -> Imported:
        """What was made of the configs, with the rule file."""
        self.imported.text = self.text()
        return self.imported

    def text(self) -> str:
        """The rule file."""
        parts = [SCHEMA_COMMENT, f"# Rules for {self.site}, from a Full-Text RSS site config.", *self._said()]
        parts += ["", f"site = {toml_string(self.site)}"]
        if self.body or self.strip:
            parts += ["", "[page]"]
            parts += [
                f"{key} = {toml_value(value)}"
                for key, value in (("body", self.body), ("strip", self.strip))
                if value
            ]
        return "\n".join(parts) + "\n" + "".join(f"\n{rule_text(rule)}" for rule in self.rules)

    def _said(self) -> Iterable[str]:
        return (f"# {_printable(comment)}" for comment in self.comments)


def _printable(comment: str) -> str:
    """A comment as TOML allows it: without control characters."""
    return "".join(c if c.isprintable() or c == "\t" else " " for c in comment)


def _as_xpath(value: str) -> str | None:
    """A config's XPath in the form that is not taken for CSS, None where it is not valid."""
    value = value.strip()
    try:
        etree.XPath(value)
    except (etree.XPathError, ValueError):  # of control characters the latter
        return None
    return value if value.startswith(_FORCED_XPATH) else f"({value})"
