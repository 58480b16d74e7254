"""The letterhead: what the form of an administrative document (Nghị định 30/2020/NĐ-CP) wants beside its text."""

from msgspec import Struct


class Letterhead(Struct, frozen=True):
    """What report.yml says; what is not given stays open for the writer."""

    parent: str = ""
    agency: str = ""
    number: str = ""  # given by the clerical office, so mostly empty
    symbol: str = "BC"
    place: str = ""
    authority: tuple[str, ...] = ()  # the lines above the signer's title: TM. HỘI ĐỒNG, KT. CHỦ TỊCH
    signer_title: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
