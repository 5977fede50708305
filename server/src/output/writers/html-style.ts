/**
 * The page's own stylesheet: no font, image or script is fetched. Direction-neutral (logical properties), readable from
 * 320 px, in forced colours and on paper (A4).
 */
export const HTML_STYLE = `
:root{--ink:#1b1f24;--quiet:#505a66;--accent:#14406b;--line:#c3ccd6;--wash:#f2f5f8;--paper:#fff}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block-start:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Noto Serif",Georgia,"Times New Roman",Amiri,"Noto Naskh Arabic","Noto Serif CJK SC","Songti SC",SimSun,serif;overflow-wrap:anywhere}
[lang|=ar]{font-family:Amiri,"Noto Naskh Arabic","Sakkal Majalla","Traditional Arabic","Times New Roman",serif;line-height:1.8}
[lang|=zh]{font-family:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
:is(h1,h2,h3,h4,h5,h6,header,nav,th,.number){font-family:"Noto Sans","Segoe UI",Helvetica,Arial,sans-serif}
:is([lang|=ar]) :is(h1,h2,h3,h4,h5,h6,header,nav,th,.number):not([lang]),:is(h1,h2,h3,h4,h5,h6,header,nav,th)[lang|=ar]{font-family:Amiri,"Noto Naskh Arabic","Sakkal Majalla","Times New Roman",serif}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;padding:.5rem 1rem;background:var(--accent);color:#fff;z-index:1}
.skip:focus{inset-block-start:.5rem}
body>*{max-width:44rem;margin-inline:auto;padding-inline:1.25rem}
body>.skip{max-width:none;margin:0}
a{color:#0b57a4;text-decoration-thickness:.06em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid #d98200;outline-offset:2px}
header{padding-block:2rem 0}
.mast{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;margin:0;font-size:.95rem}
.mast+.mast{border-block-start:3px solid var(--accent);margin-block-start:.5rem;padding-block-start:.75rem}
.mast .symbol{font-family:"Noto Sans","Segoe UI",Helvetica,Arial,sans-serif}
.mast .symbol,.mast .table{font-weight:700;color:var(--accent)}
.mast .table{font-size:1.15rem;line-height:1.35;flex:1 1 18rem}
.mast ul{list-style:none;margin:0;padding:0;font-size:.875rem;color:var(--quiet)}
h1{font-size:clamp(1.7rem,1.2rem + 2.4vw,2.35rem);line-height:1.2;color:var(--accent);margin:2.5rem 0 .5rem;text-wrap:balance}
.subtitle{font-size:1.15rem;color:var(--quiet);margin:0 0 1.5rem}
.disclaimers{background:var(--wash);border-inline-start:4px solid var(--line);padding:.75rem 1.25rem;margin:1.5rem 0 0;font-size:.9rem;line-height:1.5;color:#333c46;font-family:"Noto Serif",Georgia,"Times New Roman",Amiri,"Noto Naskh Arabic","Noto Serif CJK SC",SimSun,serif}
.disclaimers p{margin:.35rem 0}
nav{padding-block:1.5rem .5rem}
nav h2{margin:0 0 .5rem}
nav ol{list-style:none;margin:0;padding:0}
nav ol ol{padding-inline-start:1.25rem}
nav li{margin:.2rem 0;line-height:1.45}
nav>ol>li>a{font-weight:600}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
main{padding-block:0 1rem}
h2,h3,h4,h5,h6{line-height:1.3;margin:2.25rem 0 .75rem;color:var(--accent);break-after:avoid}
h2{font-size:1.5rem}h3{font-size:1.22rem}h4{font-size:1.08rem}h5,h6{font-size:1rem;color:var(--ink)}
h2.page{border-block-start:1px solid var(--line);padding-block-start:1.5rem;margin-block-start:3rem}
p{margin:0 0 1rem}
.introduction{font-size:1.12rem;line-height:1.6}
.disclaimer,.note{font-size:.92rem;color:var(--quiet)}
.disclaimer{border-inline-start:4px solid var(--line);padding-inline-start:1rem}
.number{display:inline-block;min-width:2.25rem;padding-inline-end:.6rem;color:var(--quiet);font-size:.9em}
blockquote{margin:1.25rem 0;padding-inline:1.25rem;border-inline-start:3px solid var(--accent);color:#333c46}
blockquote p{margin:0}
main ul,main ol{padding-inline-start:1.5rem;margin:0 0 1rem}
main ol ol{list-style-type:lower-alpha}
main ol ol ol{list-style-type:lower-roman}
main ul ul{list-style-type:"–  "}
main li{margin-block:.55rem}
main li::marker{color:var(--accent)}
:target{background:#fff5d6}
sup{font-size:.72em;line-height:0;vertical-align:super}
sup a{padding-inline:.12em;text-decoration:none}
.scroll{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45}
th,td{text-align:start;vertical-align:top;padding:.5rem .65rem;border-block-end:1px solid var(--line);overflow-wrap:break-word;min-width:6rem}
thead th{border-block-end:2px solid var(--accent);color:var(--accent)}
.notes{margin-block-start:2.5rem;padding-block-end:3rem;font-size:.9rem;line-height:1.5}
.notes h2{border-block-start:1px solid var(--line);padding-block-start:1rem;font-size:1.2rem}
.notes ol{padding-inline-start:2.25rem}
.notes li{margin-block:.4rem}
.back{text-decoration:none;margin-inline-start:.4em}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ec;--quiet:#aab4bf;--accent:#9cc7f0;--line:#47525e;--wash:#1d242c;--paper:#13171c}a{color:#8fc0f3}.disclaimers,blockquote{color:#cdd5dd}.skip{background:#0b57a4}:target{background:#3d3414}}
@media print{
@page{size:A4;margin:25mm 22mm 22mm;@bottom-right{content:counter(page)}}
:root{--ink:#000;--quiet:#333;--accent:#14406b;--line:#999;--wash:#f4f4f4;--paper:#fff}
body{font-size:10.5pt;line-height:1.45}
body>*{max-width:none;padding-inline:0}
a{color:inherit}
.skip{display:none}
h1{font-size:22pt}h2{font-size:15pt}h3{font-size:12.5pt}h4,h5,h6{font-size:11pt}
h2.page,h3.page,h4.page{break-before:page;border:0;margin-block-start:0;padding:0}
li,blockquote,tr,.disclaimers{break-inside:avoid}
thead{display:table-header-group}
p{orphans:3;widows:3}
.scroll{overflow:visible}
.back{display:none}
}
`;
