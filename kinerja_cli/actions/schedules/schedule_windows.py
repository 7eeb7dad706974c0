"""The task for Windows' own scheduler: XML, and the commands that save and register it."""

import subprocess
from datetime import date
from pathlib import PurePath
from xml.sax.saxutils import escape

from kinerja_cli.actions.schedule import Job

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST = "PT4H"
_ACCOUNT = '"${env:USERDOMAIN}\\${env:USERNAME}"'


def lines(job: Job, today: date) -> str:
    """Return what to paste into PowerShell.

    Args:
        job: the work; its paths are written as they are on this computer.
        today: the first day on which it runs.
    """
    file = str(job.konfigurasi.parent / f"{job.nama}.xml")
    notes = [
        f"kinerja batch untuk {job.folder}",
        "Pasang: buka PowerShell sebagai pengguna yang menjalankannya, lalu tempel semua baris ini.",
        "        schtasks menanyakan kata sandi, supaya tugas berjalan juga ketika tidak ada yang masuk.",
        f"Waktu : {job.waktu_kata}.",
        "        Yang terlewat karena komputer mati disusul begitu menyala.",
        "Kunci : satu tugas tidak pernah berjalan dua kali (IgnoreNew), dan kinerja batch memegang",
        "        kunci sendiri. Tugas dihentikan sesudah 4 jam.",
        f"Catatan: {job.catatan.parent}",
        "        ditulis kinerja batch sendiri. Kode 0x1 di Task Scheduler tidak menerangkan apa-apa;",
        "        lihat catatan itu dan: kinerja status --maks-usia 26j",
        r"Jaringan: huruf drive (Z:) tidak ada bila tidak ada yang masuk. Folder bersama disebut",
        r"        sebagai \\server\bagian\folder; jalankan kinerja schedule dari jalur itu.",
        "Hak   : Windows tidak mengenal umask. Bila folder kerja bukan milik bersama, batasi sekali:",
        f'        icacls {_word(job.folder)} /inheritance:r /grant:r {_ACCOUNT[:-1]}:(OI)(CI)F"',
    ]
    if any(path.count("%") > 1 for path in (*job.perintah, str(job.folder))):
        notes += [
            "Tanda %: Windows mengganti %NAMA% bila NAMA sebuah variabel. Nama folder di bawah memuat",
            "        dua tanda %; ganti namanya bila tugas tidak menemukan berkasnya.",
        ]
    head = "\n".join(f"# {note}" for note in notes)
    return f"""\
{head}
$tugas = @'
{task(job, today)}'@
$tugas | Out-File -Encoding Unicode -LiteralPath {_word(file)}
schtasks /Create /TN {job.nama} /XML {_word(file)} /RU {_ACCOUNT} /RP *
"""


def task(job: Job, today: date) -> str:
    """Return the task as XML."""
    program, *arguments = job.perintah
    if job.setiap_hari:
        days = "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
    else:
        named = "".join(f"<{_DAYS[day]} />" for day in job.hari)
        days = (
            f"<ScheduleByWeek><DaysOfWeek>{named}</DaysOfWeek>"
            "<WeeksInterval>1</WeeksInterval></ScheduleByWeek>"
        )
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{_text(f"kinerja batch untuk {job.folder}")}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{today.isoformat()}T{job.waktu}:00</StartBoundary>
      <Enabled>true</Enabled>
      {days}
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>Password</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <ExecutionTimeLimit>{_LONGEST}</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{_text(program)}</Command>
      <Arguments>{_text(subprocess.list2cmdline(arguments))}</Arguments>
      <WorkingDirectory>{_text(str(job.folder))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def _text(text: str) -> str:
    return escape(text)


def _word(path: str | PurePath) -> str:
    """Return a path as one word of PowerShell, in which nothing is replaced."""
    inner = str(path)
    for quote in "'‘’‚‛":  # PowerShell takes all of these for a quote
        inner = inner.replace(quote, quote * 2)
    return f"'{inner}'"
