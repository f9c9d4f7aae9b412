// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file says of its class.
 * @param name with dots
 * @param supertypes super class and interfaces, with dots
 * @param annotations types of its annotations, with dots
 * @param references all classes it mentions: in code, signatures and annotations
 * @param isPublic whether the class is public
 * @param isAbstract whether it is abstract or an interface
 * @param hasPlainConstructor whether it has a public constructor without arguments
 */
record ClassFacts(String name, List<String> supertypes, Set<String> annotations, Set<String> references,
        boolean isPublic,
        boolean isAbstract, boolean hasPlainConstructor) {
    /** A class name inside a descriptor or generic signature. */
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([A-Za-z_$][\\w$]*(?:/[\\w$]+)+)[;<]");

    static ClassFacts of(Path file) {
        try {
            return of(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassFacts of(ClassModel model) {
        List<String> supertypes = new ArrayList<>();
        model.superclass().ifPresent(s -> supertypes.add(dotted(s.asInternalName())));
        model.interfaces().forEach(i -> supertypes.add(dotted(i.asInternalName())));
        Set<String> annotations = new TreeSet<>();
        model.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(a -> a.annotations()
                .forEach(one -> annotations
                        .add(one.classSymbol().packageName() + "." + one.classSymbol().displayName())));
        boolean plain = model.methods().stream().anyMatch(m -> m.methodName().equalsString("<init>")
                && m.methodType().equalsString("()V") && m.flags().has(AccessFlag.PUBLIC));
        return new ClassFacts(dotted(model.thisClass().asInternalName()), supertypes, annotations, references(model),
                model.flags().has(AccessFlag.PUBLIC), model.flags().has(AccessFlag.ABSTRACT), plain);
    }

    private static Set<String> references(ClassModel model) {
        Set<String> references = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry c && !c.asInternalName().startsWith("[")) {
                references.add(dotted(c.asInternalName()));
            } else if (entry instanceof Utf8Entry text) {
                Matcher m = IN_DESCRIPTOR.matcher(text.stringValue());
                while (m.find()) {
                    references.add(dotted(m.group(1)));
                }
            }
        }
        return references;
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }

    /** Name without package and outer class. */
    String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    String packageName() {
        return packageOf(name);
    }

    static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
