"""Pages of the desk: alerts and what became of them, how sources do, and what an operator looks at."""
