// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.List;
import java.util.function.Consumer;
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
    private record Choice(String text, String tip, Consumer<Menu> menu) {
    }

    private final FigureCanvas canvas;
    /** Spaces keep the words apart, for there are no icons. */
    private final ToolBar bar;
    private final List<Choice> choices;
    private final FigureExport export;

    FigureBar(Composite parent, FigureCanvas canvas, FigureExport export, Consumer<Menu> compare) {
        this.canvas = canvas;
        this.export = export;
        FigureMenu menus = new FigureMenu(canvas);
        choices = List.of(new Choice("Colours", "Colour map and range of images", menus::colours),
                new Choice("Axes", "Logarithmic axes, what is shown", menus::axes),
                new Choice("Marks", "Hide and show what the legend names; a click on the legend does the same",
                        menus::marks),
                new Choice("Compare", "Blink with another figure or panel, or show the difference", compare),
                new Choice("Copy", "Copy picture or numbers of what is seen", this::copy),
                new Choice("Export", "Write what is seen as SVG, PDF, PNG or CSV", this::export));
        bar = new ToolBar(parent, SWT.FLAT | SWT.WRAP | SWT.RIGHT);
        tool("Move", "Drag moves the figure", FigureTool.PAN);
        tool("Zoom", "Drag a box to look at it (Shift and drag does so with any tool)", FigureTool.BOX);
        tool("Range", "Drag selects a stretch of x", FigureTool.RANGE);
        tool("Region", "Drag selects a rectangle", FigureTool.REGION);
        new ToolItem(bar, SWT.SEPARATOR);
        ToolItem back = push("Back", "Look at what was looked at before (Ctrl+Z)", canvas::back);
        ToolItem forth = push("Forth", "Undo Back (Ctrl+Y)", canvas::forth);
        push("Show all", "All of all axes (Home)", canvas::reset);
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

    private void tool(String text, String tip, FigureTool tool) {
        ToolItem item = new ToolItem(bar, SWT.RADIO);
        item.setText(" " + text + " ");
        item.setToolTipText(tip);
        item.setSelection(canvas.tool() == tool);
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection()) {
                canvas.use(tool);
            }
        });
    }

    private ToolItem push(String text, String tip, Runnable run) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(" " + text + " ");
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> run.run());
        return item;
    }

    private void drop(Choice choice) {
        ToolItem item = new ToolItem(bar, SWT.DROP_DOWN);
        item.setText(" " + choice.text);
        item.setToolTipText(choice.tip);
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
