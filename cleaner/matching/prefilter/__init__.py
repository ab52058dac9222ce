"""Which rules can fire on which blocks, told by literals before the first pattern is tried."""
