"""Awards and their levels, in the wording of the law in force."""

from msgspec import Struct

from plugins.model.timespan import ALWAYS, Timespan

NO_LEVEL = "khong"
# Cấp khen thưởng, từ cao xuống thấp; «khong» là chưa được khen thưởng.
LEVELS = {
    "nha-nuoc": "Cấp Nhà nước",
    "chinh-phu": "Cấp Chính phủ",
    "tinh": "Cấp tỉnh",
    "co-so": "Cấp cơ sở",
    NO_LEVEL: "Chưa được khen thưởng",
}
SUBJECT_KINDS = {"ca-nhan": "Cá nhân", "tap-the": "Tập thể", "ho-gia-dinh": "Hộ gia đình"}


class Award(Struct, frozen=True):
    """Hình thức khen thưởng or danh hiệu thi đua."""

    code: str
    name: str
    level: str
    form: str = ""
    subjects: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    span: Timespan = ALWAYS
    description: str = ""
    line: int = 0
