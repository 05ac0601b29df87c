"""What a typed word may be a slip of."""

from __future__ import annotations

from papertui.domain.paper import Paper
from papertui.search.index import build_index
from papertui.search.query import parse_query


def test_other_digits_are_no_slip_of_a_word_that_there_is() -> None:
    """Another year, another model; only what no paper holds may be one."""
    papers = [Paper("22", "Nets", venue="CVPR", year=2022), Paper("23", "Nets", venue="CVPR", year=2023)]
    index = build_index([*papers, Paper("v4", "YOLOv4: Optimal Speed"), Paper("v5", "YOLOv5: Fast")], {})

    assert list(index.search(parse_query("cvpr22 nets")).paper_ids) == ["22"]
    assert list(index.search(parse_query("yolov4")).paper_ids) == ["v4"]
    assert set(index.search(parse_query("yolov7")).paper_ids) == {"v4", "v5"}


def test_what_begins_many_titles_is_no_slip() -> None:
    """More of it will be typed; beside fewer titles it may be one."""
    for number, found in ((49, ["slip"]), (50, [])):
        papers = [Paper(f"p{place}", f"Segmentation {place}") for place in range(number)]
        index = build_index([*papers, Paper("slip", "Segmemt Anything")], {})

        assert [one for one in index.search(parse_query("segment")).paper_ids if one == "slip"] == found
