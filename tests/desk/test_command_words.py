"""The commands' own help and refusals: in Vietnamese, whoever wrote the sentence."""

import re
import subprocess
import sys

import pytest

import tasks

ENGLISH = re.compile(r"\b(usage|options|show|exit|arguments?|error|invalid|choose|required|expected|allowed)\b")
COMMANDS = sorted(set(tasks.COMMANDS) - {"golden"})  # which has no options


def said(*argv: str) -> tuple[int, str, str]:
    command = [sys.executable, str(tasks.ROOT / "tasks.py"), *argv]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def without_names(text: str) -> str:
    """What is read, without options and the names of their values."""
    return re.sub(r"\[.*?\]|--?[a-z-]+", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_is_in_vietnamese(name: str) -> None:
    code, out, err = said(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Cách dùng: tasks.py {name} ")
    assert ENGLISH.findall(without_names(out)) == []


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("publish", "them"), "không có tùy chọn hoặc tham số «them»"),
        (("serve", "--port", "chin"), "--port: giá trị 'chin' không dùng được"),
        (("serve", "--port"), "--port: cần một giá trị đi kèm"),
        (("report",), "còn thiếu --period"),
        (("report", "--period", "2026", "--unit", "a", "--portal"), "--portal: không dùng cùng --unit"),
        (("check", "--format", "xml"), "--format: không có 'xml'; chọn một trong "),
        (("remind", "--on"), "--on: cần một giá trị đi kèm"),
        (("freeze", "--due=1"), "--due: không nhận giá trị '1'"),
    ],
)
def test_a_wrong_option_is_one_vietnamese_sentence_that_tells_where_help_is(
    argv: tuple[str, ...], sentence: str
) -> None:
    code, out, err = said(*argv)
    last = err.splitlines()[-1]
    assert (code, out) == (2, "")
    assert last.startswith(f"lỗi: {sentence}")
    assert last.endswith(f". Xem cách dùng: python3 tasks.py {argv[0]} --help")
    assert ENGLISH.findall(without_names(err)) == []
