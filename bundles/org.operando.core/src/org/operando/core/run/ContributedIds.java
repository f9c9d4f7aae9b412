// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.ArrayList;
import java.util.List;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Schema;

/** Finds ids in parameters that nothing is contributed under, e.g. of an unknown peak shape. */
final class ContributedIds {
    private ContributedIds() {
    }

    /**
     * An id that is unknown.
     * @param key key of the parameter
     * @param what what is wrong, with the nearest valid one
     */
    record Unknown(String key, String what) {
    }

    static List<Unknown> unknown(Record parameters, Catalogue catalogue) {
        List<Unknown> unknown = new ArrayList<>();
        for (Schema.Field field : Schema.of(parameters.getClass()).fields()) {
            if (field.contributed().isPresent() && field.of(parameters) instanceof String id) {
                try {
                    catalogue.contributed(field.contributed().get(), id);
                } catch (OperationException e) {
                    unknown.add(new Unknown(field.name(), "'" + field.name() + "': " + e.what()));
                }
            }
        }
        return unknown;
    }
}
