"""What outlives a run, or a process: readings as bytes, and the files that keep them."""
