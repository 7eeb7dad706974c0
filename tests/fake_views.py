"""Views made up for the tests of the reports: a small office, as large as one asks."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from kinerja_cli.reports.view import (
    BehaviourRow,
    ClassCount,
    EmployeeReport,
    EmployeeView,
    FindingView,
    IndicatorView,
    Moved,
    ObjectionView,
    Provenance,
    TrendPoint,
    UnitReport,
)
from kinerja_cli.rules.numbers import round_half_up, show

KELAS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
ATAS, SESUAI, BAWAH = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"
MATRIKS = {
    (ATAS, ATAS): KELAS[0],
    (ATAS, SESUAI): KELAS[1],
    (ATAS, BAWAH): KELAS[3],
    (SESUAI, ATAS): KELAS[1],
    (SESUAI, SESUAI): KELAS[1],
    (SESUAI, BAWAH): KELAS[3],
    (BAWAH, ATAS): KELAS[2],
    (BAWAH, SESUAI): KELAS[2],
    (BAWAH, BAWAH): KELAS[4],
}
HUNDRED = Decimal(100)
CAP = Decimal(120)

ASAL = Provenance(
    proses=12,
    dihitung="21 November 2026 10.15",
    data_per="18 November 2026",
    kebijakan="permenpanrb-6-2022",
    kebijakan_judul="Peraturan Menteri PANRB Nomor 6 Tahun 2022 tentang Pengelolaan Kinerja Pegawai ASN",
    versi="0.1.0",
    kepala="412:9f2c1be07a55d3c1",
    catatan_kaki=(
        "Padanan predikat organisasi ke rating pimpinan unit adalah kebijakan instansi dan belum dikonfirmasi.",
    ),
)

# rencana, indikator, aspek, satuan, polaritas, rumus, target, realisasi per employee (taken in turn)
BUTIR = (
    (
        "Meningkatnya kualitas pelayanan kesehatan dasar",
        "Persentase puskesmas yang memenuhi standar pelayanan minimal",
        "Kualitas",
        "persen",
        "Naik",
        "naik",
        "95",
        ("96.2", "91.5", "120.7", "95"),
    ),
    (
        "Menurunnya keluhan masyarakat",
        "Jumlah pengaduan yang tidak terselesaikan dalam 3 hari kerja",
        "Waktu",
        "pengaduan",
        "Turun",
        "turun-2t",
        "8",
        ("7", "10", "0", "19"),
    ),
    (
        "Efisiensi anggaran kegiatan",
        "Rata-rata waktu penyelesaian dokumen pertanggungjawaban",
        "Waktu",
        "hari",
        "Turun",
        "turun-tr",
        "5",
        ("4.5", "6", "0", "5"),
    ),
    (
        "Serapan anggaran terkendali",
        "Persentase serapan anggaran terhadap rencana kas",
        "Biaya",
        "persen",
        "Stabil",
        "stabil",
        "90",
        ("88.4", "97.3", "90", "61"),
    ),
    (
        "Terlaksananya imunisasi dasar lengkap",
        "Jumlah bayi yang memperoleh imunisasi dasar lengkap",
        "Kuantitas",
        "bayi",
        "Naik",
        "naik",
        "1250",
        ("1250", "1187", "1302", "640"),
    ),
)
ORANG = (
    ("dr. Ni Luh Putu Sariasih, Sp.A., M.Kes.", "Kepala Dinas", "Dinas Kesehatan"),
    ("Ahmad Fauzi, S.KM., M.Si.", "Sekretaris Dinas", "Sekretariat"),
    ("Siti Rahmawati", "Perencana Ahli Muda", "Subbagian Perencanaan"),
    (
        "Ir. H. Raden Mas Bambang Sosrodiningrat Kusumaatmadja Wirahadikusumah, S.T., M.T., Ph.D.",
        "Kepala Bidang Pencegahan dan Pengendalian Penyakit Menular, Tidak Menular, dan Kesehatan Jiwa",
        "Bidang Pencegahan dan Pengendalian Penyakit",
    ),
    ("Yohanes Baptista Tukan, A.Md.Kep.", "Perawat Terampil", "UPTD Puskesmas Kota Tengah"),
    ("Nurul", "Pengadministrasi Umum", "Sekretariat"),
    ("Ria Anggraini, S.Farm., Apt.", "Apoteker Ahli Pertama", "UPTD Instalasi Farmasi"),
)


def capaian_of(rumus, target, realisasi):
    """Return the unrounded percentage before cap and floor."""
    if target == 0:
        return HUNDRED * (realisasi == 0)
    ratio = realisasi / target * HUNDRED
    if rumus == "turun-2t":
        return 2 * HUNDRED - ratio
    if rumus == "turun-tr":
        return target / realisasi * HUNDRED if realisasi else CAP
    return 2 * HUNDRED - ratio if rumus == "stabil" and ratio > HUNDRED else ratio


def indicator(nomor, butir, angka, persen, **changes):
    rencana, kata, aspek, satuan, polaritas, rumus, target, _ = butir
    t, r = Decimal(target), Decimal(angka)
    kotor = capaian_of(rumus, t, r)
    view = IndicatorView(
        nomor=nomor,
        jenis="utama",
        rencana=rencana,
        indikator=kata,
        aspek=aspek,
        satuan=satuan,
        polaritas=polaritas,
        rumus=rumus,
        target=show(t),
        realisasi=show(r),
        target_angka=t,
        realisasi_angka=r,
        bobot=Decimal(persen),
        bobot_persen=Decimal(persen),
        capaian=min(max(kotor, Decimal(0)), CAP),
        kotor=kotor,
        ikut=True,
        keadaan="dinilai",
        catatan="",
        bukti="https://contoh.go.id/bukti" if nomor == 1 else "",
        umpan_balik="Pertahankan; dokumentasikan praktik baiknya." if nomor == 1 else "",
        sumber=f"realisasi tw1.xlsx › Realisasi!F{nomor + 4}",
    )
    return replace(view, **changes)


def _extra(nomor):
    """Return what an employee has beside plain indicators: a range, a scale, an addition."""
    butir = BUTIR[0]
    return (
        indicator(
            nomor,
            butir,
            "86",
            10,
            target="80–90",
            target_angka=Decimal(86),
            realisasi_angka=Decimal(86),
            indikator="Indeks kepuasan masyarakat",
            satuan="indeks",
            capaian=HUNDRED,
            kotor=HUNDRED,
        ),
        indicator(
            nomor + 1,
            butir,
            "1",
            10,
            rumus="tingkat",
            target="BB",
            realisasi="A",
            target_angka=None,
            realisasi_angka=None,
            indikator="Predikat AKIP",
            satuan="predikat",
            capaian=Decimal(110),
            kotor=Decimal(110),
        ),
        indicator(
            nomor + 2,
            butir,
            "3",
            0,
            jenis="tambahan",
            indikator="Anggota tim percepatan stunting",
            satuan="kegiatan",
            target="2",
            target_angka=Decimal(2),
            realisasi_angka=Decimal(3),
            capaian=CAP,
            kotor=Decimal(150),
            bobot=None,
            bobot_persen=None,
            ikut=False,
            catatan="Kinerja tambahan tidak masuk nilai hasil kerja.",
        ),
    )


def _missing(nomor):
    return indicator(
        nomor,
        BUTIR[4],
        "0",
        20,
        realisasi="–",
        realisasi_angka=None,
        capaian=None,
        kotor=None,
        ikut=False,
        bobot_persen=None,
        keadaan="kosong",
        catatan="Realisasi belum diisi.",
    )


def _indicators(nomor, *, complete):
    turn = nomor % 4
    bobot = (30, 20, 20, 10) if turn == 3 else (30, 20, 15, 15, 20)
    rows = [
        indicator(place + 1, butir, butir[7][(turn + place * (nomor % 3)) % 4], share)
        for place, (butir, share) in enumerate(zip(BUTIR, bobot, strict=False))
    ]
    if turn == 3:
        rows += _extra(5)
    if not complete:
        rows[-1] = _missing(len(rows))
    return tuple(rows)


def _nilai(rows):
    counted = [row for row in rows if row.ikut]
    total = sum(row.bobot_persen * row.capaian for row in counted)
    weight = sum(row.bobot_persen for row in counted)
    return (total / weight).quantize(Decimal("0.01"), ROUND_HALF_UP) if weight else None


def employee(nomor, *, complete=True, **changes):
    nama, jabatan, unit_kerja = ORANG[(nomor - 1) % len(ORANG)]
    rows = _indicators(nomor, complete=complete)
    nilai = _nilai(rows) if complete else None
    usulan = "" if nilai is None else ATAS if nilai > 100 else SESUAI if nilai >= 90 else BAWAH
    perilaku = (ATAS, SESUAI, SESUAI, BAWAH)[nomor % 4] if complete else ""
    hasil = SESUAI if nomor == 1 and complete else usulan
    predikat = MATRIKS[hasil, perilaku] if complete else ""
    nip = f"1980{nomor % 12 + 1:02}{nomor % 28 + 1:02}200501{nomor % 2 + 1}{nomor % 1000:03}"
    view = EmployeeView(
        nomor=nomor,
        nip=nip,
        nip_cetak=f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}",
        nama=nama,
        jabatan=jabatan,
        pangkat="Penata Tingkat I, III/d",
        unit_kerja=unit_kerja,
        unit="Dinas Kesehatan Kota Contoh Raya",
        jenis_asn="PNS",
        status_jabatan="definitif",
        pimpinan=nomor == 1,
        atasan="" if nomor == 1 else ORANG[0][0],
        atasan_nip="",
        lengkap=complete,
        alasan=()
        if complete
        else ("Realisasi 1 indikator belum diisi.", "Menunggu rating perilaku."),
        nilai=nilai,
        nilai_perilaku=Decimal("2.43") if complete else None,
        rating_hasil=hasil,
        rating_perilaku=perilaku,
        hasil_dari=("organisasi" if nomor == 1 else "penetapan" if nomor % 3 == 0 else "usulan")
        if complete
        else "",
        perilaku_dari="usulan" if complete else "",
        usulan_hasil=usulan,
        usulan_perilaku=perilaku,
        usulan_predikat=predikat,
        predikat=predikat,
        catatan="Rating pimpinan unit mengikuti predikat organisasi." if nomor == 1 else "",
        butuh="Nilai hasil kerja di atas 100,00 untuk Di Atas Ekspektasi."
        if usulan == SESUAI
        else "",
        indikator=rows,
        perilaku=(
            BehaviourRow(
                "Berorientasi Pelayanan", "Atasan: Di Atas Ekspektasi; rekan: Sesuai Ekspektasi"
            ),
            BehaviourRow("Akuntabel", "Atasan: Sesuai Ekspektasi"),
            BehaviourRow("Kompeten", "Atasan: Sesuai Ekspektasi"),
            BehaviourRow("Harmonis", "Atasan: Sesuai Ekspektasi; rekan: Di Atas Ekspektasi"),
            BehaviourRow("Loyal", "Atasan: Sesuai Ekspektasi"),
            BehaviourRow("Adaptif", "Atasan: Di Atas Ekspektasi"),
            BehaviourRow("Kolaboratif", "–"),
        )
        if complete
        else (),
        tren=(
            TrendPoint("2025-Q2", "TW II 2025", Decimal("92.10"), "Baik"),
            TrendPoint("2025-Q3", "TW III 2025", None, None),
            TrendPoint("2025-Q4", "TW IV 2025", Decimal("95.75"), "Baik"),
            TrendPoint("2026-Q1", "TW I 2026", nilai, predikat or None),
        ),
    )
    return replace(view, **changes)


def unit(count, **changes):
    """Return the report of a unit of `count` employees, every seventh incomplete."""
    return unit_of(*(employee(n, complete=n % 7 != 6) for n in range(1, count + 1)), **changes)


def unit_of(*people, **changes):
    """Return the report of a unit of these employees."""
    count = len(people)
    done = [p for p in people if p.lengkap]
    mean = None
    if done:
        mean = (sum(p.nilai for p in done) / len(done)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    report = UnitReport(
        instansi="Pemerintah Kota Contoh Raya",
        unit="Dinas Kesehatan Kota Contoh Raya",
        periode="2026-Q1",
        periode_kata="Triwulan I Tahun 2026",
        predikat_organisasi="Baik",
        jumlah=count,
        lengkap=len(done),
        belum_lengkap=count - len(done),
        rata_nilai=mean,
        batas_bawah=Decimal(0),
        batas_atas=CAP,
        kelas=KELAS,
        distribusi=tuple(_count(kelas, done) for kelas in KELAS),
        tren=(
            TrendPoint("2025-Q2", "TW II 2025", Decimal("93.40"), None),
            TrendPoint("2025-Q3", "TW III 2025", Decimal("94.85"), None),
            TrendPoint("2025-Q4", "TW IV 2025", None, None),
            TrendPoint("2026-Q1", "TW I 2026", mean, None),
        ),
        pegawai=people,
        pindah=(Moved("198703122010011004", "Made Wirawan, S.E.", "Badan Keuangan Daerah"),)
        if count > 1
        else (),
        temuan=TEMUAN if count > 1 else (),
        asal=ASAL,
        keberatan=KEBERATAN if count > 1 else (),
        batas_kata="capaian dibatasi 0 sampai 120 persen",
    )
    return replace(report, **changes)


def _count(kelas, done):
    number = sum(p.predikat == kelas for p in done)
    share = HUNDRED * number / len(done) if done else Decimal(0)
    return ClassCount(kelas, number, round_half_up(share, 1))


KEBERATAN = (
    ObjectionView(
        "12 April 2026",
        "19800803 200501 1 007",
        "Siti Rahmawati",
        "Realisasi imunisasi yang dipakai belum memuat hasil bulan Maret.",
        "",
        "",
    ),
    ObjectionView(
        "9 April 2026",
        "19800202 200501 1 001",
        "Ahmad Fauzi, S.KM., M.Si.",
        "Bobot indikator berbeda dari SKP.",
        "Bobot sesuai SKP yang ditandatangani 5 Januari 2026.",
        "10 April 2026",
    ),
)
TEMUAN = (
    FindingView(
        "peringatan",
        "polaritas-kosong",
        "198002022005011001",
        "Ahmad Fauzi, S.KM., M.Si.",
        "indikator.xlsx, lembar Indikator, sel H12",
        "Polaritas kosong: Naik, Turun atau Stabil; dihitung sebagai Naik. Isi kolom Polaritas dengan Turun bila memang demikian.",
    ),
    FindingView(
        "galat",
        "target-nol",
        "198007072005011006",
        "Nurul",
        "",
        "Target nol: target lebih dari nol bila realisasinya lebih dari nol. Perbaiki target itu.",
    ),
)

LANGKAH = (
    (
        0,
        "Predikat kinerja",
        "Baik",
        "matriks: Sesuai Ekspektasi × Di Atas Ekspektasi",
        "PermenPANRB 6/2022, matriks predikat",
        "",
    ),
    (
        1,
        "Rating hasil kerja",
        "Sesuai Ekspektasi",
        "usulan: nilai 97,52 minimal 90",
        "Kebijakan instansi",
        "",
    ),
    (
        2,
        "Nilai hasil kerja",
        "97,52",
        "jumlah bobot × capaian ÷ jumlah bobot, dibulatkan setengah ke atas",
        "Kebijakan instansi",
        "",
    ),
    (
        3,
        "Capaian indikator 1",
        "101,2631578947",
        "96,2 ÷ 95 × 100",
        "Kebijakan instansi",
        "realisasi tw1.xlsx › Realisasi!F5",
    ),
    (
        1,
        "Rating perilaku kerja",
        "Di Atas Ekspektasi",
        "rata-rata tujuh nilai 2,57 minimal 2,5",
        "Kebijakan instansi",
        "perilaku.xlsx › Perilaku!D7",
    ),
)


def person(nomor=2, *, complete=True, **changes):
    """Return the report of one employee."""
    view = employee(nomor, complete=complete, **changes)
    return EmployeeReport(
        instansi="Pemerintah Kota Contoh Raya",
        unit="Dinas Kesehatan Kota Contoh Raya",
        periode="2026-Q1",
        periode_kata="Triwulan I Tahun 2026",
        predikat_organisasi="Baik",
        batas_atas=Decimal(120),
        kelas=KELAS,
        pegawai=view,
        langkah=LANGKAH if complete else (),
        temuan=TEMUAN[:1],
        asal=ASAL,
    )
