"""Employees written down as plain data (the oracle's form) become the engine's inputs."""

from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_extends, policy_text
from kinerja_cli.rules.model import (
    Attendance,
    BehaviourMark,
    Competency,
    Decision,
    Fact,
    Indicator,
    Inputs,
    Placement,
    Realisation,
    Service,
)
from kinerja_cli.rules.periods import from_id

TEXTS = policy_texts()
SCORING = tuple(
    name for name in TEXTS if policy_extends.resolve(TEXTS, name)["keluarga"] == policy_text.FAMILY
)


def regulation(policy_id, text=None):
    texts = TEXTS if text is None else {**TEXTS, policy_id: text}
    return policy_text.parse(texts, policy_id)


def fact(text):
    return None if text in {None, ""} else Fact(str(text))


def inputs(data):
    """Return the engine's inputs of an employee in the oracle's form."""
    period = data["periode"]
    decided = data.get("penetapan") or {}
    attendance = data.get("disiplin")
    return Inputs(
        nip=data.get("nip", "198609262015051001"),
        nama=data.get("nama", "Pegawai"),
        periode=from_id(period),
        placements=(
            Placement(
                None,
                1,
                "Dinas Satu",
                jabatan=data.get("jabatan", ""),
                jenis_jabatan=data.get("jenis_jabatan", ""),
                pimpinan=data.get("pimpinan", ""),
            ),
        ),
        indicators=tuple(
            _indicator(number, one, int(period[:4])) for number, one in enumerate(data["indikator"])
        ),
        perilaku={
            name: tuple(
                BehaviourMark(
                    one["penilai"],
                    one.get("nip_penilai", ""),
                    {k: Fact(v) for k, v in one.get("nilai", {}).items() if v},
                    one.get("rating", "") or "",
                )
                for one in marks
            )
            for name, marks in data.get("perilaku", {}).items()
        },
        penetapan=Decision(
            fact(decided.get("hasil_kerja")),
            fact(decided.get("perilaku")),
            ide_baru=fact("Ya" if decided.get("ide_baru") else None),
        ),
        organisasi=fact(data.get("organisasi")),
        disiplin={period: _attendance(attendance)} if attendance else {},
        kompetensi={
            period: tuple(
                Competency(f"Kompetensi {n}", fact(one.get("standar")), fact(one.get("pegawai")))
                for n, one in enumerate(data.get("kompetensi") or ())
            )
        }
        if data.get("kompetensi")
        else {},
        layanan={period: Service(fact(data["layanan"]))} if data.get("layanan") else {},
        unit_punya=tuple(data.get("unit_punya", ())),
    )


def _attendance(data):
    counts = {name: fact(value) for name, value in data.items() if name != "hukuman" and value}
    return Attendance(counts, fact(data.get("hukuman")))


def _indicator(number, data, tahun):
    return Indicator(
        butir_id=number + 1,
        tahun=tahun,
        indikator=data.get("indikator") or f"Indikator {number + 1}",
        rencana=data.get("rencana", ""),
        aspek=data.get("aspek", ""),
        jenis=data.get("jenis", "utama"),
        polaritas=data.get("polaritas", ""),
        rumus=data.get("rumus", ""),
        bobot=fact(data.get("bobot")),
        akumulasi=data.get("akumulasi", ""),
        target_maksimum=bool(data.get("target_maksimum")),
        targets={name: Fact(text) for name, text in (data.get("target") or {}).items() if text},
        realisations={
            name: Realisation(None, fact(text))
            for name, text in (data.get("realisasi") or {}).items()
        },
    )
