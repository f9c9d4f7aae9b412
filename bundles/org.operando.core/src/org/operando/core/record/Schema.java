// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.api.Alias;
import org.operando.api.Contributed;
import org.operando.api.Chosen;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Signal;
import org.operando.api.StudyRegion;
import org.operando.api.Table;
import org.operando.api.Unit;

/**
 * What a record class says of itself: the keys of the study, the fields of a form, the entries of {@code list operations},
 * the page of the documentation.
 * @param type the record class
 * @param fields its components in their order
 */
public record Schema(Class<? extends Record> type, List<Field> fields) {
    private static final ClassValue<Schema> CACHE = new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
            return derive(type.asSubclass(Record.class));
        }
    };

    private static final String ALLOWED = "int, long, double, boolean, String, Path, Quantity, StudyRegion, an enum, a record, "
            + "a sealed interface of records, Optional or List of these; in results also arrays, Table, Signal and Chosen";

    /**
     * A component of a record.
     * @param name its key
     * @param label its name for people
     * @param doc what it is
     * @param unit unit of its number
     * @param type its type, without Optional
     * @param optional whether it is an Optional
     * @param defaultText what it is when the study does not say
     * @param min smallest value
     * @param max largest value
     * @param aliases former names
     * @param contributed interface of what a text is the id of
     * @param accessor gives the value of a record
     */
    public record Field(String name, String label, String doc, Optional<Unit> unit, ValueType type, boolean optional,
            Optional<String> defaultText, double min, double max, List<String> aliases, Optional<Class<?>> contributed,
            Method accessor) {
        /** The value that a record has in this component. */
        public Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("component " + name + " of " + record.getClass().getName(), e);
            }
        }

        /** Whether the study has to say it. */
        public boolean isRequired() {
            boolean empty = optional || type instanceof ValueType.ListOf || defaultText.isPresent();
            return !empty
                    && !(type instanceof ValueType.Nested n && of(n).fields().stream().noneMatch(Field::isRequired));
        }

        private static Schema of(ValueType.Nested nested) {
            return Schema.of(nested.type());
        }
    }

    /**
     * The schema of a record class.
     * @throws IllegalArgumentException when a component has a type that no study can say; names component and type
     */
    public static Schema of(Class<? extends Record> type) {
        return CACHE.get(type);
    }

    /** The component of this name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Makes a record of the values of all components; what its constructor throws is let through. */
    public Record make(Object[] values) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class[]::new);
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("constructor of " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructor of " + type.getName(), e);
        }
    }

    private static Schema derive(Class<? extends Record> type) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent c : type.getRecordComponents()) {
            fields.add(field(type, c));
        }
        return new Schema(type, List.copyOf(fields));
    }

    private static Field field(Class<?> owner, RecordComponent c) {
        Type generic = c.getGenericType();
        boolean optional = c.getType() == Optional.class;
        ValueType type = valueType(optional ? argument(generic) : generic, owner.getName() + "." + c.getName());
        Method accessor = c.getAccessor();
        accessor.setAccessible(true);
        Range range = c.getAnnotation(Range.class);
        return new Field(c.getName(), text(c.getAnnotation(Label.class), c.getName()),
                Optional.ofNullable(c.getAnnotation(Doc.class)).map(Doc::value).orElse(""),
                Optional.ofNullable(c.getAnnotation(In.class)).map(u -> Unit.of(u.value())), type, optional,
                Optional.ofNullable(c.getAnnotation(Default.class)).map(Default::value),
                range == null ? Double.NEGATIVE_INFINITY : range.min(),
                range == null ? Double.POSITIVE_INFINITY : range.max(),
                Optional.ofNullable(c.getAnnotation(Alias.class)).map(a -> List.of(a.value())).orElse(List.of()),
                Optional.ofNullable(c.getAnnotation(Contributed.class)).map(Contributed::value), accessor);
    }

    private static String text(Label label, String name) {
        if (label != null) {
            return label.value();
        }
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static ValueType valueType(Type generic, String where) {
        if (generic instanceof ParameterizedType p) {
            if (p.getRawType() == List.class) {
                return new ValueType.ListOf(valueType(argument(p), where));
            }
            if (p.getRawType() == Chosen.class && argument(p) instanceof Class<?> c && c.isRecord()) {
                return new ValueType.ChosenOf(c.asSubclass(Record.class));
            }
        }
        if (generic instanceof Class<?> c) {
            ValueType plain = plainType(c);
            if (plain != null) {
                return plain;
            }
        }
        throw new IllegalArgumentException(where + " has type " + generic.getTypeName() + "; allowed: " + ALLOWED);
    }

    private static ValueType plainType(Class<?> c) {
        if (c == int.class || c == long.class || c == double.class) {
            return new ValueType.Numeric(c);
        } else if (c == Integer.class || c == Long.class || c == Double.class) {
            return new ValueType.Numeric(c == Integer.class ? int.class : c == Long.class ? long.class : double.class);
        } else if (c == boolean.class || c == Boolean.class) {
            return new ValueType.Truth();
        } else if (c == String.class) {
            return new ValueType.Text();
        } else if (c == Path.class) {
            return new ValueType.FilePath();
        } else if (c == StudyRegion.class) {
            return new ValueType.RegionName();
        } else if (c == Quantity.class) {
            return new ValueType.Measured();
        } else if (c == Table.class) {
            return new ValueType.TableValue();
        } else if (c == Signal.class) {
            return new ValueType.SignalValue();
        } else if (c.isEnum()) {
            return new ValueType.Choice(c,
                    Arrays.stream(c.getEnumConstants()).map(e -> kebab(((Enum<?>) e).name())).toList());
        } else if (c.isRecord()) {
            return new ValueType.Nested(c.asSubclass(Record.class));
        } else if (c.isArray() && c.getComponentType().isPrimitive()) {
            return new ValueType.ArrayOf(c.getComponentType());
        } else if (c.isSealed() && Arrays.stream(c.getPermittedSubclasses()).allMatch(Class::isRecord)) {
            Map<String, Class<? extends Record>> variants = new LinkedHashMap<>();
            for (Class<?> v : c.getPermittedSubclasses()) {
                variants.put(kebab(v.getSimpleName()), v.asSubclass(Record.class));
            }
            return new ValueType.Variant(c, variants);
        }
        return null;
    }

    /** {@code BOUNDING_BOX} and {@code BoundingBox} as a study writes them: {@code bounding-box}. */
    public static String kebab(String name) {
        String words = name.contains("_") || name.equals(name.toUpperCase(Locale.ROOT))
                ? name.replace('_', '-')
                : name.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
        return words.toLowerCase(Locale.ROOT);
    }

    /** A limit as people write it: whole numbers without a point. */
    public static String plain(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
