"""Findings about the components of a score: attendance, competencies, service quality."""

from kinerja_cli.rules.catalogue.kind import peringatan

COMPONENTS = {
    "hari-tanpa-keterangan": peringatan(
        "Tidak masuk kerja tanpa keterangan",
        "Sejak awal tahun sampai akhir {periode} berjumlah {hari} hari kerja; golongan hukuman disiplin {tingkat}: {sanksi} ({pasal}){berturut}. Belum tentu hukuman: menunggu pemeriksaan.",
        "Periksa rekap kehadiran; bila benar, sampaikan kepada pejabat yang berwenang memeriksa.",
        "Tanpa Keterangan berjumlah 4 hari sejak Januari.",
    ),
    "kompetensi-sebagian": peringatan(
        "Level kompetensi belum lengkap",
        "level standar dan level pegawai pada asesmen {periode}; yang kosong {kosong}, jadi kompetensi ini tidak dihitung.",
        "Isi yang kosong; yang kosong tidak dianggap nol.",
        "Integritas: Level Standar 3, Level Pegawai kosong.",
    ),
    "unsur-layanan-kosong": peringatan(
        "Unsur survei layanan belum lengkap",
        "{semua} unsur; IKM dihitung dari {ada} unsur yang ada.",
        "Isi unsur yang kosong, atau tulis IKM-nya.",
        "Delapan unsur terisi, Biaya/Tarif kosong, IKM tidak tertulis.",
    ),
    "ikm-berbeda": peringatan(
        "IKM berbeda dari unsurnya",
        "Dari unsurnya {hitung}; selisih yang wajar {toleransi}. Yang dipakai IKM yang tertulis.",
        "Periksa IKM dan unsurnya; bobot unsur 0,11 memberi angka yang lebih rendah.",
        "IKM tertulis 90,56, dari kesembilan unsurnya 91,48.",
    ),
}
