// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the bill of materials {@code bom.json} (CycloneDX 1.6) and the folder {@code licences} of a product, from what its
 * {@code plugins} folder holds and what {@code THIRD-PARTY.md} and the target file say of it. No clock goes in: equal
 * products have equal bills. Run: {@code java releng/bill/Bill.java CHECKOUT PRODUCT [FOLDER]}; the folder to write into
 * is the product when none is given.
 *
 * <p>A bundle that is not in {@code THIRD-PARTY.md}, is there in another version, or has a licence without its text, is an
 * error: nothing is written, and the exit code is 1.
 */
public final class Bill {
    private Bill() {
    }

    /** Reads, checks, writes. */
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("Usage: java releng/bill/Bill.java CHECKOUT PRODUCT [FOLDER]");
            System.exit(2);
        }
        Path checkout = Path.of(args[0]);
        Path product = Path.of(args[1]);
        Path folder = args.length > 2 ? Path.of(args[2]) : product;
        List<String> problems = new ArrayList<>();
        ThirdParty thirdParty = ThirdParty.read(checkout, problems);
        List<ShippedBundle> bundles = ShippedBundle.all(product.resolve("plugins"));
        for (ShippedBundle bundle : bundles) {
            check(bundle, thirdParty, problems);
        }
        LicenceTexts texts = new LicenceTexts(checkout, thirdParty, bundles, problems);
        if (!problems.isEmpty()) {
            problems.forEach(p -> System.err.println("bill: " + p));
            System.exit(1);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bom.json"), document(checkout, product, thirdParty, bundles));
        texts.write(folder.resolve("licences"));
    }

    private static void check(ShippedBundle bundle, ThirdParty thirdParty, List<String> problems) {
        if (bundle.isOurs()) {
            return;
        }
        Optional<ThirdParty.Library> library = thirdParty.library(bundle.name());
        if (library.isEmpty()) {
            problems.add(
                    bundle.name() + " " + bundle.version() + " is in the product and not in THIRD-PARTY.md; add a row"
                            + " with its coordinates and licence");
        } else if (!library.get().isOfVersion(bundle.version())) {
            problems.add(bundle.name() + " is " + bundle.version() + " in the product and " + library.get().version()
                    + " in THIRD-PARTY.md; see whether its licence is still the same and write the version there");
        }
    }

    private static String document(Path checkout, Path product, ThirdParty thirdParty, List<ShippedBundle> bundles)
            throws IOException {
        Materials materials = new Materials(thirdParty, bundles, JavaRuntime.of(product));
        return materials.document(timestamp(checkout));
    }

    /** The time that the build gives to all it makes. */
    private static String timestamp(Path checkout) throws IOException {
        String pom = Files.readString(checkout.resolve("pom.xml"));
        String name = "project.build.outputTimestamp>";
        int from = pom.indexOf("<" + name) + name.length() + 1;
        return pom.substring(from, pom.indexOf('<', from));
    }
}
