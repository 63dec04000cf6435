"""The parts of the benchmark `ack`: what is asked, by whom, and the two servers that answer."""
