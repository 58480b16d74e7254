"""Every page of the sample site as two strict checkers of HTML see it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.sample import Sample, built_sample, tool

# A note, not an error: what editors write into a story as <br /> stays so, and the standard allows it.
HARMLESS = "Trailing slash on void elements has no effect and interacts badly with unquoted attribute values."


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Build the sample site."""
    return built_sample(tmp_path_factory.mktemp("markup"))


def test_html_validate_finds_nothing_on_any_page(sample: Sample) -> None:
    program, config = tool("html-validate") / "bin" / "html-validate.mjs", Path(__file__).with_name("html-validate.cjs")
    command = ["node", str(program), "--config", str(config), "--formatter", "json", str(sample.out)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert answer.returncode in (0, 1), answer.stderr
    found = [
        f"{Path(page['filePath']).relative_to(sample.out)}:{fault['line']}: {fault['message']} [{fault['ruleId']}]"
        for page in json.loads(answer.stdout)
        for fault in page["messages"]
    ]
    assert not found, "\n".join(found)


def test_vnu_finds_nothing_on_any_page(sample: Sample) -> None:
    program = tool("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(program), "--format", "json", "--skip-non-html", str(sample.out)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    found = [
        f"{fault['url'].partition(str(sample.out))[2]}:{fault.get('lastLine')}: {fault['message']}"
        for fault in json.loads(answer.stderr)["messages"]
        if fault["message"] != HARMLESS
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("checker", ["html-validate", "vnu"])
def test_a_checker_sees_a_fault(checker: str, sample: Sample, tmp_path: Path) -> None:
    text = sample.pages[""].replace("</main>", "<p><div></div></p></main>", 1)
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    check = {"html-validate": test_html_validate_finds_nothing_on_any_page, "vnu": test_vnu_finds_nothing_on_any_page}
    with pytest.raises(AssertionError, match=r"index\.html"):
        check[checker](Sample(tmp_path, {"": text}))
