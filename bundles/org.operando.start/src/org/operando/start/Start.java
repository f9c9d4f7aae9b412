// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.start;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Starts the command line without the Equinox launcher: only the bundles that a batch run needs, in a framework whose state
 * is kept per installation in the user's cache. The state is made privately and published by one rename, then only read: any
 * number of runs may start at once, and the installation is never written.
 *
 * <p>Arguments: the folder with the bundles, the user's cache folder, further folders with plug-ins (separated like a class
 * path; may be empty), then the command line.
 */
public final class Start {
    /** Bundles of the platform that a batch run needs; all others of the platform are left out. */
    private static final List<String> PLATFORM = List.of("org.eclipse.equinox.common", "org.eclipse.equinox.registry",
            "org.eclipse.january");
    /** Libraries that only the window needs; nobody in a batch run would find them missing. */
    private static final List<String> WINDOW_LIBRARIES = List.of("com.ibm.icu", "com.sun.jna", "jakarta.",
            "org.apache.batik.", "org.apache.xmlgraphics.", "org.commonmark", "org.w3c.css.sac");
    private static final String COMMAND_LINE = "org.operando.cli";
    private static final List<String> STARTED = List.of("org.eclipse.equinox.common", "org.eclipse.equinox.registry",
            COMMAND_LINE);
    /** Names in the state what could not be installed, so that each run can say so. */
    private static final String LEFT_OUT = "left-out.txt";

    /** What could not be installed, a line each: the jar, a tab, the reason. The catalogue names it. */
    private static final String NO_BUNDLES = "operando.noBundles";

    /** Set by the command line: {@code true} while a run writes its state at a signal, {@code work} while others work. */
    private static final String RUNNING = "operando.running";
    private static final int STOPPED = 130;
    private static volatile boolean ended;

    private Start() {
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) throws Exception {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Start::stopped));
        } catch (IllegalStateException e) {
            // a signal came before anything was begun: the process is ending
            return;
        }
        Path plugins = Path.of(args[0]).toAbsolutePath();
        List<Path> jars = new ArrayList<>(jars(plugins, true));
        for (String folder : args[2].split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                jars.addAll(jars(Path.of(folder).toAbsolutePath(), false));
            }
        }
        Path state = Path.of(args[1]).toAbsolutePath().resolve("state").resolve(fingerprint(jars));
        boolean ready = Files.isDirectory(state);
        Path used = ready ? state : Path.of(state + "." + ProcessHandle.current().pid());
        int exit = run(plugins, used, ready ? List.of() : jars, ready, Arrays.copyOfRange(args, 3, args.length));
        if (!ready) {
            publish(used, state);
        }
        ended = true;
        System.exit(exit);
    }

    /** A signal where no run has its own way to stop: files get their names when they are whole, so nothing is lost. */
    private static void stopped() {
        String running = System.getProperty(RUNNING, "");
        if (!ended && !running.equals("true")) {
            System.err.println(running.isEmpty() ? "operando: stopped before anything was run"
                    : "operando: stopped at work; what has its name is whole, the rest was not written");
            Runtime.getRuntime().halt(STOPPED);
        }
    }

    private static int run(Path plugins, Path state, List<Path> install, boolean readOnly, String[] command)
            throws Exception {
        Framework framework = framework(plugins, state, readOnly);
        framework.init();
        BundleContext context = framework.getBundleContext();
        if (!readOnly) {
            List<String> leftOut = new ArrayList<>();
            for (Path jar : install) {
                install(context, jar, leftOut);
            }
            Files.write(state.resolve(LEFT_OUT), leftOut);
            framework.adapt(FrameworkWiring.class).resolveBundles(null);
        }
        System.setProperty(NO_BUNDLES, Files.readString(state.resolve(LEFT_OUT)));
        framework.start();
        try {
            Bundle cli = find(context, COMMAND_LINE);
            return (int) cli.loadClass("org.operando.cli.Main").getMethod("run", String[].class).invoke(null,
                    (Object) command);
        } finally {
            framework.stop();
            framework.waitForStop(5000);
        }
    }

    private static Framework framework(Path plugins, Path state, boolean readOnly) {
        Map<String, String> p = new HashMap<>();
        p.put("osgi.configuration.area", state.toUri().toString());
        p.put("osgi.configuration.area.readOnly", Boolean.toString(readOnly));
        p.put("osgi.instance.area", "@none");
        p.put("osgi.user.area", "@none");
        p.put("osgi.install.area", plugins.getParent().toUri().toString());
        p.put("osgi.checkConfiguration", "false");
        p.put("osgi.locking", "none");
        return ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(p);
    }

    /** A jar that is no bundle must not keep the others from running; the catalogue names what it does not find. */
    private static void install(BundleContext context, Path jar, List<String> leftOut) {
        try {
            Bundle bundle = context.installBundle("reference:" + jar.toUri());
            if (STARTED.contains(bundle.getSymbolicName())) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        } catch (BundleException e) {
            leftOut.add(jar + "\tis left out: it is no usable bundle (" + e.getMessage().replaceAll("\\s+", " ") + ")");
        }
    }

    private static Bundle find(BundleContext context, String name) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new BundleException("the installation lacks the bundle " + name + "; install it again");
    }

    private static List<Path> jars(Path folder, boolean own) throws IOException {
        List<Path> jars = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            System.err.println("operando: no such folder of plug-ins: " + folder);
            return jars;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : all) {
                if (isForBatch(jar.getFileName().toString(), own)) {
                    jars.add(jar);
                }
            }
        }
        jars.sort(Comparator.naturalOrder());
        return jars;
    }

    private static boolean isForBatch(String file, boolean own) {
        String name = file.replaceFirst("[_-][0-9].*|[.]jar$", "");
        // bundles of the window, ours and those beside a plug-in: without SWT they would only be named as broken
        boolean window = name.endsWith(".ui") || name.contains(".ui.");
        if (!own || window) {
            return !window;
        }
        boolean platform = name.startsWith("org.eclipse.") || name.startsWith("org.osgi.")
                || name.startsWith("org.apache.felix.");
        return platform ? PLATFORM.contains(name)
                : !name.equals("org.operando.start") && !name.matches(".*\\.ui(\\..*)?")
                        && WINDOW_LIBRARIES.stream().noneMatch(name::startsWith);
    }

    /** Changes when a bundle comes, goes or changes. */
    private static String fingerprint(List<Path> jars) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path jar : jars) {
            String line = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** Another first start may have published meanwhile: then this one's state goes. */
    private static void publish(Path made, Path state) throws IOException {
        try {
            Files.move(made, state, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try (Stream<Path> all = Files.walk(made)) {
                all.sorted(Comparator.reverseOrder()).forEach(Start::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
