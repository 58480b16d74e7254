"""Settings that cannot be meant are refused with a sentence, also where Pelican itself would end in a traceback."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import tasks
from plugins.builder import release
from plugins.builder.overrides import setting_of
from plugins.builder.settings import doors_fault
from tests.site.site_builder import Workshop, times
from tests.site.small_site import small_site

WRONG = [
    ({"SITEURL": 5}, "SITEURL «5» không phải địa chỉ"),
    ({"SITEURL": None}, "SITEURL «null» không phải địa chỉ"),
    ({"SITEURL": "https://x.vn/a b?c=1#d"}, "SITEURL «https://x.vn/a b?c=1#d» không phải địa chỉ của một trang"),
    ({"SITEURL": " https://x.vn"}, "không phải địa chỉ của một trang"),
    ({"THEME": "/none"}, "không có thư mục giao diện «/none»"),
    ({"THEME": 5}, "THEME phải là đường dẫn của một thư mục, không phải «5»"),
    ({"PATH": "/khong/co"}, "không có thư mục «/khong/co»"),
    ({"PATH": "x" * 5000}, "không có thư mục «"),
    ({"OUTPUT_PATH": "/a\0b"}, "OUTPUT_PATH phải là đường dẫn"),
    ({"BUILD_STATE": None}, "BUILD_STATE phải là đường dẫn của một thư mục, không phải «null»"),
    ({"BUILD_STATE": ""}, "BUILD_STATE phải là đường dẫn"),
    ({"DRAFTS": "False"}, 'DRAFTS chỉ nhận true hoặc false, không nhận «"False"»'),
    ({"MARKDOWN_ENGINE": []}, "MARKDOWN_ENGINE «[]» không có; chọn một trong: pyromark, markdown"),
    ({"EXECUTOR": 4}, "EXECUTOR phải là một hàm"),
    ({"LOCALE": 5}, "Pelican không nhận một thiết lập"),
    ({"PLUGINS": 5}, "PLUGINS phải là danh sách"),
    ({"PLUGINS": ["plugins.intake.plugin"]}, "PLUGINS thiếu «plugins.builder.plugin»"),
    ({"PLUGINS": ["plugins.builder.plugin"]}, "PLUGINS phải có «plugins.intake.plugin» đứng trước"),
]


@pytest.mark.parametrize(("settings", "sentence"), WRONG)
def test_a_wrong_setting_is_one_sentence_and_nothing_is_touched(
    settings: dict[str, Any], sentence: str, tmp_path: Path
) -> None:
    shop = small_site(tmp_path, stories=1)
    before = times(shop.site)
    result = shop.build(**settings)
    assert (result.code, result.out) == (1, "")
    assert sentence in result.err
    assert len(result.err.splitlines()) == 1
    assert (times(shop.site), shop.out.exists(), shop.state.exists()) == (before, False, False)


def test_a_missing_content_folder_and_a_missing_theme_of_pelicans_options_are_sentences(tmp_path: Path) -> None:
    for words in (["khong-co"], ["content", "-t", "khong-co"]):
        command = [sys.executable, "-m", "pelican", *words, "-o", str(tmp_path / "out")]
        done = subprocess.run(command, cwd=tasks.ROOT, capture_output=True, text=True, encoding="utf-8")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("lỗi: không có thư mục ")
        assert len(done.stderr.splitlines()) == 1


def test_a_fault_in_a_settings_file_keeps_its_traceback(shop: Workshop) -> None:
    file = shop.folder / "hong.py"
    file.write_text("import sys; sys.path.insert(0, '.')\nfrom pelicanconf import *\nTHEME = khong_co\n")
    argv = shop.argv()
    argv[argv.index("-s") + 1] = str(file)
    done = subprocess.run(
        [*shop.command()[:3], *argv], cwd=tasks.ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert "khong_co" in done.stdout + done.stderr


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return small_site(tmp_path, stories=1)


def test_doors_may_be_added_and_some_left_out() -> None:
    assert doors_fault(["cua_toi", "plugins.intake.plugin", "plugins.pages.plugin", "plugins.builder.plugin"]) == ""


def test_a_moment_that_is_none_stops_a_build_and_the_clock_is_not_taken(shop: Workshop) -> None:
    shop.now = -5
    result = shop.build()
    assert (result.code, result.out, shop.out.exists()) == (1, "", False)
    assert result.err.startswith("lỗi: biến SOURCE_DATE_EPOCH đang là «-5»; nó phải là số giây")
    assert len(result.err.splitlines()) == 1


# What stands after -e


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("SITEURL=https://x.vn", 'SITEURL="https://x.vn"'),
        ('SITEURL="https://x.vn"', 'SITEURL="https://x.vn"'),
        ("PICTURES=false", "PICTURES=false"),
        ("THEME=C:\\giao diện", 'THEME="C:\\\\giao di\\u1ec7n"'),
        ("SITEURL=", 'SITEURL=""'),
        ("SITEURL=5", "SITEURL=5"),
    ],
)
def test_a_plain_text_needs_no_quotes(typed: str, given: str) -> None:
    assert setting_of(typed) == given


@pytest.mark.parametrize("command", ["build", "publish"])
@pytest.mark.parametrize("word", ["SITEURL", "=5", "siteurl=https://x.vn", "https://x.vn/?a=b"])
def test_a_word_that_is_no_setting_is_a_sentence(command: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        {"build": tasks.build, "publish": release.main}[command](["-e", word])
    assert end.value.code == 2
    assert f"«{word}» không phải một thiết lập; viết như SITEURL=https://tdkt.example.vn" in capsys.readouterr().err
