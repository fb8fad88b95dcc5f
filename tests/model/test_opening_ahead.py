"""The model that a thread opens."""

from dragoman.model.opening import beside
from dragoman.settings import Settings


def test_what_was_opened_is_handed_out_again() -> None:
    """Each graph is opened once; without heads theirs is not."""
    files = beside(Settings(threads=2, heads=False)).result()
    assert files.session("arcs.onnx") is files.session("arcs.onnx")
    assert files.session("events.onnx") is not files.session("events.onnx")
    assert files.threads == 2
