"""The Vietnamese phrases of which the benchmark's stories are made."""

FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Đinh",
    "Mai",
    "Trịnh",
)
MEN = ("Văn Anh", "Đức Bình", "Minh Cường", "Quốc Dũng", "Hữu Hải", "Văn Khôi", "Thanh Long", "Đình Nam")
WOMEN = ("Thị Bích", "Thu Cúc", "Ngọc Diệp", "Thị Hằng", "Kim Lan", "Thị Nhàn", "Thanh Quế", "Hồng Thắm")
MALE_CALLS = ("anh", "ông", "thầy giáo", "bác sĩ", "kỹ sư", "bác")
FEMALE_CALLS = ("chị", "bà", "cô giáo", "y sĩ", "kỹ sư", "bác")
COLLECTIVES = ("Chi hội Phụ nữ", "Tổ hợp tác", "Câu lạc bộ", "Chi đoàn", "Đội xung kích", "Ban công tác Mặt trận")
PLACES = (
    "thôn Đồng Mít",
    "bản Suối Thông",
    "xóm Cầu Đá",
    "thôn Bãi Dâu",
    "khu phố Lò Gốm",
    "làng chài Cửa Vịnh",
    "bản Nậm Lúc",
    "thôn Gò Sim",
    "xóm Đồi Cọ",
    "tổ dân phố Bến Đình",
    "thôn Rừng Thông",
    "bản Pa Khao",
)

# By field: what was done, short for a title and at length for a sentence.
DEEDS = {
    "san-xuat": (
        ("cải tiến chuyền may cũ", "sắp xếp lại chuyền may, rút ngắn mỗi công đoạn gần một phần ba thời gian"),
        ("giữ việc làm cho thợ", "tìm thêm đơn hàng ở nước ngoài để không một công nhân nào phải nghỉ việc"),
        ("tự chế máy sấy chè", "thiết kế máy sấy chè chạy bằng củi vụn, giảm một nửa tiền điện mỗi mẻ"),
        ("đưa mật ong ra thị trường", "hướng dẫn các hộ nuôi ong ghi nhật ký và dán mã truy xuất cho từng chai mật"),
    ),
    "nong-thon": (
        ("hiến đất mở đường", "hiến mảnh vườn mặt tiền để con đường liên thôn rộng thêm ba mét"),
        ("dọn sạch dòng suối", "vận động từng nhà thôi đổ rác xuống suối và trồng lại hai hàng tre giữ bờ"),
        ("thắp sáng đường quê", "quyên góp đèn năng lượng mặt trời cho những đoạn đường tối và hay xảy ra tai nạn"),
        ("trồng hoa thay bãi rác", "biến bãi rác tự phát cuối làng thành vườn hoa do các hộ luân phiên chăm sóc"),
    ),
    "kinh-te-ho": (
        ("trồng bưởi trên đất đồi", "chuyển hai héc ta sắn bạc màu sang trồng bưởi theo cách bón phân hữu cơ"),
        ("nuôi cá lồng thoát nghèo", "vay vốn đóng sáu lồng cá rồi chỉ lại cách làm cho các hộ cùng bến"),
        ("giữ nghề dệt thổ cẩm", "khôi phục khung dệt của mẹ và dạy nghề cho hơn hai mươi phụ nữ trong bản"),
        ("làm giàu từ cây quế", "trồng rừng quế xen cây thuốc, mỗi năm trả công cho hàng chục lao động tại chỗ"),
    ),
    "van-hoa": (
        ("giữ tiếng chiêng của bản", "tìm lại những bài chiêng cổ và mở lớp truyền dạy vào tối thứ bảy hằng tuần"),
        ("lập tủ sách làng", "gom góp hơn ba nghìn cuốn sách để trẻ em và người lớn tuổi cùng đọc tại nhà văn hóa"),
        ("bỏ hủ tục trong việc cưới", "cùng các dòng họ ký hương ước, tổ chức cưới hỏi gọn nhẹ và tiết kiệm"),
        ("dựng đội văn nghệ xóm", "viết lời mới cho làn điệu cũ để nói chuyện giữ rừng và phòng chống ma túy"),
    ),
    "giao-duc": (
        ("mở lớp học buổi tối", "mở lớp học buổi tối không thu tiền cho những em phải theo cha mẹ lên nương"),
        ("đưa học trò trở lại lớp", "đi bộ đến từng nhà sau Tết để thuyết phục gia đình cho con em trở lại trường"),
        ("dạy chữ cho người lớn", "dạy chữ và cách dùng điện thoại thông minh cho các mẹ, các chị đã quá tuổi đi học"),
        ("làm thí nghiệm từ đồ cũ", "chế dụng cụ thí nghiệm từ vật liệu bỏ đi để tiết học nào cũng có thực hành"),
    ),
    "y-te": (
        ("mang thuốc về bản xa", "vượt hai con dốc mỗi tuần để khám bệnh và phát thuốc cho người già neo đơn"),
        ("hiến máu hơn ba mươi lần", "hiến máu hơn ba mươi lần và lập đội hiến máu sẵn sàng lên đường trong đêm"),
        ("giữ sức khỏe bà mẹ trẻ em", "theo dõi từng ca thai sản và thuyết phục sản phụ đến trạm sinh con an toàn"),
        ("lập vườn thuốc nam", "trồng hơn tám mươi loài cây thuốc và bốc thuốc không lấy tiền cho hộ khó khăn"),
    ),
    "an-ninh": (
        ("giữ bình yên nơi cửa biển", "lập tổ tàu thuyền tự quản, báo tin kịp thời mỗi khi có tàu gặp nạn"),
        ("cứu người trong lũ dữ", "chèo thuyền xuyên đêm đưa mười bảy người ra khỏi vùng nước xiết"),
        ("hòa giải từ đầu ngõ", "kiên trì hòa giải để những mâu thuẫn đất đai trong xóm không phải đưa ra tòa"),
        ("dựng cổng an ninh tự quản", "cùng các hộ góp tiền lắp chuông báo động và phân công nhau tuần tra ban đêm"),
    ),
    "doan-the": (
        ("nhận đỡ đầu trẻ mồ côi", "nhận đỡ đầu chín em nhỏ mồ côi và lo sách vở cho các em đến hết phổ thông"),
        ("lập quỹ tiết kiệm xoay vòng", "lập quỹ tiết kiệm xoay vòng để hội viên vay vốn nhỏ mà không phải thế chấp"),
        ("dựng nhà cho người nghèo", "huy động ngày công và vật liệu dựng mười hai ngôi nhà trước mùa mưa bão"),
        ("nấu bữa cơm sớm", "nấu những suất cơm sớm cho người bệnh nghèo đang chờ khám ở tuyến huyện"),
    ),
    "cong-vu": (
        ("rút ngắn thủ tục cho dân", "gộp bốn loại giấy tờ thành một tờ khai và trả kết quả ngay trong buổi làm việc"),
        ("trực một cửa cuối tuần", "tình nguyện trực bộ phận một cửa sáng thứ bảy để công nhân không phải nghỉ làm"),
        ("hướng dẫn dân làm hồ sơ số", "đến từng tổ dân phố giúp người cao tuổi nộp hồ sơ trực tuyến tại nhà"),
        ("số hóa kho hồ sơ đất", "cùng đồng nghiệp số hóa hơn bốn vạn hồ sơ đất đai chỉ trong chín tháng"),
    ),
}
EFFECTS = (
    "được bà con tin yêu và làm theo",
    "giúp nhiều gia đình có thêm thu nhập ổn định",
    "làm thay đổi nếp nghĩ của cả một vùng quê",
    "được cấp ủy và chính quyền địa phương ghi nhận",
    "đã lan sang các thôn bản lân cận",
    "mang lại niềm vui cho những người còn nhiều thiếu thốn",
    "tiết kiệm cho ngân sách một khoản không nhỏ",
    "trở thành bài học quý cho lớp trẻ hôm nay",
)
OPENINGS = (
    "Sáng sớm ở {place}, sương còn giăng kín lối đi, {call} đã có mặt để bắt đầu một ngày làm việc.",
    "Hỏi đường đến {place}, ai cũng có thể kể đôi ba câu chuyện về {call}.",
    "Nhiều năm trước, {place} còn là nơi khó khăn bậc nhất trong vùng.",
    "Giữa cuộc họp tổng kết của đơn vị, cái tên được nhắc đến nhiều nhất là {call}.",
    "Ít ai nghĩ rằng một ý tưởng nảy ra bên bếp lửa ở {place} lại đi xa đến thế.",
    "Cơn mưa đầu mùa vừa dứt, chúng tôi theo chân {call} trở lại {place}.",
)
MIDDLES = (
    "Từ thực tế ấy, {call} đã {deed}.",
    "Không chờ có đủ kinh phí mới bắt tay vào việc, {call} {deed}.",
    "Suốt hơn {years} năm, {call} bền bỉ {deed}, dù lúc đầu không ít người còn hoài nghi.",
    "Cách làm nhìn qua rất giản dị, nhưng để {deed} thì cần nhiều công sức và lòng kiên trì.",
    "Việc làm ấy {effect}, đồng thời {other}.",
    "Theo số liệu của đơn vị, đã có *{count} lượt người* tham gia, và kết quả này {effect}.",
    "Điều **đáng quý nhất** là mọi khoản đóng góp đều được ghi chép và công khai tại nhà văn hóa {place}.",
    "Có những hôm trời mưa gió, đường về {place} lầy lội, {call} vẫn không lỡ hẹn với bà con.",
    "Khi được hỏi về bí quyết, {call} chỉ cười và bảo rằng cứ làm trước rồi mọi người sẽ hiểu.",
    "Đến nay, mô hình này {effect} và được {count} hộ dân đăng ký tham gia.",
    "Nhiều đoàn từ nơi khác tìm về {place} để học hỏi, và ai cũng được {call} chỉ dẫn tận tình.",
    "Bước sang năm thứ {years}, công việc đã vào nếp, mỗi người một phần việc rõ ràng.",
    "Người dân {place} nhớ mãi buổi họp đầu tiên chỉ có {years} người đến dự, còn nay hội trường không đủ chỗ ngồi.",
    "Bên cạnh đó, {call} còn {deed}.",
)
HEADINGS = (
    "Khởi đầu từ điều nhỏ nhất",
    "Những ngày đầu gian khó",
    "Lấy kết quả làm lời nói",
    "Niềm tin được nhân lên",
    "Quả ngọt của sự bền bỉ",
    "Cùng nhau đi tiếp",
)
RESULTS = (
    "Hơn {count} hộ dân được hưởng lợi trực tiếp",
    "Chi phí giảm khoảng {years} phần trăm so với trước",
    "Không còn trường hợp nào bị bỏ sót hay phải chờ đợi lâu",
    "Mỗi quý đều có buổi họp để góp ý và rút kinh nghiệm",
    "Đã có {years} địa phương khác đến tìm hiểu và làm theo",
    "Quỹ chung đạt {count} triệu đồng và được thu chi minh bạch",
)
QUOTES = (
    "Việc có ích cho bà con thì dù nhỏ mấy cũng nên làm đến nơi đến chốn",
    "Mình nói mười câu không bằng làm một việc cho mọi người trông thấy",
    "Phần thưởng lớn nhất là mỗi sáng ra đường gặp những gương mặt vui vẻ",
    "Một người làm thì vất vả, cả xóm cùng làm thì việc khó cũng thành dễ",
    "Tôi chỉ mong lớp trẻ tiếp tục giữ lấy những điều tốt đẹp của quê mình",
)
CLOSINGS = (
    "Câu chuyện về {call} cho thấy thi đua bắt đầu từ những việc gần gũi nhất, và {effect}.",
    "Rời {place}, chúng tôi mang theo lời hẹn sẽ trở lại để thấy thêm nhiều đổi thay.",
    "Với những kết quả ấy, {call} xứng đáng là tấm gương để mọi người cùng noi theo.",
)
TAGS = ("gương sáng", "việc nhỏ nghĩa lớn", "vùng cao", "sáng kiến", "tình nguyện", "khuyến học", "sẻ chia")
