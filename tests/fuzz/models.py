"""Sound texts of each format, for damaging, and the words of each format."""

from __future__ import annotations


def _cut(pieces: str) -> tuple[str, ...]:
    """What stands between the bars."""
    return tuple(pieces.split("¦"))


CATALOGUES = (
    """\
title = "Diffusion models"
[markers]
read = ["✔", ":zap:"]
[[categories]]
path = "Papers > Must-Read"
note = "start here"

# the first
[[papers]]
id = "ho2020denoising"
title = "Denoising Diffusion Probabilistic Models"  # Ho
authors = ["Jonathan Ho", "Ajay Jain"]
venue = 'NeurIPS 2020'
year = 2020
date = 2020-06-19
categories = ["Papers > Must-Read"]
tags = ["ddpm"]
arxiv = "2006.11239"
summary = '''
Maths: $\\epsilon_\\theta$ [[papers]].
'''
[papers.links]
Paper = "https://arxiv.org/abs/2006.11239"

[[papers]]
title = "확산 모델"
links = { Paper = "https://example.org", Code = 'https://example.org/2' }
""",
    '[["papers"]]\r\ntitle = "\\u0041"\r\nlinks.Paper = "https://x.org"\r\nyear = "2020"\r\n[papers.more]\r\na = 1\r\n',
    'papers = [{title = "A"}, {title = "B", year = 2020}]\n',
)
CATALOGUE_PIECES = _cut(
    "[[papers]]\n¦[papers]\n¦[papers.links]\n¦[[\"papers\"]]\n¦title = ¦title='x'\n¦id = 'a'\n¦year = 1\n¦"
    "= 1¦links.a = 'b'\n¦date = 2020-13-45\n¦2020-06-19T10:00:00Z¦0x1f¦1_000¦{ a = 1 }¦[ 1, 2, ]¦<<<<<<< a\n¦"
    "=======\n¦>>>>>>> b\n¦# comment\n¦papers = 3\n¦authors = 'x'\n¦summary = '''\n¦[categories]\n¦"
    "arxiv = 'x'\n"
)

LOGS = (
    """\
{"at":"2026-11-20T17:37:00.123Z","paper":"ho2020denoising","status":"read","title":"Denoising","arxiv":"2006.11239"}
{"at":"2026-11-20T17:40:12.004Z","paper":"ho2020denoising","rating":5}
{"at":"2026-11-20T17:41:30.880Z","paper":"ho2020denoising","tag+":"key-paper"}
""",
    """\
{"v":2,"at":"2026-11-20T17:37:00Z","paper":"a","status":"skimmed","note":"n"}
{"at":"2026-11-20T17:37:00+02:00","paper":"a","status":null,"source":"import","undo":true}
""",
)
LOG_PIECES = _cut(
    '"at":¦"paper":¦"status":"read"¦"rating":9¦"note":null¦"tag-":""¦"v":¦null¦true¦1e400¦-0¦'
    '2026-02-30T25:61:61.000Z¦9999-12-31T23:59:59.999Z¦0001-01-01T00:00:00+23:59¦"\\ud800"¦"title":[]¦NaN¦'
    "{}\n"
)

CONFIGS = (
    """\
theme = "nord"
advance_after_marking = true
reading_log = "~/log"
editor = "vi"
ambiguous_width = 2
[glyphs]
set = "ascii"
read = "✔"
[keys]
read = ["r", "x"]
undo = []
[catalogues]
mine = "~/papers.toml"
""",
    """\
catalogue = "mine"
ambiguous_width = 3
keys.quit = "ctrl+q"
""",
)
CONFIG_PIECES = _cut("theme = ¦[keys]\n¦keys = 1\n¦glyphs.read = ''\n¦[catalogues]\n¦true¦1.5¦[[]]¦\"ctrl+\"¦[]")

QUERIES = (
    "denoising diffusion",
    'author:ho year:2019..2021 is:left -tag:ddpm "image synthesis"',
    "arxiv:2006.11239 https://arxiv.org/abs/2006.11239v2",
    "ㅎㅅ 확산 모델 rating:>=4 read:2026-01..2026-02 in:Papers>Must-Read | gan",
)
QUERY_PIECES = _cut(
    'year:¦year:..¦2020..¦..9999999999999¦is:¦is:read¦-¦--¦"¦author:¦in:¦tag:¦rating:¦>=¦read:today¦|¦OR¦!¦/¦'
    "*¦.*¦(?¦\\¦^¦id:¦has:¦sort:¦note:¦:¦::"
)

PASTED = (
    "https://arxiv.org/abs/2006.11239v2",
    "arXiv:hep-th/9901001",
    "10.1145/3592433",
    "- [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239) Jonathan Ho, A. Jain. NIPS 2020 ⚡",
    """\
@inproceedings{ho2020denoising,
  title = {Denoising {D}iffusion \\emph{x} Models},
  author = {Ho, Jonathan and Jain},
  year = 2020, url = "https://arxiv.org/abs/2006.11239"
}
""",
    "Any other words",
)
PASTED_PIECES = _cut(
    "https://¦http:¦javascript:alert(1)¦file:///etc/passwd¦//¦](¦[¦![¦@article{¦@string{a = ¦author = ¦{¦}¦"
    "\\textbf{¦\\\"{o}¦ and ¦arXiv:¦10.¦doi:¦- ¦| a | b |\n|---|---|\n¦<a href='¦#¦%00¦xn--"
)

LISTS = (
    """\
# Awesome diffusion

## Papers

- ⚡ **[Denoising](https://arxiv.org/abs/2006.11239)** (NeurIPS 2020) *Ho et al.* [[Code]](https://x.org)
  - A sentence about it.

| Title | Venue | Date |
|:--|:--:|--:|
| [A](https://a.org) | CVPR | 2021-03 |
""",
    """\
1. A title. Author One, Author Two. ICML'21. <https://arxiv.org/abs/1907.05600>

> quoted

### Video
* [x] done
""",
)
LIST_PIECES = _cut(
    "# ¦## ¦- ¦  - ¦* [ ] ¦1. ¦| ¦|---|¦[a](¦](b)¦![x](y)¦<br>¦<details>¦</¦**¦__¦~~¦```\n¦    code\n¦---\n¦"
    "[ref]: https://x.org\n¦&#x1F;¦<!--¦-->¦:zap:¦(2020)¦et al.¦\\|"
)

BIBLIOGRAPHIES = (
    r"""@inproceedings{lee2021,
  title = {{On} \enquote{F}olds: 50\% of $\epsilon_{\theta}$}, eprint = {2110.01234}, archiveprefix = {arXiv},
  author = {Lee, Ann and M{\"u}ller, J\"org and van der Berg, Jr., Jan and family=Li, given=Bo}, month = jun # "~19",
  booktitle = {Conf. on Folds}, year = 2021, pages = {1--9}, doi = {10.1000/a\_b}, note = {arXiv:2110.01234 [cs]},
  keywords = {folds; {a, b}}, groups = {Papers > Maps}, readstatus = {read}, links = {Code: https://github.com/a/b},
  abstract = {Noise,

  removed \\ slowly.},
}
@misc{q, howpublished={\url{https://a.org/x_y}}}
@proceedings(v, title={Volume}, year={2020}, editor={A. Editor})
@InProceedings(p, title={Paper}, crossref={v}, date={2020-06/2020-07})
""",
    r"""{"items": [{"id": "lee", "title": "On <i>folds</i> &amp; x", "note": "arXiv:2110.01234 [cs]\nCitation Key: lee",
  "page": "1-9", "number": "arXiv:2110.01234", "custom": {"papertui": {"kind": "video", "title": "<b>", "id": "7",
   "links": [{"label": "Code", "url": "https://a.org"}], "categories": [["A", "B"]], "tags": ["x;y"]}}},
  {"title": ["In a list"], "issued": "2020-06", "container-title": ["Nature"]}]}
""",
    """\
% a bibliography
@string{neurips = "Advances in Neural Information Processing Systems"}
@inproceedings{ho2020denoising,
  title     = {Denoising {D}iffusion $\\epsilon$ Models},
  author    = {Ho, Jonathan and Jain, Ajay and {The Group} and others},
  booktitle = neurips # { 33},
  year      = 2020, month = jun, eprint = {2006.11239}, archiveprefix = {arXiv},
  keywords  = {ddpm, image synthesis}, groups = {Papers, Must-Read},
  url       = "https://arxiv.org/abs/2006.11239"
}
@article{b, title = {{\\"U}ber {\\LaTeX}}, crossref = {ho2020denoising}, date = {2021-03-04}, doi = {10.1145/3592433}}
@comment{jabref-meta: x}
""",
    """\
[{"id": "ho2020", "type": "paper-conference", "title": "Denoising <i>Diffusion</i>", "DOI": "10.1145/3592433",
  "author": [{"family": "Ho", "given": "Jonathan", "suffix": "Jr."}, {"literal": "The Group"}],
  "issued": {"date-parts": [[2020, 6, 19]]}, "URL": "https://example.org/x", "keyword": "a, b", "custom": {"x": 1}},
 {"id": 7, "type": "webpage", "title": "A page", "issued": {"raw": "June 2020"}}]
""",
)
BIBLIOGRAPHY_PIECES = _cut(
    "@article{¦@string{a = ¦@comment{¦@preamble{¦title = ¦author = {¦ and ¦ # ¦neurips¦{¦}¦\\'{e}¦\\emph{¦\\textbf¦"
    '$x_1$¦crossref = {b},¦year = {¦,\n¦"¦[[2020]]¦[[]]¦"date-parts": ¦"issued": ¦null¦{}¦[]¦1e400¦"\\ud800"¦'
    '"author": ¦"DOI": ¦-1¦true¦groups = {a > > b},¦keywords = {;;,},¦links = {: ,},¦doi = {10.¦'
    '\\enquote{¦--¦~¦<i>¦</i>¦&lt;¦"custom": ¦"papertui": ¦"note": ¦"id": ¦NaN¦month = 13,¦@misc{¦=¦;¦ > '
)

HISTORY_CATALOGUE = '[[papers]]\nid = "a"\ntitle = "A"\nyear = 2015\n'
HISTORY_LOG = '{"at":"2026-11-20T17:39:00.123Z","paper":"a","status":"read","title":"A"}\n'
HISTORIES = (
    """\
{"key":"1","at":"2026-11-20T17:37:00.123Z","what":"year of a","session":"s","texts":[{\
"before":"[[papers]]\\nid = \\"a\\"\\ntitle = \\"A\\"\\nyear = 2014\\n",\
"after":"[[papers]]\\nid = \\"a\\"\\ntitle = \\"A\\"\\nyear = 2015\\n","before_id":"a",\
"after_id":"a"}]}
""",
    """\
{"key":"2","at":"2026-11-20T17:38:00.123Z","what":"removal of b","session":"s","texts":[{"before":"\\n[[papers]]\\n\
title = \\"B\\"\\n","before_id":"b","start":44,"above":"year = 2015\\n","below":""}]}
{"key":"3","at":"2026-11-20T17:39:00.123Z","what":"a","marks":[{"paper":"a","title":"A","before":["status",null],\
"after":["status","read"]}]}
{"undo":"3"}
{"redo":"3"}
{"void":"9"}
""",
)
HISTORY_PIECES = _cut(
    '"key":¦"at":¦"texts":¦"marks":¦"before":¦"after":¦["status",null]¦["rating",[]]¦["tag+",{}]¦"start":¦-1¦1e9¦'
    '"others":¦{"undo":"1"}\n¦{"redo":"2"}\n¦{"void":"2"}\n¦{"undo":[]}\n¦null¦""¦{}¦[]¦[{}]¦"\\ud800"¦"b"¦'
    "[[papers]]\\n¦NaN"
)
