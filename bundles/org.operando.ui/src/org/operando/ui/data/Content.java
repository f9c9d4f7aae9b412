// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import org.operando.api.Table;
import org.operando.api.figure.Page;

/** What is shown of a place in a file. */
sealed interface Content {
    /** Slices of an array. */
    record Array(DataArray array) implements Content {
    }

    /** Columns of a table. */
    record Columns(Table table) implements Content {
    }

    /** A grid that is read where it is looked at. */
    record Grid(Cells cells) implements Content {
    }

    /** A text. */
    record Words(String text) implements Content {
    }

    /** A picture. */
    record Shown(Page page) implements Content {
    }

    /** Nothing but attributes and what lies below. */
    record Nothing() implements Content {
    }
}
