"""What a run is told beside its inputs."""

from cleaner.batch.options import Options
from cleaner.batch.records.fields import Fields


def test_records_get_the_fields_that_the_run_is_asked_for() -> None:
    fields = Fields(text="body")
    assert Options(fields=fields).record_fields == fields
    asked = Options(fields=fields, markdown=True, metadata=True).record_fields
    assert asked == Fields(text="body", markdown=True, metadata=True)
