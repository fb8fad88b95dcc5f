"""Analyses of a ledger or an import: what is taken from it, and what each analysis makes of it.

`material` takes acts, periods and what was read; `triangles`, `turns` and `forecasts` hand that to
the methods in `dragoman.analyse`; `occasions` finds plans with their outcome, `series` the gaps of
meetings that come again.
"""
