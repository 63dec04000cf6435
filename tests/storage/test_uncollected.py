"""The search for garbage rests while rows are read, and goes on afterwards, whatever happened."""

import gc

import pytest

from storage.uncollected import uncollected


def fail() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise ZeroDivisionError


def test_it_rests_inside_and_goes_on_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()


def test_it_goes_on_when_the_first_of_two_that_read_at_once_has_ended() -> None:
    first, second = uncollected(), uncollected()
    with first:
        second.__enter__()
    assert gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
