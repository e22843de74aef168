"""Pages -> executed blocks -> records -> pages.

The layers, from the bottom up; a module imports only from layers below its own:

    project, subject              where files are and how they are written; what is TensorFlow's
    examples, environments,       what is published, what it runs in, what a run's
    outcomes, cache, mnist        result means
    pages, model, worker, pool    a page's blocks; a job, a run, a collector; how jobs run
    locks                         what an installer resolves, as an environment's lock
    records                       what each job found in each environment, stored as lines
    collectors/, render/          one module for each kind of fact; evidence -> Markdown, JSON
    record, audit, pytest_plugin, what drives all this: `make record`, `make audit`, pytest,
    cli                           the command line
    publish/                      finishes the built site
"""
