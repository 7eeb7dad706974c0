"use strict";
// Tanpa skrip halaman ini tetap terbaca; skrip hanya menambah pengurutan, saringan dan cetak.
(() => {
  const semua = (pilih, dari = document) => Array.from(dari.querySelectorAll(pilih));

  semua("table.pegawai, table.urut").forEach((tabel) => {
    const badan = tabel.tBodies[0];
    const baris = Array.from(badan.rows);
    // data-urut bertitik desimal; yang tercetak bertitik ribuan dan berkoma desimal.
    const kunci = (tr, kolom) => {
      const { dataset, textContent } = tr.cells[kolom];
      const cetak = textContent.trim();
      const ribuan = /^-?\d{1,3}(\.\d{3})*(,\d+)?$/.test(cetak);
      const isi = dataset.urut ?? (ribuan ? cetak.replaceAll(".", "").replace(",", ".") : cetak);
      return /^-?\d+(\.\d+)?$/.test(isi) ? Number(isi) : isi;
    };
    const banding = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
      : String(a).localeCompare(String(b), "id", { numeric: true, sensitivity: "base" });

    semua("thead th", tabel).forEach((th, kolom) => {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.textContent = th.textContent.trim();
      th.replaceChildren(tombol);
      tombol.addEventListener("click", () => {
        const turun = th.getAttribute("aria-sort") === "ascending";
        semua("thead th[aria-sort]", tabel).forEach((lain) => lain.removeAttribute("aria-sort"));
        th.setAttribute("aria-sort", turun ? "descending" : "ascending");
        baris.sort((satu, dua) => {
          const a = kunci(satu, kolom), b = kunci(dua, kolom);
          if (a === "" || b === "") return (a === "") - (b === ""); // yang kosong selalu di bawah
          return turun ? banding(b, a) : banding(a, b);
        });
        badan.append(...baris);
      });
    });

    const saring = (tabel.closest(".gulung") ?? tabel).previousElementSibling;
    if (!saring || !saring.matches(".saring")) return;
    const cari = saring.querySelector("input");
    const predikat = saring.querySelector("select"); // tidak setiap tabel menyaring predikat
    const hasil = saring.querySelector("output");
    const isi = new Map(baris.map((tr) => [tr, tr.textContent.toLowerCase()]));
    const perbarui = () => {
      const kata = cari.value.toLowerCase().split(/\s+/).filter(Boolean);
      let tampak = 0;
      for (const tr of baris) {
        const cocok = kata.every((k) => isi.get(tr).includes(k)) &&
          (!predikat || predikat.value === "" || tr.dataset.predikat === predikat.value);
        tr.hidden = !cocok;
        const rincian = document.getElementById("rincian-" + tr.dataset.nomor);
        if (rincian) rincian.hidden = !cocok;
        tampak += cocok;
      }
      hasil.textContent = `Menampilkan ${tampak} dari ${baris.length} ${tabel.dataset.sebut ?? "pegawai"}`;
    };
    cari.addEventListener("input", perbarui);
    if (predikat) predikat.addEventListener("change", perbarui);
    saring.hidden = false;
    perbarui();
  });

  const bukaTujuan = () => {
    const tujuan = location.hash && document.getElementById(location.hash.slice(1));
    const rincian = tujuan && tujuan.closest("details");
    if (rincian) {
      rincian.open = true;
      rincian.scrollIntoView();
    }
  };
  addEventListener("hashchange", bukaTujuan);
  bukaTujuan();

  // Di kertas semua rincian terbuka; sesudahnya kembali seperti semula.
  addEventListener("beforeprint", () => semua("details:not([open])").forEach((d) => {
    d.dataset.tertutup = "";
    d.open = true;
  }));
  addEventListener("afterprint", () => semua("details[data-tertutup]").forEach((d) => {
    d.open = false;
    delete d.dataset.tertutup;
  }));
})();
