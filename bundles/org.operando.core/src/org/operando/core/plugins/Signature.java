// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What can be known of a jar's origin.
 * @param sha256 hash of the file, hexadecimal
 * @param words who signed it, or that nobody did
 */
public record Signature(String sha256, String words) {
    private static final long FREE_BYTES = 64L << 20;
    private static final long MOST_TIMES = 100;
    private static final int MOST_ENTRIES = 100_000;

    /**
     * Reads all of a jar: its hash, its signatures; refuses one that unpacks to no end, or that names files outside of itself.
     * @throws PluginException when the jar is not as it was signed, or cannot be read
     */
    public static Signature of(Path jar) throws PluginException {
        String file = jar.getFileName().toString();
        try {
            String hash = sha256(jar);
            try (JarFile open = new JarFile(jar.toFile(), true)) {
                return new Signature(hash, words(open, file, Math.max(FREE_BYTES, MOST_TIMES * Files.size(jar))));
            }
        } catch (SecurityException e) {
            throw new PluginException("is not as it was signed: it was changed or damaged", file,
                    "do not use it; get it again from its author", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginException("cannot be read", file, "get it again", e);
        }
    }

    /** Hash of a file. */
    public static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file),
                MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String words(JarFile jar, String file, long most) throws IOException, PluginException {
        Set<String> signers = new LinkedHashSet<>();
        int files = 0;
        int signed = 0;
        long left = most;
        if (jar.size() > MOST_ENTRIES) {
            throw new PluginException("holds more than " + MOST_ENTRIES + " files", file, "do not use it");
        }
        for (JarEntry entry : jar.stream().toList()) {
            ZipLimits.requireInside(entry.getName(), file);
            try (InputStream in = jar.getInputStream(entry)) {
                left = ZipLimits.take(in, OutputStream.nullOutputStream(), left, file);
            }
            if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                files++;
                CodeSigner[] by = entry.getCodeSigners();
                signed += by == null ? 0 : 1;
                for (CodeSigner signer : by == null ? new CodeSigner[0] : by) {
                    signers.add(name((X509Certificate) signer.getSignerCertPath().getCertificates().getFirst(),
                            signer.getTimestamp() == null ? new Date() : signer.getTimestamp().getTimestamp()));
                }
            }
        }
        return signers.isEmpty() ? "not signed"
                : (signed < files ? "only " + signed + " of " + files + " files signed by " : "signed by ")
                        + String.join("; ", signers);
    }

    /** The name is what the certificate says; who is behind it is not checked, which the words must not hide. */
    private static String name(X509Certificate certificate, Date when) {
        String name = certificate.getSubjectX500Principal().getName();
        boolean own = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        boolean over = when.after(certificate.getNotAfter()) || when.before(certificate.getNotBefore());
        return name + (own ? " (certificate of its own making)"
                : " (certificate by " + certificate.getIssuerX500Principal().getName() + ")")
                + (over ? " (certificate not valid at the time)" : "");
    }
}
