"""django-classified, an application that nobody here wrote, read whole by a definition written from the guide."""

import json
import os
import subprocess
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from PIL import Image

from model import Ad, Category, Discover, Task, TaskKind
from spiders.definition import moved, parse, start_tasks
from spiders.reader import read
from spiders.result import Page, PageState
from spiders.suggest import suggest, wanted

ROOT = Path(__file__).parents[2]
PYTHON = Path(os.environ.get("VIGIE_BOARD_PYTHON", ROOT / ".venv-board" / "bin" / "python"))
DEFINITION = Path(__file__).parent / "sites" / "django-classified.yml"
GROUPS = {"Jobs": Category.JOB, "Rooms": Category.HOUSING, "Massage": Category.MASSAGE}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON.exists(), reason="needs the environment of requirements-board.lock: ./run test-all"),
]


def _said(number: int) -> dict:
    return {
        "section": "Town",
        "group": list(GROUPS)[number % 3],
        "area": "Gent" if number % 2 else None,
        "title": f'Ad "{number}" & <b>été</b>',
        "text": f"First line {number}\nsecond 'line'\n\nthird &amp; <i>last</i>",
        "price": f"{10 + number}.50",
        "phone": f"+32 470 00 00 {number:02}" if number % 4 else None,
        "photos": ["one.jpg", "two.jpg"][: number % 3],
    }


@pytest.fixture(scope="module")
def board(tmp_path_factory) -> Iterator[str]:
    """The application on loopback with forty made-up ads; gives its address."""
    folder = tmp_path_factory.mktemp("board")
    for name, colour in (("one.jpg", "red"), ("two.jpg", "blue")):
        Image.new("RGB", (120, 90), colour).save(folder / name)
    (folder / "ads.jsonl").write_text("".join(json.dumps(_said(number)) + "\n" for number in range(40)))
    command = [PYTHON, ROOT / "tests" / "board" / "serve_board.py", folder / "data", "0", folder / "ads.jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield json.loads(process.stdout.readline())["base"]
        process.stdin.close()
        process.wait(30)


def _fetch(url: str) -> Page:
    try:
        with urlopen(url, timeout=30) as answer:
            return Page(url, answer.status, (), answer.read(), answer.headers["Content-Type"])
    except HTTPError as error:
        return Page(url, error.code, (), error.read(), error.headers["Content-Type"])


def _expected(number: int, base: str) -> Ad:
    said = _said(number)
    return Ad(
        site="django-classified",
        native_id=str(number + 1),
        url=f"{base}/{number + 1}-ad-{number}/",
        category=GROUPS[said["group"]],
        title=said["title"],
        text=said["text"],
        place=said["area"],
        price=said["price"],
        currency="EUR",
        contacts=(said["phone"],) if said["phone"] else (),
        photos=tuple(f"{base}/media/images/{number}-{name}" for name in said["photos"]),
    )


def test_every_ad_of_the_board_is_read_whole(board):
    definition = parse(moved(DEFINITION.read_text(), board).encode(), str(DEFINITION))
    waiting, known, found, faults = deque(start_tasks(definition)), set(), {}, []
    while waiting:
        new = waiting.popleft()
        if new.url in known:
            continue
        known.add(new.url)
        task = Task(1, new.url, new.kind, new.depth, context=new.context)
        result = read(definition, task, _fetch(new.url))
        found |= {ad.native_id: ad for ad in result.ads}
        faults += result.faults
        waiting += result.tasks

    assert faults == []
    assert found == {str(number + 1): _expected(number, board) for number in range(40)}


def test_proposal_reads_the_board_but_for_what_a_person_must_decide(board):
    listing = _fetch(board + "/group/1-jobs/")
    asked = wanted(listing)
    lists = ((Discover.FEED, _fetch(asked.feeds[0])), (Discover.SITEMAP, _fetch(asked.sitemaps[0])))

    definition = parse(
        suggest("django-classified", "me", listing, _fetch(asked.ads[0]), lists).text.encode(), "proposal.yml"
    )
    url = _expected(30, board).url
    result = read(definition, Task(1, url, TaskKind.AD), _fetch(url))

    assert result.state is PageState.OK
    undecided = replace(_expected(30, board), category=Category.OTHER, language="en", place=None)
    assert result.ads == (undecided,)
