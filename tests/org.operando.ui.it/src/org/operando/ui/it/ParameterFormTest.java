// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.api.FieldEditors;
import org.operando.ui.api.FormField;
import org.operando.ui.api.FormField.Kind;
import org.operando.ui.api.FormValues;
import org.operando.ui.api.ParameterForm;

/** The form of a parameter record. */
class ParameterFormTest {
    private static final FormField BINS = field("bins", Kind.WHOLE, "", List.of(), "2000", List.of());
    private static final FormField WIDTH = field("width", Kind.NUMBER, "deg", List.of(), "", List.of());
    private static final FormField SHAPE = field("shape", Kind.CHOICE, "", List.of("gauss", "voigt"), "voigt",
            List.of());
    private static final FormField TERMS = field("terms", Kind.WHOLE, "", List.of(), "3", List.of());
    private static final FormField BACKGROUND = field("background", Kind.VARIANT, "", List.of("none", "chebyshev"),
            "none", List.of(field("none", Kind.RECORD, "", List.of(), "", List.of()),
                    field("chebyshev", Kind.RECORD, "", List.of(), "", List.of(TERMS))));
    private static final List<FormField> FIELDS = List.of(BINS, WIDTH, SHAPE, BACKGROUND);

    @TempDir
    private Path folder;

    private Shell shell;
    private ParameterForm form;
    private final List<String> told = new ArrayList<>();

    private static FormField field(String name, Kind kind, String unit, List<String> choices, String standard,
            List<FormField> inside) {
        return new FormField(name, "Field " + name, "What it is.", kind, unit, choices, standard, 0, 5000, false, name,
                inside);
    }

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        shell.setSize(800, 400);
        form = new ParameterForm(shell, new FieldEditors(RegistryFactory.getRegistry()), folder,
                new ParameterForm.Target() {
                    @Override
                    public void change(List<String> path, FormField field, String value) {
                        told.add(String.join(".", path) + "=" + value);
                    }

                    @Override
                    public void reset(List<String> path) {
                        told.add(String.join(".", path) + " reset");
                    }
                });
        shell.open();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private Control behind(List<String> path, int steps) {
        Control editor = form.editor(path);
        Control[] all = editor.getParent().getChildren();
        return all[List.of(all).indexOf(editor) + steps];
    }

    @Test
    void defaultIsAHintAndWhatIsSaidIsMarked() {
        form.show(FIELDS, FormValues.NONE);
        Label label = (Label) behind(List.of("bins"), -1);
        Label mark = (Label) behind(List.of("bins"), -2);
        Text bins = (Text) form.editor(List.of("bins"));
        assertEquals("", bins.getText());
        assertEquals("2000  (default)", bins.getMessage());
        assertEquals("voigt  (default)", ((Combo) form.editor(List.of("shape"))).getText());
        assertEquals("", mark.getText());

        form.show(FIELDS, new FormValues(Map.of(List.of("bins"), "500"), Map.of()));

        assertEquals("500", bins.getText());
        assertEquals("\u25cf", mark.getText());
        assertTrue((label.getFont().getFontData()[0].getStyle() & SWT.BOLD) != 0, "bold");
        assertTrue(label.getToolTipText().startsWith("What it is.\nDefault: 2000"), label.getToolTipText());
        assertEquals(List.of(), told, "showing tells nobody");
    }

    @Test
    void changesAndResetsAreTold() {
        form.show(FIELDS, new FormValues(Map.of(List.of("width"), "1 deg"), Map.of()));
        Text width = (Text) form.editor(List.of("width"));
        width.setText("1.5");
        width.notifyListeners(SWT.DefaultSelection, new Event());
        Combo shape = (Combo) form.editor(List.of("shape"));
        shape.select(1);
        shape.notifyListeners(SWT.Selection, new Event());
        Button reset = (Button) behind(List.of("width"), 2);
        assertTrue(reset.getVisible());
        reset.notifyListeners(SWT.Selection, new Event());

        assertEquals(List.of("width=1.5 deg", "shape=gauss", "width reset"), told);
    }

    @Test
    void valuesAreSeenFromTheirBeginningInANarrowForm() throws Exception {
        FormField angle = new FormField("tilt", "Azimuth of the tilt of the detector against the beam", "", Kind.NUMBER,
                "angstrom", List.of(), "", 0, 5000, false, "tilt", List.of());
        FormField masked = field("masked", Kind.TRUTH, "", List.of(), "false", List.of());
        shell.setSize(260, 400);
        form.show(List.of(BINS, WIDTH, angle, SHAPE, masked), new FormValues(Map.of(List.of("width"), "0.4520 angstrom",
                List.of("bins"), "1000", List.of("tilt"), "1234.56789 angstrom", List.of("shape"), "gauss"), Map.of()));
        Screen.settle(200);

        Text tilt = (Text) form.editor(List.of("tilt"));
        assertEquals(0, tilt.getCaretPosition(), "seen from its beginning");
        assertEquals("no  (default)", ((Combo) form.editor(List.of("masked"))).getText());
        int width = form.control().getSize().x;
        List<Button> buttons = Widgets.all((Composite) form.control(), Button.class);
        assertTrue(buttons.stream().allMatch(b -> b.getBounds().x + b.getBounds().width <= width),
                buttons.stream().map(b -> b.getBounds().toString()).toList() + " in " + width);
        Text number = (Text) form.editor(List.of("width"));
        assertTrue(number.getSize().x >= 100, number.getSize().x + " points for a number and its unit");
        Screen.photograph(shell, "parameter-form-narrow");
    }

    @Test
    void yesAndNoAreWrittenAsTheStudySaysThem() {
        FormField masked = field("masked", Kind.TRUTH, "", List.of(), "false", List.of());
        form.show(List.of(masked), FormValues.NONE);
        Combo combo = (Combo) form.editor(List.of("masked"));
        combo.setText("yes");
        combo.notifyListeners(SWT.Selection, new Event());

        assertEquals(List.of("masked=true"), told);
    }

    @Test
    void typingCountsWhenItPauses() {
        form.show(FIELDS, FormValues.NONE);
        Text bins = (Text) form.editor(List.of("bins"));
        bins.setText("1");
        bins.setText("12");
        bins.setText("128");

        Screen.waitFor("the change", () -> !told.isEmpty());

        assertEquals(List.of("bins=128"), told);
    }

    @Test
    void whatIsWrongStandsBelowItsField() throws Exception {
        form.show(FIELDS, new FormValues(Map.of(List.of("width"), "3"),
                Map.of(List.of("width"), "a number needs its unit; write '3 deg' if that is what you mean")));
        Screen.settle(200);
        Composite body = form.editor(List.of("width")).getParent();
        Label error = null;
        for (Control c : body.getChildren()) {
            if (c instanceof Label l && l.getText().contains("needs its unit")) {
                error = l;
            }
        }
        assertNotNull(error);
        assertTrue(error.getVisible() && error.getText().startsWith("\u26a0"), error.getText());
        assertTrue(error.getBounds().y > form.editor(List.of("width")).getBounds().y);
        assertEquals(form.editor(List.of("width")).getBounds().x, error.getBounds().x);
        Screen.photograph(shell, "parameter-form");

        form.show(FIELDS, new FormValues(Map.of(List.of("width"), "3 deg"), Map.of()));
        assertFalse(error.getVisible());
    }

    @Test
    void variantBringsItsOwnFields() {
        form.show(FIELDS, FormValues.NONE);
        assertNull(form.editor(List.of("background", "chebyshev", "terms")));

        form.show(FIELDS, new FormValues(Map.of(List.of("background"), "chebyshev"), Map.of()));

        assertNotNull(form.editor(List.of("background", "chebyshev", "terms")));
        form.setEnabled(false);
        assertFalse(form.editor(List.of("bins")).isEnabled());
    }

    @Test
    void plugInBringsTheEditorOfItsType() {
        FormField swatch = new FormField("swatch", "Swatch", "", Kind.RECORD, "", List.of(), "", 0, 1, false,
                "org.operando.ui.it.Swatch", List.of(TERMS));
        form.show(List.of(swatch), new FormValues(Map.of(List.of("swatch"), "{red: 0}"), Map.of()));

        Button editor = (Button) form.editor(List.of("swatch"));
        assertEquals("{red: 0}", editor.getText());
        assertNull(form.editor(List.of("swatch", "terms")), "edited as a whole");
        editor.notifyListeners(SWT.Selection, new Event());
        assertEquals(List.of("swatch={red: 1}"), told);
    }
}
