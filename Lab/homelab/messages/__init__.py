"""The messages that inhabitants send, one protocol a file."""
