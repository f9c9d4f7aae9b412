// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.util.List;
import java.util.stream.Collectors;
import org.operando.api.OperandoException;

/** A plug-in cannot be installed or taken away. */
public class PluginException extends OperandoException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong
     * @param where file, plug-in or bundle
     * @param remedy what the user can do
     */
    public PluginException(String what, String where, String remedy) {
        super(what, where, remedy, null);
    }

    /** The file could not be read or written. */
    public PluginException(String what, String where, String remedy, Exception cause) {
        super(what + " (" + cause.getMessage() + ")", where, remedy, cause);
    }

    /** Several things at once, each with its remedy. */
    public PluginException(String plugin, List<PluginException> problems) {
        super(problems.size() == 1 ? problems.getFirst().getMessage()
                : problems.stream().map(p -> "\n  " + p.getMessage()).collect(Collectors.joining()), plugin,
                problems.size() == 1 ? "" : "\n  nothing was installed", null);
    }
}
