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
# workers on this machine. On another cluster only the address changes. Needs the extra `cluster`
# (`.venv/bin/pip install -e ".[cluster]"`); without it that cell is skipped.
#
# # 一台机器不够时
#
# `what_if` 接受任何 `concurrent.futures` 执行器。Dask 为集群提供这样的执行器；这里是本机上两个进程的集群，换成别的只需改地址。
# 需要另装组件（`.venv/bin/pip install -e ".[cluster]"`）；没有安装时跳过那一格。

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
#
# 三十一种情景：选派的人逐个缺席。本案例很小，启动集群比求解还久；情景成千上万、或每个要几秒时才划算。


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
#
# 在集群上再做一遍。答案的次序不变。

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
#
# 缺了谁损失最大？

# %%
losses = ["needs loss", "grades loss", "merit loss"]
serial.frame.sort_values(losses, ascending=False)[["scenario", *losses, "moved"]].head()
