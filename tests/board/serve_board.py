"""Serve django-classified on loopback, filled with made-up ads: `serve_board.py DIR PORT ADS.jsonl`.

A line of ADS.jsonl: {"section", "group", "area", "title", "text", "price", "phone", "photos": [file name, ...]}; photo
files stand beside it. PORT 0 takes a free one. When the board answers, one line of JSON says where and which ads it
has: {"base": "http://127.0.0.1:8000", "ads": [{"id", "title"}, ...]}. It runs until standard input is closed.

Runs in the environment of requirements-board.lock, not in Vigie's own.
"""

import json
import os
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Server(ThreadingMixIn, WSGIServer):
    """Several visitors at a time."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """No line per request."""

    def log_message(self, *args):
        """Nothing."""


def load(ads: Path, host: str) -> list[dict]:
    """Put every line of the file into the database, through the application's own models; `host` goes into feeds."""
    from django.contrib.auth.models import User
    from django.contrib.sites.models import Site
    from django.core.files import File
    from django_classified.models import Area, Group, Image, Item, Profile, Section

    Site.objects.update_or_create(pk=1, defaults={"domain": host, "name": "Made-up Board"})
    loaded = []
    for number, line in enumerate(ads.read_text(encoding="utf-8").splitlines()):
        said = json.loads(line)
        user = User.objects.create(username=f"user{number}")
        Profile.objects.create(user=user, phone=said.get("phone"))
        section, _ = Section.objects.get_or_create(title=said["section"])
        group, _ = Group.objects.get_or_create(title=said["group"], section=section)
        area = said.get("area") and Area.objects.get_or_create(slug=said["area"].lower(), title=said["area"])[0]
        item = Item.objects.create(
            user=user,
            group=group,
            area=area or None,
            title=said["title"],
            description=said["text"],
            price=said.get("price", "0"),
            slug=f"ad-{number}",
        )
        for name in said.get("photos", []):
            with (ads.parent / name).open("rb") as data:
                Image.objects.create(item=item, file=File(data, name=f"{number}-{name}"))
        loaded.append({"id": str(item.pk), "title": item.title})
    return loaded


def main(folder: str, port: str, ads: str) -> None:
    """Make the database, load the ads, serve until standard input ends."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    os.environ |= {"BOARD_FOLDER": folder, "DJANGO_SETTINGS_MODULE": "project.settings"}
    sys.path.insert(0, str(Path(__file__).parent))
    import django
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    django.setup()
    call_command("migrate", verbosity=0)
    server = make_server("127.0.0.1", int(port), get_wsgi_application(), Server, Quiet)
    loaded = load(Path(ads), f"127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(json.dumps({"base": f"http://127.0.0.1:{server.server_port}", "ads": loaded}) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
