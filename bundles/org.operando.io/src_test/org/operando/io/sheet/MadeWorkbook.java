// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks as small as they can be, with the rows of one sheet given as XML. */
final class MadeWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private MadeWorkbook() {
    }

    /** Styles: 0 general, 1 a date, 2 date and time of day, 3 elapsed hours, 4 a number with text in its format. */
    static Path write(Path file, boolean from1904, String rows) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(stream)) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
                    <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>
                    <Override PartName="/xl/sharedStrings.xml" ContentType="%1$ssharedStrings+xml"/>
                    </Types>""".formatted(TYPE));
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><workbookPr date1904="%s"/>
                    <sheets><sheet name="record" sheetId="1" r:id="r1"/></sheets></workbook>"""
                    .formatted(MAIN, RELATIONS, from1904 ? "1" : "0"));
            put(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
                    .formatted(RELATIONS));
            put(zip, "xl/styles.xml",
                    """
                            <styleSheet xmlns="%s"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/>
                            <numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="0.00&quot; mAh&quot;"/>
                            </numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
                            <xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"""
                            .formatted(MAIN));
            put(zip, "xl/sharedStrings.xml", """
                    <sst xmlns="%s"><si><t>Voltage(V)</t></si><si><r><t>rich </t></r><r><t>text</t></r></si></sst>"""
                    .formatted(MAIN));
            put(zip, "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
