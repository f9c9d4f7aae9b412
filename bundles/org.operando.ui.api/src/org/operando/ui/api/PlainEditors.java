// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.operando.ui.api.FormField.Kind;

/** The editors of plain values. */
final class PlainEditors {
    private static final String UNSAID = "\u2013";

    private PlainEditors() {
    }

    static FieldEditor of(FormField field) {
        return switch (field.kind()) {
            case TRUTH -> new Words(List.of("true", "false"), Map.of("true", "yes", "false", "no"), false);
            case CHOICE, VARIANT -> new Words(field.choices(), Map.of(), false);
            case FILE -> new FileEditor();
            case TEXT -> field.choices().isEmpty() ? new Line() : new Words(field.choices(), Map.of(), true);
            case NUMBER, WHOLE, QUANTITY, LIST, RECORD -> new Line();
        };
    }

    /** What stands in an empty field. */
    private static String hint(FormField field) {
        return !field.standard().isEmpty() && !field.standard().equals("''") ? field.standard() + "  (default)"
                : field.required() ? "to be filled in" + example(field) : "";
    }

    private static String example(FormField field) {
        boolean measured = field.kind() == Kind.NUMBER || field.kind() == Kind.QUANTITY;
        return measured && !field.unit().isEmpty() ? ", e.g. 1 " + field.unit() : "";
    }

    /** One line of text; what is typed counts when the typing pauses, at Enter and when the field is left. */
    static final class Line implements FieldEditor {
        private static final int PAUSE = 600;

        private Text text;
        private FormField field;
        private Consumer<String> changed;
        private String shown = "";
        /** What was typed as it was told, before it got a unit. */
        private String told = "";
        private int typed;

        @Override
        public Control create(Composite parent, FormField edited, Path folder, Consumer<String> listener) {
            field = edited;
            changed = listener;
            text = new Text(parent, SWT.BORDER | SWT.SINGLE);
            text.setMessage(hint(edited));
            text.addListener(SWT.Modify, e -> {
                int now = ++typed;
                text.getDisplay().timerExec(PAUSE, () -> {
                    if (now == typed) {
                        tell();
                    }
                });
            });
            text.addListener(SWT.DefaultSelection, e -> tell());
            text.addListener(SWT.FocusOut, e -> {
                tell();
                // the beginning of a value is what tells it from others
                text.setSelection(0);
            });
            return text;
        }

        private void tell() {
            typed++;
            if (!text.isDisposed() && text.isEnabled() && isNew(text.getText().strip())) {
                told = text.getText().strip();
                shown = withUnit(told);
                changed.accept(shown);
            }
        }

        private boolean isNew(String now) {
            return !now.equals(shown) && !now.equals(told);
        }

        /** A bare number gets the unit that stands beside the field. */
        private String withUnit(String value) {
            boolean measured = field.kind() == Kind.NUMBER || field.kind() == Kind.QUANTITY;
            boolean bare = value.matches("[-+\u2212]?[0-9.]+([eE][-+]?[0-9]+)?(\\([0-9]+\\))?");
            return measured && bare && !field.unit().isEmpty() ? value + " " + field.unit() : value;
        }

        @Override
        public void show(Optional<String> value) {
            String now = value.orElse("");
            String there = text.getText().strip();
            // what was told stays as it was typed until it is another value: undone, for example
            boolean typing = text.isFocusControl() && (isNew(there) || there.equals(told) && now.equals(shown));
            if (!typing && !text.getText().equals(now)) {
                text.setText(now);
                text.setSelection(text.isFocusControl() ? now.length() : 0);
            }
            shown = typing ? shown : now;
            told = typing ? told : "";
        }
    }

    /** Words to choose from; others may be typed where any text is valid. */
    static final class Words implements FieldEditor {
        private final List<String> words;
        private final Map<String, String> names;
        private final boolean open;
        private Combo combo;
        private String standard = "";
        private String shown = "";

        /** @param names what people read instead of a word */
        Words(List<String> words, Map<String, String> names, boolean open) {
            this.words = words;
            this.names = names;
            this.open = open;
        }

        @Override
        public Control create(Composite parent, FormField field, Path folder, Consumer<String> changed) {
            combo = new Combo(parent, SWT.DROP_DOWN | (open ? SWT.NONE : SWT.READ_ONLY));
            standard = words.contains(field.standard()) ? name(field.standard()) + "  (default)" : UNSAID;
            List<String> items = new ArrayList<>(words.stream().map(this::name).toList());
            if (!open) {
                items.addFirst(standard);
            }
            combo.setItems(items.toArray(String[]::new));
            combo.addListener(SWT.Selection, e -> tell(changed));
            combo.addListener(SWT.DefaultSelection, e -> tell(changed));
            combo.addListener(SWT.FocusOut, e -> tell(changed));
            // the wheel scrolls the form; it must not change a value on its way
            combo.addListener(SWT.MouseVerticalWheel, e -> e.doit = false);
            return combo;
        }

        private String name(String word) {
            return names.getOrDefault(word, word);
        }

        private String word(String name) {
            return words.stream().filter(w -> name(w).equals(name)).findFirst().orElse(name);
        }

        private void tell(Consumer<String> changed) {
            String now = combo.getText().equals(standard) ? "" : word(combo.getText().strip());
            if (!now.equals(shown)) {
                shown = now;
                changed.accept(now);
            }
        }

        @Override
        public void show(Optional<String> value) {
            shown = value.orElse("");
            String text = value.map(this::name).orElse(open ? "" : standard);
            if (combo.getText().equals(text)) {
                return;
            }
            if (!open && combo.indexOf(text) < 0) {
                combo.add(text);
            }
            combo.setText(text);
        }
    }
}
