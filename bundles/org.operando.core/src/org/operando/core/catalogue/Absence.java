// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.util.List;
import java.util.Optional;
import org.operando.core.record.NearMiss;

/**
 * Says of what a study or a result asks for, and nothing installed has, what would help: another spelling when one is near,
 * the plug-in that is missing, or a newer one of that which is there.
 */
public final class Absence {
    /** What to do when a plug-in is missing; {@code FILE} is its jar, its zip or the folder of its repository. */
    public static final String REMEDY = "install the plug-in that brings it: operando plugins add FILE";

    private Absence() {
    }

    /** A technique is not there. */
    public static String technique(String id, Catalogue catalogue) {
        return "technique '" + id + "' is not installed"
                + nearest(Kind.TECHNIQUE, id, catalogue).orElseGet(() -> "; " + REMEDY);
    }

    /** An operation or a figure is not there; its technique is what stands before the dot. */
    public static String of(Kind kind, String id, Catalogue catalogue) {
        String technique = id.contains(".") ? id.substring(0, id.indexOf('.')) : "";
        return "unknown " + kind.element() + " '" + id + "'" + nearest(kind, id, catalogue)
                .or(() -> catalogue.technique(technique).map(there -> older(kind, there.bundle()))).orElseGet(
                        () -> technique.isEmpty() ? "; " + REMEDY
                                : ": technique '" + technique + "' is not installed; " + REMEDY);
    }

    private static String older(Kind kind, String bundle) {
        return bundle.isEmpty() ? "; a newer version of its plug-in may have it"
                : "; " + bundle + " has no such " + kind.element() + " in the installed version, a newer one may";
    }

    /** Compared behind the dot within a technique, whose name would make any two of its words look alike. */
    private static Optional<String> nearest(Kind kind, String id, Catalogue catalogue) {
        String prefix = id.substring(0, id.indexOf('.') + 1);
        List<String> ends = catalogue.ids(kind).stream().filter(i -> i.startsWith(prefix))
                .map(i -> i.substring(prefix.length())).toList();
        Optional<String> meant = ends.isEmpty() ? NearMiss.of(id, catalogue.ids(kind))
                : NearMiss.of(id.substring(prefix.length()), ends).map(prefix::concat);
        return meant.map(n -> "; did you mean '" + n + "'?");
    }
}
