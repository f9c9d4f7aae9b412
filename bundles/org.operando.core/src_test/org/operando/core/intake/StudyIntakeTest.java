// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.study.StudyOutline;

class StudyIntakeTest {
    @TempDir
    private Path folder;

    /** Knows files that begin with NEWARE, as the real one does. */
    private static final class Log implements Loader<Log.Said, CellRecord> {
        record Said() {
        }

        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("NEWARE") ? Recognition.yes(1, "a log") : Recognition.no("no log");
        }

        @Override
        public Loaded<CellRecord> load(List<Path> files, Said measurement, Context context) {
            throw new IllegalStateException("nothing is loaded here");
        }
    }

    private StudyDraft draft(Path file) throws LoadException {
        Catalogue catalogue = new Catalogue().add(Kind.LOADER, Contribution.of("log", "echem", new Log()));
        return StudyIntake.read(file, folder.resolve("batch.study.yaml"), new Recogniser(catalogue));
    }

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("batch.csv"), text);
    }

    private static String value(StudyDraft draft, String path) {
        return StudyOutline.of(draft.text()).orElseThrow().find(path).orElseThrow().value();
    }

    @Test
    void makesAStudyOfAJournal() throws Exception {
        StudyDraft draft = draft(table("""
                file,label,mass (mg),area,nominal capacity,group,comment
                raw/a.ndax,NC91 #1,6.16,1.54,200,A,first
                raw/b 1.nda;raw/b 2.nda,NC91 #2,0.00612 g,,,A,
                ,not made,,,,B,
                """));

        assertEquals("6.16 mg", value(draft, "cells.NC91-1.mass"));
        assertEquals("1.54 cm2", value(draft, "cells.NC91-1.area"));
        assertEquals("200 mAh/g", value(draft, "measurements.NC91-1-cycling.nominalCapacity"));
        assertEquals("0.00612 g", value(draft, "cells.NC91-2.mass"));
        assertEquals("A", value(draft, "cells.NC91-2.condition"));
        assertEquals("raw/b 2.nda", value(draft, "measurements.NC91-2-cycling.files.2"));
        assertEquals(value(draft, "cells.NC91-1.sample"), value(draft, "cells.NC91-2.sample"));
        assertTrue(draft.notes().toString().contains("row 4 (not made) is left out: it names no file"),
                draft.notes().toString());
    }

    @Test
    void knowsTitlesAndKindsOfCellpysTables() throws Exception {
        // titles and second row as cellpy's data base has them; semicolons as a German spreadsheet writes them
        StudyDraft draft = draft(table("""
                id;exists;label;group;cell;file_name_indicator;mass_active_material;cell_type;area;raw_file_names
                int;bol;str;int;str;str;float;categorical;(cm^2);list
                614;1;;1;cell_45;20160805_test001_45_cc;0,51;anode;1.77;
                615;0;;2;cell_46;20160805_test001_46_cc;0,45;anode;1.77;
                """));

        assertEquals("0.51 mg", value(draft, "cells.cell_45.mass"));
        assertEquals("1.77 cm2", value(draft, "cells.cell_45.area"));
        assertEquals("20160805_test001_45_cc*", value(draft, "measurements.cell_45-cycling.files"));
        assertEquals("cycling-negative", value(draft, "run.cell_45-cycling"));
        assertEquals(1, draft.measurements());
        assertTrue(draft.notes().toString().contains("(cell_46) is left out: the journal says not to use it"));
    }

    @Test
    void leavesOutLoadingsThatDifferWithinASample() throws Exception {
        String text = """
                file,label,group,loading
                a.nda,a,1,4.1
                b.nda,b,1,%s
                """;

        assertEquals("4.1 mg/cm2", value(draft(table(text.formatted("4.1"))), "samples.group-1.loading"));
        StudyDraft differing = draft(table(text.formatted("3.9")));
        assertTrue(StudyOutline.of(differing.text()).orElseThrow().find("samples.group-1.loading").isEmpty());
        assertTrue(differing.notes().toString().contains("loadings of the cells of group-1 differ"));
    }

    @Test
    void refusesWhatIsNoJournalAndNamesTheRowOfAWrongNumber() throws Exception {
        assertThrows(LoadException.class, () -> draft(table("time,voltage\n1,2\n")));
        LoadException e = assertThrows(LoadException.class,
                () -> draft(table("file,label,mass\na.nda,A,six\n")));
        assertTrue(e.getMessage().contains("row 2") && e.getMessage().contains("'six'"), e.getMessage());
        LoadException unit = assertThrows(LoadException.class,
                () -> draft(table("file,label,mass [cm]\na.nda,A,6\n")));
        assertTrue(unit.getMessage().contains("no unit like mg"), unit.getMessage());
        assertFalse(StudyIntake.isKnown(FileHead.of(table("time,voltage\n1,2\n"))));
    }

    private Path archive(Map<String, String> parts) throws IOException {
        Path file = folder.resolve("sample.eln");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** As datalab lays its archives out: a data set an item, its files in it. */
    private static Map<String, String> datalab(String fileKeys) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("demo/ro-crate-metadata.json", """
                {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [
                  {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}},
                  {"@id": "./", "@type": "Dataset", "name": "two cells", "hasPart": [{"@id": "./cell_e2/"}]},
                  {"@id": "./cell_e2/", "@type": "Dataset", "name": "", "identifier": "cell_e2",
                   "hasPart": [{"@id": "./cell_e2/log 5.nda"}, {"@id": "./cell_e2/photo.txt"}],
                   "variableMeasured": [
                     {"@type": "PropertyValue", "propertyID": "active mass", "value": 6.16, "unitText": "mg"},
                     {"@type": "PropertyValue", "name": "Calendering", "value": "2", "unitText": "MPa"},
                     {"@type": "PropertyValue", "name": "Electrolyte", "value": "LP57"}]},
                  {"@id": "./cell_e2/log 5.nda", "@type": "File"%s},
                  {"@id": "./cell_e2/photo.txt", "@type": "File"}]}
                """.formatted(fileKeys));
        parts.put("demo/cell_e2/log 5.nda", "NEWARE....");
        parts.put("demo/cell_e2/photo.txt", "no log");
        return parts;
    }

    @Test
    void takesSamplesAndLogsOfAnElnArchive() throws Exception {
        // printf 'NEWARE....' | sha256sum
        StudyDraft draft = draft(archive(datalab(
                ", \"sha256\": \"8a50dcdf32428f647bb085875acf209a9bf51baaee99cca03444402300aad82d\"")));

        assertEquals("6.16 mg", value(draft, "samples.cell_e2.mass"));
        assertEquals("2 MPa", value(draft, "samples.cell_e2.values.Calendering"));
        assertEquals("LP57", value(draft, "samples.cell_e2.provenance.Electrolyte"));
        String file = value(draft, "measurements.log-5.files");
        assertEquals("batch-files/cell_e2/log 5.nda", file);
        assertEquals("NEWARE....", Files.readString(folder.resolve(file)));
        assertFalse(Files.exists(folder.resolve("batch-files/cell_e2/photo.txt")), "no loader knows it");
    }

    @Test
    void dividesTheNominalCapacityOfAWholeCellByItsMass() throws Exception {
        StudyDraft titled = draft(
                table("file,label,mass (mg),nominal capacity (mAh)\na.nda,A,6.16,1.232\nb.nda,B,,2\n"));
        StudyDraft cellpy = draft(table("file,label,mass,nom_cap,nom_cap_specifics\na.nda,A,5,0.3,absolute\n"
                + "a.nda,A,5,200,gravimetric\n"));

        assertEquals("200 mAh/g", value(titled, "cells.A.capacity"));
        assertTrue(titled.notes().toString().contains("no mass to make it one"), titled.notes().toString());
        assertEquals("60 mAh/g", value(cellpy, "cells.A.capacity"));
        assertEquals("200 mAh/g", value(cellpy, "cells.A-2.capacity"));
        assertTrue(cellpy.notes().toString().contains("another row has the label A"), cellpy.notes().toString());
    }

    @Test
    void keepsFilesOfOneNameApartAndThoseBesideOtherDataSets() throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("x/ro-crate-metadata.json",
                """
                        {"@graph": [{"@id": "./", "@type": "Dataset", "hasPart": [{"@id": "P%20roject/"}]},
                          {"@id": "P%20roject/", "@type": "Dataset", "name": "P", "hasPart": [{"@id": "P%20roject/over%20view.nda"},
                           {"@id": "C/"}]},
                          {"@id": "C/", "@type": "Dataset", "name": "C", "hasPart": [{"@id": "C/a/log.nda"}, {"@id": "C/b/log.nda"}],
                           "variableMeasured": [{"name": "Active mass", "value": "6,1", "unitText": "mg"},
                            {"name": "Electrode area", "value": "1.54", "unitText": "cm²"},
                            {"name": "Nominal capacity", "value": "200", "unitText": "mAh/g"}]}]}
                        """);
        parts.put("x/P roject/over view.nda", "NEWARE 0");
        parts.put("x/C/a/log.nda", "NEWARE 1");
        parts.put("x/C/b/log.nda", "NEWARE 2");

        StudyDraft draft = draft(archive(parts));

        assertEquals(3, draft.measurements());
        assertEquals("NEWARE 0", Files.readString(folder.resolve(value(draft, "measurements.over-view.files"))));
        assertEquals("NEWARE 1", Files.readString(folder.resolve(value(draft, "measurements.log.files"))));
        assertEquals("NEWARE 2", Files.readString(folder.resolve(value(draft, "measurements.log-2.files"))));
        assertEquals("6.1 mg", value(draft, "cells.C.mass"));
        assertEquals("1.54 cm2", value(draft, "cells.C.area"));
        assertEquals("200 mAh/g", value(draft, "measurements.log.nominalCapacity"));
        assertEquals("C", value(draft, "measurements.log.cell"));
    }

    @Test
    void readsTheExtraFieldsOfElabftw() throws Exception {
        Map<String, String> parts = Map.of("export/ro-crate-metadata.json",
                """
                        {"@graph": [{"@id": "./", "@type": ["Dataset"], "hasPart": [{"@id": "./Sample - NC91 - 5cd9891c"}]},
                          {"@id": "./Sample - NC91 - 5cd9891c", "@type": "Dataset", "name": "NC91", "genre": "resource",
                           "hasPart": [], "variableMeasured": [{"propertyID": "elabftw_metadata", "value":
                           "{\\"extra_fields\\": {\\"Formula\\": {\\"type\\": \\"text\\", \\"value\\": \\"LiNi0.9Co0.1O2\\"}, \\"Loading\\": {\\"type\\": \\"number\\", \\"value\\": \\"4.1\\", \\"unit\\": \\"mg/cm2\\"}}}"}]}]}
                        """);

        StudyDraft draft = draft(archive(parts));

        assertEquals("LiNi0.9Co0.1O2", value(draft, "samples.NC91.composition"));
        assertEquals("4.1 mg/cm2", value(draft, "samples.NC91.loading"));
    }

    @Test
    void refusesAnArchiveThatWasChanged() {
        LoadException e = assertThrows(LoadException.class, () -> draft(archive(datalab(
                ", \"sha256\": \"0000000000000000000000000000000000000000000000000000000000000000\""))));

        assertTrue(e.getMessage().contains("log 5.nda") && e.getMessage().contains("SHA-256"), e.getMessage());
    }

    @Test
    void writesNothingOutsideOfItsFolder() throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("demo/ro-crate-metadata.json", """
                {"@graph": [{"@id": "./", "@type": "Dataset", "hasPart": [{"@id": "a/"}]},
                  {"@id": "a/", "@type": "Dataset", "name": "..", "hasPart": [{"@id": "a/../../../evil.nda"}]}]}
                """);
        parts.put("demo/a/../../../evil.nda", "NEWARE");

        draft(archive(parts));

        try (var files = Files.walk(folder)) {
            assertEquals(List.of("batch-files/unnamed/evil.nda"), files.filter(f -> f.toString().endsWith(".nda"))
                    .map(f -> folder.relativize(f).toString()).toList());
        }
    }
}
