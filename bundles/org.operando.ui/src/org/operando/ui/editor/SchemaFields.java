// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.operando.api.Unit;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.Schema;
import org.operando.core.record.ValueType;
import org.operando.ui.api.FormField;

/** The fields of forms, from what records say of themselves. */
final class SchemaFields {
    private final Catalogue catalogue;

    SchemaFields(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The fields of a record class. */
    List<FormField> of(Class<? extends Record> type) {
        return Schema.of(type).fields().stream().map(f -> field(f, f.type())).toList();
    }

    private FormField field(Schema.Field f, ValueType type) {
        String unit = f.unit().filter(u -> !u.equals(Unit.ONE)).map(Unit::toString).orElse("");
        return new FormField(f.name(), f.label(), f.doc(),
                f.contributed().isPresent() ? FormField.Kind.CHOICE : kind(type), unit, choices(f, type),
                f.defaultText().orElse(""), f.min(), f.max(), f.isRequired(), className(type), inside(f, type));
    }

    private static FormField.Kind kind(ValueType type) {
        return switch (type) {
            case ValueType.Numeric n -> n.isWhole() ? FormField.Kind.WHOLE : FormField.Kind.NUMBER;
            case ValueType.Truth t -> FormField.Kind.TRUTH;
            case ValueType.FilePath f -> FormField.Kind.FILE;
            case ValueType.Measured m -> FormField.Kind.QUANTITY;
            case ValueType.Choice c -> FormField.Kind.CHOICE;
            case ValueType.Nested n -> FormField.Kind.RECORD;
            case ValueType.Variant v -> FormField.Kind.VARIANT;
            case ValueType.ListOf l -> FormField.Kind.LIST;
            case ValueType.Text t -> FormField.Kind.TEXT;
            case ValueType.RegionName r -> FormField.Kind.TEXT;
            case ValueType.ArrayOf a -> FormField.Kind.TEXT;
            case ValueType.TableValue t -> FormField.Kind.TEXT;
            case ValueType.SignalValue s -> FormField.Kind.TEXT;
            case ValueType.ChosenOf c -> FormField.Kind.TEXT;
        };
    }

    private static String className(ValueType type) {
        return switch (type) {
            case ValueType.Nested n -> n.type().getName();
            case ValueType.Variant v -> v.type().getName();
            case ValueType.Choice c -> c.enumeration().getName();
            case ValueType.ListOf l -> className(l.item()) + "[]";
            default -> type.word();
        };
    }

    private List<String> choices(Schema.Field f, ValueType type) {
        if (f.contributed().isPresent()) {
            String name = f.contributed().get().getSimpleName();
            return List.copyOf(catalogue.ids(name.equals("PeakShape") ? Kind.PEAK_SHAPE : Kind.OPTIMIZER));
        }
        return switch (type) {
            case ValueType.Choice c -> c.words();
            case ValueType.Variant v -> List.copyOf(v.variants().keySet());
            default -> List.of();
        };
    }

    private List<FormField> inside(Schema.Field f, ValueType type) {
        return switch (type) {
            case ValueType.Nested n -> of(n.type());
            case ValueType.Variant v -> {
                List<FormField> all = new ArrayList<>();
                for (Map.Entry<String, Class<? extends Record>> variant : v.variants().entrySet()) {
                    all.add(new FormField(variant.getKey(), variant.getKey(), "", FormField.Kind.RECORD, "",
                            List.of(), "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false,
                            variant.getValue().getName(), of(variant.getValue())));
                }
                yield all;
            }
            case ValueType.ListOf l when l.item() instanceof ValueType.Nested n -> of(n.type());
            default -> List.of();
        };
    }

    /** The same field with other fields inside. */
    static FormField with(FormField f, List<FormField> inside) {
        return new FormField(f.name(), f.label(), f.doc(), f.kind(), f.unit(), f.choices(), f.standard(), f.min(),
                f.max(), f.required(), f.type(), inside);
    }

    /** A value with its parts in fields of their own, as the study writes it in braces. */
    static FormField inParts(FormField quantity) {
        FormField value = FormField.text("value", "Value", "The number, with or without unit.");
        FormField uncertainty = FormField.text("uncertainty", "Uncertainty", "One standard uncertainty.");
        FormField unit = FormField.text("unit", "Unit", "Unit of value and uncertainty.");
        FormField source = FormField.text("source", "Source", "Where the value comes from.");
        return new FormField(quantity.name(), quantity.label(), quantity.doc(), FormField.Kind.RECORD, quantity.unit(),
                List.of(), quantity.standard(), quantity.min(), quantity.max(), quantity.required(), quantity.type(),
                List.of(value, uncertainty, unit, source));
    }
}
