import numpy as np

class Game:
    WINS = [np.s_[0, :], np.s_[1, :], np.s_[2, :], np.s_[:, 0], np.s_[:, 1], np.s_[:, 2]]

    def __init__(self):
        self.board = np.zeros((3, 3), dtype=np.int8)
        self.player = 1
        self.moves = 0

    def play(self, r, c):
        if self.board[r, c] != 0:
            raise ValueError(f"cell {r},{c} is taken")
        self.board[r, c] = self.player
        self.player = -self.player
        self.moves += 1
        return self.winner()

    def winner(self):
        for line in self.WINS:
            s = self.board[line].sum()
            if abs(s) == 3:
                return int(np.sign(s))
        for diag in (np.diag(self.board), np.diag(np.fliplr(self.board))):
            if abs(diag.sum()) == 3:
                return int(np.sign(diag[0]))
        return 0

    def __repr__(self):
        symbols = {0: ".", 1: "X", -1: "O"}
        return "\n".join("".join(symbols[int(v)] for v in row) for row in self.board)

g = Game()
result = 0
for r, c in [(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)]:
    result = g.play(r, c)
print(g)
print("winner", result, "after", g.moves)
try:
    g.play(0, 0)
except ValueError as e:
    print("error:", e)
states = np.stack([g.board, g.board.T, g.board[::-1]])
print(states.shape, states.dtype)
