// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.NexusDefined;
import org.operando.api.Operation;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Subject;
import org.operando.api.Warning;
import org.operando.core.catalogue.Absence;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Citation;
import org.operando.core.catalogue.Contribution;
import org.operando.core.files.WholeFile;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.Hdf5Writer;

/**
 * The result of a step as a NeXus file: {@code /entry} holds the outputs by name, {@code /entry/operando_process} (NXprocess)
 * what made them, {@code /entry/operando_process_1} and so on what made the results that went in. Nothing in it
 * depends on the time or the machine, but for the date where an application definition requires one.
 */
public final class ResultFile {
    private static final String ENTRY = "/entry";
    private static final String PROCESS = ENTRY + ProcessGroups.NAME;
    private static final String SUBJECT = ENTRY + "/operando_subject";

    /**
     * What a result file says of itself.
     * @param key what the result depends on
     * @param operation id of the operation
     * @param version version of the operation
     * @param subject what the result belongs to
     * @param parameters canonical JSON of all parameters
     * @param units units of the parameters that have one, by the parameter's path; empty in files of versions that did
     *            not write them
     * @param inputs keys of inputs and hashes of files, by name
     * @param warnings what is questionable
     * @param upstream heads of the results that went in, the first made first, each once
     * @param citations publications that the result rests on; not read back
     */
    public record Header(String key, String operation, int version, Subject subject, String parameters,
            Map<String, String> units, Map<String, String> inputs, List<Warning> warnings, List<Header> upstream,
            List<Citation> citations) {
        /** Of a result that rests on raw files alone. */
        public Header(String key, String operation, int version, Subject subject, String parameters,
                Map<String, String> inputs, List<Warning> warnings) {
            this(key, operation, version, subject, parameters, inputs, warnings, List.of(), List.of());
        }

        /** Of a result whose parameters have no units. */
        public Header(String key, String operation, int version, Subject subject, String parameters,
                Map<String, String> inputs, List<Warning> warnings, List<Header> upstream, List<Citation> citations) {
            this(key, operation, version, subject, parameters, Map.of(), inputs, warnings, upstream, citations);
        }
    }

    private ResultFile() {
    }

    /** Writes a new file, reads it back and seals it: it holds what was to be written, or this throws. */
    public static void write(Path file, Header header, Record outputs) throws IOException, LoadException {
        Hdf5Writer writer = Hdf5Writer.create(file);
        try (writer) {
            writer.attribute("/", "default", "entry");
            writer.attribute(ENTRY, "NX_class", "NXentry");
            writer.attribute(ENTRY, "key", header.key());
            writer.attribute(ENTRY, "operation", header.operation());
            writer.attribute(ENTRY, "version", header.version());
            ProcessGroups.write(writer, ENTRY, header);
            subject(writer, header.subject());
            NexusWriter nexus = new NexusWriter(writer);
            nexus.components(outputs, ENTRY);
            if (outputs instanceof NexusDefined defined && defined.nexusDefinition().isPresent()) {
                DefinitionGroups.write(writer, nexus, ENTRY, header, defined.nexusDefinition().get());
            }
            nexus.markDefault(ENTRY);
            nexus.stream();
        }
        writer.verify();
        ResultSeal.add(file);
    }

    /** Writes beside the file and moves it to its place when it is whole. */
    public static void publish(Path file, Header header, Record outputs) throws IOException, LoadException {
        write(WholeFile.temporary(file), header, outputs);
        WholeFile.publish(file);
    }

    /** As {@link #publish}, for what only saves work: not on the disk yet when this returns. A torn one breaks its seal. */
    public static void publishUnsynced(Path file, Header header, Record outputs) throws IOException, LoadException {
        write(WholeFile.temporary(file), header, outputs);
        WholeFile.publishUnsynced(file);
    }

    private static void subject(Hdf5Writer writer, Subject subject) {
        writer.attribute(SUBJECT, "NX_class", "NXsample");
        writer.write(SUBJECT + "/name", subject.sample());
        writer.write(SUBJECT + "/measurement", subject.measurement());
        subject.state().ifPresent(s -> writer.write(SUBJECT + "/state", s));
        subject.cell().ifPresent(s -> writer.write(SUBJECT + "/cell", s));
        subject.particle().ifPresent(s -> writer.write(SUBJECT + "/particle", s));
    }

    /** The key of a result; empty when there is no result file, or none that can be read. */
    public static Optional<String> key(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return hdf.text(ENTRY, "key");
        } catch (LoadException e) {
            return Optional.empty();
        }
    }

    /** The head of a result; empty when the file is none of ours. */
    public static Optional<Header> header(Path file) {
        if (!file.toString().endsWith(".nxs") || key(file).isEmpty()) {
            return Optional.empty();
        }
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return Optional.of(new Header(hdf.text(ENTRY, "key").orElseThrow(), hdf.text(ENTRY, "operation").orElse(""),
                    (int) hdf.number(ENTRY, "version").orElse(0), subject(hdf), hdf.text(PROCESS + "/parameters"),
                    ProcessGroups.units(hdf, PROCESS), ProcessGroups.inputs(hdf, PROCESS), warnings(hdf),
                    ProcessGroups.upstream(hdf, ENTRY), List.of()));
        } catch (LoadException | RuntimeException e) {
            // not as it was written here: of another kind, length or shape
            return Optional.empty();
        }
    }

    /** The heads of these results and of all that went into them, the first made first, each once. */
    public static List<Header> chain(List<Path> files) {
        Map<String, Header> chain = new LinkedHashMap<>();
        for (Path file : files) {
            header(file).ifPresent(own -> {
                own.upstream().forEach(h -> chain.putIfAbsent(h.key(), h));
                chain.putIfAbsent(own.key(), own);
            });
        }
        return List.copyOf(chain.values());
    }

    private static Subject subject(Hdf5File hdf) throws LoadException {
        return new Subject(hdf.text(SUBJECT + "/name"), text(hdf, "/state"), text(hdf, "/cell"), text(hdf, "/particle"),
                hdf.text(SUBJECT + "/measurement"));
    }

    private static Optional<String> text(Hdf5File hdf, String name) throws LoadException {
        return hdf.exists(SUBJECT + name) ? Optional.of(hdf.text(SUBJECT + name)) : Optional.empty();
    }

    /** The warnings of a result. */
    public static List<Warning> warnings(Path file) throws LoadException {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return warnings(hdf);
        } catch (RuntimeException e) {
            throw notWhole(file, e);
        }
    }

    private static List<Warning> warnings(Hdf5File hdf) throws LoadException {
        if (!hdf.exists(PROCESS + "/warning_what")) {
            return List.of();
        }
        String[] where = (String[]) hdf.read(PROCESS + "/warning_where").values();
        String[] what = (String[]) hdf.read(PROCESS + "/warning_what").values();
        int[] leftOut = (int[]) hdf.read(PROCESS + "/warning_left_out").values();
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < what.length; i++) {
            warnings.add(new Warning(where[i], what[i], leftOut[i] == 1));
        }
        return List.copyOf(warnings);
    }

    /** The record that a file holds: the outputs of its operation, or what its loader read; empty when neither is there. */
    public static Optional<Class<? extends Record>> type(Header header, Catalogue catalogue) throws OperationException {
        Optional<Contribution<Operation<?, ?, ?>>> operation = catalogue.operation(header.operation());
        if (operation.isPresent()) {
            return Optional.of(Catalogue.type(operation.get().instance(), 2));
        }
        for (Contribution<Loader<?, ?>> loader : catalogue.loaders()) {
            if (loader.id().equals(header.operation())) {
                return Optional.of(Catalogue.loadedType(loader.instance()));
            }
        }
        return Optional.empty();
    }

    /**
     * The outputs that a file holds, of whatever operation or loader made it.
     * @throws OperandoException when that is not installed or was newer, with what to install
     */
    public static Record read(Path file, Header header, Catalogue catalogue) throws OperandoException {
        Class<? extends Record> type = type(header, catalogue).orElseThrow(() -> LoadException.at(file, "",
                "was made by '" + header.operation() + "', which is not installed", Absence.REMEDY));
        try {
            return read(file, type);
        } catch (LoadException e) {
            Optional<Contribution<Operation<?, ?, ?>>> operation = catalogue.operation(header.operation());
            if (operation.isPresent() && header.version() > operation.get().version()) {
                throw new LoadException("was made by version " + header.version() + " of '" + header.operation()
                        + "', and " + operation.get().bundle() + " has version " + operation.get().version(),
                        file.toString(), "install a newer one, or run the step again", e);
            }
            throw e;
        }
    }

    /** What was expected there is of another kind, length or shape. */
    private static LoadException notWhole(Path file, RuntimeException e) {
        return new LoadException("is no whole result (" + e + ")", file.toString(), "delete it and run again", e);
    }

    /** The outputs that a file holds. */
    public static <R extends Record> R read(Path file, Class<R> type) throws LoadException {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return type.cast(new NexusReader(hdf, file).components(type, ENTRY));
        } catch (RuntimeException e) {
            throw notWhole(file, e);
        }
    }
}
