from pathlib import Path

import pytest

from config.settings import Choices, load, write
from model import Authority, AuthorityStatus, BadInput


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    choices = Choices(unit="Unité « 7 »", training=True, language="fr")

    write(tmp_path, choices)

    assert load(tmp_path).choices == choices


def test_an_unknown_key_names_file_line_and_the_likely_key(tmp_path: Path) -> None:
    (tmp_path / "vigie.toml").write_text('unit = "A"\nlangage = "fr"\n', encoding="utf-8")

    with pytest.raises(BadInput, match=r"vigie\.toml:2: unknown key 'langage'; did you mean 'language'\?"):
        load(tmp_path)


@pytest.mark.parametrize("line", ['training = "yes"', 'language = "xx"', "unit ="])
def test_a_wrong_value_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "vigie.toml").write_text(line, encoding="utf-8")

    with pytest.raises(BadInput, match=r"vigie\.toml"):
        load(tmp_path)


def test_a_folder_without_a_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="vigie init"):
        load(tmp_path)


POST = '[[authority]]\nname = "post"\nurl = "https://tsa.example/"\nstatus = "ordinary"\n'


def test_authorities_are_read_and_written_as_tables(tmp_path: Path) -> None:
    one = Authority("post", "https://tsa.example/", AuthorityStatus.QUALIFIED, "keys/authorities/post.pem", "1.2.3")
    other = Authority("second", "http://tsa.example:8080/x", AuthorityStatus.TEST, "roots.pem", ask=False)
    choices = Choices(seal_quorum=2, seal_profile="eu", authority=(one, other))

    write(tmp_path, choices)

    assert load(tmp_path).choices == choices


def test_root_of_an_authority_has_a_place_by_default(tmp_path: Path) -> None:
    (tmp_path / "vigie.toml").write_text(POST, encoding="utf-8")

    assert load(tmp_path).authorities[0].roots == "keys/authorities/post.pem"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (POST + 'statut = "x"\n', r":5: unknown key 'statut'; did you mean 'status'"),
        (POST.replace("ordinary", "good"), r":4: 'status' of an authority"),
        (POST.replace("https://", "ftp://"), r":3: 'url' of an authority"),
        (POST.replace("post", "../post"), r":2: 'name' of an authority"),
        (POST + 'policy = "any"\n', "'policy' of an authority"),
        (POST + "ask = 1\n", "'ask' must be bool"),
        (POST + POST, "two authorities of one name"),
        ('[[authority]]\nname = "post"\n', "'url' of an authority is missing"),
        ('authority = "post"\n', "must be tables"),
        ("seal_quorum = 2\n" + POST, "'seal_quorum' must be from 1"),
        ("seal_quorum = 0\n", "'seal_quorum' must be from 1"),
        ('seal_profile = "eu"\n' + POST, "asks for a qualified authority"),
        ('seal_profile = "us"\n', "'seal_profile' must be eu or any"),
    ],
)
def test_authority_that_is_not_as_it_must_be_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "vigie.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=told):
        load(tmp_path)
