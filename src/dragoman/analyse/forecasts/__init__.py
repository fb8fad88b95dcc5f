"""What may follow: counts and chances for two states, each beside what is usual for them.

`recent` discounts the past, `counts` and `conflict` forecast from it, `outlook` puts forecasts
with their ingredients together, `judging` scores them when their time is over.
"""
