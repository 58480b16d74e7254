"""`cms`: the web desk on this machine, saving to the site's own repository or folder; no code host is needed."""

import hashlib
import json
import os
import shutil
import subprocess
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from msgspec import to_builtins

from plugins.builder import serve
from plugins.builder.output import Refused
from plugins.builder.reload import BuildJob, Rebuilder, StatusBoard, tell
from plugins.desk.cms_config import Home
from plugins.desk.cms_files import MODULES, ROOT, SERVER, is_set_up
from plugins.search.indexing import node

SECONDS = 0.5  # between two looks at the branch
NOT_SET_UP = "chưa cài được bàn biên tập; hãy kiểm tra kết nối mạng rồi chạy lại: python3 tasks.py cms"
SHOWN = ROOT / ".build" / "cms"  # what is built of a repository: its branch, checked out once more
BRANCH_OF_DESK = "cms/"  # decap-server leaves a story's branch checked out when it is killed


class Repository:
    """Where a site lies: in a Git repository with commits, or in a plain folder."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.is_git = bool(shutil.which("git")) and bool(self.asked("rev-parse", "--verify", "HEAD"))
        self.root = Path(self.asked("rev-parse", "--show-toplevel")) if self.is_git else site
        self.folder = self.asked("rev-parse", "--show-prefix").strip("/") if self.is_git else ""
        self.branch = self.asked("branch", "--show-current") if self.is_git else "main"

    def asked(self, *question: str) -> str:
        """What git answers, or nothing."""
        command = ["git", "-c", "core.quotepath=false", "-C", str(self.site), *question]
        said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")  # noqa: S603
        return said.stdout.strip() if said.returncode == 0 else ""

    def tip(self) -> str:
        """The branch's last commit."""
        return self.asked("rev-parse", f"refs/heads/{self.branch}")

    def check(self) -> None:
        """Refuses what decap-server would spoil: with each save it commits all that lies changed in the repository."""
        if not self.is_git:
            return
        if not self.branch or self.branch.startswith(BRANCH_OF_DESK):
            raise Refused("kho Git đang ở giữa chừng một việc khác; hãy về nhánh chính, ví dụ: git switch main")
        if changed := self.asked("status", "--porcelain"):
            names = [line[3:] for line in changed.splitlines()]
            more = f" và {len(names) - 1} tệp khác" if len(names) > 1 else ""
            raise Refused(
                f"kho Git có thay đổi chưa lưu («{names[0]}»{more}), bàn biên tập sẽ lưu lẫn vào bài;"
                " hãy lưu chúng vào kho trước, gõ lần lượt: git add . rồi git commit -m 'Lưu bài'"
            )
        if not self.asked("config", "user.email"):
            raise Refused("Git chưa biết ai đang làm; hãy chạy: git config --global user.name và user.email")


def main(argv: list[str]) -> int:
    """Show the desk until a signal comes; return the exit code."""
    options = parser().parse_args(argv)
    if options.install:
        return 0 if is_set_up() else refused(NOT_SET_UP)
    job = job_of(options)
    if fault := serve.fault_of(job):
        tell(fault)
        return 1
    try:
        repository = Repository(job.sources[0])
        repository.check()
        return run(options, repository)
    except Refused as fault:
        return refused(str(fault))


def refused(why: str) -> int:
    tell(f"lỗi: {why}")
    return 1


def parser() -> ArgumentParser:
    found = ArgumentParser("tasks.py cms", description="Mở bàn biên tập trên trình duyệt của máy này.")
    here = Path.cwd().joinpath
    found.add_argument("--site", type=here, default=ROOT / "content", help="thư mục của trang (mặc định: content)")
    found.add_argument(
        "--out", type=here, default=ROOT / "output-cms", help="nơi ghi trang đã dựng (mặc định: output-cms)"
    )
    found.add_argument("--port", type=serve.port_of, default=8000, help="cổng (mặc định: 8000)")
    found.add_argument("--install", action="store_true", help="chỉ cài bàn biên tập, cho máy dựng trang")
    return found


def job_of(options: Namespace) -> BuildJob:
    """The build shows drafts, so that publish refuses it: this desk is for this machine alone."""
    return serve.job_of(Namespace(site=options.site, out=options.out, drafts=True))


def run(options: Namespace, repository: Repository) -> int:
    """Serve the site with its desk, and the desk's server beside it."""
    if not is_set_up():
        raise Refused(NOT_SET_UP)
    exits, server = serve.exits_on_signals(), serve.open_server(options.port, options.out, StatusBoard())
    if server is None:
        return 1
    address = f"http://{serve.LOOPBACK}:{server.server_port}"
    with saving(repository, address) as proxy, followed(repository) as site:
        job = job_of(Namespace(site=site, out=options.out))
        setting = f"DESK={json.dumps(to_builtins(home_of(repository, proxy, address)))}"
        with serve.serving(server, Rebuilder(replace(job, command=(*job.command, setting)), server.board)):
            print(f"Bàn biên tập đang mở ở {address}/quan-tri/ (dừng: Ctrl-C)", flush=True)
            print(kept_sentence(repository), flush=True)
            return serve.first_of(exits)


def home_of(repository: Repository, proxy: str, address: str) -> Home:
    settings = {"proxy_url": proxy, "branch": repository.branch}
    return Home("proxy", settings, repository.folder, repository.is_git, f"{address}/")


def kept_sentence(repository: Repository) -> str:
    if repository.is_git:
        return f"Bài được lưu vào nhánh «{repository.branch}» của kho Git «{repository.root}»."
    return f"«{repository.site}» không ở trong kho Git nên bài được lưu thẳng vào tệp, không có bước duyệt."


def environment(repository: Repository, address: str) -> dict[str, str]:
    """What decap-server is told."""
    return {
        **os.environ,
        "MODE": "git" if repository.is_git else "fs",
        "GIT_REPO_DIRECTORY": str(repository.root),
        "ORIGIN": address,
        "NODE_PATH": str(MODULES),
    }


@contextmanager
def saving(repository: Repository, address: str) -> Iterator[str]:
    """decap-server on a port of its own, for the page at `address` alone; it ends with us, however we end."""
    command = [node() or "node", str(SERVER)]
    with subprocess.Popen(  # noqa: S603 - our own command line
        command,
        cwd=repository.root,
        env=environment(repository, address),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C reaches us alone: a commit that has begun comes to its end
    ) as process:
        said = process.stdout.readline().strip() if process.stdout else ""
        try:
            if not said.isdigit():
                raise Refused("máy chủ lưu bài (decap-server) không chạy được; lời báo của nó ở ngay trên")
            yield f"http://{serve.LOOPBACK}:{said}/api/v1"
        finally:
            if process.stdin:
                process.stdin.close()


@contextmanager
def followed(repository: Repository) -> Iterator[Path]:
    """The site as it is built: decap-server moves the repository's own files between branches, so those are not it."""
    if not repository.is_git:
        yield repository.site
        return
    place = SHOWN / hashlib.sha256(os.fsencode(repository.root)).hexdigest()[:16]
    shutil.rmtree(place, ignore_errors=True)  # of a desk that was killed
    repository.asked("worktree", "prune")
    repository.asked("worktree", "add", "--force", "--detach", str(place), repository.branch)
    if not (place / repository.folder).is_dir():
        raise Refused(f"không lấy được nội dung của nhánh «{repository.branch}» ra «{place}» để dựng")
    stopping = Event()
    follower = Thread(target=follow, args=(repository, place, stopping), daemon=True)
    follower.start()
    try:
        yield place / repository.folder
    finally:
        stopping.set()
        follower.join()
        repository.asked("worktree", "remove", "--force", str(place))


def follow(repository: Repository, place: Path, stopping: Event) -> None:
    """Bring what is built up to date after each story that is published."""
    shown = repository.tip()
    while not stopping.wait(SECONDS):
        tip = repository.tip()
        if tip != shown and tip:
            subprocess.run(["git", "-C", str(place), "checkout", "-q", "--detach", tip], capture_output=True)  # noqa: S603, S607
            shown = tip
