"""A home that is played: who lives in it, what they say, what a capture of it holds, and the truth about that."""
