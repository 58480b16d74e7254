"""Collects the problems of one file, and knows every code with its remedy."""

from msgspec.structs import replace

from plugins.model.problem import Problem

# Mã lỗi cố định và cách xử lý; sổ tay content/README.md in lại bảng này, có kiểm thử so hai bên.
CODES = {
    "text.encoding": "Mở tệp, chọn lưu lại với bảng mã UTF-8.",
    "text.control-character": "Xóa ký tự điều khiển ở dòng được nêu (thường do dán từ phần mềm khác).",
    "text.too-large": "Rút gọn tệp, hoặc tách thành nhiều tệp.",
    "file.unreadable": "Kiểm tra quyền đọc của tệp, hoặc chép lại tệp.",
    "file.symlink": "Thay liên kết bằng chính tệp đó, đặt trong thư mục của trang.",
    "file.twin-name": "Đổi tên một trong hai tệp: hai tên trông như nhau, chỉ khác cách ghi dấu.",
    "file.not-read": "Đổi đuôi tệp thành .md; với tệp Word thì chạy «python3 tasks.py import TỆP».",
    "file.bad-name": "Đổi tên tệp, chỉ dùng chữ, số, dấu cách và dấu gạch nối.",
    "yaml.syntax": "Kiểm tra dòng được nêu; giá trị có dấu hai chấm thì đặt trong dấu nháy kép.",
    "yaml.not-allowed": "Viết giá trị trực tiếp, không dùng &, * hay ! của YAML.",
    "yaml.duplicate-key": "Xóa một trong hai dòng trùng khóa.",
    "yaml.too-deep": "Viết lại cho bớt lồng nhau.",
    "story.no-front-matter": "Bắt đầu tệp bằng dòng «---», các khóa, rồi một dòng «---».",
    "story.missing-key": "Thêm khóa còn thiếu vào phần đầu bài.",
    "story.unknown-key": "Sửa tên khóa theo gợi ý, hoặc xóa dòng đó.",
    "story.wrong-type": "Viết giá trị đúng kiểu như ví dụ trong thông báo.",
    "story.bad-date": "Viết ngày như 2026-10-05 hoặc 05/10/2026, có thể kèm giờ 07:30.",
    "story.bad-number": "Viết một số nguyên không âm.",
    "story.bad-choice": "Chọn một trong các giá trị được nêu.",
    "story.too-long": "Rút gọn giá trị của khóa.",
    "story.summary-length": "Viết tóm tắt từ 20 đến 300 ký tự.",
    "story.empty-body": "Viết nội dung bài dưới phần đầu bài.",
    "story.too-nested": "Viết lại cho bớt lồng nhau; bỏ các thẻ HTML chép từ nơi khác.",
    "story.bad-slug": "Chỉ dùng a-z, 0-9 và dấu gạch nối, không quá 80 ký tự.",
    "story.bad-id": "Chỉ dùng a-z, 0-9, dấu gạch nối và dấu gạch chéo.",
    "story.duplicate-slug": "Đổi «slug» của một trong hai bài.",
    "story.duplicate-id": "Đổi «id» của một trong hai bài.",
    "story.unknown-unit": "Dùng mã hoặc tên đơn vị trong registries/units.yml.",
    "story.unknown-field": "Dùng mã hoặc tên lĩnh vực trong registries/fields.yml.",
    "story.unknown-movement": "Dùng mã hoặc tên phong trào trong registries/movements.yml.",
    "story.unknown-award": "Dùng mã hoặc tên hình thức khen thưởng trong registries/awards.yml.",
    "story.unknown-outlet": "Dùng mã hoặc tên kênh trong registries/outlets.yml.",
    "story.ambiguous-name": "Dùng mã thay cho tên.",
    "story.unit-not-in-force": "Ghi đơn vị có hiệu lực vào ngày của bài (đơn vị kế thừa).",
    "story.movement-not-running": "Kiểm tra lại phong trào hoặc ngày của bài.",
    "story.award-level": "Sửa «award_level» cho khớp với hình thức khen thưởng.",
    "story.award-subject": "Kiểm tra hình thức khen thưởng có dành cho loại đối tượng này không.",
    "story.child-consent": "Chỉ đăng khi có đồng ý của người giám hộ; ghi «consent: {subject: true, guardian: true}».",
    "story.consent-refused": "Xin đồng ý của nhân vật rồi ghi «consent: {subject: true}», hoặc không đăng bài.",
    "story.odd-day": "Kiểm tra ngày, nhất là năm.",
    "story.withdrawn-details": "Ghi «withdrawn: {date: …, reason: …}» cho bài đã gỡ.",
    "story.image-alt": "Thêm «image_alt»: một câu tả ảnh cho người không nhìn thấy.",
    "story.image-missing": "Đặt tệp ảnh cạnh bài hoặc trong images/, và kiểm tra tên tệp.",
    "story.image-outside": "Chép ảnh vào thư mục của trang rồi ghi đường dẫn bên trong.",
    "story.image-broken": "Xin lại ảnh gốc, lưu thành JPEG, PNG hoặc WebP.",
    "story.image-too-large": "Thu nhỏ ảnh xuống dưới 40 megapixel.",
    "story.media-missing": "Đặt tệp vào thư mục của trang, hoặc ghi địa chỉ https://…",
    "story.media-http": "Dùng địa chỉ bắt đầu bằng https://.",
    "story.media-type": "Dùng tệp video (mp4, webm…) hoặc âm thanh (mp3, m4a, ogg…).",
    "story.link-missing": "Sửa liên kết cho đúng tên tệp hoặc đường dẫn của bài.",
    "story.link-scheme": "Chỉ dùng liên kết https://, http://, mailto: hoặc đường dẫn trong trang.",
    "story.link-hidden": "Đợi bài kia được đăng, hoặc bỏ liên kết.",
    "story.abbreviation": "Viết đủ chữ ở lần đầu, kèm chữ viết tắt trong ngoặc đơn.",
    "story.summary-repeats": "Viết tóm tắt nêu việc làm và kết quả mà tiêu đề chưa nói.",
    "story.image-credit": "Thêm «image_credit»: người chụp hoặc nơi cung cấp ảnh.",
    "story.no-source": "Thêm «author» (người viết) hoặc «source» (nơi cung cấp bài).",
    "story.identity-number": "Bỏ số căn cước, chứng minh nhân dân, hộ chiếu khỏi bài.",
    "story.phone-number": "Bỏ số điện thoại riêng; cần nơi liên hệ thì ghi số của cơ quan.",
    "story.home-address": "Chỉ ghi tới thôn, tổ dân phố hoặc xã, phường.",
    "story.sensitive-person": "Bỏ nếu bài không cần; nhân vật đã đồng ý thì ghi «consent: {subject: true}».",
    "story.name-slip": "Kiểm tra dấu và chữ; là đơn vị khác thì bỏ qua.",
    "story.long-paragraph": "Tách thành hai, ba đoạn, cách nhau một dòng trống.",
    "story.doubled-word": "Xóa một trong hai chữ.",
    "story.double-space": "Xóa dấu cách thừa.",
    "story.unspoken-abbreviation": "Viết đủ chữ, hoặc thêm chữ viết tắt vào registries/abbreviations.yml.",
    "page.picture": "Bỏ ảnh khỏi trang; hiện chỉ bài viết mới có ảnh.",
    "page.missing-key": "Thêm khóa còn thiếu vào phần đầu trang.",
    "page.unknown-key": "Sửa tên khóa theo gợi ý, hoặc xóa dòng đó.",
    "page.wrong-type": "Viết giá trị đúng kiểu như ví dụ trong thông báo.",
    "page.bad-number": "Viết một số nguyên không âm.",
    "page.too-long": "Rút gọn giá trị của khóa.",
    "page.no-front-matter": "Bắt đầu tệp bằng «Title: …» hoặc phần «---».",
    "page.empty-body": "Viết nội dung trang dưới phần đầu.",
    "page.too-nested": "Viết lại cho bớt lồng nhau; bỏ các thẻ HTML chép từ nơi khác.",
    "page.bad-slug": "Chỉ dùng a-z, 0-9 và dấu gạch nối.",
    "page.reserved-slug": "Đổi «slug»: địa chỉ này đã dành cho trang của hệ thống.",
    "page.duplicate-slug": "Đổi «slug» của một trong hai trang.",
    "edition.bad-name": "Đặt tên tệp theo dạng «kênh-ấn phẩm-ngày.yml», ví dụ bao-chuyen-trang-2026-11-16.yml.",
    "edition.unknown-plan": "Dùng mã kênh và mã ấn phẩm trong registries/outlets.yml; ấn phẩm đổi nhịp thì đặt mã mới.",
    "edition.bad-day": "Đổi ngày trong tên tệp thành một ngày ra của ấn phẩm.",
    "edition.duplicate": "Giữ một tệp cho mỗi số.",
    "edition.unknown-key": "Sửa tên khóa theo gợi ý, hoặc xóa dòng đó.",
    "edition.missing-key": "Thêm khóa còn thiếu.",
    "edition.wrong-type": "Viết giá trị đúng kiểu như ví dụ trong thông báo.",
    "edition.bad-date": "Viết ngày như 2026-11-16 hoặc 16/11/2026.",
    "edition.bad-number": "Viết một số nguyên không âm.",
    "edition.bad-choice": "Chọn một trong các giá trị được nêu.",
    "edition.too-long": "Rút gọn giá trị của khóa.",
    "edition.unknown-story": "Ghi mã bài, đường dẫn của bài hoặc tên tệp của một bài trong stories/.",
    "edition.twice": "Xóa bài ở một trong hai chỗ; mỗi bài chỉ vào một số của một ấn phẩm.",
    "edition.other-outlet": "Bỏ bài khỏi số này, hoặc thêm kênh vào «outlets» của bài.",
    "edition.too-late": "Ghim bài vào số sau.",
    "edition.late-story": "Ghim bài vào số sau; không đăng thì ghi bài vào «bỏ» của số này.",
    "edition.too-many": "Bớt bài được ghim, hoặc tăng số bài của ấn phẩm trong registries/outlets.yml.",
    "edition.hidden-story": "Công bố bài, hoặc bỏ bài khỏi số; nếu bài phải gỡ thì ghi trạng thái «đã gỡ».",
    "edition.story-gone": "Khôi phục tệp bài; nếu bài phải gỡ thì ghi trạng thái «đã gỡ» chứ đừng xóa tệp.",
    "edition.withdrawn-text": "Chạy «python3 tasks.py freeze --purge» để xóa nguyên văn bài đã gỡ khỏi các số đã chốt.",
    "registry.missing-file": "Tạo tệp registries/site.yml với name, code và url.",
    "registry.unknown-file": "Đổi thành đúng tên một danh mục như units.yml, hoặc chuyển tệp ra khỏi registries/.",
    "registry.not-a-list": "Viết mỗi mục bắt đầu bằng «- code: …».",
    "registry.missing-key": "Thêm khóa còn thiếu vào mục.",
    "registry.unknown-key": "Sửa tên khóa theo gợi ý, hoặc xóa dòng đó.",
    "registry.wrong-type": "Viết giá trị đúng kiểu như ví dụ trong thông báo.",
    "registry.bad-date": "Viết ngày như 2026-10-05.",
    "registry.bad-number": "Viết một số nguyên không âm.",
    "registry.bad-choice": "Chọn một trong các giá trị được nêu.",
    "registry.too-long": "Rút gọn giá trị của khóa.",
    "registry.bad-code": "Mã chỉ gồm a-z, 0-9 và dấu gạch nối.",
    "registry.reserved-code": "Chọn mã khác: all, opml, index và trang-N đã được dùng cho hệ thống.",
    "registry.duplicate-code": "Đổi mã của một trong hai mục; mã là duy nhất.",
    "registry.unknown-reference": "Dùng mã có trong danh mục được nêu.",
    "registry.bad-span": "Ngày «until» phải sau ngày «from».",
    "registry.overlapping-names": "Sửa ngày để các tên nối tiếp, không chồng nhau.",
    "registry.two-names": "Bỏ «name», hoặc ghi vào đó đúng tên mới nhất trong «names».",
    "registry.name-gap": "Sửa ngày để các tên nối tiếp nhau suốt thời gian đơn vị có hiệu lực.",
    "registry.successor-circle": "Chỉ ghi vào «successors» đơn vị nhận nhiệm vụ khi đơn vị này kết thúc.",
    "registry.bad-url": "Ghi địa chỉ như https://tdkt.example.vn hoặc http://10.0.0.5:8080/thi-dua.",
    "registry.bad-email": "Ghi địa chỉ như vanphong@so.example.vn; chưa có thì bỏ dòng này.",
    "registry.bad-timezone": "Ghi múi giờ như Asia/Ho_Chi_Minh.",
    "registry.bad-logo": "Để một tệp logo.svg, logo.png hoặc logo.webp, dưới 100 KB, không có mã chạy được.",
    "quota.overlap": "Sửa ngày để mỗi loại đơn vị mỗi ngày chỉ theo một quy định.",
    "quota.mid-period": "Cho quy định mới bắt đầu vào ngày đầu của cả hai loại kỳ.",
    "scoring.same-day": "Giữ một cách chấm điểm cho mỗi ngày bắt đầu.",
}


class Report:
    """The problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def error(self, line: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, code, on_one_line(message), hint or lower_first(CODES[code])))

    def warn(self, line: int, code: str, message: str, hint: str = "") -> None:
        self.error(line, code, message, hint)
        self.problems[-1] = replace(self.problems[-1], severity="warning")

    @property
    def failed(self) -> bool:
        return any(p.severity == "error" for p in self.problems)


def on_one_line(message: str) -> str:
    """What a message quotes may hold line ends, or signs that a terminal obeys."""
    return message if message.isprintable() else "".join(c if c.isprintable() else " " for c in message)


def lower_first(sentence: str) -> str:
    """The remedy as the second half of a sentence."""
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")
