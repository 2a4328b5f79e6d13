"""From a department's file to its receipt: read by a job, doubts answered once, losses asked about."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from yingbao.casework import tasks
from yingbao.casework.actions import calendar, receive
from yingbao.casework.actions.compare import usable
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Delivery, ExpectedDelivery, Job, MappingAnswer
from yingbao.casework.selectors.calendar import owed, period_start
from yingbao.casework.tests.cast import Cast

HEAD = "姓名,身份证号码,残疾证号,残疾类别,残疾等级,残疾证状态,发证日期\n"


def id18(number: int) -> str:
    """Somebody who does not exist, with a check digit that holds."""
    body = f"14052119{50 + number % 40}0101{number % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def roster(people: int, *, broken: int = 0, head: str = HEAD) -> bytes:
    rows = [
        f"张{'甲乙丙丁戊己'[n % 6]}{'一二三四五'[n % 5]},{id18(n)},{id18(n)}42,肢体,二级,正常,2018-05-01\n"
        for n in range(people)
    ]
    rows += [",无,无,肢体,二级,正常,2018-05-01\n" for _ in range(broken)]
    return (head + "".join(rows)).encode("utf-8-sig")


def send(cast: Cast, content: bytes, name: str = "残联持证残疾人名册.csv") -> Delivery:
    delivery, _ = receive.receive(
        SimpleUploadedFile(name, content), by=cast.cai, sender="whatever is typed"
    )
    return delivery


def read(delivery: Delivery) -> Delivery:
    job = Job.objects.filter(kind="read", arguments={"delivery": delivery.pk}).latest("pk")
    tasks.run_job.call(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.words
    delivery.refresh_from_db()
    return delivery


def test_an_upload_is_read_by_a_job_and_answered(cast: Cast) -> None:
    delivery = read(send(cast, roster(40, broken=2)))
    assert delivery.sender == "县残联" and delivery.read_at is not None
    assert [table["table"] for table in delivery.tables] == ["disability_certificate"]
    assert delivery.read_rows == 42 and delivery.rejected_rows == 2
    page = cast.login(cast.cai).get(f"/exchange/{delivery.pk}/").content.decode()
    assert "第 42 行" in page and "下载待改表" in page


def test_the_rows_to_mend_come_back_in_the_sender_s_own_columns(cast: Cast) -> None:
    import openpyxl

    delivery = read(send(cast, roster(30, broken=1)))
    answer = cast.login(cast.cai).get(f"/exchange/{delivery.pk}/fix/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    words = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "残疾证号" in words and "错误原因" in words
    assert cast.login(cast.he).get(f"/exchange/{delivery.pk}/fix/").status_code == 403


def test_reading_leaves_no_copy_of_people_behind(cast: Cast) -> None:
    read(send(cast, roster(30)))
    assert not list(Path(settings.HOME).glob("reading-*"))


def test_a_list_that_shrinks_by_a_tenth_waits_for_a_word(cast: Cast) -> None:
    read(send(cast, roster(60)))
    second = read(send(cast, roster(40)))
    assert second.state == Delivery.State.ASKING and "少 20 行（33%）" in second.alarms[0]
    assert second not in usable()
    with pytest.raises(Refused):
        receive.explain_alarm(second, by=cast.zhou, reason=" ")
    receive.explain_alarm(second, by=cast.cai, reason="十月注销了一批过期证")
    assert second in usable() and second.state == Delivery.State.DONE


def test_a_small_change_is_told_and_stops_nothing(cast: Cast) -> None:
    read(send(cast, roster(60)))
    second = read(send(cast, roster(58)))
    assert second.state == Delivery.State.DONE
    assert second.tables[0]["change"] == "比上次少 2 行（3%）"


def test_a_lost_column_is_asked_about(cast: Cast) -> None:
    read(send(cast, roster(30)))
    without = roster(30).decode("utf-8-sig").replace(",发证日期", "").replace(",2018-05-01", "")
    second = read(send(cast, without.encode("utf-8-sig")))
    assert "少了列：发证日期" in second.alarms[0]


def test_mended_rows_are_no_shrinking(cast: Cast) -> None:
    read(send(cast, roster(60)))
    mended = read(send(cast, roster(3), "残联持证残疾人名册（退回修改）.csv"))
    assert mended.alarms == []


def test_a_person_s_answer_reaches_the_reader_and_is_remembered(cast: Cast) -> None:
    delivery = send(cast, roster(30))
    choices = [{"value": "cert_no", "words": "残疾证号"}]
    question = {"key": "abc123", "sheet": "名册", "header": "证号", "candidates": choices}
    Delivery.objects.filter(pk=delivery.pk).update(state="asking", questions=[question])
    delivery.refresh_from_db()
    with pytest.raises(Refused):
        receive.answer(delivery, by=cast.zhou, choices={"abc123": "not offered"})
    page = cast.login(cast.zhou).post(f"/exchange/{delivery.pk}/mapping/", {"abc123": "cert_no"})
    assert page.status_code == 302
    assert MappingAnswer.objects.get().answer == "cert_no"
    assert Job.objects.filter(kind="read").count() == 2  # read again with the answer
    place = Path(settings.HOME) / "answers-test"
    receive.write_answers(place)
    assert (place / "answers.yaml").read_text("utf-8").strip() == "abc123: cert_no"


def test_what_is_laid_into_a_department_s_folder_is_received(cast: Cast) -> None:
    folder = Path(settings.DROP_ROOT) / "县残联"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "名册.csv").write_bytes(roster(25))
    (folder / "还在传.csv.part").write_bytes(b"half")
    assert receive.collect_dropped() == 1
    delivery = read(Delivery.objects.get(sender="县残联"))
    assert delivery.uploaded_by is None and delivery.accepted_rows == 25
    assert [path.name for path in folder.iterdir()] == ["还在传.csv.part"]
    (folder / "还在传.csv.part").unlink()


def test_a_newer_file_of_the_same_name_and_month_replaces_the_older(cast: Cast) -> None:
    first, second = read(send(cast, roster(30))), read(send(cast, roster(31)))
    assert usable() == [second]
    assert first.state == Delivery.State.DONE


def test_the_calendar_says_who_is_late_and_by_how_much(cast: Cast) -> None:
    line = calendar.expect(
        by=cast.zhou, sender="县残联", table="disability_certificate", every_months=1, day=5
    )
    today = date(2026, 11, 16)
    assert owed([line], today)[0].late == 7
    delivery = read(send(cast, roster(30)))
    Delivery.objects.filter(pk=delivery.pk).update(
        uploaded_at=timezone.make_aware(timezone.datetime(2026, 11, 3))
    )
    assert owed([line], today)[0].late == 0


@pytest.mark.parametrize(
    ("every", "start"), [(1, date(2026, 11, 1)), (3, date(2026, 10, 1)), (12, date(2026, 1, 1))]
)
def test_periods_begin_with_the_month_the_quarter_the_year(every: int, start: date) -> None:
    assert period_start(ExpectedDelivery(every_months=every), date(2026, 11, 16)) == start


def test_a_reminder_is_read_by_the_department_s_liaison(cast: Cast) -> None:
    line = calendar.expect(
        by=cast.zhou, sender="县残联", table="disability_certificate", every_months=1, day=5
    )
    cast.login(cast.zhou).post(f"/exchange/owed/{line.pk}/remind/")
    assert "提醒过" in cast.login(cast.cai).get("/exchange/").content.decode()


def test_another_department_s_line_is_out_of_sight(cast: Cast) -> None:
    calendar.expect(by=cast.zhou, sender="县医保局", table="medical_bill", every_months=1, day=5)
    assert (
        "县医保局"
        not in cast.login(cast.cai).get("/exchange/").content.decode().split("<datalist")[0]
    )


def test_the_usual_calendar_has_a_line_for_every_table_with_one_owner(cast: Cast) -> None:
    assert calendar.usual(by=cast.zhou) == ExpectedDelivery.objects.count() > 20
    assert calendar.usual(by=cast.zhou) == 0


def test_two_lists_that_arrive_together_are_not_compared_with_each_other(cast: Cast) -> None:
    read(send(cast, roster(60), "县城残疾人名册.csv"))
    assert read(send(cast, roster(25), "农村残疾人名册.csv")).alarms == []


def test_a_list_under_a_new_name_a_month_later_is_still_compared(cast: Cast) -> None:
    first = read(send(cast, roster(60), "县城残疾人名册.csv"))
    Delivery.objects.filter(pk=first.pk).update(uploaded_at=timezone.now() - timedelta(days=31))
    assert read(send(cast, roster(25), "全县持证人员.csv")).alarms
