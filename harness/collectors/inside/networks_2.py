"""The same for a ConvNeXt in Keras 2, which names the scale of a layer on some releases
only: its values don't depend on that."""

from inside import networks

named = networks.last_name
main = networks.main


def last_name(weight):
    return "Variable" if "layer_scale" in weight.name else named(weight)


networks.last_name = last_name
