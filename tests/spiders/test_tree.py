"""Hostile pages are refused in time, and a page that is seen in part is never taken for an empty one."""

import time

import pytest

from model import PageUnfit
from spiders.result import PageState
from spiders.tree import MAX_XML, html_tree, json_value, xml_tree

NAMES = [f"a{index}" for index in range(40_000)]
FEW_SECONDS = 2.0


def _nested(depth: int, tag: str = "div") -> str:
    return f"<html><body>{f'<{tag}>' * depth}<h1>canary</h1><p class=text>words</p>"


@pytest.mark.parametrize("depth", [1, 100, 255, 256, 1_000, 2_030])
def test_nested_ad_is_read_as_long_as_the_parser_sees_it(define, read_page, depth):
    result = read_page(define(), _nested(depth))

    assert [ad.title for ad in result.ads] == ["canary"]


@pytest.mark.parametrize("depth", [2_039, 2_045, 2_046, 2_047, 3_000, 20_000])
@pytest.mark.parametrize("tag", ["div", "b", "span"])
def test_nesting_beyond_the_parser_is_a_fault_of_its_own(define, read_page, depth, tag):
    result = read_page(define(), _nested(depth, tag))

    assert result.state is PageState.UNFIT
    assert result.faults[0].startswith("parser-truncated")


def test_truncation_is_found_although_errors_flood_the_log(define, read_page):
    result = read_page(define(), "</p x></a>" * 500 + _nested(3_000))

    assert result.faults[0].startswith("parser-truncated")


def test_removed_notice_below_the_parser_is_no_removal(define, read_page):
    result = read_page(define(), "<div>" * 3_000 + "<p class=removed>x</p>")

    assert result.state is PageState.UNFIT


HOSTILE = {
    "attributes": f"<div {' '.join(NAMES)}>",
    "attributes parted by slashes": f"<div/{'/'.join(NAMES)}>",
    "attributes glued together": "<div " + "".join(f'{name}="x"' for name in NAMES) + ">",
    "attributes without names": "<div " + " ".join(f"={name}" for name in NAMES) + ">",
    "attributes behind a false comment": f"<!-- <b x=' --><div {' '.join(NAMES)}>",
    "attributes behind a false script": f"<script>'<b x=\"'</script><div {' '.join(NAMES)}>",
    "attributes in many tags": ("<div " + " ".join(NAMES[:3_000]) + ">") * 50,
    "endless tag names": "<a" * 300_000,
    "open quotes": "<a x='\"" * 50_000,
    "overlapping tags": "<a <a <a <a" * 20_000,
    "too many tags": "<br>" * 200_000,
    "end tags in a deep page": "<div>" * 2_000 + "</p></a>" * 100_000,
    "deep and wide": "<div>" * 2_000 + "<i></i>" * 40_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_page_is_refused_in_time(page):
    start = time.process_time()

    with pytest.raises(PageUnfit, match="parser-refused"):
        html_tree(page)
    assert time.process_time() - start < FEW_SECONDS


def test_busy_but_honest_page_is_read():
    card = '<div class="card" data-id="1" title="a > b"><a href="/ad/1" rel=nofollow>x</a><img src=y alt=""></div>'
    script = "<script>for (let i = 0; i < n; i++) { if (a<b) { c(); } }</script>" * 200

    tree = html_tree(card * 3_000 + script)

    assert len(tree.css("div.card")) == 3_000


def test_page_beyond_the_size_is_a_fault(define, read_page):
    result = read_page(define(), b"x" * 9_000_000)

    assert result.faults[0].startswith("too-large")


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE urlset [<!ENTITY a "x">]><urlset><url><loc>&a;</loc></url></urlset>',
        b'<!DOCTYPE urlset SYSTEM "file:///etc/passwd"><urlset/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE urlset><urlset/>'.encode("utf-16"),
    ],
)
def test_xml_with_a_document_type_is_refused(body):
    with pytest.raises(PageUnfit, match="document type"):
        xml_tree(body)


@pytest.mark.parametrize("body", [b"<a><b></a>", b"", b"<a>&nbsp;</a>", b"<a>" * 300 + b"</a>" * 300, b"\x00\x01"])
def test_xml_that_is_malformed_is_unfit(body):
    with pytest.raises(PageUnfit, match="well-formed"):
        xml_tree(body)


def test_xml_beyond_the_size_is_refused():
    with pytest.raises(PageUnfit, match="too-large"):
        xml_tree(b" " * (MAX_XML + 1))


@pytest.mark.parametrize("text", ["", "{", "NaN", "[" * 100_000, '{"a": Infinity}', "<html>"])
def test_json_that_is_none_is_unfit(text):
    with pytest.raises(PageUnfit, match="expected JSON"):
        json_value(text)


def test_numbers_stay_as_they_are_written():
    assert json_value('\ufeff{"a": 1.50, "b": 10000000000000000000001}') == {
        "a": "1.50",
        "b": "10000000000000000000001",
    }
