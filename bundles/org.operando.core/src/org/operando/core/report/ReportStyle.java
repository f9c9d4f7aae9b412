// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

/** How the report looks. */
final class ReportStyle {
    static final String CSS = """
            body { font: 15px/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1b1b1b; background: #fff;
                   max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.7rem; line-height: 1.2; margin-bottom: .3rem; }
            h2 { font-size: 1.15rem; margin-top: 2.2rem; border-bottom: 1px solid #ddd; padding-bottom: .2rem; }
            .lead { color: #555; margin-top: 0; } .what, .more { color: #555; margin: .2rem 0; }
            .figures { display: flex; flex-wrap: wrap; gap: 1.6rem 2rem; margin: 1.5rem 0; align-items: flex-end; }
            figure { margin: 0; max-width: 100%; } figure img { width: 100%; height: auto; display: block; }
            figcaption { font-size: .9rem; color: #333; margin-top: .5rem; }
            table { border-collapse: collapse; font-size: .82rem; margin: .6rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .22rem .7rem .22rem 0; border-bottom: 1px solid #eee; }
            th { font-weight: 600; border-bottom: 1px solid #999; } td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            .wide { overflow-x: auto; } .wide td { overflow-wrap: normal; }
            summary { cursor: pointer; margin: .5rem 0; } a { color: #1f5f9b; }
            section.bad, section.warn { padding: .2rem 1rem .6rem; margin: 1rem 0; border-left: 4px solid #c0392b; background: #fdf3f1; }
            section.warn { border-color: #d99a1c; background: #fdf8ec; } section h2 { border: 0; margin: .6rem 0 .2rem; }
            @media print { body { max-width: none; } details { display: none; } }
            """;

    private ReportStyle() {
    }
}
