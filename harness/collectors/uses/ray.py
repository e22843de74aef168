# /// companion
# package = "ray[train]"
# purpose = "Distributed training"
# excluded = "It starts several servers, which don't start within the limits of our runs."
# ///
