"""`cleaner report`: a run to look at, in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.printing import say


@click.command("report")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
def command(out: Path) -> None:
    """Write a report on a run, to look at in a browser.

    OUT is the folder that `cleaner clean --out` wrote.
    OUT/report/index.html shows shares, rules, sites, the lines most often removed and left in, and each
    document with the removed pieces in place. It opens straight from the disk and asks for no network.
    Of record files, the documents in JSON lines are shown, and the others counted.

    \b
    cleaner clean pages/ --out clean/
    cleaner report clean/
    """
    from cleaner.reports.page.run_report import write_report

    say(f"report in {write_report(out)}")
