"""Small sound lists in every grammar that is met, and the pieces they are damaged with."""

from __future__ import annotations

BLOCKS = r"""# Mine

Read papers are marked with :zap:

## 접기

**Learning to Fold** :zap: \
*Ann Lee<sup>1</sup>, Björn Öst* \
ICML 2021 (Oral). [[Paper](https://arxiv.org/abs/2101.00001v2)] [[Code](https://github.com/a/b)] \
[Submitted on] 1 Jul 2020 \
지도를 접는 방법을 $\theta$로 설명.
And unfolds.

**Second Fold**\
Ann Lee, Bo Kim \
[[pdf](https://arxiv.org/pdf/2001.00002)] \
???

***Third** :zap:\
!!!! README !!!!
"""
BULLETS = """# Nets

- [Contents](#a)
- [More](#b)

## A (3)

- [Learning to Fold(2020)](https://a.org/post), paper [[pdf](https://arxiv.org/abs/2001.00001)] [[code]()]
  wrapped *Ann Lee, Bo Kim*
    - a note below it
* ✅ **[Second Fold](https://b.org)**, OSDI'22 | [Project Page](https://p.org)] [[Video] (https://v.org)]
1. Third Fold [`[pdf]`](https://c.org/x_(y).pdf) ![badge](https://i.org/b.svg)
- Group
  - Fourth, Sangyun Lee et al., 2022 https://d.org

### Deeper
* :heavy_check_mark: Fifth. Bo Kim. 2102. [paper][ref]

[ref]: https://e.org "Title"
"""
BOXES = """## To do

- [x] [First fold](https://a.org) ⭐
- [X] Second fold - Ann Lee, 2019 📝
- [ ] Third fold
    - [ ] [Inner](https://c.org)
+ ⬜ Fourth <!-- hidden - [Fifth](https://e.org) -->
"""
TABLES = """# T

## Papers

| Done | Title | Venue | Date | Code |
|:--:|---|:-:|---|---|
| ✅ 📝 | **One Net: Folding** | OSDI'22 | 2022-01 | [Code](https://a.org) / [Note](n.md) |
| ⬜ | [Two \\| Nets](https://b.org) <br> [Three](https://c.org) | — | TBD |
| 2024-01-02 | Four

|Paper|
|---|
|[Five](https://e.org)|
"""
HEADINGS = """> ## Vision

### Learning to fold maps at night
- [A line that says what it is about](https://arxiv.org/abs/2001.00001)

### The second fold of many
- [Paper](https://b.org)
- [Code](https://github.com/c/d)

Setext
======

<details>
  <summary>Last month</summary>

  - <b>Bold</b> by <a href="https://h.org">link</a> &amp; more
</details>
</details>
"""
LISTS = (BLOCKS, BULLETS, BOXES, TABLES, HEADINGS)

PIECES = (
    "[", "]", "(", ")", "[[", "]]", "](", "[](", "[[pdf](", "![", "*", "**", "***", "_", "__", "`", "```", "~~~", "|",
    "| |", "|---|", "\\", " \\\n", "<br>", "<details>", "</details>", "<summary>", "<a href=", "<!--", "-->", "<", ">",
    "&amp;", "&#", "#", "###X", "> ##", "- ", "* ", "1. ", "- [ ] ", "- [x] ", "✅", "⚡", ":zap:", "✔️", "⬜", "읽음",
    "(2020", "2102", "'22", "https://", "http://a.org/(x)", "javascript:", "arXiv:2001.00001", "10.1000/182", "TODO",
    "???", "\n", "\n\n", "\r", "\t", " ", "\xa0", "\u2028", "\u202e", "\u200d", "\ufeff", "\0", "\x1b[2J", "\x85",
    "e\u0301", "ﬁ", "한", "ìì´", "Ã©", "🥰", "\ud800", "\U0010ffff", "9" * 400, "a" * 400, "\n===\n", "\n---\n", "$",
    "[^1]:", "[ref]: ", "[a][ref]", "---\n", "title: x\n", "@a{b,", '{"a":',
)  # fmt: skip
