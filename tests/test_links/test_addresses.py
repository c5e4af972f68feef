"""Reading addresses: what is asked of which host, where redirects lead, which IP addresses are public."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.links.addresses import Target, is_public, joined, read_target, without_fragment


@pytest.mark.parametrize(
    ("address", "target", "authority"),
    [
        ("https://A.example", Target("https", "a.example", 443, "/"), "a.example"),
        ("http://a.example:443/x", Target("http", "a.example", 443, "/x"), "a.example:443"),
        (
            "http://a.example/%C3%A9é?q=a b&c=%20",
            Target("http", "a.example", 80, "/%C3%A9%C3%A9?q=a%20b&c=%20"),
            "a.example",
        ),
        ("https://ñandú.example/", Target("https", "xn--and-6ma2c.example", 443, "/"), "xn--and-6ma2c.example"),
        ("http://[2001:DB8:0::1]:8080/", Target("http", "2001:db8::1", 8080, "/"), "[2001:db8::1]:8080"),
    ],
)
def test_an_address_says_what_to_ask(address: str, target: Target, authority: str) -> None:
    assert read_target(address) == target
    assert target.authority == authority


@pytest.mark.parametrize(
    "address",
    [
        *("", "a.example", "mailto:a@a.example", "file:///etc/passwd"),
        *("http://", "http://a..b/", "http://a b/", "http://-\x00/", "http://a:0/", "http://a:99999/"),
        *("http://[::1", "http://[fe80::1%25eth0]/"),
    ],
)
def test_what_cannot_be_asked_is_no_target(address: str) -> None:
    assert read_target(address) is None


def test_line_ends_in_an_address_begin_no_header() -> None:
    assert read_target("http://a.example/\r\nHost: b") == Target("http", "a.example", 80, "/Host:%20b")


@given(st.text() | st.builds("http://{}".format, st.text()))
def test_any_text_is_read_without_an_error_and_what_is_sent_is_printable_ascii(text: str) -> None:
    target = read_target(text)
    sent = f"{target.authority}{target.path}" if target else ""
    assert sent.isascii()
    assert sent.isprintable()
    assert " " not in sent


@given(st.text(alphabet=st.characters(max_codepoint=255)))
def test_any_location_header_leads_to_printable_ascii(location: str) -> None:
    led = joined("https://a.example/b/c", location)
    assert led.isascii()
    assert led.isprintable()


@pytest.mark.parametrize(
    ("location", "led"),
    [
        ("/d", "https://a.example/d"),
        ("d?e", "https://a.example/b/d?e"),
        ("//b.example/", "https://b.example/"),
        ("http://b.example/x y#z", "http://b.example/x%20y#z"),
        ("http://[", ""),
    ],
)
def test_a_location_is_read_from_where_it_stands(location: str, led: str) -> None:
    assert joined("https://a.example/b/c", location) == led


def test_a_fragment_is_the_readers_business() -> None:
    assert without_fragment("https://a.example/b?c#:~:text=three%20words") == "https://a.example/b?c"


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_an_address_of_the_open_internet_is_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),  # noqa: S104 - not bound to
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::7f00:1",
            "2002:7f00:1::",
            "localhost",
            "",
        ),
    ],
)
def test_every_other_address_is_not(ip: str) -> None:
    assert not is_public(ip)
