"""Turning points: when the rate at which two states deal with one another changed.

`segments` cuts a series of counts into stretches of one rate; `turning` tells each turn with the
rates before and after it and how sure their ratio is.
"""
