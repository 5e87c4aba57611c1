from pathlib import Path

import pytest

from config.settings import Choices, load, write
from model import BadInput


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
