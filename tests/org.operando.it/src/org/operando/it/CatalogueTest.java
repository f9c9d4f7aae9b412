// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Test;
import org.operando.api.FigureBuilder;
import org.operando.api.Loader;
import org.operando.api.Operation;
import org.operando.api.Technique;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.Schema;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;

/** What the plug-ins of the installation contribute, by way of the extension registry. */
class CatalogueTest {
    private static final List<String> TECHNIQUES = List.of("org.operando.echem", "org.operando.powder",
            "org.example.raman");

    private static void assertHolds(Catalogue catalogue, Kind kind, String... ids) {
        TreeSet<String> missing = new TreeSet<>(Set.of(ids));
        missing.removeAll(catalogue.ids(kind));
        assertEquals(Set.of(), missing, kind + " lacks what a bundle contributes");
    }

    @Test
    void catalogueHoldsWhatAllBundlesContribute() {
        Catalogue catalogue = Platform.catalogue();

        assertHolds(catalogue, Kind.TECHNIQUE, "echem", "powder", "raman");
        assertHolds(catalogue, Kind.LOADER, "neware.nda", "neware.ndax", "biologic.mpt", "powder.columns",
                "raman.twoColumn", "maccor.text", "landt.csv", "novonix.csv", "basytec.text", "pec.csv", "bdf.text",
                "arbin.res", "arbin.xlsx", "cellpy.files", "biologic.mpr", "table.text", "echem.iv", "echem.icp");
        assertHolds(catalogue, Kind.EXPORTER, "echem.bdf");
        assertHolds(catalogue, Kind.OPERATION, "echem.cycles", "powder.series", "powder.peak", "raman.peak");
        assertHolds(catalogue, Kind.FIGURE, "echem.capacity", "echem.voltageProfiles", "echem.timeSeries",
                "powder.contour", "powder.patterns", "powder.peakTrack", "powder.spacing", "raman.spectrum");
        assertHolds(catalogue, Kind.PEAK_SHAPE, "gauss", "lorentz", "pseudo-voigt", "split-pseudo-voigt",
                "pearson-vii");
        assertHolds(catalogue, Kind.OPTIMIZER, "levenberg-marquardt");
        assertEquals(List.of(), catalogue.problems());
    }

    @Test
    void thirdPartyBundleIsNamedAsTheOneThatBringsItsTechnique() {
        assertEquals("org.example.raman", Platform.catalogue().technique("raman").orElseThrow().bundle());
    }

    @Test
    void readingTheCatalogueLoadsNoClassOfATechnique() throws Exception {
        letWaitForTheirFirstClass();

        Catalogue catalogue = Platform.catalogue();
        Cli list = Cli.run("list", "techniques");

        assertEquals(0, list.exit(), list.toString());
        for (String name : TECHNIQUES) {
            assertEquals(Bundle.STARTING, Platform.bundle(name).getState(), name + " was loaded");
        }
        // the probe does see a class that is loaded
        for (String technique : List.of("echem", "powder", "raman")) {
            catalogue.technique(technique).orElseThrow().instance();
        }
        for (String name : TECHNIQUES) {
            assertEquals(Bundle.ACTIVE, Platform.bundle(name).getState(), name);
        }
    }

    /** A lazy bundle that is started stays STARTING until a class of its is loaded, the first since its refresh. */
    private static void letWaitForTheirFirstClass() throws Exception {
        List<Bundle> bundles = TECHNIQUES.stream().map(Platform::bundle).toList();
        CountDownLatch refreshed = new CountDownLatch(1);
        FrameworkWiring framework = Platform.context().getBundle(0).adapt(FrameworkWiring.class);
        framework.refreshBundles(bundles, event -> refreshed.countDown());
        assertTrue(refreshed.await(20, TimeUnit.SECONDS));
        for (Bundle bundle : bundles) {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            assertEquals(Bundle.STARTING, bundle.getState(), bundle + " is not lazy");
        }
    }

    @Test
    void everyContributionCanBeMadeAndIsWhatItsPointAsksFor() throws Exception {
        Catalogue catalogue = Platform.catalogue();
        for (Kind kind : Kind.values()) {
            for (Contribution<?> contribution : catalogue.all(kind)) {
                assertTrue(kind.type().isInstance(contribution.instance()), contribution.id());
                assertTrue(contribution.version() >= 1, contribution.id());
            }
        }
    }

    @Test
    void recordsOfEveryContributionGiveASchema() throws Exception {
        Catalogue catalogue = Platform.catalogue();
        int records = 0;
        for (Contribution<?> c : catalogue.all(Kind.OPERATION)) {
            for (int n = 0; n < 3; n++) {
                records += fields(Catalogue.type((Operation<?, ?, ?>) c.instance(), n));
            }
        }
        for (Contribution<?> c : catalogue.all(Kind.FIGURE)) {
            records += fields(Catalogue.type((FigureBuilder<?, ?>) c.instance(), 0));
            records += fields(Catalogue.type((FigureBuilder<?, ?>) c.instance(), 1));
        }
        for (Contribution<?> c : catalogue.all(Kind.TECHNIQUE)) {
            records += fields(Catalogue.measurementType((Technique<?>) c.instance()));
        }
        for (Contribution<?> c : catalogue.all(Kind.LOADER)) {
            records += fields(Catalogue.loadedType((Loader<?, ?>) c.instance()));
            assertEquals(
                    Catalogue.measurementType(catalogue.technique(c.technique()).orElseThrow().instance()),
                    Catalogue.measurementType((Loader<?, ?>) c.instance()),
                    c.id() + " takes the measurement record of its technique");
        }
        int contributed = 3 * catalogue.all(Kind.OPERATION).size() + 2 * catalogue.all(Kind.FIGURE).size()
                + catalogue.all(Kind.TECHNIQUE).size() + catalogue.all(Kind.LOADER).size();
        assertEquals(contributed, records);
        assertTrue(records > 60, records + " records");
    }

    /** One for a record whose components all have names and labels. */
    private static int fields(Class<? extends Record> type) {
        for (Schema.Field field : Schema.of(type).fields()) {
            assertFalse(field.name().isBlank(), type.getName());
            assertFalse(field.label().isBlank(), type.getName() + "." + field.name());
        }
        return 1;
    }

    @Test
    void everyExtensionHasAUniqueIdALabelAndATechniqueThatExists() {
        Collection<String> techniques = Platform.catalogue().ids(Kind.TECHNIQUE);
        for (Kind kind : Kind.values()) {
            Set<String> ids = new HashSet<>();
            for (IConfigurationElement e : RegistryFactory.getRegistry().getConfigurationElementsFor(kind.point())) {
                String id = e.getAttribute("id");
                assertNotNull(id, e.getContributor().getName());
                assertTrue(ids.add(id), "two of id " + id);
                assertNotNull(e.getAttribute("label"), id);
                boolean ofATechnique = kind == Kind.LOADER || kind == Kind.EXPORTER || kind == Kind.OPERATION
                        || kind == Kind.FIGURE;
                assertTrue(!ofATechnique || techniques.contains(e.getAttribute("technique")), id);
            }
            assertFalse(ids.isEmpty(), kind.point());
        }
    }
}
