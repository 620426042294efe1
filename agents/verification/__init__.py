"""The parts of the verifier: figures, signs of meaning, and which words belong together."""
