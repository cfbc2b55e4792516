"""A tier that makes the least of many as large as can be: which values can be reached, asked one by one.

At a value every one of the many asks for so much. Bounds, prices and the teams of villages then leave little, any plan in it
will do, and where there is none, the best value is lower. The value at the bound is asked for first, then one halfway between
what is known. Where a question stays open, lower ones are asked, and then all that are open again, with more effort.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .proof.bottleneck import attainable, stop
from .stands import stands
from .threshold_answers import ThresholdAnswers

GROWTH = 4.0  # how much more effort a question gets where one stayed open
FEW = 4  # questions at the bound in a row


@dataclass
class ThresholdSearch(ThresholdAnswers):
    """Asks for plans at values of a tier; fields as in ``ThresholdAnswers``."""

    too_many: bool = False  # stands to ask for

    def run(self) -> bool:
        """Close the tier's gap, as far as there is time; False if there are too many stands to ask for.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        while not self._over and self.outcome.bound >= self.least and not self.too_many:
            self._round()
            self.effort *= GROWTH
        return not self.too_many

    def _round(self) -> None:
        """At the bound while it comes down, then by halves, until what is known meets what could not be answered.

        Where thresholds are asked for one by one, steps from the bound are doubled instead: further down there are too many.
        """
        asked, steps, gap = self.outcome.bound, 0, 1
        top = asked  # the highest value that may still be asked for in this round
        near = len(self.short) and self.before is None
        while not self._over and self._known < top and not self.too_many:
            before, steps = self.outcome.bound, steps + 1
            answer = self._ask(asked)
            top = min(top, self.outcome.bound, top if answer else asked - 1)
            halfway, lowered = (self._known + 1 + top) // 2, self.outcome.bound < before
            if lowered and steps < (2 * FEW if near else FEW):
                asked = top
            elif near:
                asked, gap = max(halfway, top - gap), 2 * gap
            else:  # where nothing is halfway, mostly nothing is better than what is known
                asked = self._known + 1 if lowered else halfway

    def _ask(self, value: int) -> bool:
        """Whether a plan of at least this value is known now."""
        value = min(self._attainable(value, True), self.outcome.bound)
        none = True
        for at in self._stands(value):
            plan, nowhere = self._asked_at(value, at)
            if plan is not None:
                self._offer(plan)
            if self._known >= value:
                return True
            none &= nowhere
            if not none and self.before is None:
                break  # a lower value is easier
        if none and not self.too_many:
            self.outcome.bound = max(self._attainable(min(self.outcome.bound, value - 1), False), self._known)
            self.tell()
        return False

    def _attainable(self, value: int, up: bool) -> int:
        """The nearest value that plans can have, as far as it is easily told."""
        model = self.chain.relaxations[self.k].model
        if not len(self.short):
            return attainable(model, self.column, value, up)
        if self.before is None or self.column not in model.columns:
            return value
        return self.before + stop(model, self.column, 1, value - self.before, up, self.short)

    def _stands(self, value: int) -> Sequence[int | None]:
        """Where the column may stand in plans of at least this value; None where the value says it."""
        if not len(self.short):
            return (None,)
        if self.before is not None:
            return (value - self.before,)
        found = stands(self.chain, self.k, self.column, self.short, value)
        self.too_many = found is None
        return found or ()
