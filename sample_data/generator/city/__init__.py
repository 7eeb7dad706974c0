"""Generator of the fictional sample city Kota Tirtamadya."""
