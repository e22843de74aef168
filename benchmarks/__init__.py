"""What the gate and the site cost, compared with stock tools: `make bench`.

Compare only what one run measured: machines differ, and so do hours.
"""
