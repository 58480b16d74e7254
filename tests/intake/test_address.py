"""An address that nobody could open or write to is told; all that can be used passes."""

import pytest

from plugins.intake.address import has_mail, mail_faults, url_fault


@pytest.mark.parametrize(
    "url",
    [
        "https://tdkt.example.vn",
        "https://tdkt.example.vn/",
        "https://tdkt.example.vn/thi-dua/",
        "http://localhost:8000",
        "http://127.0.0.1:1",
        "http://[::1]:65535/sub",
        "https://thi-đua.vn/gương-sáng",
        "https://hub.example/a&b",
        "https://a.example/~ban/a@b:c(1)",
        "https://xn--thi-ua-mlc.vn",
    ],
)
def test_an_address_of_a_server_is_usable(url: str) -> None:
    assert url_fault(url) == ""


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "https://"),
        ("thu.example", "https://"),
        ("//thu.example", "https://"),
        ("ftp://thu.example", "https://"),
        ("javascript:alert(1)", "https://"),
        ("https:/thu.example", "https://"),
        ("https://thu.example ", "dấu cách"),
        (" https://thu.example", "dấu cách"),
        ("https://thu example", "dấu cách"),
        ("https://thu.example/a b", "dấu cách"),
        ("https://thu.example/a\tb", "dấu cách"),
        ("https://thu.example/\x07", "dấu cách"),
        ("https://thu.example; script-src *", "dấu cách"),
        ("https://thu.example\\a", "dấu cách"),
        ("https://{tên}.example", "dấu cách"),
        ("https://thu.example?a=b", "«?»"),
        ("https://thu.example/#a", "«#»"),
        ("https://ban:mat-khau@thu.example", "«@»"),
        ("https://", "tên máy chủ"),
        ("https:///a", "tên máy chủ"),
        ("https://:80", "tên máy chủ"),
        ("https://.", "tên máy chủ"),
        ("https://a..vn", "tên máy chủ"),
        ("https://-a.vn", "tên máy chủ"),
        ("https://a_.vn", "tên máy chủ"),
        ("https://[::1", "tên máy chủ"),
        ("https://[]", "tên máy chủ"),
        ("https://a.vn:", "cổng"),
        ("https://a.vn:0", "cổng"),
        ("https://a.vn:65536", "cổng"),
        ("https://a.vn:99999999/", "cổng"),
        ("https://a.vn:80:80", "cổng"),
        ("https://a.vn:٨٠", "cổng"),
        ("https://https://a.vn", "cổng"),
    ],
)
def test_an_address_that_cannot_be_opened_says_why(url: str, why: str) -> None:
    assert why in url_fault(url)


@pytest.mark.parametrize(
    ("text", "faults", "found"),
    [
        ("a@so.example", (), True),
        ("a.b@so.example; c@x.y.example", (), True),
        ('"Văn thư" <a@so.example>', (), True),
        ("Văn phòng Sở (a@so.example).", (), True),
        ("không có", (), False),
        ("abc", ("abc",), False),
        ("a@b", ("a@b",), False),
        ("mailto:a@so.example", ("mailto:a@so.example",), False),
        ("a@so.example, b@", ("b@",), True),
        ("văn phòng@sở.example", ("phòng@sở.example",), False),
        ("a @ so.example", ("@",), False),
        ("", (), False),
    ],
)
def test_each_word_that_is_meant_as_an_address_of_mail_has_to_be_one(
    text: str, faults: tuple[str, ...], found: bool
) -> None:
    assert (mail_faults(text), has_mail(text)) == (faults, found)
