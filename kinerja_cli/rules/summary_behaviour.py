"""What a policy says about perilaku kerja, in sentences."""

from collections.abc import Mapping
from decimal import Decimal

from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy import Behaviour, Policy, RaterGroup
from kinerja_cli.rules.policy_section import Section
from kinerja_cli.rules.summary_results import banded


def behaviour_sections(policy: Policy) -> list[Section]:
    """Return scales, equal numbers, rater groups and the suggested rating."""
    rules = policy.perilaku
    found = [
        Section("Nilai perilaku", _marks(rules), rules.dasar),
        Section(
            "Sebutan yang dijadikan angka",
            (f"Bila diperlukan angka 0–100: {_pairs(rules.setara)}.",),
            rules.setara_dasar,
        ),
        Section("Kelompok penilai", _groups(rules.kelompok), rules.kelompok_dasar),
    ]
    if rules.rating:
        found.append(banded("Usulan rating perilaku dari sebutan", "rata-rata", rules.rating))
    if rules.angka:
        found.append(banded("Usulan rating perilaku dari angka 0–100", "rata-rata", rules.angka))
    return found


def _marks(rules: Behaviour) -> tuple[str, ...]:
    mean = "Nilai seorang penilai = rata-rata tujuh nilai BerAKHLAK yang terisi."
    if rules.selalu_angka:
        return mean, "Selalu dihitung pada skala 0–100."
    scale = (
        f"Sebutan dihitung {_pairs(rules.nilai)}; bila ada yang berupa angka, semuanya pada skala "
        "0–100."
    )
    return mean, scale


def _pairs(numbers: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{name} = {show(value)}" for name, value in numbers.items())


def _groups(groups: Mapping[str, RaterGroup]) -> tuple[str, ...]:
    lines = []
    for name, group in groups.items():
        if group.bobot:
            lines.append(
                f"{name}: bobot {show(group.bobot)}, paling sedikit {group.minimal} penilai."
            )
        else:
            lines.append(f"{name}: ditampilkan, tidak dihitung.")
    lines.append(
        "Kelompok yang tidak ada atau kurang penilainya ditinggalkan, dan bobot lainnya diskalakan."
    )
    return tuple(lines)
