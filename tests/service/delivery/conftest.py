from collections.abc import Iterator

import pytest

from tests.service.delivery.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as started:
        yield started
