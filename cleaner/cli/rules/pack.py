"""`cleaner rules pack`: a folder of very many rules made ready to load fast."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli.printing import say


@click.command("pack")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(folder: Path) -> None:
    """Check the rules in DIR, and pack them there, so that they load at once.

    The pack, DIR/packed.msgpack, counts until a rule file changes or another version of cleaner reads it;
    then the files are read again. Of a few hundred rules it saves little, of imported lists seconds.

    \b
    cleaner rules import adblock list.txt --out my-rules
    cleaner rules pack my-rules
    """
    from cleaner.reports.counted import many
    from cleaner.rulebook.files import write_pack
    from cleaner.rulebook.packed import FILE

    say(f"{many(write_pack(folder), 'rule')} packed in {folder / FILE}")
