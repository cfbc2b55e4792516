"""The optimum of every tier among some plans, and prices held against it."""

from fractions import Fraction


def optima(every, plans):
    """The best of each tier among these plans, each within the slack of those before; None where there is no plan."""
    kept, best = list(plans), []
    tiers = every.keys()
    for key, slack in tiers:
        if not kept:
            return None
        best.append(max(map(key, kept)))
        kept = [plan for plan in kept if best[-1] - key(plan) <= slack]
    return best


def best_of(every, plans):
    """The plans that stand after the last tier."""
    kept = list(plans)
    tiers = every.keys()
    for key, slack in tiers:
        top = max(map(key, kept), default=0)
        kept = [plan for plan in kept if top - key(plan) <= slack]
    return kept


def lost(every, base, true):
    """Aim -> loss."""
    return {aim[0]: one - other for aim, one, other in zip(every.aims, base, true, strict=True)}


def exact(figures):
    return {aim: Fraction(str(value)).limit_denominator(10**6) for aim, value in figures.items()}


def agrees(every, price, base, true, hint):
    """One price is what every plan tried says."""
    if true is None:
        assert price.state in ("barred", "infeasible"), (hint, price)
        assert not price.loss
        assert bool(price.rules) == (price.state == "barred")
        return
    assert exact(price.loss) == lost(every, base, true), (hint, price)
    assert price.state == "chosen" or (price.state == "free") == (not any(price.loss.values())), (hint, price)
    assert price.proven
