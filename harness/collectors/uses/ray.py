# /// companion
# package = "ray[train]"
# purpose = "Distributed training"
# excluded = "It starts servers of its own, which don't start within the limits of our runs."
# ///
