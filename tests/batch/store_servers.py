"""Real servers of stores on this machine, for tests that read and write URLs.

They are programs of other packages in the folder that STORE_SERVERS names, as .ci/run installs them: whatever
a machine has besides may be too old to be like the real ones. Without them the tests are skipped.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

BUCKET = "cleaner-test"
AWS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@contextmanager
def s3() -> Iterator[str]:
    """The URL of an empty bucket of moto's S3."""
    fs = pytest.importorskip("pyarrow.fs")
    moto = _served("moto_server", "moto[server]", "-H", "127.0.0.1", "-p")
    with moto as port, pytest.MonkeyPatch.context() as environment:
        for name, value in {**AWS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}.items():
            environment.setenv(name, value)
        system, path = fs.FileSystem.from_uri(f"s3://{BUCKET}?allow_bucket_creation=true")
        system.create_dir(path)
        yield f"s3://{BUCKET}"


@contextmanager
def gs() -> Iterator[str]:
    """The URL of an empty bucket of an emulator of Google's storage, with a query that says where it is."""
    arguments = ("start", "--host=127.0.0.1", "--in-memory", f"--default-bucket={BUCKET}", "--port")
    with _served("gcp-storage-emulator", "gcp-storage-emulator", *arguments) as port:
        yield f"gs://anonymous@{BUCKET}?scheme=http&endpoint_override=127.0.0.1:{port}&retry_limit_seconds=20"


@contextmanager
def _served(program: str, package: str, *arguments: str) -> Iterator[int]:
    """Start a program with a free port as its last argument; yields the port when it answers there."""
    folder = os.environ.get("STORE_SERVERS")
    found = shutil.which(program, path=folder) if folder else None
    if found is None:
        pytest.skip(f"needs {program}: pip install '{package}', and STORE_SERVERS names its folder")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    nowhere = subprocess.DEVNULL
    server = subprocess.Popen([found, *arguments, str(port)], stdout=nowhere, stderr=nowhere)
    try:
        end = time.monotonic() + 60
        while not _answers(port):
            assert server.poll() is None and time.monotonic() < end, f"{program} does not start"
            time.sleep(0.1)
        yield port
    finally:
        server.kill()
        server.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
