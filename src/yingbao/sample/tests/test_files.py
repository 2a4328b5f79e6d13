"""What the departments' files look like on disk."""

import zipfile

import fastexcel
import pytest
from openpyxl import load_workbook

from yingbao.sample import invent, publish
from yingbao.sample.score import read


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("county")
    publish(invent(1500, seed=5), out, with_broken=True)
    return out


def test_the_household_export_has_all_members_in_one_cell(folder):
    sheet = fastexcel.read_excel(folder / "inbox" / "农村低保家庭查询_202004.xlsx").load_sheet(0)
    frame = sheet.to_arrow().to_pydict()
    cells = [
        (names, ids)
        for names, ids in zip(frame["家庭成员姓名"], frame["家庭成员身份证号"], strict=True)
    ]
    assert any("、" in names for names, _ in cells)
    assert all(len(names.split("、")) == len(ids.split("、")) for names, ids in cells)


def test_the_roster_merges_the_households_cells(folder):
    book = load_workbook(folder / "inbox" / "2020年4月农村低保发放花名册.xlsx")
    assert book.sheetnames == ["柿庄镇", "樊村河乡", "张村乡"]
    assert book["柿庄镇"].merged_cells.ranges


def test_the_bank_writes_gbk_and_the_sheet_utf16(folder):
    assert (
        "代发"
        not in (folder / "inbox" / "一卡通代发明细2020年4月.csv").read_bytes().decode("gb18030")[:2]
    )
    assert (folder / "inbox" / "一卡通代发明细2020年3月.txt").read_bytes()[:2] == b"\xff\xfe"


def test_the_justice_office_packs_like_chinese_windows(folder):
    with zipfile.ZipFile(folder / "inbox" / "司法局报送材料.zip") as archive:
        flags = [info.flag_bits & 0x800 for info in archive.infolist()]
    assert flags == [0, 0]


def test_a_spoilt_row_of_the_key_is_spoilt_on_the_sheet(folder):
    lines = read(folder / "truth" / "unusable.csv")
    line = next(line for line in lines if line["file"] == "交警大队机动车登记.xlsx")
    sheet = load_workbook(folder / "inbox" / line["file"])[line["sheet"]]
    assert sheet.cell(int(line["row"]), 1).value is None
    assert sheet.cell(int(line["row"]), 2).value == "无"


def test_unreadable_files_come_only_on_request(folder, tmp_path):
    assert (folder / "inbox" / "空文件.xlsx").stat().st_size == 0
    publish(invent(1000, seed=5), tmp_path)
    assert not (tmp_path / "inbox" / "空文件.xlsx").exists()
