"""Draws of seeded generators: all distributions with sizes and parameters."""

NEW = "numpy.random.Generator."
OLD = "numpy.random.RandomState."
DISTRIBUTIONS = {
    "beta": (2.0, 3.0), "binomial": (10, 0.3), "chisquare": (3.0,), "exponential": (2.0,), "f": (3.0, 4.0), "gamma": (2.0, 1.5),
    "geometric": (0.3,), "gumbel": (1.0, 2.0), "hypergeometric": (5, 6, 4), "laplace": (0.0, 1.0), "logistic": (0.0, 1.0),
    "lognormal": (0.0, 0.5), "logseries": (0.4,), "negative_binomial": (4, 0.4), "noncentral_chisquare": (3.0, 1.0),
    "noncentral_f": (3.0, 4.0, 1.0), "normal": (1.0, 2.0), "pareto": (3.0,), "poisson": (4.0,), "power": (2.0,), "rayleigh": (1.5,),
    "standard_cauchy": (), "standard_exponential": (), "standard_gamma": (2.0,), "standard_normal": (), "standard_t": (5.0,),
    "triangular": (-1.0, 0.0, 2.0), "uniform": (-1.0, 3.0), "vonmises": (0.0, 2.0), "wald": (1.0, 2.0), "weibull": (2.0,), "zipf": (3.0,),
}  # fmt: skip


def cases(s):
    rng = s.rng
    s.near = True
    for name, parameters in DISTRIBUTIONS.items():
        for owner, make in [(NEW, s.generator), (OLD, s.legacy)]:
            for _ in s.times(20):
                size = rng.choice([None, 3, (2, 2), (), 0, 5])
                given = list(parameters)
                if given and s.chance(0.25):
                    given[0] = s.array((3,), "f8" if isinstance(given[0], float) else "i8", "plus")
                    size = rng.choice([None, 3, (2, 3)])
                s.call(owner + name, make(rng.randrange(1000)), *given, **({"size": size} if s.chance(0.9) else {}))
    for _ in s.times(110):
        g = s.generator(rng.randrange(1000))
        s.call(f"{NEW}random", g, rng.choice([None, 4, (2, 2)]), **({"dtype": __import__("numpy").dtype("f4")} if s.chance(0.3) else {}))
        low = rng.choice([0, -5, 3])
        s.call(f"{NEW}integers", s.generator(rng.randrange(1000)), low, low + rng.choice([1, 2, 10, 256, 10**6]), rng.choice([None, 5, (2, 3)]), endpoint=s.chance(0.3))
        s.call(f"{NEW}integers", s.generator(rng.randrange(1000)), 0, 100, 5, dtype=__import__("numpy").dtype(rng.choice(["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"])))
        a = s.array(least=1)
        s.call(f"{NEW}permutation", s.generator(rng.randrange(1000)), rng.choice([5, a]))
        s.call(f"{NEW}choice", s.generator(rng.randrange(1000)), rng.choice([5, a]), rng.choice([None, 2, (2, 2)]), replace=s.chance(0.7))
        s.call(f"{NEW}shuffle", s.generator(rng.randrange(1000)), s.fresh(least=1))
        s.call(f"{NEW}permuted", s.generator(rng.randrange(1000)), s.array(least=1))
        old = lambda: s.legacy(rng.randrange(1000))
        s.call(f"{OLD}rand", old(), *rng.choice([(), (3,), (2, 2)]))
        s.call(f"{OLD}randn", old(), *rng.choice([(), (3,), (2, 2)]))
        s.call(f"{OLD}randint", old(), rng.choice([1, 5, 256]), size=rng.choice([None, 4, (2, 2)]))
        s.call(f"{OLD}permutation", old(), rng.choice([5, a]))
        s.call(f"{OLD}choice", old(), 6, rng.choice([None, 3]), replace=s.chance(0.7))
        s.call(f"{OLD}shuffle", old(), s.fresh(least=1))
        s.call(f"{OLD}random_sample", old(), rng.choice([None, 3]))
    s.near = False
