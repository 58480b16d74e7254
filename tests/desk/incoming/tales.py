"""The invented stories that the test files tell, with what each of them says to a careful reader."""
# ruff: noqa: E501  what a unit writes is one line here too

from typing import NamedTuple


class Tale(NamedTuple):
    """A story's words, and the facts that are in them."""

    title: str
    office: str
    unit: str
    lead: str
    body: tuple[str, ...]
    facts: dict[str, str]


MAU = Tale(
    "Lớp học số trên đỉnh Mẫu Sơn",
    "UBND TỈNH HƯƠNG GIANG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "so-giao-duc-dao-tao",
    "Ba năm qua, cô giáo Nguyễn Thị Mẫu đã dạy bốn trăm người cao tuổi ở thôn Mẫu Sơn biết dùng dịch vụ công trên điện thoại.",
    (
        "Cô giáo Nguyễn Thị Mẫu mở lớp đầu tiên vào tháng 4 năm 2025, hưởng ứng phong trào Bình dân học vụ số. Lớp học ở nhà văn hóa thôn, sáu chiếc ghế băng và một màn chiếu mượn của trường.",
        "Cô Mẫu kể, buổi đầu chỉ có bảy người, phần lớn chưa từng tự tay mở một chiếc điện thoại thông minh. Cô chia bài học thành từng việc nhỏ, mỗi tối một việc.",
        "Năm 2026, cô được Chủ tịch UBND tỉnh tặng Bằng khen theo Quyết định số 1234/QĐ-UBND ngày 01/9/2026 của Chủ tịch UBND tỉnh.",
        "Bà con gọi lớp học là “chợ chữ” vì ai rảnh lúc nào thì đến lúc ấy. Cô Mẫu bảo, bà con học được thì mình vui.",
    ),
    {
        "subject.name": "Nguyễn Thị Mẫu", "subject.kind": "ca-nhan", "award": "bang-khen-tinh", "award_level": "tinh",
        "decision.number": "1234/QĐ-UBND", "decision.date": "2026-09-01", "decision.issuer": "Chủ tịch UBND tỉnh",
        "movement": "binh-dan-hoc-vu-so",
    },
)  # fmt: skip
THO = Tale(
    "Người giữ nhịp cầu Khe Buổi",
    "UBND XÃ HÒA KHÊ",
    "xa-hoa-khe",
    "Mười hai năm nay, ông Lê Văn Thọ sửa cây cầu gỗ của bản bằng tre nhà mình, để trẻ con đi học không phải lội suối.",
    (
        "Ông Lê Văn Thọ ở thôn Khe Buổi, xã Hòa Khê, năm nay sáu mươi ba tuổi. Mùa lũ nào ông cũng ra bờ suối ngủ canh cây cầu gỗ dài mười bảy mét.",
        "Ông Thọ nhẩm tính, mỗi năm cây cầu cần chừng bốn mươi cây tre. Tre trong vườn nhà ông vừa đủ, năm nào thiếu thì hàng xóm góp thêm.",
        "Đầu năm 2026, UBND xã Hòa Khê tặng Giấy khen cho ông Thọ theo Quyết định số 87/QĐ-UBND ngày 12 tháng 3 năm 2026 của Chủ tịch UBND xã Hòa Khê.",
        "Trưởng thôn bảo, cả thôn đã học ông cách làm: nhà nào có con đi học thì mỗi mùa khô góp một ngày công.",
    ),
    {
        "subject.name": "Lê Văn Thọ", "subject.kind": "ca-nhan", "award": "giay-khen", "award_level": "co-so",
        "decision.number": "87/QĐ-UBND", "decision.date": "2026-03-12", "decision.issuer": "Chủ tịch UBND xã Hòa Khê",
    },
)  # fmt: skip
KHOA = Tale(
    "Khoa Cấp cứu không có cửa đóng",
    "UBND TỈNH HƯƠNG GIANG\nSỞ Y TẾ",
    "so-y-te",
    "Tập thể Khoa Cấp cứu rút thời gian chờ khám từ bốn mươi phút xuống còn chín phút, chỉ bằng việc xếp lại lối đi.",
    (
        "Khoa Cấp cứu của bệnh viện đón mỗi ngày chừng một trăm hai mươi người bệnh. Trước kia, người nhà phải đi qua bốn cửa mới gặp được bác sĩ.",
        "Khoa bỏ ba cửa, sơn ba vạch màu trên nền nhà và đặt bàn phân loại ngay ở lối vào. Không có máy móc nào được mua thêm.",
        "Năm 2025, khoa được công nhận danh hiệu Tập thể lao động xuất sắc theo Quyết định số 455/QĐ-UBND ngày 20/01/2026 của UBND tỉnh.",
        "Điều dưỡng trưởng bảo, việc khó nhất là thuyết phục chính mình rằng cái cửa không cần thiết.",
    ),
    {
        "subject.name": "Khoa Cấp cứu", "subject.kind": "tap-the", "award": "tap-the-lao-dong-xuat-sac", "award_level": "tinh",
        "decision.number": "455/QĐ-UBND", "decision.date": "2026-01-20", "decision.issuer": "UBND tỉnh",
    },
)  # fmt: skip
HO = Tale(
    "Gia đình ông Bùi Văn Lạc gửi lại cánh rừng",
    "UBND XÃ LÂM THƯỢNG",
    "xa-lam-thuong",
    "Hai đời nhà ông Lạc trồng quế, nhưng ba héc-ta đầu nguồn thì để rừng tự mọc, vì mó nước của cả bản nằm ở đó.",
    (
        "Gia đình ông Bùi Văn Lạc ở bản Cốc Lùng có mười một héc-ta đất rừng. Ba héc-ta gần mó nước chưa bao giờ bị phát.",
        "Năm 2019 có người trả giá cao để mua lại, ông Lạc không bán. Ông nói với các con rằng bán rừng thì phải bán luôn cả nước.",
        "Năm 2025, gia đình được công nhận danh hiệu Gia đình văn hóa. Ông Lạc dán tờ giấy chứng nhận lên cửa bếp, nơi cả nhà ngồi nhiều nhất.",
        "Bây giờ mười bốn hộ trong bản đã để lại dải rừng quanh mó nước như nhà ông.",
    ),
    {
        "subject.name": "Gia đình ông Bùi Văn Lạc", "subject.kind": "ho-gia-dinh", "award": "gia-dinh-van-hoa", "award_level": "co-so",
    },
)  # fmt: skip
DIEN = Tale(
    "Anh thợ điện thuộc tên từng cây cột",
    "CÔNG TY ĐIỆN LỰC HƯƠNG GIANG",
    "dien-luc-huong-giang",
    "Anh Phạm Văn Đăng nhớ vị trí hơn hai nghìn cột điện, nên đêm bão nào cũng là người lên đường đầu tiên.",
    (
        "Anh Phạm Văn Đăng làm thợ đường dây đã mười chín năm. Trong túi áo anh lúc nào cũng có một cuốn sổ ghi chỗ nào cây sắp chạm dây.",
        "Đêm 12 tháng 9, anh Đăng cùng tổ trực dựng lại mười một cột gãy trong bảy giờ, sớm hơn kế hoạch một ngày.",
        "Anh được Thủ tướng Chính phủ tặng Bằng khen theo Quyết định số 77/QĐ-TTg ngày 15/01/2026 của Thủ tướng Chính phủ.",
        "Anh bảo, cuốn sổ ấy sắp được đưa vào phần mềm để người sau khỏi phải học thuộc.",
    ),
    {
        "subject.name": "Phạm Văn Đăng", "subject.kind": "ca-nhan", "award": "bang-khen-thu-tuong", "award_level": "chinh-phu",
        "decision.number": "77/QĐ-TTg", "decision.date": "2026-01-15", "decision.issuer": "Thủ tướng Chính phủ",
    },
)  # fmt: skip
VAI = Tale(
    "Chi hội Phụ nữ thôn Bến Trám và những bữa cơm không tên",
    "HỘI LIÊN HIỆP PHỤ NỮ TỈNH HƯƠNG GIANG",
    "hoi-phu-nu",
    "Mỗi sáng thứ hai, ba mươi suất cơm được đặt trước cổng trạm y tế xã, không ghi tên người nấu.",
    (
        "Chi hội Phụ nữ thôn Bến Trám có bốn mươi hai hội viên, thay nhau nấu cơm cho người bệnh nghèo từ năm 2022.",
        "Gạo do các hội viên góp, rau hái trong vườn nhà. Sổ chi tiêu treo ngay cửa bếp để ai cũng xem được.",
        "Cách làm này được giới thiệu trong phong trào Vì người nghèo - Không để ai bị bỏ lại phía sau của tỉnh.",
        "Chị em bảo, không đề tên thì người nhận đỡ ngại, mà người nấu cũng nhẹ lòng.",
    ),
    {
        "subject.name": "Chi hội Phụ nữ thôn Bến Trám", "subject.kind": "tap-the", "award": "", "award_level": "khong",
        "movement": "vi-nguoi-ngheo",
    },
)  # fmt: skip
TALES = (MAU, THO, KHOA, HO, DIEN, VAI)
