import { describe, expect, it } from "vitest";
import { startSession } from "../../core/ide/session.ts";

function answer(source: string): string {
  const session = startSession();
  session.run("import numpy as np\n");
  const { output, unknown } = session.run(source);
  return unknown === undefined ? output.trimEnd() : "not known";
}

describe("what processors and libraries round in their own ways", () => {
  it.each([
    ["np.exp(1.0)", "not known"],
    ["np.exp(np.arange(3.))", "array([1.        , 2.71828183, 7.3890561 ])"],
    ["np.exp(np.float32([1, 2]))", "not known"],
    ["np.sin([0., 1.])", "array([0.        , 0.84147098])"],
    ["np.sin(np.pi * np.arange(3))", "array([ 0.0000000e+00,  1.2246468e-16, -2.4492936e-16])"],
    ["str(np.log(3.0))", "not known"],
    ["[np.cos(1.0).item()]", "not known"],
    ["np.exp(1.0).astype(str)", "not known"],
    ["np.exp([1.0]).astype('U')", "not known"],
    ["f'{np.exp(1.0):.3f}'", "'2.718'"],
    ["'%.3f' % np.exp(1.0)", "'2.718'"],
    ["'%.17g' % np.exp(1.0)", "not known"],
    ["np.round(np.exp([1.0, 2.0]), 3).tolist()", "[2.718, 7.389]"],
    ["np.round(np.fft.fft([1, 2, 3, 4, 5]), 3).imag[0], np.log(2.5).round(2)", "not known"],
    ["f'{np.exp(1.0):.17f}', f'{np.exp(1.0).item():.17f}'", "not known"],
    ["np.ma.exp(np.ma.array([1., 2.], mask=[0, 1]))", "not known"],
  ])("%s is printed only to the last digit that is known", (source, want) => {
    expect(answer(source)).toBe(want);
  });

  it.each([
    ["np.dot([1.5, 2.25], [0.5, 3.])", "np.float64(7.5)"],
    ["np.dot([0.1, 0.2], [0.3, 0.4])", "not known"],
    ["np.convolve([1, 2, 3], [0, 1, 0.5])", "array([0. , 1. , 2.5, 4. , 1.5])"],
    ["np.linalg.norm([3., 4.])", "np.float64(5.0)"],
    ["np.linalg.norm(np.array([[1., 2], [3, 4]]), ord=2)", "not known"],
    ["np.fft.fft([1., 2, 3, 4])", "array([10.+0.j, -2.+2.j, -2.+0.j, -2.-2.j])"],
    ["np.fft.fft([1., 2, 3])[1].real", "not known"],
    ["np.polynomial.polynomial.polymul([1, 2, 3], [3, 2, 1])", "array([ 3.,  8., 14.,  8.,  3.])"],
    ["np.cov([[0., 1, 2], [2, 1, 0]])[0, 0]", "np.float64(1.0)"],
  ])("%s is known where nothing was rounded on the way", (source, want) => {
    expect(answer(source)).toBe(want);
  });

  it.each([
    ["np.linalg.inv(np.array([[0., 2.], [4., 0.]]))", "array([[0.  , 0.25],\n       [0.5 , 0.  ]])"],
    ["np.linalg.inv(np.array([[1., 2.], [3., 4.]]))", "array([[-2. ,  1. ],\n       [ 1.5, -0.5]])"],
    ["np.linalg.inv(np.array([[1., 2.], [3., 4.]]))[0, 1]", "not known"],
    ["np.linalg.cholesky(np.array([[4., 2], [2, 5]]))", "array([[2., 0.],\n       [1., 2.]])"],
    ["np.linalg.eigvals(np.array([[2., 1], [1, 3]]))", "array([1.38196601, 3.61803399])"],
    ["np.linalg.eig(np.diag((1, 2)))[0]", "array([1., 2.])"],
    [
      "np.linalg.qr(np.array([[1., 2], [3, 4]]))[1]",
      "array([[-3.16227766, -4.42718872],\n       [ 0.        , -0.63245553]])",
    ],
  ])("%s of linear algebra is known to the digits that perturbation leaves", (source, want) => {
    expect(answer(source)).toBe(want);
  });

  it("says what such a number is about", () => {
    const session = startSession();
    session.run("import numpy as np\n");
    expect(session.run("np.exp(1.0)").unknown).toContain("about np.float64(2.71828182845904");
  });
});
