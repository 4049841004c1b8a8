"""Times at which something happens again and again."""


def beats(rng, start, end, period, jitter=0.0, missed=0.0):
    """Times from one period after `start` until `end`: each a period after the last, give or take the jitter.

    Where one is missed the next keeps to the clock.
    """
    time = start
    while True:
        time += period + rng.uniform(-jitter, jitter)
        if time >= end:
            return
        if rng.random() >= missed:
            yield time


def bursts(rng, start, end, mean):
    """Times without any rhythm, `mean` seconds apart on average: some close together, some far."""
    time = start
    while True:
        time += rng.expovariate(1 / mean) + 0.5
        if time >= end:
            return
        yield time
