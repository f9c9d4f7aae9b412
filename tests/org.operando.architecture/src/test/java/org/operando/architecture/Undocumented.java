// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Public types and methods without documentation; members of an undocumented outer class are looked at too. */
final class Undocumented {
    private Undocumented() {
    }

    /** Names of what has no comment, in the order of the file. */
    static List<String> in(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Source.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavacTask task = (JavacTask) compiler.getTask(null, null, diagnostic -> {
        }, List.of("-proc:none"), null, List.of(file));
        List<String> names = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(DocTrees.instance(task), names).scan(unit, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static final class Scanner extends TreePathScanner<Void, String> {
        private final DocTrees docs;
        private final List<String> names;

        Scanner(DocTrees docs, List<String> names) {
            this.docs = docs;
            this.names = names;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            String name = outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
            note(name);
            return super.visitClass(type, name);
        }

        @Override
        public Void visitMethod(MethodTree method, String outer) {
            boolean constructor = method.getName().contentEquals("<init>");
            if (isVisible(method.getModifiers()) && !isOverride(method) && !constructor) {
                note(outer + "." + method.getName());
            }
            return null;
        }

        private void note(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                names.add(name);
            }
        }

        /** Members of interfaces and annotations are public without saying so. */
        private boolean isVisible(ModifiersTree modifiers) {
            TreePath outer = getCurrentPath().getParentPath();
            Tree.Kind kind = outer == null ? null : outer.getLeaf().getKind();
            boolean inInterface = kind == Tree.Kind.INTERFACE || kind == Tree.Kind.ANNOTATION_TYPE;
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE);
        }

        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
        }
    }
}
