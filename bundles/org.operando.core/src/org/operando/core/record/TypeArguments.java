// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/** Finds what a class puts in for the type parameters of an interface, through super classes too. */
public final class TypeArguments {
    private TypeArguments() {
    }

    /**
     * The n-th type argument with which a class implements an interface.
     * @throws IllegalArgumentException when it does not say, as a lambda does
     */
    @SuppressWarnings("unchecked")
    public static Class<? extends Record> of(Class<?> type, Class<?> generic, int n) {
        Type found = find(type, generic, new HashMap<>(), n);
        if (found instanceof Class<?> c && c.isRecord()) {
            return (Class<? extends Record>) c;
        }
        throw new IllegalArgumentException(
                type.getName() + " does not say which record it gives " + generic.getSimpleName()
                        + " for <" + generic.getTypeParameters()[n] + ">; write a class with 'implements "
                        + generic.getSimpleName()
                        + "<...>'");
    }

    private static Type find(Type type, Class<?> generic, Map<TypeVariable<?>, Type> bound, int n) {
        Class<?> raw = type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
        if (type instanceof ParameterizedType p) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                Type argument = p.getActualTypeArguments()[i];
                bound.put(variables[i], argument instanceof TypeVariable<?> v ? bound.get(v) : argument);
            }
        }
        if (raw == generic) {
            return bound.get(generic.getTypeParameters()[n]);
        }
        for (Type parent : raw.getGenericInterfaces()) {
            Type found = find(parent, generic, bound, n);
            if (found != null) {
                return found;
            }
        }
        return raw.getGenericSuperclass() == null || raw.getGenericSuperclass() == Object.class ? null
                : find(raw.getGenericSuperclass(), generic, bound, n);
    }
}
