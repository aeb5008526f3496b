"""Claims about the network kernels."""
