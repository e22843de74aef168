# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from skimage.draw import polygon

height, width = 8, 10
regions = [
    {"name": "polygon", "all_points_x": [2, 10, 10, 2], "all_points_y": [2, 2, 8, 8]},
    {"name": "rect", "x": 1, "y": 1, "width": 3, "height": 2},
]


def outline(region):
    """The points of a region, of VIA's polygons and rectangles."""
    if "all_points_x" in region:
        return region["all_points_y"], region["all_points_x"]
    left, top = region["x"], region["y"]
    right, bottom = left + region["width"], top + region["height"]
    return [top, top, bottom, bottom], [left, right, right, left]


mask = np.zeros((height, width, len(regions)), bool)
for at, region in enumerate(regions):
    rows, columns = polygon(*outline(region), shape=(height, width))  # within the image
    mask[rows, columns, at] = True
print(mask.sum(axis=(0, 1)))

for region in regions:
    try:
        rows, columns = polygon(region["all_points_y"], region["all_points_x"])
        mask[rows, columns, 0] = True
    except Exception as error:
        print(region["name"], "->", type(error).__name__, error)
