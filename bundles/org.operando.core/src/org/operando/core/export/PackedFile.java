// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

/**
 * A file of a crate.
 * @param path its path in the crate, with slashes
 * @param size bytes
 * @param sha256 SHA-256 of its contents, hexadecimal
 */
record PackedFile(String path, long size, String sha256) {
}
