"""The kinerja.toml of a new work folder: every setting there is, with what it means."""

import json

_TEXT = """\
# Pengaturan kinerja untuk folder kerja ini. Baris yang diawali "# " adalah penjelasan; setelan yang
# diawali "#" tanpa spasi belum berlaku: hapus tanda # untuk memakainya. Semua setelan boleh dihapus;
# yang tidak disebut memakai nilai bawaan seperti tertulis di sini.
# Periksa sesudah mengubah: kinerja status

# Berkas basis data, dihitung dari folder ini.
basis_data = {basis_data}
# Nama pemerintah daerah untuk kepala laporan. Kosong: diambil dari nama perangkat daerah.
instansi = ""
# Peraturan yang dipakai menilai (kinerja policy list). Kosong: dipilih menurut tanggal dan perangkat
# daerah.
kebijakan = ""
# Folder keputusan sendiri (misalnya Keputusan Wali Kota), satu berkas .toml masing-masing.
folder_kebijakan = "kebijakan"

[impor]
# Arti nilai perilaku yang hanya 1 sampai 3 atau 5: "3-tinggi" (3 = di atas ekspektasi), "1-tinggi",
# "5-tinggi" atau "persen". Kosong: ditanyakan bila meragukan.
skala_perilaku = ""

[petakan]
# Judul kolom khas kantor ini = judul yang dikenal kinerja.
#"Hasil Nyata" = "Realisasi"

[laporan]
# Folder laporan.
ke = "laporan"
# Folder templat sendiri (kinerja report --salin-templat). Kosong: templat bawaan.
templat = ""
# Kertas: "a4" atau "f4".
kertas = "a4"
# Peramban pencetak PDF (jalur lengkap). Kosong: dicari sendiri.
peramban = ""

# Kop surat. logo = berkas PNG atau JPEG, paling besar 1 MB.
#[laporan.kop]
#pemerintah = "Pemerintah Kota Contoh"
#instansi = ""
#alamat = ["Jalan Merdeka Nomor 1", "contoh.go.id"]
#logo = ""

[laporan.tanda_tangan]
# Yang tercetak di atas tanda tangan. Kosong: titik-titik.
tempat = ""
tanggal = ""

# Tanda tangan kedua.
#[laporan.tanda_tangan.mengetahui]
#jabatan = "Sekretaris Daerah"
#nama = ""
#nip = ""

# Kerja tanpa ditunggui (kinerja batch; jadwalnya: kinerja schedule). Folder dihitung dari folder ini.
[batch]
# Folder yang diamati, beserta semua folder di dalamnya; boleh beberapa: ["masuk", "kiriman"].
masuk = "masuk"
# Ke mana berkas yang baik, berkas yang salah, dan catatan pekerjaan.
arsip = "arsip"
karantina = "karantina"
catatan = "catatan"
# Periode yang selalu dinilai: "berjalan", "sebelumnya", atau tetap, misalnya "2026-Q1"; boleh beberapa.
periode = "berjalan"
# Panjang periode berjalan dan sebelumnya: "bulan", "triwulan", "semester" atau "tahun".
jenis_periode = "triwulan"
# Jenis laporan (kinerja report --help) dan formatnya; format kosong: bawaan jenis itu.
laporan = ["dinas"]
format = []
# Tulis daftar yang belum lengkap untuk tiap perangkat daerah.
daftar_kurang = true
# Berkas yang baru berubah dibiarkan sekian detik: mungkin masih ditulis.
jeda_detik = 2
# Berapa hari arsip, karantina dan catatan disimpan; 0: selamanya.
simpan_arsip_hari = 0
simpan_karantina_hari = 0
simpan_catatan_hari = 0
# Ke mana dinas mengirim berkas yang sudah diperbaiki, tercetak di surat penjelasan.
kirim_ke = ""
# Program sesudah selesai, misalnya ["/usr/local/bin/kabari", "kepegawaian"]; kosong: tidak ada. Sesudah
# sekian detik dihentikan.
perintah_sesudah = ""
perintah_batas_detik = 600

# Yang berlaku untuk semua berkas di satu folder; boleh beberapa kali.
#[[batch.folder]]
#jalur = "masuk/dinkes"
#dinas = "Dinas Kesehatan"
#periode = ""
#lembar = ""
#petakan = {{ "Hasil Nyata" = "Realisasi" }}
#lewati_galat = false
#hapus_hilang = false
"""


def text(basis_data: str) -> str:
    """Return the file for a database at that place."""
    return _TEXT.format(basis_data=json.dumps(basis_data, ensure_ascii=False))
