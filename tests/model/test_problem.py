"""A problem is one line that says where, how bad, what and what instead."""

from plugins.model.problem import Problem, has_error, in_order

ERROR = Problem("stories/a.md", 4, "story.bad-date", "sai ngày", "viết lại")
WARNING = Problem("stories/a.md", 2, "story.link-hidden", "bài chưa đăng", severity="warning")


def test_a_problem_is_printed_as_the_contract_says() -> None:
    assert str(ERROR) == "stories/a.md:4: lỗi: sai ngày; viết lại [story.bad-date]"
    assert str(WARNING) == "stories/a.md:2: cảnh báo: bài chưa đăng [story.link-hidden]"


def test_problems_are_told_once_by_file_and_line() -> None:
    other = Problem("pages/b.md", 9, "page.bad-slug", "sai")
    assert in_order([ERROR, WARNING, other, ERROR]) == (other, WARNING, ERROR)


def test_a_warning_is_no_error() -> None:
    assert not has_error((WARNING,))
    assert has_error((WARNING, ERROR))
