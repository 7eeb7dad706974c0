"""Findings about the distribution of predicates in an office."""

from kinerja_cli.rules.catalogue.kind import peringatan

_SEEN = "Dengan predikat organisasi {organisasi}: {kalimat}; yang ada {nyata} ({dasar})."
_REMEDY = "Untuk ditinjau; predikat tidak diubah karenanya. Sarannya ada di laporan."

DISTRIBUTIONS = {
    "distribusi-terbanyak": peringatan(
        "Distribusi predikat: kelas terbanyak tidak sesuai pola",
        _SEEN,
        _REMEDY,
        "Predikat organisasi Baik, sedangkan pegawai berpredikat Sangat Baik lebih banyak dari yang Baik.",
    ),
    "distribusi-lebih": peringatan(
        "Distribusi predikat melebihi batas pola",
        _SEEN,
        _REMEDY,
        "Predikat organisasi Baik dan 9 dari 10 pegawai berpredikat Baik (paling banyak 70 %).",
    ),
    "distribusi-kurang": peringatan(
        "Distribusi predikat kurang dari batas pola",
        _SEEN,
        _REMEDY,
        "Predikat organisasi Baik tanpa satu pun pegawai berpredikat Butuh Perbaikan atau Kurang.",
    ),
}
