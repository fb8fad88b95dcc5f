"""Panels: one row for each two states and period, as political scientists' data has them.

`dragoman.panel.making.make_panel` makes one from a ledger; `dragoman.panel.columns` says what each
column means; `dragoman.panel.writing` writes CSV, Parquet, Feather and Stata files.
"""
