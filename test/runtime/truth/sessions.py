"""Runs calls of NumPy one after the other, where later ones use what earlier ones gave, and keeps all answers."""

import warnings

import numpy as np
from facts import facts, value

warnings.simplefilter("ignore")


class Ref:
    """What an earlier step of the session gave."""

    def __init__(self, step):
        self.step = step


class Session:
    def __init__(self):
        self.steps = []
        self.results = []

    def call(self, name, *args, **kwargs):
        """A function or method by its dotted name; a method's object comes first."""
        return self.keep({"call": name}, resolve(name), args, kwargs)

    def get(self, of, attribute):
        return self.keep({"attribute": attribute}, lambda x: getattr(x, attribute), [of], {})

    def item(self, of, index):
        return self.keep({"item": 1}, lambda x, i: x[i], [of, index], {})

    def setitem(self, of, index, to):
        return self.keep({"setitem": 1}, lambda x, i, v: x.__setitem__(i, v), [of, index, to], {})

    def look(self, of):
        """The facts of an earlier result as they are now."""
        return self.keep({"look": 1}, lambda x: x, [of], {})

    def keep(self, step, function, args, kwargs):
        step["args"] = [self.form(arg) for arg in args]
        step["kwargs"] = {key: self.form(arg) for key, arg in kwargs.items()}
        try:
            result = function(*map(self.real, args), **{key: self.real(arg) for key, arg in kwargs.items()})
            step["gives"] = facts(result)
        except Exception as error:
            result = None
            step["gives"] = {"raises": type(error).__name__, "message": str(error)}
        self.steps.append(step)
        self.results.append(result)
        return Ref(len(self.steps) - 1)

    def form(self, arg):
        if isinstance(arg, Ref):
            return {"ref": arg.step}
        if isinstance(arg, type):
            return {"class": arg.__name__} if arg.__module__ == "builtins" else value(arg)
        if isinstance(arg, list) and any(isinstance(item, Ref) for item in arg):
            return {"listof": [self.form(item) for item in arg]}
        return value(arg)

    def real(self, arg):
        if isinstance(arg, list):
            return [self.real(item) for item in arg]
        return self.results[arg.step] if isinstance(arg, Ref) else arg


def resolve(name):
    found = np
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found
