#!/usr/bin/env python3
"""Ordinary least squares three ways."""
import numpy as np


def design(x, degree):
    return np.vander(x, degree + 1, increasing=True)


def normal_equations(A, b):
    return np.linalg.solve(A.T @ A, A.T @ b)


def gradient_descent(A, b, lr=0.05, steps=200):
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        residual = A @ w - b
        w -= lr * (A.T @ residual) / len(b)
    return w


def report(name, w, *, digits=3):
    print(f"{name:<12}", np.round(w, digits))


def main():
    rng = np.random.default_rng(2024)
    x = np.linspace(-1, 1, 30)
    y = 1 + 2 * x - 0.5 * x ** 2 + rng.normal(scale=0.1, size=x.size)
    A = design(x, 2)
    w1 = normal_equations(A, y)
    w2, residuals, rank, sv = np.linalg.lstsq(A, y, rcond=None)
    w3 = gradient_descent(A, y)
    w4 = np.polyfit(x, y, 2)[::-1]
    for name, w in [("normal", w1), ("lstsq", w2), ("descent", w3), ("polyfit", w4)]:
        report(name, w)
    fitted = A @ w1
    ss_res = np.sum((y - fitted) ** 2)
    ss_tot = np.sum((y - y.mean()) ** 2)
    r2 = 1 - ss_res / ss_tot
    q, r = np.linalg.qr(A)
    w5 = np.linalg.solve(r, q.T @ y)
    hat = A @ np.linalg.inv(A.T @ A) @ A.T
    leverage = np.diag(hat)
    print(rank, sv.shape, residuals.shape, r2 > 0.9, leverage.shape, w5.shape)
    return w1


if __name__ == "__main__":
    coefficients = main()
    print(coefficients.shape)
