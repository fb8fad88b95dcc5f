"""Triangles: what three states do to one another, and what follows from it.

`least_squares` is the plain vector autoregression, its order and its block tests; `minnesota` the
Bayesian one with its draws; `responses` what follows a unit of one series in the others;
`triangle` puts a triangle together and says in words what it shows, or that there is too little.
"""
