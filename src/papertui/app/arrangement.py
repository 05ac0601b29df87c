"""The arrangement of the panes for every width and height; without any class it is the one of 80×24.

It stands here and not in a file of its own because Textual parses the CSS of a screen's class once, and that of a
``CSS_PATH`` again when the theme is set: four milliseconds of every start. Only what the first paint needs is parsed
before it.
"""

from __future__ import annotations

FIRST_ARRANGEMENT = """
PaneScreen { layout: horizontal; layers: panes drawer; background: $background; }
#header { dock: top; }
#footer { dock: bottom; }
#tree { width: 26; }
#right { layout: vertical; width: 1fr; }
#papers-pane { height: 1fr; }
#summary-pane { height: 9; }
#tree, #papers-pane, #summary-pane {
    border: round $border-blurred;
    border-title-color: $foreground 70%;
    border-subtitle-color: $foreground 70%;
    border-title-style: none;
    background: $background;
    padding: 0;
}
#tree:focus, #papers-pane:focus-within, #summary-pane:focus-within {
    border: round $primary;
    border-title-color: $primary;
    border-title-style: bold;
}
#papers { height: 1fr; }
.-narrow #tree { display: none; }
"""

ARRANGEMENT = """
#empty { display: none; height: 1fr; content-align: center middle; text-align: center; }
#summary { height: 1fr; padding: 0 1; background: $background; }
.-nothing #papers { height: 0; }  /* it keeps the focus */
.-nothing #empty { display: block; }

/* Height */
.-high #papers-pane { height: 3fr; }
.-high #summary-pane { height: 1fr; min-height: 11; }
.-high.-long-summary #summary-pane { height: 2fr; }
.-high #summary { padding: 0 2; }
.-tiny #summary-pane { display: none; }
.-flat #tree, .-flat #papers-pane, .-flat #summary-pane { border: none; }
.-flat #tree:focus, .-flat #papers-pane:focus-within, .-flat #summary-pane:focus-within { border: none; }
.-tiny.-editing #summary-pane, .-tiny.-reading-summary #summary-pane { display: block; height: 1fr; }
.-tiny.-editing #papers-pane, .-tiny.-reading-summary #papers-pane { display: none; }
.-low.-editing #summary-pane { height: 13; }
.-high.-editing #summary-pane { height: 3fr; }

/* Width */
.-medium.-folded #tree { display: none; }
.-wide #tree { width: 38; }
.-widest #tree { width: 40; }
.-widest #right { layout: horizontal; }
.-widest #papers-pane { width: 2fr; height: 1fr; }
.-widest #summary-pane { width: 1fr; height: 1fr; min-width: 60; max-width: 92; }

/* What the reader asked for */
.-no-tree #tree { display: none; }
.-narrow.-drawer #tree { display: block; layer: drawer; dock: left; width: 34; margin: 1 0; }
.-zoom-tree #tree { display: block; width: 1fr; }
.-zoom-tree #right { display: none; }
.-zoom-papers #tree, .-zoom-papers #summary-pane { display: none; }
.-zoom-papers #papers-pane { width: 1fr; height: 1fr; max-width: 100%; }
.-zoom-summary #tree, .-zoom-summary #papers-pane { display: none; }
.-zoom-summary #summary-pane { display: block; width: 1fr; height: 1fr; max-width: 100%; }

/* Terminals without colours of our own */
PaneScreen:ansi #tree, PaneScreen:ansi #papers-pane, PaneScreen:ansi #summary-pane { border: round ansi_bright_black; }
PaneScreen:ansi #tree:focus, PaneScreen:ansi #papers-pane:focus-within, PaneScreen:ansi #summary-pane:focus-within {
    border: round ansi_blue;
}
"""
