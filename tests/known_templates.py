"""Pages in the manner of well-known sites and programs: their markup, filled with what nobody wrote.

Each function gives a page and the lines of its article, in order. What stands around the article (menus,
teasers, counts, forms, licences) is in no line.
"""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable

from invented import Writer

Page = tuple[str, list[str]]

BAR = '<a href="/">Home</a> <a href="/new">New</a> <a href="/about">About</a> <a href="/login">Sign in</a>'
CODE = 'def press(apples):\n    screw = Screw("oak")\n    return screw.turn(apples, times=9)'
TEASERS = "".join(
    f'<li><a href="/s/{n}">{title}</a></li>'
    for n, title in enumerate(
        (
            "Harbour board weighs a second crane",
            "Why the eels came back to Tolling",
            "A lamp keeper's last winter on the point",
            "Nine barns, one roof: how Asken shares its hay",
        )
    )
)


def told(seed: int, count: int = 8) -> list[str]:
    """So many paragraphs of an invented story, two sentences each."""
    writer = Writer(seed)
    return [f"{writer.sentence()} {writer.sentence()}" for _ in range(count)]


def notes(seed: int, count: int = 6) -> list[str]:
    """So many short posts."""
    writer = Writer(seed)
    return [writer.sentence() for _ in range(count)]


def ps(lines: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{line}</p>" for line in lines)


def html(body: str, head: str = "<title>The press at Wexcombe</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def wikipedia() -> Page:
    text = told(1)
    rows = "".join(
        f'<tr><th scope="row">{a}</th><td>{b}</td></tr>' for a, b in (("Built", "1908"), ("Screw", "Oak"))
    )
    refs = [f"Lowe, Hester (1971). A Press and its Yard. Wexcombe: Yard Books. p. {n}." for n in (4, 19, 33)]
    body = f"""<div id="mw-navigation"><div id="mw-head"><ul><li><a href="/w/Talk">Talk</a></li></ul></div></div>
<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">Wexcombe press</h1>
<div id="siteSub" class="noprint">From the open encyclopedia of yards</div><div id="mw-content-text">
<div class="mw-parser-output"><table class="infobox vcard"><tbody>{rows}</tbody></table>
<p><b>{text[0]}</b><sup class="reference"><a href="#cite_note-1">[1]</a></sup></p>{ps(text[1:3])}
<div id="toc" class="toc" role="navigation"><h2>Contents</h2><ul><li class="toclevel-1"><a href="#H">1 History</a></li>
</ul></div>
<h2><span class="mw-headline" id="H">History</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
{ps(text[3:6])}<div class="thumb tright"><div class="thumbinner"><a href="/f"><img></a>
<div class="thumbcaption">The screw in its bed</div></div></div><h2><span class="mw-headline">Legacy</span></h2>
{ps(text[6:])}<h2><span class="mw-headline">References</span></h2><div class="reflist"><ol class="references">
{"".join(f'<li id="cite_note-{n}"><cite class="citation book">{r}</cite></li>' for n, r in enumerate(refs))}</ol></div>
</div></div><div id="catlinks" class="catlinks"><a href="/c">Categories</a>: <ul><li><a href="/c/p">Presses</a></li>
</ul></div></div><div id="footer"><ul><li>This page was last edited on 4 March.</li></ul></div>"""
    return html(body), [*text[:3], "History", *text[3:6], "Legacy", *text[6:]]


def docs_with_code_toolbars() -> Page:
    text = told(2, 6)
    code = f"""<div class="code-example"><div class="example-header"><span class="language-name">py</span>
<button type="button" class="icon copy-icon"><span class="visually-hidden">Copy</span></button></div>
<pre class="brush: py notranslate"><code>{CODE}</code></pre></div>"""
    body = f"""<ul id="nav-access" class="a11y-nav"><li><a href="#content">Skip to main content</a></li></ul>
<header class="top-navigation">{BAR}</header><div class="main-wrapper"><aside class="sidebar"><nav><ol><li>
<a href="/press">Press</a></li><li><a href="/screw">Screw</a></li></ol></nav></aside>
<main id="content" class="main-content"><article class="main-page-content" lang="en-US"><header>
<h1>Press.turn()</h1></header><div class="section-content">{ps(text[:2])}</div>
<section aria-labelledby="syntax"><h2 id="syntax"><a href="#syntax">Syntax</a></h2><div class="section-content">
{code}<dl><dt id="times"><a href="#times"><code>times</code></a> <span class="badge inline optional">Optional</span></dt>
<dd><p>{text[2]}</p></dd></dl></div></section><section aria-labelledby="examples"><h2>Examples</h2>
<div class="section-content">{ps(text[3:])}</div></section></article>
<aside class="article-footer"><h2>Help improve this page</h2><button>Yes</button><button>No</button></aside></main></div>
<footer class="page-footer">{BAR}</footer>"""
    return html(body), [*text[:2], "Syntax", *CODE.split("\n"), *text[2:3], "Examples", *text[3:]]


def hacker_news() -> Page:
    posts = notes(3, 9)
    rows = "".join(
        f"""<tr class="athing comtr" id="{n}"><td><table border="0"><tr><td class="ind" indent="{n % 3}">
<img src="s.gif" width="{40 * (n % 3)}"></td><td valign="top" class="votelinks"><a href="vote?id={n}"></a></td>
<td class="default"><div><span class="comhead"><a href="user?id=adab" class="hnuser">adab</a>
<span class="age"><a href="item?id={n}">{n + 1} hours ago</a></span> <span class="navs">|
<a href="#{n}" class="clicky">next</a> <a class="togg clicky" n="1">[–]</a></span></span></div><br>
<div class="comment"><div class="commtext c00">{post}</div><div class="reply"><p><font size="1"><u>
<a href="reply?id={n}">reply</a></u></font></p></div></div></td></tr></table></td></tr>"""
        for n, post in enumerate(posts)
    )
    body = f"""<center><table id="hnmain" border="0"><tr><td bgcolor="#ff6600"><table><tr><td><span class="pagetop">
<b class="hnname"><a href="news">Yard News</a></b> <a href="newest">new</a> | <a href="ask">ask</a></span></td></tr></table>
</td></tr><tr><td><table class="fatitem"><tr class="athing"><td class="title"><span class="titleline">
<a href="https://press.example/">The press at Wexcombe</a></span></td></tr><tr><td class="subtext"><span class="subline">
<span class="score">91 points</span> by <a href="user?id=x">x</a></span></td></tr></table><br><br>
<table class="comment-tree">{rows}</table></td></tr></table></center>"""
    return html(body), posts


def reddit() -> Page:
    text, posts = told(4, 4), notes(5, 4)
    comments = "".join(
        f"""<div class="thing comment noncollapsed"><p class="parent"></p><div class="midcol"><div class="arrow up"></div>
</div><div class="entry"><p class="tagline"><a class="author" href="/u/k">k</a> <span class="score">9 points</span></p>
<form class="usertext"><div class="usertext-body may-blank-within md-container"><div class="md"><p>{post}</p></div></div>
</form><ul class="flat-list buttons"><li><a href="#">permalink</a></li><li><a href="#">reply</a></li></ul></div></div>"""
        for post in posts
    )
    body = f"""<div id="header" role="banner"><div id="header-bottom-left">{BAR}</div></div><div class="side"><div
class="spacer"><h3>About this yard</h3><p>Presses of every make, and what they press.</p></div></div>
<div class="content" role="main"><div id="siteTable" class="sitetable linklisting"><div class="thing self link">
<div class="entry unvoted"><p class="title"><a class="title" href="/r/p/1">The press at Wexcombe</a></p>
<p class="tagline">submitted 4 hours ago by <a class="author" href="/u/ada">ada</a></p>
<div class="expando"><form class="usertext" id="form-t3"><div class="usertext-body may-blank-within md-container">
<div class="md">{ps(text)}</div></div></form></div><ul class="flat-list buttons"><li class="first"><a
href="/r/p/1">4 comments</a></li><li><a href="#">share</a></li></ul></div></div></div>
<div class="commentarea"><div class="panestack-title"><span class="title">all 4 comments</span></div>
<div class="sitetable nestedlisting">{comments}</div></div></div>"""
    return html(body), text


def discourse() -> Page:
    posts = [told(seed, 2) for seed in range(6, 10)]
    shown = "".join(
        f"""<div id="post_{n}" itemprop="comment" itemscope class="topic-body crawler-post">
<div class="crawler-post-meta"><span class="creator" itemprop="author"><a href="/u/ada"><span itemprop="name">ada</span></a>
</span><span class="crawler-post-infos"><time class="post-time">March 4, 8:1{n}am</time><span itemprop="position">{n}</span>
</span></div><div class="post" itemprop="text">{ps(post)}</div><div class="post-likes">{n} Likes</div></div>"""
        for n, post in enumerate(posts, 1)
    )
    body = f"""<header><a href="/">Yard talk</a></header><div id="main-outlet" class="wrap" role="main">
<div id="topic-title"><h1><a href="/t/1">The press at Wexcombe</a></h1></div>
<div itemscope itemtype="http://schema.org/DiscussionForumPosting">{shown}</div></div><footer class="container wrap">
<nav class="crawler-nav">{BAR}</nav></footer>"""
    return html(body), [line for post in posts for line in post]


def github_issue() -> Page:
    text, posts = told(10, 3), [told(seed, 2) for seed in (11, 12)]

    def comment(lines: list[str]) -> str:
        return f"""<div class="TimelineItem js-comment-container"><div class="timeline-comment-group js-minimizable-comment-group">
<div class="timeline-comment comment"><div class="timeline-comment-header"><h3 class="f5"><a class="author"
href="/ada">ada</a> commented <a href="#1"><relative-time>Mar 4</relative-time></a></h3></div><div class="edit-comment-hide">
<task-lists><table class="d-block"><tbody class="d-block"><tr class="d-block"><td class="d-block comment-body
markdown-body js-comment-body">{ps(lines)}</td></tr></tbody></table></task-lists></div></div></div></div>"""

    body = f"""<header class="AppHeader">{BAR}</header><main><div id="repo-content-pjax-container"><div class="gh-header">
<h1 class="gh-header-title"><bdi class="markdown-title">Screw sings when it bends</bdi> <span>#12</span></h1></div>
<div id="discussion_bucket" class="js-socket-channel"><div class="Layout"><div class="Layout-main"><div
class="js-discussion ml-0">{comment(text)}{"".join(comment(post) for post in posts)}</div>
<div class="discussion-timeline-actions"><form><p>Sign up for free to join this conversation.</p></form></div></div>
<div class="Layout-sidebar"><div class="discussion-sidebar-item">Assignees: No one assigned</div></div></div></div></div>
</main>"""
    return html(body), [*text, *(line for post in posts for line in post)]


def substack() -> Page:
    text = told(13)
    widget = """<div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><div
class="preamble"><p class="cta-caption">Yard Letters lives from its readers. To receive new posts, consider becoming
a free or paid subscriber.</p></div><form class="subscription-widget-subscribe"><input type="email"></form></div></div>"""
    quote = "The dark took up the slack, and nobody was sorry."
    body = f"""<div id="entry"><div id="main" class="main"><div class="main-menu"><nav>{BAR}</nav></div>
<div class="single-post-container"><div class="single-post"><article class="typography newsletter-post post">
<div class="post-header" role="region"><h1 class="post-title published">The press at Wexcombe</h1>
<h3 class="subtitle">On screws that sing</h3><div class="byline-wrapper"><div class="profile-hover-card-target">
<a href="/@ada">Ada Brandt</a></div><div class="meta">Mar 04</div></div></div>
<div class="available-content"><div dir="auto" class="body markup">{ps(text[:3])}{widget}
<div class="pullquote"><p>{quote}</p></div>{ps(text[3:6])}<h2 class="header-anchor-post">What the screw said</h2>
{ps(text[6:])}<div class="captioned-image-container"><figure><a class="image-link"><img></a>
<figcaption class="image-caption">The screw in March</figcaption></figure></div></div></div>
<div class="post-footer"><a class="post-ufi-button" role="button">91</a><a class="button primary">Share</a></div></article>
<div class="comments-section"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment">
<div class="comment-body"><p>I had the same screw, and it sang in March as well.</p></div></div></div></div></div></div>
</div></div>"""
    return html(body), [*text[:3], quote, *text[3:6], "What the screw said", *text[6:]]


def medium() -> Page:
    text = told(14)
    body = f"""<div id="root"><div class="a b c"><div class="l"><div class="nav ab">{BAR}</div></div><div class="bg af">
<article><div class="l"><div class="l"><span class="l"></span><section><div><div class="gr gs gt gu gv"></div><div
class="ab ca"><div class="ch bg fw"><div><h1 class="pw-post-title hk" data-testid="storyTitle">The press at
Wexcombe</h1></div><div class="speechify-ignore ab cp"><div><a href="/@ada">Ada Brandt</a> <span>·</span>
<button>Follow</button> <span data-testid="storyReadTime">7 min read</span></div><div><button aria-label="clap">91</button>
<span>Listen</span> <span>Share</span></div></div>{ps(text[:4], ' class="pw-post-body-paragraph nf ng"')}
<h2 class="oc od">The yard at night</h2>{ps(text[4:], ' class="pw-post-body-paragraph nf ng"')}
<blockquote class="ot"><p class="nf">Bring a coat and nothing else.</p></blockquote></div></div></div></section></div></div>
</article></div><div class="m n"><a href="/tag/press">Press</a> <a href="/tag/cider">Cider</a></div><div
class="o p"><h2>More from Ada Brandt</h2><ul>{TEASERS}</ul></div></div></div>"""
    return html(body), [*text[:4], "The yard at night", *text[4:], "Bring a coat and nothing else."]


def blogger() -> Page:
    text = told(15)
    body = f"""<div class="navbar section" id="navbar"></div><div class="content-outer"><div class="main-outer">
<div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div
class="date-outer"><h2 class="date-header"><span>Tuesday, 4 March</span></h2><div class="date-posts"><div
class="post-outer"><div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">The press at
Wexcombe</h3><div class="post-header"></div><div class="post-body entry-content" id="post-body-99">
<div class="separator" style="clear: both;"><a href="p.jpg"><img></a></div>{"<br><br>".join(text)}
<div style="clear: both;"></div></div><div class="post-footer"><div class="post-footer-line post-footer-line-1"><span
class="post-author vcard">Posted by <span class="fn">Ada</span></span> <span class="post-timestamp">at 08:14</span>
</div><div class="post-footer-line"><span class="post-labels">Labels: <a rel="tag" href="/l">press</a></span></div></div>
</div><div class="comments" id="comments"><h4>1 comment:</h4><dl id="comments-block"><dt class="comment-author">Kit said...
</dt><dd class="comment-body"><p>I had the same screw, and it sang in March as well.</p></dd></dl></div></div></div></div>
</div></div></div><div class="column-right-outer"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul>{TEASERS}</ul>
</div></div></div></div>"""
    return html(body), text


def gutenberg_blocks() -> Page:
    text = told(16, 10)
    listed = ["two oars with their locks", "a lamp with a green shade", "nine barrels, one of which leaks"]
    items = "".join(f"<li>{item}</li>" for item in listed)
    body = f"""<header class="wp-block-template-part"><nav class="wp-block-navigation">{BAR}</nav></header>
<main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">The press at Wexcombe</h1>
<div class="entry-content wp-block-post-content has-global-padding is-layout-constrained">{ps(text[:3])}
<h2 class="wp-block-heading">The yard</h2><div class="wp-block-columns"><div class="wp-block-column">{ps(text[3:5])}</div>
<div class="wp-block-column">{ps(text[5:7])}</div></div><ul class="wp-block-list">{items}</ul>
<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img></figure>
<div class="wp-block-media-text__content">{ps(text[7:8])}</div></div>
<div class="wp-block-group has-background"><div class="wp-block-group__inner-container">{ps(text[8:9])}</div></div>
<details class="wp-block-details"><summary>Who pays?</summary><p>{text[9]}</p></details>
<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/buy">Buy now</a></div>
</div></div><div class="wp-block-comments"><h2>Leave a Reply</h2></div></main>"""
    return html(body), [*text[:3], "The yard", *text[3:7], *listed, *text[7:9], "Who pays?", text[9]]


def drupal() -> Page:
    text = told(17)
    body = f"""<div class="dialog-off-canvas-main-canvas"><div class="region region-header">{BAR}</div><main role="main">
<div class="layout-content"><div class="region region-content"><div id="block-main" class="block block-system
block-system-main-block"><article class="node node--type-article node--promoted node--sticky node--view-mode-full">
<footer class="node__meta"><div class="node__submitted">Submitted by <a href="/user/1">ada</a> on Tue, 03/04</div></footer>
<div class="node__content clearfix"><div class="clearfix text-formatted field field--name-body
field--type-text-with-summary field--label-hidden field__item">{ps(text)}</div><div class="field field--name-field-tags
field--label-above clearfix"><h3 class="field__label">Tags</h3><ul class="links field__items"><li><a
href="/t/p">press</a></li></ul></div></div></article></div></div></div><aside class="layout-sidebar-second"><div
class="region region-sidebar"><h2>Recent content</h2><ul>{TEASERS}</ul></div></aside></main></div>"""
    return html(body), text


def obsidian_publish() -> Page:
    text = told(18)
    body = f"""<div class="published-container print is-readable-line-width"><div class="site-body"><div
class="site-body-left-column"><div class="nav-view-outer"><a class="tree-item-self" data-path="P.md" href="/p">Presses</a>
</div></div><div class="site-body-center-column"><div class="render-container"><div class="render-container-inner"><div
class="publish-renderer"><div class="markdown-preview-view markdown-rendered"><div class="markdown-preview-sizer
markdown-preview-section"><div class="markdown-preview-pusher"></div><div class="mod-header mod-ui"></div>
<div class="el-h1 heading-wrapper"><h1>The press at Wexcombe</h1><div class="heading-children">
{"".join(f'<div class="el-p"><p>{line}</p></div>' for line in text[:4])}<div class="el-div"><div class="callout"
data-callout="note"><div class="callout-title"><div class="callout-title-inner">Of screws</div></div><div
class="callout-content"><p>{text[4]}</p></div></div></div>
<div class="el-h2 heading-wrapper"><h2>Beds</h2><div class="heading-children">
{"".join(f'<div class="el-p"><p>{line}</p></div>' for line in text[5:])}</div></div></div></div></div></div></div></div>
</div></div><div class="site-body-right-column"><div class="graph-view-outer">Interactive graph</div><div
class="outline-view-outer">On this page</div></div></div></div>"""
    return html(body), [*text[:5], "Beds", *text[5:]]


def writerside() -> Page:
    text = told(19)
    body = f"""<div class="wrapper"><main class="panel _main"><header class="panel__header"><div class="container"><h3>Press
manual 2.1 Help</h3><div class="panel-trigger"></div></div></header><section class="panel__content"><div
class="container"><article class="article" data-shortcut-switcher="inactive"><h1 data-toc="x">Turn the screw</h1>
{"".join(f'<p id="p{n}">{line}</p>' for n, line in enumerate(text[:3]))}<section class="chapter"><h2 id="b"
data-toc="b">Before you begin</h2><p>{text[3]}</p><aside class="prompt" data-type="note"><p>{text[4]}</p></aside>
<div class="code-block" data-lang="python">{CODE}</div></section><section class="chapter"><h2>After it</h2>
{ps(text[5:])}</section><div data-feedback-placeholder="true"></div><div class="navigation-links _bottom"><a
href="a.html" class="navigation-links__prev">Install</a><a href="b.html" class="navigation-links__next">Mend</a></div>
</article></div></section></main></div>"""
    return html(body), [*text[:3], "Before you begin", *text[3:5], CODE.split("\n")[0], "After it", *text[5:]]


def table_layout() -> Page:
    text = told(20)
    body = f"""<table width="760" border="0" cellpadding="0"><tr><td colspan="2" bgcolor="#003366"><font color="white">
<b>Wexcombe Yard Page</b></font></td></tr><tr><td width="140" valign="top"><font size="-1"><a href="a.htm">Home</a><br>
<a href="b.htm">Presses</a><br><a href="c.htm">Guestbook</a><br></font></td><td valign="top"><font face="Verdana"
size="2"><center><b>The press at Wexcombe</b></center><br><br>{"<br><br>".join(text)}</font></td></tr><tr><td colspan="2">
<font size="1">You are visitor 90317. Best viewed at 800 by 600.</font></td></tr></table>"""
    return html(body), text


def tumblr() -> Page:
    text = told(21, 5)
    body = f"""<div id="page"><div id="header"><h1><a href="/">yardletters</a></h1><p class="description">presses, mostly</p>
</div><div id="posts"><div class="post text"><div class="post-content"><h2 class="title"><a href="/post/1">The press at
Wexcombe</a></h2>{ps(text)}</div><div class="footer for_permalink"><a href="/tagged/p">#press</a> <a
href="/tagged/c">#cider</a> <span class="date">4 March</span></div><div class="notecontainer"><ol class="notes"><li
class="note like tumblelog_k without_commentary"><span class="action"><a href="/k">k</a> liked this</span></li><li
class="note reblog"><a href="/m">m</a> reblogged this from <a href="/y">yardletters</a></li></ol></div></div></div></div>"""
    return html(body), text


LYRIC = [
    "We sang where the fire had been",
    "And the iron sang it back",
    "Seven seconds, said the tenor",
    "And the dark took up the slack",
    "While the hymn went home without us",
    "Down the cold side of the track",
    "Bring a coat and nothing else, love",
    "Bring the lamp that will not burn",
    "There's a press at Wexcombe waiting",
    "And a screw that cannot turn",
]


def lyrics_in_links() -> Page:
    held = "".join(
        f"""<a href="/2{n}/note" class="ReferentFragment-desktop__ClickTarget"><span class="ReferentFragment__Highlight">
{"<br>".join(LYRIC[at : at + 5])}</span></a><br><br>"""
        for n, at in enumerate((0, 5))
    )
    body = f"""<div id="application"><nav class="StickyNav">{BAR}</nav><main><div class="SongHeader"><h1>The Screw</h1></div>
<div id="lyrics-root"><div data-lyrics-container="true" class="Lyrics__Container">{held}</div><div class="Lyrics__Footer">
<button>Embed</button></div></div></main></div>"""
    return html(body), LYRIC


def lyrics_in_a_div() -> Page:
    body = f"""<div class="navbar">{BAR}</div><div class="container main-page"><div class="row"><div class="col-xs-12 text-center">
<div class="ringtone"></div><b>"The Screw"</b><br><br><div><!-- words -->{"<br>".join(LYRIC)}</div><br><br>
<div class="smt"><a href="/add">Submit corrections</a></div></div></div></div>"""
    return html(body), LYRIC


def recipe() -> Page:
    text = told(22, 4)
    parts = ["2 kg bitter apples", "300 g brown sugar", "1 spoon of salt", "9 cloves"]
    steps = [
        "Wash the apples and cut them into quarters.",
        "Boil them with the sugar until the kitchen smells of autumn.",
        "Press the pulp through a cloth and keep the juice.",
        "Fill it into bottles while it is hot, and print the year on each.",
    ]
    body = f"""<header>{BAR}</header><main><article class="recipe post type-post"><h1>Pressed apple syrup</h1>{ps(text)}
<div class="wprm-recipe-container"><div class="wprm-recipe"><h2 class="wprm-recipe-name">Syrup</h2><button
class="wprm-recipe-print">Print Recipe</button><div class="wprm-recipe-ingredients-container"><h3>Ingredients</h3><ul
class="wprm-recipe-ingredients">{"".join(f'<li class="wprm-recipe-ingredient">{p}</li>' for p in parts)}</ul></div>
<div class="wprm-recipe-instructions-container"><h3>Instructions</h3><ul class="wprm-recipe-instructions">
{"".join(f'<li><div class="wprm-recipe-instruction-text">{s}</div></li>' for s in steps)}</ul></div></div></div>
<div class="entry-tags"><a rel="tag" href="/t">apples</a></div></article><aside class="sidebar"><h3>About me</h3><p>Hello, I
am Ada, and I cook what falls.</p></aside></main>"""
    return html(body), [*text, "Ingredients", *parts, "Instructions", *steps]


def court_decision() -> Page:
    text = told(23, 9)
    body = f"""<div id="header">{BAR}</div><div id="main-content"><div class="judgment-header"><p class="center">COUNTY COURT OF
ASKEN</p><p class="center">Lowe v. The Parish of Wexcombe</p></div><div class="judgment-body">
{"".join(f'<section class="para"><p><span class="num">{n}.</span> {line}</p></section>' for n, line in enumerate(text, 1))}
</div></div><div id="footer"><p><a href="/copyright">Copyright</a> <a href="/help">Help</a></p></div>"""
    return html(body), text


def arxiv() -> Page:
    text = told(24, 9)
    body = f"""<nav class="ltx_page_navbar"><ol class="ltx_toclist"><li class="ltx_tocentry"><a class="ltx_ref" href="#S1">1
Introduction</a></li></ol></nav><div class="ltx_page_main"><div class="ltx_page_content"><article
class="ltx_document ltx_authors_1line"><h1 class="ltx_title ltx_title_document">On screws that sing</h1><div
class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Ada Brandt</span></span></div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">{text[0]}</p></div>
<section id="S1" class="ltx_section"><h2 class="ltx_title ltx_title_section">1 Introduction</h2>
{"".join(f'<div class="ltx_para"><p class="ltx_p">{line}</p></div>' for line in text[1:5])}
<table class="ltx_equation ltx_eqn_table"><tr class="ltx_equation ltx_eqn_row"><td><math><mi>f</mi><mo>=</mo><mn>9</mn>
</math></td></tr></table></section><section id="S2" class="ltx_section"><h2 class="ltx_title">2 Method</h2>
{"".join(f'<div class="ltx_para"><p class="ltx_p">{line}</p></div>' for line in text[5:])}</section>
<section class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul class="ltx_biblist"><li
class="ltx_bibitem"><span class="ltx_bibblock">E. Farrow, A short history of oak, Yard Books, 1971.</span></li></ul>
</section></article></div><footer class="ltx_page_footer"><div class="ltx_page_logo">Generated on Tue Mar 4</div></footer>
</div>"""
    title = "<title>On screws that sing</title>"
    source = "E. Farrow, A short history of oak, Yard Books, 1971."
    return html(body, title), [
        "Abstract",
        text[0],
        "1 Introduction",
        *text[1:5],
        "2 Method",
        *text[5:],
        source,
    ]


def mastodon() -> Page:
    text = notes(25, 3)
    body = f"""<div id="mastodon"></div><div class="container"><div class="public-layout"><div class="activity-stream
h-entry"><div class="entry entry-center"><div class="detailed-status detailed-status--flex"><div class="p-author h-card"><a
class="detailed-status__display-name u-url" href="/@ada"><span class="display-name"><bdi><strong
class="display-name__html p-name">Ada</strong></bdi> <span class="display-name__account">@ada@yard.example</span></span>
</a></div><div class="status__content emojify"><div class="e-content">{ps(text)}</div></div><div
class="detailed-status__meta"><a class="detailed-status__datetime u-url" href="/1"><time class="formatted">Mar 4, 08:14</time>
</a> · <span class="detailed-status__reblogs">9</span></div></div></div></div></div></div>"""
    return html(body), text


CHINESE = [
    "村里的老木桥星期六早上塌了，此前大雨下了三天，村民现在只能坐船过河去对岸的集市买米买盐。",
    "校长说四十个学生每天早上要早起一个小时，有的孩子已经在船上把功课背完，船夫听得比谁都熟。",
    "木匠们等水退了就动手修桥，木料从北边的山里运来，最粗的一根要八个人才抬得动，路上走了五天。",
    "老木匠今年七十一岁，他的祖父修过同一座桥，留下一把尺子，尺子上刻着那一年洪水的高度。",
]
THAI = [
    "สะพานไม้เก่าแก่ของหมู่บ้านพังลงในเช้าวันเสาร์หลังจากฝนตกหนักติดต่อกันสามวันและชาวบ้านต้องนั่งเรือข้ามแม่น้ำ",
    "ครูใหญ่บอกว่านักเรียนสี่สิบคนต้องตื่นเช้ากว่าเดิมหนึ่งชั่วโมงทุกวันเพื่อมาโรงเรียนให้ทันเวลาเข้าแถว",
    "ช่างไม้จะเริ่มซ่อมสะพานในเดือนหน้าเมื่อน้ำในแม่น้ำลดลงและไม้ที่สั่งไว้มาถึงจากจังหวัดทางเหนือแล้ว",
]
ARABIC = [
    "انهار جسر القرية الخشبي القديم صباح السبت بعد ثلاثة أيام من المطر الغزير ويعبر الناس النهر بالقارب.",
    "قال مدير المدرسة إن أربعين تلميذا يستيقظون قبل موعدهم بساعة كل صباح كي يصلوا في الوقت المناسب.",
    "يبدأ النجارون إصلاح الجسر في الشهر القادم عندما ينخفض الماء ويصل الخشب من الشمال.",
]


def chinese_news() -> Page:
    body = f"""<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/g">国内</a></li></ul></div><div
class="main"><h1 class="main-title">老木桥塌了</h1><div class="date-source"><span class="date">3月4日 08:14</span></div>
<div class="article" id="artibody">{"".join(f"<p>　　{line}</p>" for line in CHINESE)}</div><div
class="article-editor">责任编辑：周一</div></div><div class="footer">版权所有</div>"""
    return html(body, "<title>老木桥塌了</title>"), CHINESE


def thai_news() -> Page:
    body = f"""<header><nav><a href="/">หน้าแรก</a></nav></header><div class="td-post-content tagdiv-type">{ps(THAI)}</div>
<footer><a href="/c">ติดต่อเรา</a></footer>"""
    return html(body, "<title>สะพานไม้เก่าแก่</title>"), THAI


def arabic_news() -> Page:
    body = f"""<div dir="rtl"><nav><a href="/">الرئيسية</a></nav><main id="main-content-area"><article><header><h1>انهيار الجسر
القديم</h1></header><div class="wysiwyg wysiwyg--all-content">{ps(ARABIC)}</div></article></main></div>"""
    return html(body, "<title>انهيار الجسر القديم</title>"), ARABIC


def amp() -> Page:
    text = told(26)
    body = f"""<amp-sidebar id="sidebar" layout="nodisplay"><ul>{TEASERS}</ul></amp-sidebar><header class="amp-wp-header"><div>
<a href="/">Yard Post</a></div></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1
class="amp-wp-title">The press at Wexcombe</h1><div class="amp-wp-meta amp-wp-byline">Ada Brandt</div></header><div
class="amp-wp-article-content"><amp-img src="p.jpg" width="9" height="9"></amp-img>{ps(text[:4])}<amp-ad type="x"></amp-ad>
{ps(text[4:])}<amp-social-share type="mail"></amp-social-share></div><footer class="amp-wp-article-footer"><div
class="amp-wp-meta amp-wp-tax-tag">Tags: <a href="/t">press</a></div></footer></article>"""
    return html(body), text


def article_in_noscript() -> Page:
    text = told(27)
    body = f"""<div id="app"><div class="spinner">Loading…</div></div><noscript><div class="static">
<h1>The press at Wexcombe</h1>{ps(text)}</div></noscript>"""
    return html(body), text


def only_divs() -> Page:
    text = told(28)
    body = f"""<div class="x1"><div class="x2"><div class="x3"><a href="/">Home</a></div><div class="x3"><a
href="/n">News</a></div></div><div class="x4"><div class="x5">The press at Wexcombe</div><div class="x6">
{"".join(f'<div class="x7">{line}</div>' for line in text)}</div></div><div class="x8"><div><a href="/t">Terms</a></div>
</div></div>"""
    return html(body), text


def equal_frames() -> Page:
    parts = [told(seed, 3) for seed in range(30, 34)]
    frames = "".join(f'<div class="article-text">{ps(part)}</div><div class="gap"></div>' for part in parts)
    body = f"""<nav>{BAR}</nav><div id="page"><h1>The press at Wexcombe</h1>{frames}</div><footer>{BAR}</footer>"""
    return html(body), [line for part in parts for line in part]


def several_articles() -> Page:
    posts = [told(seed, 3) for seed in range(35, 39)]
    shown = "".join(
        f'<article class="update"><h2>Day {n}</h2>{ps(post)}</article>' for n, post in enumerate(posts, 1)
    )
    body = f"""<nav>{BAR}</nav><main><h1>Nine days at the press</h1>{shown}</main><footer>{BAR}</footer>"""
    return html(body), [line for post in posts for line in post]


def gutenberg_book() -> Page:
    chapters = [told(seed, 5) for seed in (40, 41, 42)]
    told_chapters = "".join(
        f'<div class="chapter"><h2><a id="c{n}"></a>CHAPTER {n}.</h2>{ps(chapter)}</div>'
        for n, chapter in enumerate(chapters, 1)
    )
    body = f"""<h1>The Press at Wexcombe</h1><h2 class="no-break">by Ada Brandt</h2><hr><table><tr><td><a href="#c1">CHAPTER
1.</a></td></tr><tr><td><a href="#c2">CHAPTER 2.</a></td></tr></table><hr>{told_chapters}"""
    return html(body), [line for n, chapter in enumerate(chapters, 1) for line in (f"CHAPTER {n}.", *chapter)]


def mailing_list() -> Page:
    writer = Writer(43)
    lines = [part for _ in range(7) for part in writer.sentence().replace(", ", ",\n").split("\n")]
    body = f"""<h1>[press-users] Screw sings when it bends</h1><b>Ada Brandt</b> <a href="mailto:x">ada at yard.example</a><br>
<i>Tue Mar 4 08:14:09 UTC</i><p><ul><li>Previous message: <a href="1.html">[press-users] Oak</a></li><li>Next message: <a
href="3.html">[press-users] Beds</a></li></ul><hr><!--beginarticle--><pre>{chr(10).join(lines)}</pre><!--endarticle--><hr>
<p><ul><li>Previous message: <a href="1.html">[press-users] Oak</a></li></ul><hr><a href="listinfo">More information about
the press-users mailing list</a><br>"""
    return html(body), lines


def comments_privacy_names() -> Page:
    text = told(44)
    body = f"""<nav>{BAR}</nav><div class="community-commentary privacy-desk"><div class="teaser-row"><a href="/b">{TEASERS}</a></div>
<div class="correspondents">{"".join(f"<div><p>{line}</p></div>" for line in text)}</div></div><footer>{BAR}</footer>"""
    return html(body), text


def story_in_cards() -> Page:
    text = told(46, 9)
    cards = "".join(
        f'<div class="card card--text"><div class="card__inner"><div class="rich-text">{ps(text[n : n + 3])}</div></div></div>'
        for n in (0, 3, 6)
    )
    body = f"""<header>{BAR}</header><div class="layout"><div class="hero"><h1>The press at Wexcombe</h1></div>{cards}<div
class="related-stories"><h2>More stories</h2><ul>{TEASERS}</ul></div></div>"""
    return html(body), text


def legal_wall_in_article() -> Page:
    text = told(47)
    body = f"""<div id="onetrust-banner-sdk"><p>We and our partners use cookies to measure how our pages are read, and share
what we learn with advertisers. You can change your mind at any time.</p><button>Accept all</button></div><div
class="page"><div class="StoryBodyCompanionColumn"><div class="css-53u6y8">{ps(text[:4])}</div></div><div
class="css-ad-wrapper"><p>Advertisement</p></div><div class="StoryBodyCompanionColumn"><div class="css-53u6y8">
{ps(text[4:])}</div></div></div>"""
    return html(body), text


def stack_answers() -> Page:
    question, answers = told(48, 3), [told(seed, 2) for seed in (49, 50)]

    def post(lines: list[str], kind: str) -> str:
        return f"""<div class="{kind} js-{kind}"><div class="post-layout"><div class="votecell post-layout--left"><div
class="js-vote-count">9</div></div><div class="{kind}cell post-layout--right"><div class="s-prose js-post-body"
itemprop="text">{ps(lines)}</div><div class="mt24"><div class="js-post-menu"><a href="/q/1">Share</a> <a
href="/edit">Improve this answer</a></div><div class="user-info"><div class="user-action-time">answered Mar 4</div><a
href="/u/1">ada</a></div></div></div></div></div>"""

    body = f"""<header class="s-topbar">{BAR}</header><div id="content"><div itemprop="mainEntity"><div id="question-header">
<h1>Why does my screw sing?</h1></div><div id="mainbar" role="main">{post(question, "question")}<div id="answers"><h2>2
Answers</h2>{"".join(post(answer, "answer") for answer in answers)}</div></div><div id="sidebar"><h4>Related</h4><ul>
{TEASERS}</ul></div></div></div>"""
    return html(body), [*question, *(line for answer in answers for line in answer)]


def bbcode_forum() -> Page:
    posts = [told(seed, 2) for seed in range(51, 55)]
    shown = "".join(
        f"""<div id="p{n}" class="post has-profile bg2"><div class="inner"><dl class="postprofile"><dt><a class="username"
href="/m">ada</a></dt><dd class="profile-posts"><strong>Posts:</strong> 91</dd></dl><div class="postbody"><div
id="post_content{n}"><h3><a href="#p{n}">Re: Screws</a></h3><p class="author">by ada » Tue Mar 04</p><div class="content">
{"<br><br>".join(post)}</div><div id="sig{n}" class="signature">Nothing is oak for ever</div></div></div></div></div>"""
        for n, post in enumerate(posts)
    )
    body = f"""<div id="wrap"><div id="page-header">{BAR}</div><div id="page-body"><h2 class="topic-title"><a
href="/t">Screws</a></h2>{shown}</div><div id="page-footer">Powered by a board</div></div>"""
    return html(body), [line for post in posts for line in post]


PAGES: tuple[Callable[[], Page], ...] = (
    wikipedia, docs_with_code_toolbars, hacker_news, reddit, discourse, github_issue, substack, medium, blogger,
    gutenberg_blocks, drupal, obsidian_publish, writerside, table_layout, tumblr, lyrics_in_links, lyrics_in_a_div,
    recipe, court_decision, arxiv, mastodon, chinese_news, thai_news, arabic_news, amp, article_in_noscript, only_divs,
    equal_frames, several_articles, gutenberg_book, mailing_list, comments_privacy_names, story_in_cards,
    legal_wall_in_article, stack_answers, bbcode_forum,
)  # fmt: skip
