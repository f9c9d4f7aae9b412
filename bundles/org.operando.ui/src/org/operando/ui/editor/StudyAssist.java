// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.operando.core.study.StudyOutline;
import org.operando.ui.api.FormField;
import org.operando.ui.editor.StudyForms.Form;

/** Proposes keys, operations, figures, names and words where the caret stands. */
final class StudyAssist implements IContentAssistProcessor {
    private static final List<String> SECTIONS = List.of("operando", "title", "provenance", "samples", "cells",
            "states", "particles", "regions", "measurements", "recipes", "run", "compare", "figures", "pages");
    private static final String HERE = "operandoHere";

    private final StudyForms forms;
    private final Supplier<Optional<StudyOutline>> last;

    /** @param last the last text that could be read, for names of things while the text cannot */
    StudyAssist(StudyForms forms, Supplier<Optional<StudyOutline>> last) {
        this.forms = forms;
        this.last = last;
    }

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        String text = viewer.getDocument().get();
        int from = offset;
        while (from > 0
                && (Character.isLetterOrDigit(text.charAt(from - 1)) || "._-".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        String typed = text.substring(from, offset).toLowerCase();
        List<ICompletionProposal> proposals = new ArrayList<>();
        for (Map.Entry<String, String> word : words(text, from, offset).entrySet()) {
            if (word.getKey().toLowerCase().startsWith(typed)) {
                proposals.add(new CompletionProposal(word.getKey(), from, offset - from, word.getKey().length(), null,
                        word.getKey().replaceFirst(": $", ""), null, word.getValue()));
            }
        }
        return proposals.toArray(ICompletionProposal[]::new);
    }

    /** What may stand at a place, each with what is said of it; keys end with a colon. */
    Map<String, String> words(String text, int from, int to) {
        boolean asValue = text.substring(text.lastIndexOf('\n', from - 1) + 1, from).matches(".*:\\s+");
        Optional<StudyOutline> key = StudyOutline
                .of(text.substring(0, from) + HERE + (asValue ? "" : ": x") + text.substring(to));
        Optional<StudyOutline> word = key.isPresent() ? key
                : StudyOutline.of(text.substring(0, from) + HERE + text.substring(to));
        Optional<StudyOutline> read = key.or(() -> word);
        if (read.isEmpty()) {
            return Map.of();
        }
        StudyOutline.Entry at = read.get().at(from);
        boolean isKey = at.name().equals(HERE);
        List<String> path = isKey ? at.path().subList(0, at.path().size() - 1) : at.path();
        return isKey ? keys(read.get(), path) : values(read.get(), path);
    }

    private Map<String, String> keys(StudyOutline outline, List<String> path) {
        Map<String, String> words = new TreeMap<>();
        List<String> there = outline.find(path).map(e -> e.entries().stream().map(StudyOutline.Entry::name).toList())
                .orElse(List.of());
        if (path.isEmpty()) {
            SECTIONS.stream().filter(s -> !there.contains(s)).forEach(s -> words.put(s + ": ", ""));
            return words;
        }
        if (isItem(path)) {
            forms.ids(path.getFirst()).forEach(id -> words.put(id, ""));
            return words;
        }
        fields(outline, path).stream().filter(f -> !there.contains(f.name()))
                .forEach(f -> words.put(f.name() + ": ", describe(f)));
        return words;
    }

    private static boolean isItem(List<String> path) {
        return path.size() == 3 && path.getFirst().equals("recipes")
                || path.size() == 2 && path.getFirst().equals("figures");
    }

    private static String describe(FormField field) {
        return field.doc() + (field.extent().isEmpty() ? "" : "\n" + field.extent())
                + (field.standard().isEmpty() ? "" : "\nDefault: " + field.standard());
    }

    private Map<String, String> values(StudyOutline outline, List<String> path) {
        Map<String, String> words = new TreeMap<>();
        if (isItem(path)) {
            forms.ids(path.getFirst()).forEach(id -> words.put(id, ""));
        } else if (!path.isEmpty()) {
            int items = path.getLast().matches("\\d+") ? 1 : 0;
            List<String> owner = path.subList(0, path.size() - 1 - items);
            String name = path.get(owner.size());
            fields(outline, owner).stream().filter(f -> f.name().equals(name)).forEach(f -> {
                f.choices().stream().filter(c -> !c.equals(HERE)).forEach(c -> words.put(c, describe(f)));
                if (f.kind() == FormField.Kind.TRUTH) {
                    words.put("true", describe(f));
                    words.put("false", describe(f));
                }
            });
        }
        return words;
    }

    /** The fields of the record at a path, which may lie inside the record of a form. */
    private List<FormField> fields(StudyOutline outline, List<String> path) {
        Optional<Form> form = forms.at(outline, path).or(() -> last.get().flatMap(o -> forms.at(o, path)));
        if (form.isEmpty() || path.size() < form.get().path().size()) {
            return List.of();
        }
        List<FormField> fields = form.get().fields();
        for (String name : path.subList(form.get().path().size(), path.size())) {
            fields = name.matches("\\d+") ? fields
                    : fields.stream().filter(f -> f.name().equals(name)).findFirst().map(FormField::inside)
                            .orElse(List.of());
        }
        return fields;
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return null;
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public String getErrorMessage() {
        return "Nothing is known for this place";
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
