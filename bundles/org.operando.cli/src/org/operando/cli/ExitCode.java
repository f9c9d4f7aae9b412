// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

/** Exit codes of the command line. */
final class ExitCode {
    /** All went well. */
    static final int WELL = 0;
    /** Something failed, the rest is done. */
    static final int FAILED = 1;
    /** The command or the study is wrong; nothing was run. */
    static final int WRONG = 2;
    /** A fault of ours. */
    static final int FAULT = 3;
    /** The user stopped it. */
    static final int STOPPED = 130;

    private ExitCode() {
    }
}
