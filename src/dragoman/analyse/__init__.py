"""The ledger to series: indices, change points, networks, forecasts."""
