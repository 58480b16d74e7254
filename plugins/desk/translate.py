"""`python3 -m plugins.desk.translate`: brings the theme's catalogues to what its templates say."""

import sys
from pathlib import Path

from plugins.builder.templates import texts_of
from plugins.builder.translations import file_of, read, written
from plugins.model.view import ENGLISH, VIETNAMESE

THEME = Path(__file__).resolve().parents[2] / "theme"


def main(argv: list[str]) -> int:
    """Rewrites the catalogues; 1 where a sentence still has no English."""
    if argv:
        sys.stderr.write("Cách dùng: python3 -m plugins.desk.translate (không có tùy chọn)\n")
        return 2
    silent = updated(THEME)
    if silent:
        sys.stdout.write(f"Còn {len(silent)} câu chưa có tiếng Anh trong {file_of(THEME, ENGLISH)}:\n")
        sys.stdout.write("".join(f"  {text}\n" for text in silent))
        return 1
    sys.stdout.write("Mọi câu của giao diện đều có trong hai bản tiếng Việt và tiếng Anh.\n")
    return 0


def updated(theme: Path) -> list[str]:
    """Writes both catalogues and tells what has no English; what no template says any more is dropped."""
    texts = texts_of(str(theme))
    for language in (VIETNAMESE, ENGLISH):
        file = file_of(theme, language)
        body = written(language, texts, read(file))
        if not file.is_file() or file.read_bytes() != body:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
    known = read(file_of(theme, ENGLISH))
    return [text for text in texts if not known.get(text)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
