"""Visible text keeps line breaks and never scripts; cleaners do what they are named for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.clean import CLEANERS, cleaned
from spiders.text import visible_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one</p>\n\n<p>two<br>\n three</p>", "one\n\ntwo\nthree"),
        ("<div>one</div>\n<div>two</div>", "one\ntwo"),
        ("<ul><li>one</li> <li>two</li></ul>", "one\ntwo"),
        ("one\n   <b>two</b>\tthree", "one two three"),
        ("be<b>cau</b>se", "because"),
        ("a<br><br><br><br>b", "a\n\nb"),
        ("<pre>one\ntwo</pre>three", "one\ntwo\nthree"),
        ("a<script>evil()</script>b<style>c</style>d<noscript>e</noscript><template>f</template>", "abd"),
        ("a<!-- secret -->b<?php x ?>c", "abc"),
        ("06&nbsp;12 &lt;3", "06\xa012 <3"),
        ("", ""),
    ],
)
def test_text_reads_as_in_a_browser(markup, text):
    assert visible_text(markup) == text


@given(
    st.lists(st.text("abc é.", min_size=1).map(str.strip).filter(bool).map(lambda s: " ".join(s.split())), max_size=5)
)
def test_paragraphs_come_back_as_they_were_written(parts):
    markup = "".join(f"<p>{part}</p>" for part in parts)

    assert visible_text(markup) == "\n\n".join(parts)


@pytest.mark.parametrize(
    ("names", "value", "result"),
    [
        ((), "  kept  as is ", "kept  as is"),
        (("collapse",), "a \n\t b", "a b"),
        (("lower",), "ABC", "abc"),
        (("upper",), "be", "BE"),
        (("digits",), "No. 12-34", "1234"),
        (("strip_tel",), "tel:+32%20470?x=1", "+32 470"),
        (("strip_tel",), "MAILTO:a@b.test", "a@b.test"),
        (("after_colon",), "Place: Ghent", "Ghent"),
        (("html",), "<p>a</p><script>b</script>c", "a\n\nc"),
        (("unescape",), "a &amp; b", "a & b"),
        (("after_colon", "lower", "collapse"), "X:  A\nB ", "a b"),
    ],
)
def test_cleaners_work_in_the_order_given(names, value, result):
    assert cleaned(value, names) == result


def test_schema_and_code_name_the_same_cleaners():
    import json
    from importlib.resources import files

    schema = json.loads(files("spiders").joinpath("site.schema.json").read_text())

    assert schema["$defs"]["cleaner"]["enum"] == list(CLEANERS)
