"""The vocabulary of the made checkpoints: three special pieces, then one word for each token."""

SIZE = 32128
SPECIAL = ["<pad>", "</s>", "<unk>"]
WORD = "▁w"


def piece(token: int) -> str:
    return SPECIAL[token] if token < len(SPECIAL) else f"{WORD}{token - len(SPECIAL)}"


def token_id(piece: str) -> int:
    return SPECIAL.index(piece) if piece in SPECIAL else int(piece.removeprefix(WORD)) + len(SPECIAL)
