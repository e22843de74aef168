"""The audit: a record that was edited by hand is found."""

import pytest

from proof import audit, environments, records

GATE = {env.name for env in environments.gate(environments.load_all())}


def test_the_sample_is_drawn_by_the_seed_alone():
    one, two, other = (audit.sample(30, seed) for seed in ("a", "a", "b"))
    assert one == two != other
    assert len(one) == 30


@pytest.mark.costly
def test_a_small_audit_of_two_environments_outside_the_gate():
    todo = audit.sample(6, audit.commit(), without=GATE, most=2)
    assert len(todo) == 6
    assert {job.environment.name for job in todo}.isdisjoint(GATE)
    assert audit.compare(todo) == []


@pytest.fixture
def edited(monkeypatch):
    load = records.load

    def changed(env):
        record = load(env)
        record.outcomes["versions/imports/where"]["stdout"] = "Dense: elsewhere\n"
        return record

    monkeypatch.setattr(records, "load", changed)


@pytest.mark.costly
def test_an_outcome_that_was_edited_by_hand_is_found(edited):
    known = environments.load_all()
    from proof import examples
    from proof.runs import jobs

    where = examples.load_all()["versions/imports/where"]
    wrong = audit.compare(jobs([where], [known["2.4"]]))
    assert len(wrong) == 1
    assert "Dense: elsewhere" in wrong[0]
