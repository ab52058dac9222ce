"""`cleaner` as the tests start it: with the one rule in rules/, and with a checkpoint at every chance.

The packaged rules take a while to load, and no test of a run is about them. In FILE_LIMIT the
environment may set the size in bytes that no file can exceed.
"""

import os
import resource
import sys
from pathlib import Path

from cleaner.cli import main
from cleaner.rulebook import files

if __name__ == "__main__":
    files.packaged_rules = lambda: Path("rules")
    if "clean" in sys.argv:  # other commands need nothing of a run, which takes most of their time to load
        from cleaner.batch import cluster
        from cleaner.batch.records import file

        file.CHECKPOINT_SECONDS = 0.02
        cluster.SEND_SECONDS = 0.0
    if "FILE_LIMIT" in os.environ:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["FILE_LIMIT"]), resource.RLIM_INFINITY))
    main()
