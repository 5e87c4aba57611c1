"""What is skipped to save time says the same as what it stands for."""

from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from model import PageUnfit
from spiders import tree
from spiders.address import absolute
from spiders.text import _pieces, element_text


@given(st.text(st.sampled_from("<>/a =\"'\n"), max_size=40))
@example("""<a x"=" >' y='>""")
@example("""<a ="b=">"c">""")
def test_tag_that_is_not_looked_at_reaches_no_further_than_its_end(text):
    doubtful = {tag.start() for tag in tree._DOUBTFUL.finditer(text)}

    for tag in tree._TAG.finditer(text):
        if tag.start() not in doubtful:
            match = tree._ATTRIBUTES.match(text, tag.end())
            assert match.end() <= text.index(">", tag.start())
            assert len(match["list"]) <= tree._SHORT


def test_tag_with_many_attributes_is_doubtful():
    assert not tree._DOUBTFUL.search('<a href="/x" class="y z">')
    assert tree._DOUBTFUL.search("<a" + " b" * tree._SHORT + ">")


@pytest.mark.parametrize("depth", [tree._SHALLOW - 5, tree._SHALLOW + 5])
def test_page_is_shallow_only_when_nothing_lies_deeper(depth):
    root = etree.HTML("<div>" * depth)

    assert tree._is_shallow(root) == (tree._measure(root)[0] <= tree._SHALLOW)


BASES = ("http://a.test/x/y?z", "https://a.test:8080/", "http://a.test", "http://a.test:99999/", "http://A.test/x")


@given(st.sampled_from(BASES), st.text(st.sampled_from("/.ab0%-_~?#:;@ "), max_size=12))
@example("http://a.test/x", "http://a.test/b")
@example("http://a.test/x", "http://a.test.evil/b")
def test_plain_address_joins_as_any_other(base, found):
    try:
        joined = absolute(base, found)
    except PageUnfit:
        return

    assert joined == urldefrag(urljoin(base, found.strip())).url


@given(st.sampled_from(["p", "h1", "span", "pre", "br", "li"]), st.text(st.sampled_from(" \n\ta\xa0"), max_size=12))
def test_element_without_children_reads_as_any_other(tag, text):
    plain, same = etree.Element(tag), etree.Element(tag)
    plain.text = same.text = text
    same.append(etree.Comment("no text"))

    assert "".join(_pieces(plain)).strip() == "".join(_pieces(same)).strip()
    assert element_text(plain) == element_text(same)
