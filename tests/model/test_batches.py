"""Batches: who shares one, and that several read at once answer as one after another."""

from dragoman.model.batches import MOST, batches_of, side_by_side, threads_of


def test_those_of_one_length_share_a_batch_up_to_a_size() -> None:
    """The shortest come first, and of equals the earlier."""
    found = list(batches_of([12, 4, 12, 8, 12], lambda length: 24 // length))
    assert found == [[1], [3], [0, 2], [4]]


def test_answers_come_in_the_order_of_the_batches() -> None:
    """However many threads read."""
    batches = [[n] * n for n in range(1, 9)]
    for threads in (1, 2, 20):
        assert side_by_side(len, batches, threads) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert side_by_side(len, [], 2) == []


def test_a_wish_for_threads_is_kept() -> None:
    """Without one there are as many as processors, within a bound."""
    assert threads_of(7) == 7
    assert 1 <= threads_of(0) <= MOST
