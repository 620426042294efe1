import pytest

from service.delivery.addresses import Forbidden, Unreachable, allowed, is_public, system


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.7", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "192.0.2.1", "224.0.0.251", "239.1.1.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2002:7f00:1::"),
        *("::127.0.0.1", "64:ff9b:1::7f00:1", "fec0::1", "192.88.99.1"),
        *("", "nothing", "127.1", "0x7f000001"),
    ],
)
def test_every_other_address_is_not(address: str) -> None:
    assert not is_public(address)


def test_a_name_with_public_and_private_addresses_leads_to_the_public_one() -> None:
    assert allowed("x.example", 443, lambda *_: ["10.0.0.1", "93.184.215.14"], False) == "93.184.215.14"


def test_a_name_with_private_addresses_only_is_forbidden_unless_they_are_allowed() -> None:
    with pytest.raises(Forbidden, match=r"x\.example leads to 10\.0\.0\.1, 127\.0\.0\.1"):
        allowed("x.example", 443, lambda *_: ["10.0.0.1", "127.0.0.1"], False)
    assert allowed("x.example", 443, lambda *_: ["10.0.0.1"], True) == "10.0.0.1"


@pytest.mark.parametrize("trick", ["127.1", "2130706433", "0x7f000001", "localhost"])
def test_this_machine_is_found_out_however_it_is_written(trick: str) -> None:
    # The system's resolver reads all of these as 127.0.0.1, as a browser or curl would.
    with pytest.raises((Forbidden, Unreachable, ConnectionRefusedError)):
        allowed(trick, 80, system, False)


@pytest.mark.parametrize("name", ["localhost." * 30, "localhost" + "x" * 70])
def test_a_name_that_cannot_be_resolved_is_unreachable(name: str) -> None:
    with pytest.raises(Unreachable):
        system(name, 80)
