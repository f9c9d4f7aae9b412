// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.operando.figure.view.PageFile;
import org.operando.figure.view.View;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureTool;

/** The tools of a figure, and the same in the menu of the canvas. */
final class FigureBar {
    private record Choice(String text, String icon, String tip, Consumer<Menu> menu) {
    }

    private final FigureCanvas canvas;
    private final ToolBar bar;
    private final LocalResourceManager icons;
    private final List<Choice> choices;
    private final FigureExport export;

    FigureBar(Composite parent, FigureCanvas canvas, FigureExport export, Consumer<Menu> compare) {
        this.canvas = canvas;
        this.export = export;
        FigureMenu menus = new FigureMenu(canvas);
        choices = List.of(
                new Choice("Colours", "figure-colours", "Colour map and range of images", menus::colours),
                new Choice("Axes", "figure-axes", "Logarithmic axes, what is shown", menus::axes),
                new Choice("Marks", "figure-marks",
                        "Hide and show what the legend names; a click on the legend does the same", menus::marks),
                new Choice("Compare", "compare", "Blink with another figure or panel, or show the difference", compare),
                new Choice("Copy", "figure-copy", "Copy picture (Ctrl+C) or numbers (Ctrl+Shift+C) of what is seen",
                        this::copy),
                new Choice("Export", "export", "Write what is seen as SVG, PDF, PNG or CSV (Ctrl+E)", this::export));
        bar = new ToolBar(parent, SWT.FLAT | SWT.WRAP | SWT.RIGHT);
        icons = new LocalResourceManager(JFaceResources.getResources(), bar);
        tool("figure-move", "Move: drag moves the figure (M)", FigureTool.PAN);
        tool("figure-zoom", "Zoom: drag a box to look at it (Z; Shift and drag with any tool)", FigureTool.BOX);
        tool("figure-range", "Range: drag selects a stretch of x (R)", FigureTool.RANGE);
        tool("figure-region", "Region: drag selects a rectangle (G)", FigureTool.REGION);
        new ToolItem(bar, SWT.SEPARATOR);
        ToolItem back = push("figure-back", "Back: look at what was looked at before (Ctrl+Z)", canvas::back);
        ToolItem forth = push("figure-forth", "Forth: undo Back (Ctrl+Y)", canvas::forth);
        push("figure-all", "Show all of all axes (Home)", canvas::reset);
        new ToolItem(bar, SWT.SEPARATOR);
        choices.forEach(this::drop);
        Runnable able = () -> {
            back.setEnabled(canvas.canBack());
            forth.setEnabled(canvas.canForth());
        };
        able.run();
        canvas.listen(new FigureListener() {
            @Override
            public void viewed(View view) {
                able.run();
            }
        });
        context();
    }

    private void tool(String icon, String tip, FigureTool tool) {
        ToolItem item = item(SWT.RADIO, icon, tip);
        item.setSelection(canvas.tool() == tool);
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection()) {
                canvas.use(tool);
            }
        });
        canvas.listen(new FigureListener() {
            @Override
            public void used(FigureTool other) {
                item.setSelection(other == tool);
            }
        });
    }

    private ToolItem item(int style, String icon, String tip) {
        ToolItem item = new ToolItem(bar, style);
        ResourceLocator.imageDescriptorFromBundle("org.operando.ui", "icons/" + icon + ".svg")
                .ifPresent(i -> item.setImage(icons.create(i)));
        item.setToolTipText(tip);
        return item;
    }

    private ToolItem push(String icon, String tip, Runnable run) {
        ToolItem item = item(SWT.PUSH, icon, tip);
        item.addListener(SWT.Selection, e -> run.run());
        return item;
    }

    private void drop(Choice choice) {
        ToolItem item = item(SWT.DROP_DOWN, choice.icon, choice.text + ": " + choice.tip);
        item.addListener(SWT.Selection, e -> {
            Menu menu = new Menu(bar.getShell(), SWT.POP_UP);
            choice.menu.accept(menu);
            // the chosen item is told after the menu is hidden
            menu.addListener(SWT.Hide, h -> bar.getDisplay().asyncExec(menu::dispose));
            Rectangle at = item.getBounds();
            menu.setLocation(bar.toDisplay(at.x, at.y + at.height));
            menu.setVisible(true);
        });
    }

    private void copy(Menu menu) {
        FigureMenu.item(menu, SWT.PUSH, "Picture\tCtrl+C", canvas::copyPicture);
        FigureMenu.item(menu, SWT.PUSH, "Numbers\tCtrl+Shift+C", canvas::copyNumbers);
    }

    private void export(Menu menu) {
        for (String ending : PageFile.ENDINGS) {
            FigureMenu.item(menu, SWT.PUSH,
                    ending.toUpperCase() + (ending.equals("csv") ? " (numbers) \u2026" : " \u2026"),
                    () -> export.ask(ending));
        }
    }

    private void context() {
        Menu menu = new Menu(canvas);
        for (Choice choice : choices) {
            MenuItem item = new MenuItem(menu, SWT.CASCADE);
            item.setText(choice.text);
            Menu sub = new Menu(menu);
            item.setMenu(sub);
            sub.addListener(SWT.Show, e -> {
                for (MenuItem old : sub.getItems()) {
                    old.dispose();
                }
                choice.menu.accept(sub);
            });
        }
        canvas.setMenu(menu);
    }
}
