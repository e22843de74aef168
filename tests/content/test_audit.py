"""A sample of the records, drawn by the commit, runs again as it is recorded."""

import pytest

from harness import audit, environments

SAMPLE, ENVIRONMENTS = 4, 1


@pytest.mark.slow
def test_a_small_audit_of_an_environment_outside_the_gate(project):
    gate = {env.name for env in environments.gate(project)}
    seed = audit.commit(project)
    todo = audit.sample(project, SAMPLE, seed, without=gate, most=ENVIRONMENTS)
    assert len(todo) == SAMPLE
    assert {job.env.name for job in todo}.isdisjoint(gate)
    assert audit.audit(project, todo) == []
