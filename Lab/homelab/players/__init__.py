"""The same inhabitants as real programs in network namespaces: see Lab/play."""
