from bot.domain.people import Team, lineage

TEAMS = {
    "ROOT": Team(key="ROOT", name="Company"),
    "GROW": Team(key="GROW", name="Growth", parent="ROOT"),
    "TRIAL": Team(key="TRIAL", name="Trials", parent="GROW"),
    "LOST": Team(key="LOST", name="Lost", parent="GONE"),
    "HEN": Team(key="HEN", name="Hen", parent="EGG"),
    "EGG": Team(key="EGG", name="Egg", parent="HEN"),
}


def names(key: str) -> list[str]:
    return [team.name for team in lineage(key, TEAMS)]


def test_a_lineage_goes_from_the_team_to_the_root() -> None:
    assert names("TRIAL") == ["Trials", "Growth", "Company"]


def test_it_ends_where_a_parent_is_unknown_or_comes_again() -> None:
    assert names("LOST") == ["Lost"]
    assert names("HEN") == ["Hen", "Egg"]
    assert names("NOBODY") == []
