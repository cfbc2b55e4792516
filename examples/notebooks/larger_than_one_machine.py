# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Larger than one machine
#
# `what_if` takes any executor of Python's `concurrent.futures`. Dask gives one for a cluster; here it is a cluster of two
# workers
# on this machine. On another cluster only the address changes. Needs `pip install "houma_assign[cluster]"`; without it that
# cell is
# skipped.

# %%
import time
from importlib.util import find_spec

import houma_assign as ha

problem = ha.datasets.houma_2020()
placed = [place.candidate for place in ha.solve(problem).placements]
has_dask = find_spec("distributed") is not None
has_dask

# %% [markdown]
# Thirty-one scenarios: each of those placed is absent. This case is so small that starting the cluster takes longer than the
# work; it pays when scenarios are thousands, or take seconds each.


# %%
def scenario(who):
    def edit(problem):
        return problem.without(who)

    return edit


scenarios = {f"{who} absent": scenario(who) for who in placed}
len(scenarios)

# %%
started = time.perf_counter()
serial = ha.what_if(problem, scenarios)
print(f"one after the other: {time.perf_counter() - started:.1f} s")
serial.frame.head()

# %% [markdown]
# The same on the cluster. The answers come back in the same order.

# %%
if has_dask:
    from distributed import Client, LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        started = time.perf_counter()
        spread = ha.what_if(problem, scenarios, executor=client.get_executor())
        print(f"on two workers: {time.perf_counter() - started:.1f} s")
    print("the same answers:", spread.frame.equals(serial.frame))
else:
    print("distributed is not installed: skipped")

# %% [markdown]
# Who is missed most?

# %%
losses = ["needs loss", "grades loss", "merit loss"]
serial.frame.sort_values(losses, ascending=False)[["scenario", *losses, "moved"]].head()
