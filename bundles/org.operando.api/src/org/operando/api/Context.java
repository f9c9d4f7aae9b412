// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.function.Function;

/** What surrounds a running operation or loader. Safe for use by all threads of the step. */
public interface Context {
    /**
     * Reports progress; checks for cancel too.
     * @param done units of work done
     * @param of units in all
     * @param what what is being done, e.g. "frames"
     */
    void progress(long done, long of, String what);

    /** Throws {@link Cancelled} when the user stopped the work; to be called at least every 0.2 s. */
    void check();

    /**
     * Notes something questionable about the result.
     * @param where file, row, frame
     * @param what what is questionable
     */
    void warn(String where, String what);

    /**
     * Notes that data of the measurement are left out because they cannot be used. The work goes on with the rest; the
     * run names them among what is missing and does not end with success.
     * @param where file, line
     * @param why what is wrong there
     */
    void leaveOut(String where, String why);

    /** Runs the body for 0 to count - 1 on the step's threads; the failure of the lowest index is thrown. May be nested. */
    void parallel(int count, IntTask body) throws OperationException;

    /**
     * Set-up shared by all that ask with an equal key: made once, kept while memory allows.
     * @param key compared by its contents
     * @param make a pure function of the key; its result is not changed afterwards
     */
    <K extends Record, V> V shared(K key, Function<K, V> make);

    /**
     * What a plug-in contributed under an id to the extension point of this type, e.g. a peak shape.
     * @throws OperationException when there is none; the message names those that there are
     */
    <T> T contributed(Class<T> type, String id) throws OperationException;

    /** Bytes that this step may hold. */
    long memory();

    /** Seed for random numbers, equal in every run of the same step with the same inputs. */
    long seed();

    /** Body of {@link #parallel}. */
    interface IntTask {
        /** Does the work of one index. */
        void run(int index) throws OperationException;
    }
}
