"""What readers type, and the story of the sample site that must come first; written by hand from the stories."""

import unicodedata

CHE, DUONG_NUOC, KHUOI_SLAO = "che-son-lam-giu-goc-che-co-thu", "ky-su-vinh-va-duong-nuoc", "to-van-cong-khuoi-slao"
VAN_KHANH, TRANG = "co-giao-van-khanh-lop-hoc-bay-gio-toi", "ong-ban-van-trang-mo-duong-pa-sin"
QUERIES = [
    # with accents
    ("chè cổ thụ Sơn Lâm", CHE),
    ("kỹ sư Vịnh đường nước", DUONG_NUOC),
    ("tổ vần công Khuổi Slao", KHUOI_SLAO),
    ("chuông phố Hàng Đũa", "chuong-lien-gia-pho-hang-dua"),
    ("góc tường bà Ngát", "goc-tuong-nha-ba-ngat"),
    ("công trường cao tốc Đồng Lượt", "to-giai-phong-mat-bang-dong-luot"),
    ("thứ Sáu bộ phận một cửa chợ xã", "chi-nhanh-dang-ky-dat-dai-hoa-khe"),
    ("ông Páo lệ thách cưới", "ong-pao-bo-le-thach-cuoi"),
    ("nhà ông Toàn gửi ong", "nha-ong-toan-gui-ong"),
    ("nữ kiểm lâm Khuổi Mạ", "nu-kiem-lam-khuoi-ma"),
    ("thuyền trưởng Đợi", "thuyen-truong-doi-cat-luoi-cuu-nguoi"),
    ("thanh tập bằng tre", "y-si-hoa-thanh-tap-bang-tre"),
    ("bản đồ suối", "ban-do-suoi-cua-khanh-an"),
    ("cánh cửa phòng sinh", "hai-muoi-bay-nam-sau-canh-cua-phong-sinh"),
    ("vỉa hè đường Bến Cá", "to-dan-pho-so-7-tra-lai-via-he"),
    ("hồ sơ liệt sĩ", "nguoi-doc-lai-1926-ho-so-liet-si"),
    ("lưới điện ven biển chống muối", "chiec-hop-chup-chong-muoi-ven-bien-dong-hai"),
    ("hàng đèn dốc Tà Pình", "hang-den-tren-doc-ta-pinh"),
    ("cô đỡ bản Nậm Hon", "con-duong-bay-cay-so-cua-co-do-nam-hon"),
    ("trụ T7 cầu Khe Bưởi", "ca-truc-dem-ben-tru-t7-cau-khe-buoi"),
    # without accents
    ("cuon so giam sat ba nhan", "cuon-so-giam-sat-cua-ba-dang-thi-nhan"),
    ("nghe muoi chuop xom con", "gia-dinh-ong-ngo-dinh-tao-giu-nghe-muoi-chuop"),
    ("doi chieu von chin ngay", "rut-ky-doi-chieu-von-tu-chin-ngay-xuong-mot-buoi"),
    ("mua rom khong khoi", "mua-rom-khong-khoi-o-dong-vang"),
    ("ngo 46 xe chua chay", "ngo-46-noi-rong-xe-chua-chay-vao-den-gieng-dinh"),
    ("noi hoi than xi nghiep may", "noi-hoi-than-ngung-lua-o-xi-nghiep-may-so-2"),
    ("cua bien hai chau", "bon-muoi-phut-o-cua-bien-hai-chau"),
    ("doi bay ly minh quan", "doi-bay-tren-dong-cua-ly-minh-quan"),
    ("me mam khong doan", "me-mam-khong-con-phai-doan"),
    ("cau ho ben trap", "cau-ho-tro-lai-ben-trap"),
    ("ban kham cho phien", "chiec-ban-kham-o-goc-cho-phien-lam-dong"),
    ("vi trung bang chu noi", "vi-trung-sau-lo-thanh-bang-chu-noi"),
    ("cho dem tan hoa lop hoc", "lop-hoc-muoi-hai-phut-o-cho-dem-tan-hoa"),
    ("may hai che chay pin", "chin-phu-nu-lai-may-hai-che-chay-pin"),
    ("quay hoi nhanh ong ba dien thoai", "co-be-lop-8-day-ong-ba-dung-dien-thoai"),
    ("bep an ca cong nhan", "nguoi-giu-bep-an-ca-tan-hoa"),
    ("don thuoc biet noi", "don-thuoc-biet-noi-cua-khoa-duoc"),
    ("duong thon pa sin", TRANG),
    # upper case
    ("ĐỘI CỨU HỘ VĨNH LÂM", "sau-gio-tren-nuoc-doi-cuu-ho-vinh-lam"),
    ("DOI CUU HO VINH LAM", "sau-gio-tren-nuoc-doi-cuu-ho-vinh-lam"),
    ("THUYỀN CHO MƯỢN ÔNG HẢI", "nha-ong-hai-thon-cang-cho-muon-thuyen"),
    ("DUOC LIEU TAN RUNG HOANG VAN SEN", "vuon-duoc-lieu-duoi-tan-rung-nha-ong-sen"),
    ("CAU HO BEN TRAP", "cau-ho-tro-lai-ben-trap"),
    ("LOP HOC SO BUOI TOI", "lop-hoc-so-buoi-toi-na-lau"),
    # typed in decomposed form
    (unicodedata.normalize("NFD", "Cô giáo Vân Khánh"), VAN_KHANH),
    (unicodedata.normalize("NFD", "kho lạnh cảng cá Đông Hải"), "kho-lanh-chay-bang-nang-cang-dong-hai"),
    (unicodedata.normalize("NFD", "quan trắc mặn"), "nhom-quan-trac-man-tin-nhan-bon-gio-sang"),
    (unicodedata.normalize("NFD", "đồng đội mười chín mùa khô"), "muoi-chin-mua-kho-di-tim-dong-doi"),
    # either place of the tone
    ("mây tre Hòa Khê", "xuong-may-tre-to-tinh-gia-cong-khai"),
    ("mây tre Hoà Khê", "xuong-may-tre-to-tinh-gia-cong-khai"),
    ("tủ sách không khoá", "tu-sach-thay-khanh"),
    ("y sĩ Hoà", "y-si-hoa-thanh-tap-bang-tre"),
    ("bếp ăn ca Tân Hoà", "nguoi-giu-bep-an-ca-tan-hoa"),
    # phrases
    ("“Phòng họp bớt giấy”", "phong-hop-bot-giay-van-phong-ubnd"),
    ('"thẻ bảo hiểm y tế ở Khe Lội"', "tu-bao-ve-chai-den-the-bao-hiem"),
    ('"lop hoc sang den"', "lop-hoc-sau-ca-may"),
    ('"Dạy con thì phải dạy cả nhà"', "day-con-thi-phai-day-ca-nha"),
    ('"nghe tieng nuoc ro"', "nghe-tieng-nuoc-ro-giua-dem"),
    ("«không công» Nà Lùng", "to-tho-khong-cong-thon-na-lung"),
    # abbreviations
    ("112 thẻ BHYT", "tu-bao-ve-chai-den-the-bao-hiem"),
    ("bhyt khe loi", "tu-bao-ve-chai-den-the-bao-hiem"),
    ("phong hop bot giay ubnd", "phong-hop-bot-giay-van-phong-ubnd"),
    ("BDHVS chợ đêm", "lop-hoc-muoi-hai-phut-o-cho-dem-tan-hoa"),
    # the rest of a word, and one word that stands in one title only
    ("khung cui", "khung-cui-truoc-ong-kinh-dien-thoai"),
    ("thách cưới", "ong-pao-bo-le-thach-cuoi"),
    ("tảo hôn", "ong-pao-bo-le-thach-cuoi"),
]
