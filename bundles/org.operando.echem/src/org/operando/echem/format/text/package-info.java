// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What text exports of several makers share: tables, dates, named steps. */
package org.operando.echem.format.text;
