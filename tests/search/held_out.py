"""Queries written from the stories before any was asked: how well the search does unseen (22 of 30 at first, before
units counted for the order and typed accents were heeded; 26 since). None may be reworded to make it pass."""

HELD_OUT = [
    # by what the story tells
    ("người bỏ lưới để cứu thuyền viên", "thuyen-truong-doi-cat-luoi-cuu-nguoi"),
    ("học sinh làm đồ chơi cho bạn khiếm thị học chữ", "vi-trung-sau-lo-thanh-bang-chu-noi"),
    ("thu am sach noi", "giong-doc-thu-bay-o-nha-van-hoa"),
    ("tìm hài cốt liệt sĩ", "muoi-chin-mua-kho-di-tim-dong-doi"),
    ("bài trừ tảo hôn", "ong-pao-bo-le-thach-cuoi"),
    ("giảm thất thoát nước", "nghe-tieng-nuoc-ro-giua-dem"),
    ("xin ra khoi danh sach ho ngheo", "to-don-xin-thoat-ngheo-cua-gia-dinh-ong-thoan"),
    ("tránh đuối nước mùa hè", "ban-do-suoi-cua-khanh-an"),
    ("karaoke ồn ào", "gio-im-lang-o-to-dan-pho-12"),
    ("trồng sa nhân ba kích", "vuon-duoc-lieu-duoi-tan-rung-nha-ong-sen"),
    ("máy bay phun thuốc", "doi-bay-tren-dong-cua-ly-minh-quan"),
    ("day chu cho nguoi lon khe vang", "day-con-thi-phai-day-ca-nha"),
    ("giai phong mat bang cao toc", "to-giai-phong-mat-bang-dong-luot"),
    # by name
    ("thầy Phan Đình Khánh", "tu-sach-thay-khanh"),
    ("Trương Văn Đợi", "thuyen-truong-doi-cat-luoi-cuu-nguoi"),
    ("nong thi duyen", "nu-kiem-lam-khuoi-ma"),
    ("mai thi lua nghe nhan", "cau-ho-tro-lai-ben-trap"),
    ("thầy Kiều Văn Lượng", "lop-hoc-muoi-hai-phut-o-cho-dem-tan-hoa"),
    ("Đặng Thị Minh Tâm", "hai-muoi-bay-nam-sau-canh-cua-phong-sinh"),
    ("giang thi sua", "con-duong-bay-cay-so-cua-co-do-nam-hon"),
    ("Nguyễn Thị Hoa bác sĩ", "chiec-ban-kham-o-goc-cho-phien-lam-dong"),
    # by unit
    ("Điện lực Hương Giang", "chiec-hop-chup-chong-muoi-ven-bien-dong-hai"),
    ("công ty may Hương Giang nồi hơi", "noi-hoi-than-ngung-lua-o-xi-nghiep-may-so-2"),
    ("bộ đội biên phòng Hải Châu", "bon-muoi-phut-o-cua-bien-hai-chau"),
    ("so tai chinh", "rut-ky-doi-chieu-von-tu-chin-ngay-xuong-mot-buoi"),
    ("Văn phòng UBND tỉnh", "phong-hop-bot-giay-van-phong-ubnd"),
    ("so tu phap phap luat loa", "nguoi-mang-luat-len-loa-ban"),
    # by a phrase
    ("“Xin đừng đổ rác”", "goc-tuong-nha-ba-ngat"),
    ('"vật liệu phải tăng bo bằng xe máy"', "to-tho-khong-cong-thon-na-lung"),
    ('"người có uy tín" mở đường', "ong-ban-van-trang-mo-duong-pa-sin"),
]
