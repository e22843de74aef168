"""A sample of the records, drawn by the commit, runs again as it is recorded."""

import pytest

from harness import audit, collectors, environments
from harness.collectors.notebooks import COLAB
from harness.model import Job
from harness.project import Project

SAMPLE, ENVIRONMENTS = 4, 1
DRAWN = 100  # so that enough is left
SECONDS = 5.0  # of a CPU core, that one of the sample may need


def took(project: Project, job: Job) -> float:
    """The seconds of a CPU core that a job needed when it was recorded."""
    record = collectors.all_records(project)[job.env.name]
    return record.entries(job.collector.name)[job.key].cpu


@pytest.mark.slow
def test_a_small_audit_of_an_environment_outside_the_gate(project):
    """All that a release's API does when it's called needs 80 s: `make audit` runs it."""
    newest = environments.newest(project).name
    notebooks = {COLAB, f"{newest}+notebook"}  # the gate runs each of them
    gate = {env.name for env in environments.gate(project)} | notebooks
    seed = audit.commit(project)
    drawn = audit.sample(project, DRAWN, seed, without=gate, most=ENVIRONMENTS)
    todo = [job for job in drawn if took(project, job) <= SECONDS][:SAMPLE]
    assert len(todo) == SAMPLE
    assert {job.env.name for job in todo}.isdisjoint(gate)
    assert audit.audit(project, todo) == []
