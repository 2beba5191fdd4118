"""Reads WordNet's glosses and usage examples (Debian package wordnet-base): everyday words for the corrector."""

import re

FILES = [f"/usr/share/wordnet/data.{part}" for part in ("noun", "verb", "adj", "adv")]
PLAIN = re.compile(r"[ -~]+\Z")


def _as_sentence(text: str) -> str:
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else text + "."


def sentences() -> list[str]:
    """Distinct glosses and examples of 20 to 200 printable ASCII characters, written as sentences."""
    found = {}
    for name in FILES:
        for line in open(name, encoding="utf-8"):
            if line.startswith("  ") or " | " not in line:
                continue
            gloss = line.split(" | ", 1)[1].strip()
            for text in re.findall(r'"([^"]+)"', gloss) + [gloss.split('; "')[0]]:
                text = re.sub(r"\s+", " ", text).strip(" ;:,")
                if 20 <= len(text) <= 200 and PLAIN.match(text) and text[0].isalpha() and '"' not in text:
                    found[_as_sentence(text)] = None
    return list(found)
