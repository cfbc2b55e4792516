"""A price in words, as papers tell it: what is exact is said plainly, what is not proven says so."""

from __future__ import annotations

from collections.abc import Mapping

from ...plan.wording import Wording
from ...questions.methods.moves import Move
from ...questions.methods.price import Price
from ..catalogue import Catalogue

LISTED = 6  # people who are named where a page has no room for more


def price_words(price: Price, wording: Wording, words: Catalogue) -> str:
    """What a placement costs, or what leaving a person out costs, as a phrase."""
    if price.post is None:
        return words.say("price.out", told=_told(price, wording, words))
    return _told(price, wording, words)


def _told(price: Price, wording: Wording, words: Catalogue) -> str:
    if price.state in ("barred", "open"):
        bounds = wording.price(price)
        return words.say("price.known", bounds=bounds) if bounds else words.say(f"price.{price.state}")
    if price.state == "infeasible":
        return words.say("price.infeasible_out" if price.post is None else "price.infeasible")
    first = next((value for value in price.loss.values() if value), 0)
    if not price.proven:
        return words.say("price.known", bounds=wording.price(price))
    if not first:
        return words.say("price.free")
    return words.say("price.better", gain=wording.figures(price.loss)) if first < 0 else loss_words(price.loss, wording, words)


def loss_words(loss: Mapping[str, int | float], wording: Wording, words: Catalogue) -> str:
    """Exact losses, then what is gained for them; "nothing" where there is neither."""
    return wording.figures(loss, words.say("price.loses")) or words.say("price.nothing")


def moves_words(moves: tuple[Move, ...], wording: Wording, words: Catalogue) -> str:
    """How many others move, and who."""
    if not moves:
        return words.say("price.nobody")
    return words.counted("price.others", len(moves), people=wording.people(move[0] for move in moves))


def fewer_words(moves: tuple[Move, ...], wording: Wording, words: Catalogue) -> str:
    """The same for a page, where a long list would fill it."""
    return moves_words(moves, wording, words) if len(moves) <= LISTED else words.say("price.many", number=len(moves))


def rules_words(rules: tuple[str, ...], wording: Wording) -> str:
    """Rules as sentences, without the facts of anybody."""
    return wording.language.parts(map(wording.cited, rules))
