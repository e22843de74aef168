"""Failure scenarios that the gate survives: it goes on, or says what is in its way."""

SCENARIOS = (
    "no network",
    "two gates at once",
    "two processes that need one environment",
    "a full disk while writing",
    "a read-only tree",
    "a missing interpreter",
    "an example that hangs, one that uses up memory",
    "SIGKILL at random moments of recording",
    "SIGKILL at random moments of rendering",
    "SIGKILL at random moments of the build",
)
