"""What needs an answer before the work goes on: kept few."""
