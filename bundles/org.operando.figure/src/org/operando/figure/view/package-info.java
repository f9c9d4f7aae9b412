// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/**
 * What of a page is looked at: zoom, colours, hidden marks as a value that makes another page, so that screen, export and
 * tests share it; and the numbers that are seen.
 */
package org.operando.figure.view;
