"""The same in Keras 3, where two weights have another name: the values that they get
follow the old one, so that predictions with equal weights can be compared."""

from inside import networks

named = networks.last_name
main = networks.main


def last_name(weight):
    """As Keras 2 names it: a kernel for each channel, and the scale of a ConvNeXt layer."""
    name = named(weight)
    if name == "kernel" and len(weight.shape) == 4 and weight.shape[-1] == 1:
        return "depthwise_kernel"
    return "Variable" if "layer_scale" in weight.path else name


networks.last_name = last_name
