"""Spike trains of simulated neurons."""
import numpy as np


class Population:
    def __init__(self, neurons, steps):
        self.neurons = neurons
        self.steps = steps

    def simulate(self, rate, seed=0):
        rng = np.random.default_rng(seed)
        spikes = np.zeros((self.neurons, self.steps), dtype=np.uint8)
        for step in range(self.steps):
            fired = rng.random(self.neurons) < rate
            spikes[fired, step] = 1
        return spikes


population = Population(600, 400)
spikes = population.simulate(0.05)
per_neuron = np.count_nonzero(spikes, axis=1)
busiest = int(per_neuron.argmax())
print(per_neuron.shape, 0 <= busiest < 600, int(per_neuron.max()) < 200)
