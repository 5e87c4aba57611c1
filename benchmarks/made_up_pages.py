"""A board of made-up ad pages for measuring a crawler: 22 kB each, about 4.6 kB gzipped, kept-alive, on loopback.

    python benchmarks/made_up_pages.py 2000     serves until its standard input closes; prints its port

The pages are made and compressed before the first request, so that the server costs the same whoever asks.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import sys
from contextlib import suppress

PER_LIST = 50
SIZE = 22_000  # bytes of an ad page
PLACES = ("Gent", "Liège", "Namur", "Aachen", "Lille", "Breda")
FIRST, LAST = b"HTTP/1.1 200 OK\r\nServer: board\r\nDate: Sun, 01 Nov 2026 12:00:00 GMT\r\n", b"\r\n\r\n"


def words(rng: random.Random, count: int) -> str:
    return " ".join("".join(rng.choices("aeioulnrstdmk", k=rng.randint(2, 9))) for _ in range(count))


def ad_page(number: int) -> str:
    """One ad: nine fields in the markup, three more in its JSON-LD, the rest menus and links as boards have them."""
    rng = random.Random(number)
    place, title, price = rng.choice(PLACES), words(rng, 6), rng.randint(5, 30) * 10
    said = {"@context": "https://schema.org", "@type": "Product", "name": title, "sku": str(number),
            "offers": {"@type": "Offer", "price": price, "priceCurrency": "EUR", "areaServed": "BE"}}  # fmt: skip
    photos = "".join(f'<img class="shot" src="/photo/{number}-{n}.jpg" alt="">' for n in range(3))
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{json.dumps(said)}</script></head><body><main class="ad">'
        f'<h1 class="title">{title}</h1><p class="meta"><span class="place">{place}</span> '
        f'<time datetime="2026-10-{rng.randint(1, 28):02}T10:00:00+00:00">October</time></p>'
        f'<p class="price" data-currency="EUR">{price}</p><div class="text"><p>{words(rng, 130)}</p>'
        f'<p>{words(rng, 120)}</p></div><ul class="contacts"><li class="contact">+32 470 {number:06}</li></ul>'
        f'<div class="photos">{photos}</div></main><aside>'
    )
    row = (
        '<div class="card card--near"><a class="card__link" href="/near/{0}">'
        '<span class="card__title">{1}</span></a></div>\n'
    )
    while len(page.encode()) < SIZE - 200:
        page += row.format(rng.randint(1, 9_999_999), words(rng, 2))
    return page + "</aside></body></html>"


def list_page(page: int, ads: int) -> str:
    first = (page - 1) * PER_LIST + 1
    links = "".join(f'<li><a class="ad-link" href="/ad/{n}">ad {n}</a></li>' for n in range(first, first + PER_LIST))
    more = f'<a rel="next" href="/list/{page + 1}">next</a>' if first + PER_LIST <= ads else ""
    return f'<!doctype html><html lang="en"><body><ul>{links}</ul>{more}</body></html>'


def answers(ads: int) -> dict[bytes, bytes]:
    """What is sent for each path, head and body."""
    pages = {f"/ad/{n}": ad_page(n) for n in range(1, ads + 1)}
    pages |= {f"/list/{n}": list_page(n, ads) for n in range(1, ads // PER_LIST + 1)}
    return {path.encode(): answer(page) for path, page in pages.items()}


def answer(page: str) -> bytes:
    body = gzip.compress(page.encode(), 6, mtime=0)
    return (
        FIRST + b"Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding\r\n"
        b"Content-Length: %d\r\nConnection: keep-alive" % len(body) + LAST + body
    )


async def serve(ads: int) -> None:
    said = answers(ads)
    none = FIRST.replace(b"200 OK", b"404 Not Found") + b"Content-Type: text/plain\r\nContent-Length: 0" + LAST

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, OSError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(said.get(head.split(b" ", 2)[1], none))
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
