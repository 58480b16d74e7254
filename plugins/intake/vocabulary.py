"""The keys that editors may write, with their Vietnamese spellings, and the names of coded values."""

from plugins.intake.form import Choices, Vocabulary
from plugins.model.abbreviation import READINGS as ABBREVIATION_READINGS
from plugins.model.award import NO_LEVEL
from plugins.model.outlet import ACCENTS as OUTLET_ACCENTS
from plugins.model.outlet import MEDIA as OUTLET_MEDIA
from plugins.model.outlet import RHYTHMS as EDITION_RHYTHMS
from plugins.model.period import MONTHS

STORY = Vocabulary(
    {
        "title": ["tiêu đề"],
        "date": ["ngày"],
        "unit": ["đơn vị"],
        "field": ["lĩnh vực"],
        "movement": ["phong trào"],
        "award_level": ["cấp khen thưởng"],
        "award": ["khen thưởng"],
        "decision": ["quyết định"],
        "subject": ["đối tượng"],
        "stage": ["giai đoạn"],
        "summary": ["tóm tắt"],
        "slug": ["đường dẫn"],
        "id": ["mã bài"],
        "image": ["ảnh"],
        "image_alt": ["mô tả ảnh"],
        "image_caption": ["chú thích ảnh"],
        "image_credit": ["nguồn ảnh"],
        "author": ["tác giả"],
        "source": ["nguồn"],
        "tags": ["từ khóa"],
        "video": [],
        "audio": ["âm thanh"],
        "transcript": ["lời thoại"],
        "outlets": ["kênh"],
        "embargo": ["hẹn giờ"],
        "status": ["trạng thái"],
        "withdrawn": ["gỡ bài"],
        "corrections": ["đính chính"],
        "consent": ["đồng ý"],
        "redirect_from": ["địa chỉ cũ"],
        "lead_in": ["lời dẫn"],
    }
)
DECISION = Vocabulary({"number": ["số"], "date": ["ngày"], "issuer": ["cơ quan"]})
SUBJECT = Vocabulary({"name": ["tên"], "kind": ["loại"], "code": ["mã"], "child": ["trẻ em"]})
MEDIA = Vocabulary({"src": [], "seconds": [], "bytes": []})
WITHDRAWN = Vocabulary({"date": ["ngày"], "reason": ["lý do"]})
CORRECTION = Vocabulary({"date": ["ngày"], "text": ["nội dung"]})
CONSENT = Vocabulary({"subject": ["đối tượng"], "guardian": ["giám hộ"]})
PAGE = Vocabulary({"title": ["tiêu đề"], "summary": ["tóm tắt"], "slug": ["đường dẫn"], "order": ["thứ tự"]})

_LEVEL_NAMES = {
    "nha-nuoc": ["cấp nhà nước"],
    "chinh-phu": ["cấp chính phủ"],
    "tinh": ["cấp tỉnh"],
    "co-so": ["cấp cơ sở"],
}
AWARD_LEVELS = Choices(_LEVEL_NAMES)
LEVELS = Choices({**_LEVEL_NAMES, NO_LEVEL: ["chưa có", "chưa được khen thưởng", "none"]})
KINDS = Choices({"tap-the": [], "ca-nhan": [], "ho-gia-dinh": ["hộ"]})
STAGES = Choices({"nhan-to-moi": [], "dien-hinh": ["điển hình tiên tiến"], "xuat-sac": ["điển hình xuất sắc"]})
STATUSES = Choices({"draft": ["nháp", "bản nháp"], "published": ["đã duyệt", "đã đăng"], "withdrawn": ["đã gỡ"]})
BACKENDS = Choices({"github": [], "gitlab": [], "forgejo": [], "gitea": []})
SCOPES = Choices({"national": ["toàn quốc"], "provincial": ["tỉnh"]})
GROUP_KINDS = Choices({"cluster": ["cụm"], "bloc": ["khối"]})
JOINT = Choices({"each": ["mỗi đơn vị"], "first": ["đơn vị đầu"]})
MEDIUMS = Choices(dict(zip(OUTLET_MEDIA, (["báo in"], ["báo điện tử"], ["phát thanh"], ["truyền hình"]), strict=True)))
ACCENTS = Choices(dict(zip(OUTLET_ACCENTS, (["bắc", "giọng bắc"], ["nam", "giọng nam"]), strict=True)))
_READING_NAMES = (["viết đủ"], ["nguyên từ"], ["từng chữ cái"])
READINGS = Choices(dict(zip(ABBREVIATION_READINGS, _READING_NAMES, strict=True)))
_RHYTHM_NAMES = (["hằng tuần"], ["nửa tháng"], ["hằng tháng"], ["hằng quý"], ["hằng năm"])
RHYTHMS = Choices(dict(zip(EDITION_RHYTHMS, _RHYTHM_NAMES, strict=True)))
QUOTA_PERIODS = Choices(dict(zip(MONTHS, (["tháng"], ["quý"], ["nửa năm", "6 tháng"], ["năm"]), strict=True)))

_ENTRY = {
    "code": ["mã"],
    "name": ["tên"],
    "aliases": ["tên khác"],
    "from": ["từ", "từ ngày"],
    "until": ["đến", "đến ngày"],
    "description": ["mô tả"],
}
_DATED = {"from": ["từ", "từ ngày"], "until": ["đến", "đến ngày"]}
SITE = Vocabulary(
    {
        "name": ["tên"],
        "code": ["mã"],
        "url": ["địa chỉ trang"],
        "short": ["tên ngắn"],
        "timezone": ["múi giờ"],
        "page_size": ["số bài một trang"],
        "managing_body": ["cơ quan chủ quản"],
        "responsible": ["người chịu trách nhiệm"],
        "address": ["địa chỉ"],
        "phone": ["điện thoại"],
        "email": ["thư điện tử"],
        "demo": ["minh họa"],
        "hub": [],
        "unit_kinds": ["loại đơn vị"],
        "joint_stories": ["bài chung"],
        "submit_to": ["nơi nhận bài"],
        "usage_terms": ["điều kiện sử dụng"],
        "english": ["tiếng anh"],
        "desk": ["bàn biên tập"],
    }
)
DESK = Vocabulary(
    {
        "backend": ["máy chủ mã"],
        "repo": ["kho"],
        "branch": ["nhánh"],
        "folder": ["thư mục"],
        "base_url": ["địa chỉ"],
        "app_id": ["mã ứng dụng"],
    }
)
ENGLISH = Vocabulary(
    {
        "name": ["tên"],
        "about": ["giới thiệu"],
        "managing_body": ["cơ quan chủ quản"],
        "address": ["địa chỉ"],
    }
)
UNIT_KIND = Vocabulary({"code": ["mã"], "name": ["tên"]})
UNIT = Vocabulary(
    {
        **_ENTRY,
        "kind": ["loại"],
        "names": ["các tên"],
        "peer_group": ["cụm khối"],
        "short": ["tên ngắn"],
        "email": ["thư điện tử"],
        "successors": ["kế thừa"],
    }
)
DATED_NAME = Vocabulary({"name": ["tên"], **_DATED})
DATED_GROUP = Vocabulary({"code": ["mã"], **_DATED})
PEER_GROUP = Vocabulary({**_ENTRY, "kind": ["loại"], "mixed": ["xếp chung", "xếp hạng chung"]})
FIELD = Vocabulary(_ENTRY)
ABBREVIATION = Vocabulary(
    {"abbreviation": ["viết tắt"], "words": ["viết đủ"], "reading": ["cách đọc"], "contexts": ["ngữ cảnh"]}
)
SENSE = Vocabulary({"words": ["viết đủ"], "after": ["sau"], "before": ["trước"]})
MOVEMENT = Vocabulary({**_ENTRY, "scope": ["phạm vi"], "decision": ["quyết định"]})
AWARD = Vocabulary(
    {
        **_ENTRY,
        "level": ["cấp"],
        "form": ["hình thức"],
        "grades": ["hạng"],
        "replaces": ["thay cho"],
        "subjects": ["đối tượng"],
    }
)
OUTLET = Vocabulary(
    {
        **_ENTRY,
        "medium": ["loại hình"],
        "speaking_rate": ["tốc độ đọc"],
        "accent": ["giọng"],
        "editions": ["ấn phẩm", "chương trình"],
    }
)
EDITION = Vocabulary(
    {"code": ["mã"], "name": ["tên"], "rhythm": ["định kỳ"], "stories": ["số bài"], "minutes": ["số phút"]}
)
EDITION_FILE = Vocabulary(
    {
        "pin": ["ghim"],
        "drop": ["bỏ"],
        "frozen": ["ngày chốt"],
        "told_as": ["kênh khi chốt"],
        "stories": ["các bài"],
        "left_out": ["chưa xếp"],
    }
)
TOLD_AS = Vocabulary({"outlet": ["tên"], "plan": ["ấn phẩm"], "speaking_rate": ["tốc độ đọc"], "accent": ["giọng"]})
EDITION_STORY = Vocabulary(
    {
        "story": ["mã bài"],
        "slug": ["đường dẫn"],
        "date": ["ngày"],
        "title": ["tiêu đề"],
        "summary": ["tóm tắt"],
        "lead_in": ["lời dẫn"],
        "body": ["nội dung"],
        "subject": ["đối tượng"],
        "subject_kind": ["loại đối tượng"],
        "units": ["đơn vị"],
        "field": ["lĩnh vực"],
        "movements": ["phong trào"],
        "award": ["khen thưởng"],
        "author": ["tác giả"],
        "source": ["nguồn"],
        "image": ["ảnh"],
        "image_alt": ["mô tả ảnh"],
        "image_caption": ["chú thích ảnh"],
        "image_credit": ["nguồn ảnh"],
        "clip": ["đoạn phát"],
        "transcript": ["lời thoại"],
        "corrections": ["đính chính"],
        "why": ["vì sao chọn"],
    }
)
LEFT_OUT = Vocabulary({"story": ["mã bài"], "title": ["tiêu đề"], "why": ["lý do"]})
QUOTA = Vocabulary(
    {"kinds": ["loại đơn vị"], "period": ["kỳ"], "minimum": ["tối thiểu"], "basis": ["căn cứ"], **_DATED}
)
SCORING = Vocabulary(
    {
        "per_period_met": ["điểm mỗi kỳ đạt"],
        "per_extra_story": ["điểm mỗi bài thêm"],
        "extra_cap": ["trần điểm thêm"],
        "award_points": ["điểm theo cấp khen thưởng"],
        **_DATED,
    }
)
POINTS = Vocabulary(_LEVEL_NAMES)
LETTERHEAD = Vocabulary(
    {
        "parent": ["cơ quan chủ quản"],
        "agency": ["cơ quan ban hành"],
        "number": ["số"],
        "symbol": ["ký hiệu"],
        "place": ["địa danh"],
        "authority": ["thẩm quyền ký"],
        "signer_title": ["chức vụ người ký"],
        "signer": ["người ký"],
        "recipients": ["nơi nhận"],
    }
)
